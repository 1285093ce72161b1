import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { ROLE_RULES, type Role, identify, openAccounts } from '#modules/accounts'
import { directoryOf } from '#modules/organisation'
import { lastVerification, noteVerification, readJournal } from '#platform/audit'
import { type AgentActor, NO_SIGHT, systemActor } from '#platform/access'
import { loadConfig } from '#platform/config'
import { SILENT_OUTBOX, newId, openHouse, sql } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { loadDemonstration } from '#demo'
import { openKeys } from '#platform/keys'
import { openLive } from '#platform/live'
import { NO_PARTS, requestPage } from '#modules/requests/desk'
import { type DeskServer, deskServer } from '../../../modules/requests/testing/desk-server.tsx'
import { type Building, openBuilding } from '../../building.ts'
import { type Finding, lookAtHealth, transactionFinding } from '../../health-findings.ts'
import { readOpenTransactions } from '../../open-transactions.ts'
import { processMark } from '../../running-processes.ts'
import { deskRoutes } from '../routes.tsx'
import { type Web, startWeb } from '../../web.ts'
import { journalCsv } from './journal-csv.ts'
import { retryJobs } from './jobs-routes.tsx'
import { systemMessagesFor, systemRoutes } from './index.ts'
import { readTrouble } from './trouble.ts'
import { eventWords } from './messages/events/index.ts'

const METRICS_TOKEN = 'jeton-de-mesure-0123456789'
let db: TestDatabase
let folder: string
let building: Building
let desk: DeskServer
let web: Web
let anAgent: string

before(async () => {
  db = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'parvis-system-'))
  const config = loadConfig({
    DATABASE_URL: db.url,
    PARVIS_DATA: folder,
    PARVIS_LOG_LEVEL: 'silent',
    PORT: '0',
    PARVIS_METRICS_TOKEN: METRICS_TOKEN,
  })
  await loadDemonstration({
    connection: db.owner,
    requests: 30,
    now: Temporal.Now.instant(),
    trackingKey: openKeys(join(folder, 'keys')).secrets('tracking-code').current,
    passwordHash: 'none',
  })
  building = await openBuilding(config, 'test')
  const accounts = openAccounts({ house: building.house, origin: 'http://localhost:3000', demonstration: true, secrets: building.keys })
  desk = await deskServer(building.house, systemRoutes({ building, accounts }))
  web = await startWeb(config)
  anAgent = [...(await directoryOf(building.house)).agents.keys()][0] ?? ''
})
after(async () => {
  await web.close()
  await desk.close()
  await building.close()
  await db.drop()
  rmSync(folder, { recursive: true, force: true })
})

function holder(role: Role, more: Partial<AgentActor> = {}): AgentActor {
  assert.equal(ROLE_RULES[role].reach, 'city')
  return { kind: 'agent', id: anAgent, sessionId: newId(), name: role, unitId: newId(), roles: [{ role }], sight: NO_SIGHT, ...more }
}

async function aFailedJob(queue = 'deliver'): Promise<string> {
  const id = newId()
  await building.house.pool.query(
    `INSERT INTO pgboss.job (id, name, data, state, retry_limit, retry_count, completed_on, output)
     SELECT $1, name, '{}', 'failed', 3, 3, now(), '{"message":"Error: 550 claire@example.org refused 0612345678"}' FROM pgboss.queue ORDER BY (name = $2) DESC, name LIMIT 1`,
    [id, queue],
  )
  return id
}

const stateOf = async (id: string) =>
  (await building.house.pool.query<{ state: string }>('SELECT state::text FROM pgboss.job WHERE id = $1', [id])).rows[0]?.state

const eventsNamed = async (name: string) =>
  (
    await building.house.read(systemActor('test'), (tx) =>
      sql<{ count: number }>`SELECT count(*) AS count FROM events.event WHERE name = ${name}`.execute(tx),
    )
  ).rows[0]?.count

