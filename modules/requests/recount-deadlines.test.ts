import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addClosedDays, removeClosedDay } from '#modules/organisation'
import { systemActor } from '#platform/access'
import { type House, type NewJob, SILENT_OUTBOX, openHouse } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { recountJob, recountReaction } from './recount-job.ts'
import type { Request } from './request.ts'
import { findRequest } from './requests-store.ts'
import { type SmallCity, aRequest, actOn, buildSmallCity, ok, wholeRequest } from './testing/index.ts'

// Today is Thursday 12 November 2026.
const system = systemActor('test')
const day = (text: string) => Temporal.PlainDate.from(text)
const MORE_THAN_A_BATCH = 205
let at = Temporal.Instant.from('2026-11-12T09:00:00Z')
let db: TestDatabase
let house: House
let city: SmallCity
let jobs: NewJob[] = []

before(async () => {
  db = await testDatabase()
  const outbox = { ...SILENT_OUTBOX, enqueue: async (_client: unknown, more: readonly NewJob[]) => void jobs.push(...more) }
  house = openHouse({ connection: db.application, outbox, clock: () => at })
  city = await buildSmallCity(house)
})
after(async () => {
  await house.close()
  await db.drop()
})

const close = (from: string, until = from) =>
  ok(house.act(system, (work) => addClosedDays(work, { from: day(from), until: day(until), reason: 'Pont' })))
const open = (on: string) => ok(house.act(system, (work) => removeClosedDay(work, { on: day(on), version: 1 })))
const now = async (id: string): Promise<Request> => {
  const found = await house.read(system, (tx) => findRequest(tx, { id }))
  if (found === undefined) throw new Error('the request is gone')
  return found
}
const dates = async (id: string) => {
  const { dueOn, targetOn, statutoryOn } = await now(id)
  return [dueOn, targetOn, statutoryOn].map((on) => on?.toString())
}
const moves = async (id: string) => (await wholeRequest(house, id)).events.filter((event) => event.name === 'request.deadline-recounted')

/** What the worker does after an event, batch after batch; answers how many batches there were. */
async function recounted(name: string, days: readonly string[]): Promise<number> {
  jobs = []
  const event = { id: 'x', name, at, subject: { kind: 'closed-days', id: 'city' }, data: { days } }
  await house.work(system, (work) => recountReaction.react(work, event))
  for (let runs = 0; ; runs += 1) {
    const [job] = jobs.splice(0, 1)
    if (job === undefined) return runs
    await recountJob.run(job.data, { house, signal: new AbortController().signal })
  }
}

test('only a day closed or opened orders a recount, another reason for it does not', () => {
  assert.deepEqual(recountReaction.on, ['closed-day.added', 'closed-day.removed'])
})

test('a day closed moves what is to come, says why once, and opened again moves it back', async () => {
  const { id } = await aRequest(house, { typeCode: 'EP-ENS' })
  const { id: answered } = await aRequest(house, { typeCode: 'EP-ENS' })
  const { id: closed } = await aRequest(house, { typeCode: 'EP-ENS' })
  await ok(house.act(city.actors.nora, (work) => actOn(city, work, { name: 'answer', on: { request: { id: answered } } })))
  await ok(house.act(city.actors.nora, (work) => actOn(city, work, { name: 'close', on: { request: { id: closed } } })))
  const [kept, ended, version] = [await wholeRequest(house, answered), await wholeRequest(house, closed), (await now(id)).version]
  assert.deepEqual(await dates(id), ['2026-11-26', '2026-12-24', '2027-01-12'])

  await close('2026-11-20')
  assert.deepEqual(await dates(id), ['2026-11-26', '2026-12-24', '2027-01-12'], 'before the worker came')
  await recounted('closed-day.added', ['2026-11-20'])
  // The target passes Christmas, a holiday; two months of the law are two months.
  assert.deepEqual(await dates(id), ['2026-11-27', '2026-12-28', '2027-01-12'])
  assert.equal((await now(id)).version, version, 'what an agent is writing stays valid')
  await recounted('closed-day.added', ['2026-11-20'])
  const told = await moves(id)
  assert.deepEqual(
    told.map((event) => JSON.parse(event.data)),
    [{ date: 'due_on', from: '2026-11-26', to: '2026-11-27', closed: ['2026-11-20'], opened: [] }],
  )

  await open('2026-11-20')
  await recounted('closed-day.removed', ['2026-11-20'])
  assert.deepEqual(await dates(id), ['2026-11-26', '2026-12-24', '2027-01-12'])
  assert.deepEqual(JSON.parse((await moves(id)).at(-1)?.data ?? '{}').opened, ['2026-11-20'])
  assert.deepEqual(
    [await wholeRequest(house, answered), await wholeRequest(house, closed)],
    [kept, ended],
    'what has ended keeps its dates',
  )
})

test('a day taken back before the worker came moves nothing; a date missed before the day stays', async () => {
  const { id } = await aRequest(house, { typeCode: 'EP-PRO' })
  const before = await wholeRequest(house, id)
  await close('2026-11-17')
  await open('2026-11-17')
  await recounted('closed-day.added', ['2026-11-17'])
  assert.deepEqual(await wholeRequest(house, id), before)

  at = Temporal.Instant.from('2026-12-14T09:00:00Z')
  await close('2026-12-18')
  await recounted('closed-day.added', ['2026-12-18'])
  assert.deepEqual(await wholeRequest(house, id), before, 'late since November')
})

test('more than a batch is counted in several transactions and the page of closed days is told at the end', async () => {
  await Promise.all(Array.from({ length: MORE_THAN_A_BATCH }, () => aRequest(house, { typeCode: 'EP-PRO' })))
  await close('2026-12-16')
  assert.equal(await recounted('closed-day.added', ['2026-12-16']), 2)
  const told = await house.read(system, (tx) =>
    tx.selectFrom('events.event').select('data').where('name', '=', 'closed-day.recounted').orderBy('id', 'desc').limit(1).execute(),
  )
  const { moved, seen } = JSON.parse(JSON.stringify(told[0]?.data))
  assert.ok(moved >= MORE_THAN_A_BATCH && seen >= moved, `${moved} of ${seen}`)
})

test('a date that the day does not change is not moved in its name, however old it is', async () => {
  const { id } = await aRequest(house, { typeCode: 'EP-PRO' })
  const old = day('2027-03-01')
  await house.work(system, ({ tx }) => tx.updateTable('requests.request').set({ due_on: old }).where('id', '=', id).execute())
  await close('2027-02-10')
  await recounted('closed-day.added', ['2027-02-10'])
  assert.deepEqual(await moves(id), [])
})
