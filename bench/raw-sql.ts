/** The raw limit of the database: a process that does nothing but send recorded statements through `pg`. Spoken to by IPC. */
import pg from 'pg'
import { z } from 'zod'
import { poolOptions } from '#platform/database'
import { type Renaming, renaming, replay, transactionsOf } from './replay.ts'

const statement = z.object({
  client: z.number(),
  text: z.string(),
  name: z.string().optional(),
  values: z.array(z.union([z.string(), z.null(), z.instanceof(Uint8Array)])),
})
const fresh = z.object({ ids: z.array(z.string()), references: z.array(z.string()), tokens: z.array(z.string()) })
const order = z.object({
  connection: z.object({ host: z.string(), port: z.number(), user: z.string(), database: z.string() }),
  poolSize: z.number(),
  /** Several recordings of one kind of request are taken in turn. */
  recordings: z.array(z.array(statement)),
  fresh,
  /** Of acts on something made before: `begin` makes that many such things by replaying another recording first. */
  before: z.object({ recording: z.array(statement), fresh, count: z.number() }).optional(),
  connections: z.array(z.number()),
  seconds: z.number(),
})

process.on(
  'message',
  (message) =>
    void run(order.parse(message)).then(
      (rates) => process.send?.({ rates }),
      (error: unknown) => process.send?.({ failure: String(error) }),
    ),
)

async function run(given: z.output<typeof order>): Promise<number[]> {
  const pool = new pg.Pool(poolOptions(given.connection, { size: given.poolSize, statementTimeout: 15_000, name: 'parvis bench' }))
  const recordings = given.recordings.map(transactionsOf)
  const before: Renaming[] = []
  if (given.before !== undefined) {
    const transactions = transactionsOf(given.before.recording)
    const { count } = given.before
    const first = given.before.fresh
    await together(given.poolSize, async () => {
      while (before.length < count) {
        const names = renaming(first)
        before.push(names)
        await replay(pool, transactions, names)
      }
    })
  }
  const rates: number[] = []
  for (const connections of given.connections) {
    let done = 0
    let turn = 0
    const started = performance.now()
    const until = started + given.seconds * 1000
    await together(connections, async () => {
      while (performance.now() < until) {
        const kept = given.before === undefined ? [] : before.pop()
        // Nothing is left to act on: the rate is taken over the time there was.
        if (kept === undefined) return
        turn += 1
        await replay(pool, recordings[turn % recordings.length] ?? [], renaming(given.fresh, kept))
        done += 1
      }
    })
    rates.push(done / ((performance.now() - started) / 1000))
  }
  await pool.end()
  return rates
}

async function together(count: number, use: () => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: count }, use))
}