test('who administers agents sees neither health nor jobs nor journal; who keeps the system reads no journal', async () => {
  for (const path of ['health', 'jobs', 'journal']) assert.equal((await desk.get(holder('R-ADF'), `/desk/admin/${path}`)).status, 403, path)
  assert.equal((await desk.get(holder('R-ADT'), '/desk/admin/journal')).status, 403)
  assert.equal((await desk.get(holder('R-DPO'), '/desk/admin/tokens')).status, 403)
  const outcome = await building.house.act(holder('R-DPO'), (work) => retryJobs(work, [newId()]))
  assert.equal(outcome.ok, false)
})

test('a failed job is shown without the person it was about, and is run again once, however often one asks', async () => {
  const id = await aFailedJob()
  const shown = await desk.get(holder('R-ADT'), '/desk/admin/jobs')
  assert.match(shown.html, /Error 550/)
  assert.doesNotMatch(shown.html, /claire|example\.org|0612345678|refused/)
  const retried = Number(await eventsNamed('job.retried'))
  await desk.post(holder('R-ADT'), `/desk/admin/jobs/${id}/retry`, {})
  await desk.post(holder('R-ADT'), `/desk/admin/jobs/${id}/retry`, {})
  assert.equal(await stateOf(id), 'retry')
  assert.equal(await eventsNamed('job.retried'), retried + 1)
})

test('all failed jobs of a queue are run again at once', async () => {
  const ids = [await aFailedJob(), await aFailedJob(), await aFailedJob()]
  const { rows } = await building.house.pool.query<{ name: string }>('SELECT name FROM pgboss.job WHERE id = $1', [ids[0]])
  await desk.post(holder('R-ADT'), '/desk/admin/jobs/retry', { queue: rows[0]?.name ?? '' })
  assert.deepEqual(await Promise.all(ids.map(stateOf)), ['retry', 'retry', 'retry'])
})

test('health says in words what is wrong: failed jobs, a mailbox that does not answer, a folder that cannot be written', async () => {
  await aFailedJob()
  await building.house.work(systemActor('test'), ({ tx }) =>
    sql`INSERT INTO correspondence.mailbox_position (mailbox, uid_validity, last_uid, checked_at, problem) VALUES ('mairie@imap.example', 1, 1, now(), 'refused')`.execute(
      tx,
    ),
  )
  const look = (dataFolder: string): Promise<Finding[]> =>
    lookAtHealth({ house: building.house, dataFolder, clamd: undefined, at: Temporal.Now.instant() })
  const states = Object.fromEntries((await look(folder)).map((finding) => [finding.kind, finding.state]))
  assert.deepEqual([states.jobs, states.mailbox, states.antivirus, states.database], ['wrong', 'wrong', 'watch', 'right'])
  assert.equal((await look(join(folder, 'nowhere')))[0]?.kind, 'disk-unwritable')
  const silent = await lookAtHealth({ house: building.house, dataFolder: folder, clamd: '127.0.0.1:1', at: Temporal.Now.instant() })
  assert.equal(silent.find((finding) => finding.kind === 'antivirus')?.state, 'wrong')
  const gone = openHouse({ connection: { url: 'postgresql://nobody@127.0.0.1:1/none' }, outbox: SILENT_OUTBOX })
  const away = await lookAtHealth({ house: gone, dataFolder: folder, clamd: undefined, at: Temporal.Now.instant() })
  assert.deepEqual(
    away.map((finding) => finding.kind),
    ['disk', 'database-away', 'antivirus'],
  )
  await gone.close()
  const { html } = await desk.get(holder('R-ADT'), '/desk/admin/health')
  assert.match(html, /mairie@imap\.example ne répond pas/)
  assert.match(html, /à réparer/)
  await building.house.pool.query('DELETE FROM pgboss.job WHERE state = $1', ['failed']).catch(() => {})
})

const processes = (findings: Finding[]) =>
  findings.flatMap((found) => (found.kind === 'process' ? [[found.name, found.count, found.state]] : []))

test('health tells which processes run and since when; a worker that does not run is to be started', async () => {
  const { house } = building
  const look = async () => lookAtHealth({ house, dataFolder: folder, clamd: undefined, at: Temporal.Now.instant() })
  assert.deepEqual(processes(await look()), [
    ['web', 1, 'right'],
    ['worker', 0, 'wrong'],
  ])
  const hub = await openLive(db.application, { name: processMark('worker') })
  const found = (await look()).find((finding) => finding.kind === 'process' && finding.name === 'worker')
  assert.ok(found?.kind === 'process' && found.count === 1 && found.startedAt !== undefined)
  assert.ok(Math.abs(found.startedAt.epochMilliseconds - performance.timeOrigin) < 1000)
  await hub.close()
})

