import assert from 'node:assert/strict'
import { type KeyObject, generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import pg from 'pg'
import { systemActor } from '#platform/access'
import { type House, SILENT_OUTBOX, newId, openHouse, poolOptions } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { listSeals } from './audit-store.ts'
import { type AuditFault, type SealSigner, copySealsOutside, describeFault, historyOf, sealEvents, verifyAudit } from './index.ts'
import { closeSeal } from './seal.ts'

let db: TestDatabase
let house: House
let superuser: pg.Client
let folder: string

const pair = generateKeyPairSync('ed25519')
const signer: SealSigner = { keyId: 'audit-1', sign: (message) => sign(null, message, pair.privateKey) }
const keys = new Map([['audit-1', pair.publicKey]])
const clerk = systemActor('test')

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  superuser = new pg.Client(poolOptions(db.owner, { size: 1, statementTimeout: 0, name: 'tamper' }))
  await superuser.connect()
  folder = mkdtempSync(join(tmpdir(), 'parvis-audit-'))
})

after(async () => {
  await superuser.end()
  await house.close()
  await db.drop()
  rmSync(folder, { recursive: true })
})

beforeEach(async () => {
  await superuser.query('TRUNCATE events.event, events.seal')
})

/** What a superuser can do that nobody else can: change what is append-only. */
async function tamper(sql: string, values: unknown[] = []): Promise<void> {
  await superuser.query(`SET session_replication_role = replica`)
  await superuser.query(sql, values)
  await superuser.query(`SET session_replication_role = DEFAULT`)
}

async function tell(name: string, count = 1): Promise<void> {
  await house.work(clerk, async (work) => {
    for (let turn = 0; turn < count; turn += 1) work.publish({ name, subject: { kind: 'request', id: 'r-1' }, data: { turn } })
  })
}

async function idAt(position: number): Promise<string> {
  const { rows } = await superuser.query<{ id: string }>('SELECT id FROM events.event ORDER BY tx, seq OFFSET $1 LIMIT 1', [position])
  const id = rows[0]?.id
  assert.ok(id)
  return id
}

async function faultNow(
  options: { keys?: ReadonlyMap<string, KeyObject>; sealsFile?: string; retainedFrom?: Temporal.Instant } = {},
): Promise<AuditFault | undefined> {
  const { keys: known = keys, ...rest } = options
  return (await verifyAudit(house, known, rest)).fault
}

