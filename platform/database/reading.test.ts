import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { systemActor } from '#platform/access'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { type House, type Tx, SILENT_OUTBOX, openHouse, sql } from './index.ts'

let db: TestDatabase
let house: House
before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX, poolSize: 3 })
})
after(async () => {
  await house.close()
  await db.drop()
})

const actor = systemActor('test')

/** The connection and the beginning of the transaction that somebody reads in, and who they are there. */
async function where(tx: Tx): Promise<string> {
  const { rows } = await sql<{
    place: string
  }>`SELECT concat_ws(' ', pg_backend_pid(), now(), current_setting('app.actor')) AS place`.execute(tx)
  return rows[0]?.place ?? ''
}

test('what one caller reads at the same moment is read in one transaction, afterwards in another', async () => {
  const one = house.forOneCaller()
  const together = await Promise.all([one.read(actor, where), one.read(actor, where), one.read(actor, (tx) => where(tx))])
  assert.equal(new Set(together).size, 1)
  assert.notEqual(await one.read(actor, where), together[0])
})

test('two callers, or two actors, never share a transaction', async () => {
  const [one, two] = [house.forOneCaller(), house.forOneCaller()]
  const visitor = { kind: 'visitor', requests: [] } as const
  const places = await Promise.all([one.read(actor, where), two.read(actor, where), one.read(visitor, where)])
  assert.equal(new Set(places).size, 3)
  assert.match(places[2] ?? '', /visitor$/)
})

test('a query that fails fails those who read with it, leaves no connection behind, and nothing else', async () => {
  for (let time = 0; time < 5; time += 1) {
    const one = house.forOneCaller()
    const both = await Promise.allSettled([one.read(actor, (tx) => sql`SELECT 1 / 0`.execute(tx)), one.read(actor, (tx) => wait(tx))])
    assert.deepEqual(
      both.map(({ status }) => status),
      ['rejected', 'rejected'],
    )
    assert.match(await one.read(actor, where), /system$/)
  }
  const places = await Promise.all(Array.from({ length: 3 }, () => house.read(actor, wait)))
  assert.equal(new Set(places).size, 3, 'all three connections are free')
})

test('a caller who throws between two queries lets the others finish', async () => {
  const one = house.forOneCaller()
  const mine = one.read(actor, wait)
  await assert.rejects(
    one.read(actor, async (tx) => {
      await where(tx)
      throw new Error('of mine')
    }),
    /of mine/,
  )
  assert.match(await mine, /system$/)
})

async function wait(tx: Tx): Promise<string> {
  await sql`SELECT pg_sleep(0.05)`.execute(tx)
  return where(tx)
}