test('a transaction that nobody ends is told, and when connections of others cannot be seen, that too', async () => {
  const states = [0, 301, 3_601].map((openSeconds) => transactionFinding({ openSeconds, hidden: 0 }).state)
  assert.deepEqual(states, ['right', 'watch', 'wrong'])
  const other = new pg.Client({ connectionString: db.url })
  await other.connect()
  await other.query('BEGIN')
  // As its owner sees it; the application, which is another account here, is told only that there is somebody.
  const owner = openHouse({ connection: db.owner, outbox: SILENT_OUTBOX })
  await other.query('SELECT pg_sleep(1.2)')
  const seen = await owner.read(systemActor('test'), readOpenTransactions)
  const hidden = await building.house.read(systemActor('test'), readOpenTransactions)
  await other.end()
  await owner.close()
  assert.ok(seen.openSeconds >= 1)
  assert.ok(hidden.hidden > 0)
})

test('files that wait in quarantine are counted, and told when they wait for long', async () => {
  const { house } = building
  const id = newId()
  const waiting = async () =>
    (await lookAtHealth({ house, dataFolder: folder, clamd: undefined, at: Temporal.Now.instant() })).find(
      (one) => one.kind === 'quarantine',
    )
  assert.equal((await waiting())?.state, 'right')
  await house.work(systemActor('test'), ({ tx }) =>
    sql`INSERT INTO files.file (id, sha256, size, content_type, kind, name, scan_state, storage_key, wrapped_key, purpose, created_at, created_by_kind, state)
      VALUES (${id}::uuid, decode(repeat('00', 32), 'hex'), 1, 'application/octet-stream', 'other', 'x', 'not-scanned', ${id}, '\\x00', 'request', now() - interval '20 minutes', 'system', 'quarantined')`.execute(
      tx,
    ),
  )
  const found = await waiting()
  assert.deepEqual([found?.state, found?.kind === 'quarantine' ? found.waiting : 0], ['watch', 1])
})

test('an administrator is told on the first page what went wrong, with the way there; nobody else is', async () => {
  const { house } = building
  await house.pool.query(`DELETE FROM pgboss.job WHERE state = 'failed'`)
  assert.equal(await readTrouble(house, holder('R-ADT')), undefined)
  await aFailedJob()
  assert.deepEqual(await readTrouble(house, holder('R-ADT')), { failedJobs: 1, uncertain: 0, unverified: false })
  assert.equal(await readTrouble(house, holder('R-ADF')), undefined)
  assert.equal(await readTrouble(house, holder('R-DPO')), undefined, 'jobs are not for the auditor to mend')
  const home = await deskServer(house, deskRoutes(requestPage(NO_PARTS)))
  assert.match((await home.get(holder('R-ADT'), '/desk')).html, /href="\/desk\/admin\/jobs">1 travail en échec</)
  assert.doesNotMatch((await home.get(holder('R-ADF'), '/desk')).html, /travail en échec/)
  await home.close()
  await house.pool.query(`DELETE FROM pgboss.job WHERE state = 'failed'`)
})

test('a journal that did not hold is told to who audits and to who keeps the system, until it is verified anew', async () => {
  const { house } = building
  const verified = (holds: boolean) =>
    house.work(systemActor('test'), async (work) =>
      noteVerification(work, { rows: 1, seals: 1, unsealed: 0, retired: 0, fault: holds ? undefined : { kind: 'seal-missing', seal: 1 } }),
    )
  await verified(false)
  assert.equal((await readTrouble(house, holder('R-DPO')))?.unverified, true)
  assert.equal((await readTrouble(house, holder('R-ADT')))?.unverified, true)
  await verified(true)
  assert.equal(await readTrouble(house, holder('R-DPO')), undefined)
})

