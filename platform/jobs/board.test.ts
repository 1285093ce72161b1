import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { systemActor } from '#platform/access'
import { type House, openHouse } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { type JobBoard, defineJob, openJobs } from './index.ts'

/** Nobody waits that long here: what runs was not found by a poll. */
const POLL_SECONDS = 120
const ran: number[] = []
const both = Promise.withResolvers<void>()
const firstFailure = Promise.withResolvers<void>()
const seen = new Map<string, string[]>()
let atOnce = 0

function told({ queue, ok, milliseconds }: { queue: string; ok: boolean; milliseconds: number }): void {
  seen.set(queue, [...(seen.get(queue) ?? []), `${ok ? 'done' : 'failed'} ${milliseconds >= 0 ? 'timed' : ''}`])
  if (!ok) firstFailure.resolve()
}

let db: TestDatabase
let board: JobBoard
let house: House
let stop: () => Promise<void>

before(async () => {
  db = await testDatabase()
  const jobs = [
    defineJob({ queue: 'fails', data: z.object({ n: z.int() }), retries: 0, run: () => Promise.reject(new Error('no')) }),
    defineJob({ queue: 'one-by-one', data: z.object({ n: z.int() }), concurrency: 1, run: async ({ n }) => void ran.push(n) }),
    defineJob({
      queue: 'two-at-once',
      data: z.object({}),
      concurrency: 2,
      // Ends only when the other one runs too.
      run: async () => {
        atOnce += 1
        if (atOnce === 2) both.resolve()
        await both.promise
      },
    }),
  ]
  board = await openJobs({ connection: db.application, jobs, reactions: [], pollSeconds: POLL_SECONDS, observe: (job) => told(job) })
  house = openHouse({ connection: db.application, outbox: board.outbox })
  stop = await board.take(house)
})
after(async () => {
  await stop()
  await board.close()
  await house.close()
  await db.drop()
})

const put = (queue: string, data: Record<string, number>[]) =>
  house.work(systemActor('test'), async (work) => {
    for (const item of data) work.enqueue({ queue, data: item })
  })
const settled = async (queue: string, count: number): Promise<void> => {
  for (;;) {
    const { rows } = await house.pool.query(`SELECT 1 FROM pgboss.job WHERE name = $1 AND state = 'completed'`, [queue])
    if (rows.length === count) return
    await new Promise((next) => setTimeout(next, 20))
  }
}

test('where one job was found the next is looked for at once, whatever the time between two polls', { timeout: 30_000 }, async () => {
  await put(
    'one-by-one',
    [1, 2, 3, 4, 5].map((n) => ({ n })),
  )
  board.wake('one-by-one')
  await settled('one-by-one', 5)
  assert.deepEqual(ran.toSorted(), [1, 2, 3, 4, 5])
})

test('a word about new jobs wakes as many takers as may work at once', { timeout: 30_000 }, async () => {
  await put('two-at-once', [{}, {}])
  board.wake('two-at-once')
  await settled('two-at-once', 2)
})

test('a queue that an earlier version made follows the settings of this one', async () => {
  await board.boss.updateQueue('one-by-one', { expireInSeconds: 77, heartbeatSeconds: null })
  const later = await openJobs({
    connection: db.application,
    jobs: [defineJob({ queue: 'one-by-one', data: z.object({}), run: async () => {} })],
    reactions: [],
  })
  const queue = (await later.boss.getQueues()).find((one) => one.name === 'one-by-one')
  await later.close()
  assert.deepEqual([queue?.expireInSeconds, queue?.heartbeatSeconds], [300, 10])
})

test('each job that ends here is told once, well or not, with its time', { timeout: 30_000 }, async () => {
  await put('fails', [{ n: 1 }])
  board.wake('fails')
  await firstFailure.promise
  assert.deepEqual(seen.get('fails'), ['failed timed'])
  assert.deepEqual(
    seen.get('one-by-one'),
    Array.from({ length: 5 }, () => 'done timed'),
  )
})

async function keptFor(queue: string, state: 'failed' | 'completed'): Promise<number[]> {
  for (;;) {
    const { rows } = await house.pool.query<{ seconds: number }>(
      'SELECT DISTINCT deletion_seconds AS seconds FROM pgboss.job WHERE name = $1 AND state = $2',
      [queue, state],
    )
    if (rows.length > 0) return rows.map((row) => row.seconds)
    await new Promise((next) => setTimeout(next, 20))
  }
}

test('a job that failed is still there after a week-end; one that is done is gone after a day', { timeout: 30_000 }, async () => {
  assert.deepEqual(await keptFor('fails', 'failed'), [30 * 86_400])
  assert.deepEqual(await keptFor('one-by-one', 'completed'), [86_400])
})
