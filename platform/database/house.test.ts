import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type AgentActor, NO_SIGHT, systemActor } from '#platform/access'
import { refuse } from '#platform/outcome'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { type House, SILENT_OUTBOX, newId, openHouse, sql } from './index.ts'

const SYSTEM = systemActor('test')
let db: TestDatabase
let house: House

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX, poolSize: 2, statementTimeout: 1_000 })
})
after(async () => {
  await house.close()
  await db.drop()
})

/** Who the database takes the caller for. */
const whoAsks = async (tx: Parameters<Parameters<House['read']>[1]>[0]) =>
  (await sql<{ who: string }>`SELECT current_setting('app.actor', true) AS who`.execute(tx)).rows[0]?.who

const agent: AgentActor = { kind: 'agent', id: newId(), sessionId: newId(), name: 'Test', unitId: newId(), roles: [], sight: NO_SIGHT }

test('the first query of a reading already runs under the rights of the reader', async () => {
  assert.equal(await house.read(agent, whoAsks), 'agent')
  assert.equal(await house.read(SYSTEM, whoAsks), 'system')
})

test('queries asked together are answered each with its own rows, the same text several times included', async () => {
  const asked = await house.read(SYSTEM, (tx) =>
    Promise.all(
      Array.from({ length: 40 }, async (_item, index) => (await sql<{ n: number }>`SELECT ${index}::integer AS n`.execute(tx)).rows[0]?.n),
    ),
  )
  assert.deepEqual(asked, [...Array(40).keys()])
})

test('when one of several queries fails the reading fails with its reason, and the connection serves the next one', async () => {
  for (let turn = 0; turn < 6; turn += 1) {
    await assert.rejects(
      house.read(SYSTEM, (tx) =>
        Promise.all([sql`SELECT 1`.execute(tx), sql`SELECT 1 / (${turn}::integer * 0)`.execute(tx), sql`SELECT 2`.execute(tx)]),
      ),
      /division by zero/,
    )
    assert.equal(await house.read(agent, whoAsks), 'agent')
  }
})

test('no right of one reader stays on the connection for the next', async () => {
  await house.read(SYSTEM, whoAsks)
  const left = await Promise.all(
    [1, 2].map(async () => {
      const client = await house.pool.connect()
      const { rows } = await client.query(`SELECT coalesce(current_setting('app.actor', true), '') AS who`)
      client.release()
      return rows[0].who
    }),
  )
  assert.deepEqual(left, ['', ''])
})

test('a reading cannot write', async () => {
  await assert.rejects(
    house.read(SYSTEM, (tx) => sql`INSERT INTO organisation.closed_day (on_date, reason) VALUES ('2026-05-02', 'essai')`.execute(tx)),
    /read-only transaction/,
  )
})

test('what everybody waits for is read although all connections are held by those who wait for it', async () => {
  const asked = Promise.all([1, 2].map(() => house.read(agent, async () => house.readAside(SYSTEM, whoAsks))))
  assert.deepEqual(await asked, ['system', 'system'])
})

test('a refusal takes everything back', async () => {
  const outcome = await house.act(SYSTEM, async ({ tx }) => {
    await sql`INSERT INTO organisation.closed_day (on_date, reason) VALUES ('2026-05-04', 'essai')`.execute(tx)
    return refuse('conflict', 'too-late')
  })
  assert.equal(outcome.ok, false)
  assert.equal(await closedDays('2026-05-04'), 0)
})

test('an act that met another one is done again, once', async () => {
  let tries = 0
  await house.work(SYSTEM, async ({ tx }) => {
    tries += 1
    await sql`INSERT INTO organisation.closed_day (on_date, reason) VALUES ('2026-05-05', 'essai')`.execute(tx)
    if (tries === 1) await sql`DO $$ BEGIN RAISE EXCEPTION 'met another' USING ERRCODE = 'serialization_failure'; END $$`.execute(tx)
  })
  assert.equal(tries, 2)
  assert.equal(await closedDays('2026-05-05'), 1)
})

test('a query that takes too long is stopped, and the connection serves the next one', async () => {
  await assert.rejects(
    house.read(SYSTEM, (tx) => sql`SELECT pg_sleep(10)`.execute(tx)),
    /statement timeout/,
  )
  assert.equal(await house.read(agent, whoAsks), 'agent')
})

async function closedDays(on: string): Promise<number> {
  const { rows } = await house.read(SYSTEM, (tx) =>
    sql<{ count: number }>`SELECT count(*) AS count FROM organisation.closed_day WHERE on_date = ${on}::date`.execute(tx),
  )
  return rows[0]?.count ?? 0
}