test('the journal finds what one agent did, on what, in which days; nobody of that name finds nothing', async () => {
  const { house } = building
  const agent = (await directoryOf(house)).agents.get(anAgent)
  const subject = newId()
  await house.work(holder('R-ADF'), async (work) =>
    work.publish({ name: 'probe.made', subject: { kind: 'probe', id: subject }, data: { n: 1 } }),
  )
  const dpo = holder('R-DPO')
  const finds = async (query: string) => (await desk.get(dpo, `/desk/admin/journal?${query}`)).html.includes('probe.made')
  assert.equal(await finds(`subject=${subject}`), true)
  assert.equal(await finds(`who=${encodeURIComponent(agent?.name ?? '')}&name=probe.`), true)
  assert.equal(await finds('who=personne+de+ce+nom&name=probe.'), false)
  assert.equal(await finds('name=probe_made'), false)
  assert.equal(await finds('name=probe.&from=2020-01-01&until=2020-01-02'), false)
  assert.equal((await desk.get(dpo, '/desk/admin/journal?from=2026-02-31&until=nonsense&after=zzz')).status, 200)
})

const journalAt = async (query: string) => (await desk.get(holder('R-DPO'), `/desk/admin/journal?${query}`)).html

const words = (name: string) => `${eventWords('fr', name)}<br/><code`

test('the journal says what happened in words, and finds it by them', async () => {
  const subject = newId()
  await building.house.work(systemActor('test'), async (work) => {
    work.publish({ name: 'site.changed', subject: { kind: 'site', id: subject } })
    work.publish({ name: 'site.registered', subject: { kind: 'site', id: subject } })
  })
  const all = await journalAt(`subject=${subject}&kind=site`)
  assert.ok(all.includes(words('site.changed')) && all.includes(words('site.registered')))
  const found = await journalAt(`name=${encodeURIComponent('SITE MODIFIE')}`)
  assert.ok(found.includes(words('site.changed')) && !found.includes(words('site.registered')))
})

test('that the journal was verified, and whether it held, stands in the journal', async () => {
  assert.equal((await desk.post(holder('R-ADT'), '/desk/admin/journal/verify', {})).status, 403)
  const earlier = await building.house.read(systemActor('test'), lastVerification)
  assert.equal((await desk.post(holder('R-DPO'), '/desk/admin/journal/verify', {})).status, 303)
  const last = await building.house.read(systemActor('test'), lastVerification)
  assert.equal(last?.holds, true)
  assert.notEqual(last?.at.toString(), earlier?.at.toString())
})

test('one event is not several', () => {
  for (const locale of ['fr', 'en', 'it'] as const) {
    const { journal, health } = systemMessagesFor(locale)
    for (const said of [journal.holds(1, 1), journal.sealed(1, 'x', 1), health.sealed(1, 'x', 1), health.neverSealed(1)])
      assert.doesNotMatch(said, /événements|sceaux|events|seals|eventi|sigilli/)
    assert.match(journal.holds(2, 2), /événements.*sceaux|events.*seals|eventi.*sigilli/)
  }
})

test('the journal is paged by key: every event once', async () => {
  const { house } = building
  const kind = `page-${newId()}`
  await house.work(systemActor('test'), async (work) => {
    for (let n = 0; n < 25; n += 1) work.publish({ name: 'probe.paged', subject: { kind, id: String(n) } })
  })
  const seen: string[] = []
  const now = Temporal.Now.instant()
  let cursor: { at: Temporal.Instant; seq: number } | undefined
  do {
    const found = await house.read(systemActor('test'), (tx) =>
      readJournal(tx, { from: now.subtract({ hours: 1 }), until: now.add({ hours: 1 }), subjectKind: kind, after: cursor, limit: 10 }),
    )
    seen.push(...found.events.map((event) => event.subjectId))
    cursor = found.next
  } while (cursor !== undefined)
  assert.deepEqual(
    seen,
    Array.from({ length: 25 }, (_event, index) => String(24 - index)),
  )
})