/** Transactions of other test files on the same server hold the horizon back for a moment: waits until all of ours are before it. */
async function settled(): Promise<void> {
  for (;;) {
    const { rows } = await superuser.query<{ over: boolean }>(
      'SELECT coalesce(max(tx) < pg_snapshot_xmin(pg_current_snapshot()), true) AS over FROM (SELECT tx FROM events.event ORDER BY tx DESC LIMIT 1) AS latest',
    )
    if (rows[0]?.over === true) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Twelve rows of six transactions in three seals. */
async function sealedHistory(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await tell('request.assigned', 2)
  await settled()
  assert.deepEqual(await sealEvents(house, signer, { rowsPerSeal: 4 }), { seals: 3, rows: 12, busy: false })
}

test('the application itself can neither change nor remove what happened', async () => {
  await tell('request.assigned')
  for (const sql of [
    "UPDATE events.event SET name = 'a.b'",
    'DELETE FROM events.event',
    "UPDATE events.seal SET key_id = 'x'",
    'DELETE FROM events.seal',
  ]) {
    await assert.rejects(house.pool.query(sql), /permission denied/)
  }
})

test('an untouched history verifies, and what no seal holds yet is counted apart', async () => {
  await sealedHistory()
  await tell('request.closed')
  assert.deepEqual(await verifyAudit(house, keys), { seals: 3, rows: 12, retired: 0, unsealed: 1, fault: undefined })
})

test('an empty history verifies and nothing is sealed for it', async () => {
  assert.deepEqual(await sealEvents(house, signer), { seals: 0, rows: 0, busy: false })
  assert.deepEqual(await verifyAudit(house, keys), { seals: 0, rows: 0, retired: 0, unsealed: 0, fault: undefined })
})

test('a transaction that is still open is not passed over: its rows are sealed once it has ended', async () => {
  await tell('request.registered')
  await settled()
  await house.work(clerk, async (work) => {
    await work.tx
      .insertInto('events.event')
      .values({ id: newId(), at: work.at, name: 'request.late', subject_kind: 'request', subject_id: 'r-2', actor_kind: 'system' })
      .execute()
    await tell('request.assigned')
    // The open transaction is older than the one that just committed: both wait.
    assert.equal((await sealEvents(house, signer)).rows, 1)
  })
  await settled()
  assert.equal((await sealEvents(house, signer)).rows, 2)
  assert.equal(await faultNow(), undefined)
})

test('a transaction with more rows than a seal holds is sealed whole', async () => {
  await tell('request.imported', 25)
  await tell('request.closed', 2)
  await settled()
  assert.deepEqual(await sealEvents(house, signer, { rowsPerSeal: 10 }), { seals: 2, rows: 27, busy: false })
  const { rows } = await superuser.query('SELECT row_count FROM events.seal ORDER BY number')
  assert.deepEqual(rows, [{ row_count: 25 }, { row_count: 2 }])
})

test('sealers that run at once seal each row once', async () => {
  for (let turn = 0; turn < 40; turn += 1) await tell('request.assigned')
  await settled()
  const reports = await Promise.all([1, 2, 3, 4].map(() => sealEvents(house, signer, { rowsPerSeal: 5 })))
  assert.equal((await sealEvents(house, signer)).rows + reports.reduce((sum, report) => sum + report.rows, 0), 40)
  assert.equal((await verifyAudit(house, keys)).rows, 40)
})

test('a changed row is named, whichever column was changed', async () => {
  const changes = [
    "name = 'request.closed'",
    "subject_kind = 'letter'",
    "subject_id = 'r-9'",
    "actor_kind = 'agent'",
    "actor_id = 'somebody-else'",
    "session_id = 's-1'",
    "unit_id = '00000000-0000-7000-8000-000000000001'",
    `data = '{"turn": 7}'`,
    "at = at + interval '1 microsecond'",
  ]
  for (const change of changes) {
    await superuser.query('TRUNCATE events.event, events.seal')
    await sealedHistory()
    const id = await idAt(6)
    await tamper(`UPDATE events.event SET ${change} WHERE id = $1`, [id])
    const fault = await faultNow()
    assert.ok(fault?.kind === 'row-changed', `${change}: ${JSON.stringify(fault)}`)
    assert.equal(fault.row.id, id)
    assert.equal(fault.seal, 2)
  }
})

test('the last row of a seal, when changed, is named too', async () => {
  await sealedHistory()
  const id = await idAt(3)
  await tamper("UPDATE events.event SET actor_id = 'x' WHERE id = $1", [id])
  const fault = await faultNow()
  assert.ok(fault?.kind === 'row-changed')
  assert.equal(fault.row.id, id)
})

test('a missing row is named by its place and its neighbours', async () => {
  await sealedHistory()
  const [previous, gone, next] = [await idAt(4), await idAt(5), await idAt(6)]
  await tamper('DELETE FROM events.event WHERE id = $1', [gone])
  const fault = await faultNow()
  assert.ok(fault?.kind === 'row-missing')
  assert.deepEqual([fault.seal, fault.position, fault.after?.id, fault.before?.id], [2, 2, previous, next])
  assert.match(describeFault(fault), new RegExp(`Row number 2 of seal 2 is missing: it stood after ${previous}.+ before ${next}`))
})

test('the last row of all, when missing, is named by the one before it', async () => {
  await sealedHistory()
  await tamper('DELETE FROM events.event WHERE id = $1', [await idAt(11)])
  const fault = await faultNow()
  assert.ok(fault?.kind === 'row-missing')
  assert.deepEqual([fault.seal, fault.position, fault.after?.id, fault.before], [3, 4, await idAt(10), undefined])
})

test('a row slipped into a sealed time is named as added, in the middle and at the end of its seal', async () => {
  for (const position of [5, 7]) {
    await superuser.query('TRUNCATE events.event, events.seal')
    await sealedHistory()
    const id = newId()
    await tamper(
      `INSERT INTO events.event (id, at, name, subject_kind, subject_id, actor_kind, tx)
       SELECT $1, at, name, subject_kind, subject_id, actor_kind, tx FROM events.event WHERE id = $2`,
      [id, await idAt(position)],
    )
    const fault = await faultNow()
    assert.ok(fault?.kind === 'row-added', JSON.stringify(fault))
    assert.deepEqual([fault.seal, fault.row.id], [2, id])
  }
})

test('a seal that was altered, unsigned, re-chained or removed is named', async () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const { rows } = await (async () => {
    await sealedHistory()
    return superuser.query<{ hash: Buffer }>('SELECT hash FROM events.seal WHERE number = 2')
  })()
  const forged = sign(null, rows[0]?.hash ?? Buffer.alloc(0), privateKey)
  const cases: [string, unknown[], AuditFault][] = [
    [
      'UPDATE events.seal SET row_hashes = set_byte(row_hashes, 0, 255 - get_byte(row_hashes, 0)) WHERE number = 2',
      [],
      { kind: 'seal-changed', seal: 2 },
    ],
    ["UPDATE events.seal SET sealed_at = sealed_at - interval '1 day' WHERE number = 2", [], { kind: 'seal-changed', seal: 2 }],
    ['UPDATE events.seal SET signature = $1 WHERE number = 2', [forged], { kind: 'signature-wrong', seal: 2 }],
    ["UPDATE events.seal SET key_id = 'audit-2' WHERE number = 2", [], { kind: 'key-unknown', seal: 2, keyId: 'audit-2' }],
    ['DELETE FROM events.seal WHERE number = 2', [], { kind: 'seal-missing', seal: 2 }],
    ['DELETE FROM events.seal WHERE number = 1', [], { kind: 'seal-missing', seal: 1 }],
  ]
  for (const [sql, values, expected] of cases) {
    await superuser.query('TRUNCATE events.event, events.seal')
    await sealedHistory()
    await tamper(sql, values)
    assert.deepEqual(await faultNow(), expected, sql)
  }
})

test('a seal made anew by whoever has the key still breaks the chain of the seal after it', async () => {
  await sealedHistory()
  const { rows } = await superuser.query<{ hash: Buffer }>('SELECT hash FROM events.seal WHERE number = 3')
  await tamper("UPDATE events.event SET actor_id = 'x' WHERE id = $1", [await idAt(6)])
  await tamper('DELETE FROM events.seal WHERE number >= 2')
  await sealEvents(house, signer, { rowsPerSeal: 4 })
  await tamper('UPDATE events.seal SET previous = $1 WHERE number = 3', [rows[0]?.hash])
  assert.deepEqual(await faultNow(), { kind: 'seal-changed', seal: 3 })
})

test('a seal closed anew by whoever has the key, with a right hash and signature, is told by the seal after it', async () => {
  await sealedHistory()
  const [second] = await house.read(systemActor('test'), (tx) => listSeals(tx, { after: 1, limit: 1 }))
  assert.ok(second)
  const anew = closeSeal({ ...second, sealedAt: second.sealedAt.add({ seconds: 1 }) }, signer)
  await tamper('UPDATE events.seal SET sealed_at = $1, hash = $2, signature = $3 WHERE number = 2', [
    anew.sealedAt.toString(),
    anew.hash,
    anew.signature,
  ])
  assert.deepEqual(await faultNow(), { kind: 'chain-broken', seal: 3 })
})

test('the copy outside the database shows a history that was sealed anew, or whose end was cut off', async () => {
  const sealsFile = join(folder, 'seals.log')
  await sealedHistory()
  assert.equal(await copySealsOutside(house, sealsFile), 3)
  assert.equal(await copySealsOutside(house, sealsFile), 0)
  assert.equal(await faultNow({ sealsFile }), undefined)

  await tamper('DELETE FROM events.seal WHERE number = 3')
  await tamper('DELETE FROM events.event WHERE tx >= (SELECT max(until_tx) FROM events.seal)')
  assert.equal(await faultNow(), undefined)
  assert.deepEqual(await faultNow({ sealsFile }), { kind: 'seal-missing', seal: 3 })

  await tell('request.closed', 4)
  await settled()
  await sealEvents(house, signer)
  assert.deepEqual(await faultNow({ sealsFile }), { kind: 'outside-copy-differs', seal: 3 })
})

test('a copy cut in the middle of a line by a crash is made whole by the next run', async () => {
  const sealsFile = join(folder, 'cut.log')
  await sealedHistory()
  await copySealsOutside(house, sealsFile)
  const whole = readFileSync(sealsFile, 'utf8')
  writeFileSync(sealsFile, whole.slice(0, -40))
  assert.equal(await copySealsOutside(house, sealsFile), 1)
  assert.equal(await faultNow({ sealsFile }), undefined)
})

test('a month that retention took away leaves its seals: the rest still verifies', async () => {
  await superuser.query("CREATE TABLE events.old_month PARTITION OF events.event FOR VALUES FROM ('2020-01-01') TO ('2020-02-01')")
  const old = openHouse({ connection: db.application, outbox: SILENT_OUTBOX, clock: () => Temporal.Instant.from('2020-01-15T10:00:00Z') })
  await old.work(clerk, async (work) => work.publish({ name: 'request.registered', subject: { kind: 'request', id: 'r-0' } }))
  await old.close()
  await tell('request.assigned')
  await settled()
  assert.deepEqual(await sealEvents(house, signer), { seals: 1, rows: 2, busy: false })
  await sealedHistory()
  assert.equal((await verifyAudit(house, keys)).rows, 14)
  await superuser.query('DROP TABLE events.old_month')
  assert.equal((await faultNow())?.kind, 'row-missing')
  const report = await verifyAudit(house, keys, { retainedFrom: Temporal.Instant.from('2020-02-01T00:00:00Z') })
  assert.deepEqual([report.fault, report.retired, report.rows], [undefined, 1, 13])
})

test('a database whose transactions count from the beginning again is not sealed on top of the old seals', async () => {
  await sealedHistory()
  await tamper("UPDATE events.seal SET until_tx = '9000000000' WHERE number = 3")
  await assert.rejects(sealEvents(house, signer), /restored from a dump/)
})

test('the history of a subject is read page by page, latest first, without gap or repetition', async () => {
  await tell('request.assigned', 7)
  await house.work(clerk, async (work) => work.publish({ name: 'request.assigned', subject: { kind: 'request', id: 'r-2' } }))
  const turns: unknown[] = []
  let page = await house.read(clerk, (tx) => historyOf(tx, { kind: 'request', id: 'r-1', limit: 3 }))
  for (;;) {
    turns.push(...page.events.map((event) => event.data['turn']))
    const next = page.next
    if (next === undefined) break
    page = await house.read(clerk, (tx) => historyOf(tx, { kind: 'request', id: 'r-1', limit: 3, after: next }))
  }
  assert.deepEqual(turns, [6, 5, 4, 3, 2, 1, 0])
})