test('taking the journal away as a file is an event itself, and no cell is a formula', async () => {
  const exported = Number(await eventsNamed('journal.exported'))
  const answer = await desk.post(holder('R-DPO'), '/desk/admin/journal/export', { name: 'probe.' })
  assert.equal(answer.status, 200)
  assert.match(answer.html, /^\uFEFFinstant;evenement;/)
  assert.equal(await eventsNamed('journal.exported'), exported + 1)
  const event = {
    id: newId(),
    at: Temporal.Instant.from('2026-11-23T12:00:00Z'),
    seq: 1,
    name: '=cmd|calc',
    subjectKind: 'probe',
    subjectId: '@a;"b"',
    actorKind: '+1',
    actorId: undefined,
    unitId: undefined,
    data: {},
  }
  assert.equal(journalCsv([event], ['x']).split('\r\n')[1], `2026-11-23T12:00:00Z;'=cmd|calc;'+1;;probe;"'@a;""b""";;{}`)
})

test('a token is made only by who has just shown who they are, is seen once, opens what it says, and nothing once taken back', async () => {
  const sent = {
    name: 'Carte du réseau',
    role: 'R-TEL',
    scopes: ['requests:read'],
    expires: Temporal.Now.plainDateISO().add({ months: 6 }).toString(),
  }
  const plain = holder('R-ADF')
  assert.equal((await desk.post(plain, '/desk/admin/tokens/new', sent)).status, 403)
  const sure = holder('R-ADF', { steppedUpUntil: Temporal.Now.instant().add({ minutes: 5 }) })
  assert.match((await desk.post(sure, '/desk/admin/tokens/new', { ...sent, expires: '2020-01-01' })).html, /Donnez une date à venir/)
  assert.match((await desk.post(sure, '/desk/admin/tokens/new', { ...sent, scopes: [] })).html, /au moins une portée/)
  assert.equal((await desk.post(sure, '/desk/admin/tokens/new', { ...sent, name: ' ' })).status, 422)
  assert.match((await desk.post(sure, '/desk/admin/tokens/new', { ...sent, role: 'R-ARC', scopes: ['citizens:write'] })).html, /au-delà/)
  const late = Temporal.Now.plainDateISO().add({ years: 1, days: 5 }).toString()
  assert.match((await desk.post(sure, '/desk/admin/tokens/new', { ...sent, expires: late })).html, /dans un an au plus/)
  const made = await desk.post(sure, '/desk/admin/tokens/new', sent)
  const token = /<code class="big-code">([^<]+)</.exec(made.html)?.[1] ?? ''
  assert.ok(token.length > 30)
  const list = (await desk.get(sure, '/desk/admin/tokens')).html
  assert.ok(list.includes('Carte du réseau') && !list.includes(token))
  const accounts = openAccounts({ house: building.house, origin: 'http://localhost:3000', demonstration: true, secrets: building.keys })
  const who = await identify(accounts, { bearer: token }, Temporal.Now.instant())
  assert.deepEqual(who?.actor.kind === 'token' ? who.actor.scopes : undefined, ['requests:read'])
  const id = /\/desk\/admin\/tokens\/([0-9a-f-]{36})\/revoke/.exec(list)?.[1] ?? ''
  assert.equal((await desk.post(sure, `/desk/admin/tokens/${id}/revoke`, {})).status, 303)
  const later = openAccounts({ house: building.house, origin: 'http://localhost:3000', demonstration: true, secrets: building.keys })
  assert.equal(await identify(later, { bearer: token }, Temporal.Now.instant()), undefined)
})

test('Prometheus reads figures with its token only, by pattern of address, never by address', async () => {
  const ask = (authorization?: string) =>
    fetch(`http://localhost:${web.port}/metrics`, { headers: authorization === undefined ? {} : { authorization } })
  assert.equal((await ask()).status, 401)
  assert.equal((await ask('Bearer another-token-0123456789')).status, 401)
  await (await fetch(`http://localhost:${web.port}/suivi/26-000001-A`)).text()
  const answer = await ask(`Bearer ${METRICS_TOKEN}`)
  const text = await answer.text()
  assert.equal(answer.status, 200)
  assert.match(text, /http_request_duration_seconds_count\{[^}]*route="\/suivi\/:reference"/)
  assert.doesNotMatch(text, /26-000001-A/)
  assert.match(text, /parvis_database_connections\{[^}]*state="idle"/)
  for (const name of ['nodejs_eventloop_lag', 'parvis_mail', 'parvis_unsealed_seconds']) assert.ok(text.includes(name), name)
})
