import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, systemActor } from '#platform/access'
import { type House, SILENT_OUTBOX, type Tx, openHouse } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { deskCounts } from './desk-counts.ts'
import { type RequestListFilter, findRequests, listRequests, listRequestsOf } from './find-requests.ts'
import { addTask, finishTask, watchRequest } from './follow-request.ts'
import { listOpenTasks } from './open-tasks.ts'
import { type QueueFilter, countQueue, listQueue } from './queue.ts'
import type { NewRequest } from './register-request.ts'
import type { Request } from './request.ts'
import { type NamedAct, type SmallCity, aCitizen, aRequest, actOn, buildSmallCity, ok } from './testing/index.ts'
import { listWaitingWork } from './waiting-work.ts'

const START = Temporal.Instant.from('2026-03-02T09:00:00Z')
const day = (text: string) => Temporal.PlainDate.from(text)
const system = systemActor('test')
let db: TestDatabase
let house: House
let city: SmallCity
let claire: string
let minutes = 0
const made = new Map<string, Request>()

/**
 * Twelve requests of three services and one that has ended. Received on few different days, so that many are due on one day.
 * Registered two at an instant, in the order of their names.
 */
before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX, clock: () => START.add({ minutes }) })
  city = await buildSmallCity(house)
  claire = await aCitizen(house)
  const { karim, nora, paul } = city.actors
  const days = ['2026-02-27', '2026-02-20', '2026-02-27']
  for (let index = 0; index < 12; index += 1) {
    const typeCode = ['EP-ECL', 'EP-PRO', 'EP-ENS'][index % 3] ?? 'EP-ECL'
    const channel = index % 2 === 0 ? 'phone' : 'email'
    await make(`r${String(index).padStart(2, '0')}`, { typeCode, channel, receivedOn: day(days[index % 3] ?? ''), requesterId: claire })
  }
  await make('ended', { requesterId: claire })
  for (const [name, actor, acts] of [
    ['r00', karim, ['take']],
    ['r03', karim, ['take', 'ask-items']],
    ['r06', nora, ['take', 'start']],
    ['r09', karim, ['take', 'answer']],
    ['r01', paul, ['take']],
    ['ended', karim, ['take', 'close']],
  ] satisfies [string, Actor, NamedAct[]][])
    for (const act of acts) await ok(house.act(actor, (work) => actOn(city, work, { name: act, on: { request: { id: one(name).id } } })))
  for (const name of ['r00', 'r02', 'ended'])
    await ok(house.act(karim, (work) => watchRequest(work, { request: { id: one(name).id }, watching: true })))
})
after(async () => {
  await house.close()
  await db.drop()
})

async function make(name: string, over: Partial<NewRequest>): Promise<void> {
  // Two at a time, as on a busy morning.
  minutes += made.size % 2 === 0 ? 1 : 0
  made.set(name, await aRequest(house, { subject: `Lampadaire éteint ${name}`, text: '', ...over }))
}
const one = (name: string): Request => made.get(name) ?? assert.fail(name)
const names = (rows: readonly { id: string }[]): string[] =>
  rows.map((row) => [...made].find(([, request]) => request.id === row.id)?.[0] ?? '?')
const as = <T>(actor: Actor, use: (tx: Tx) => Promise<T>): Promise<T> => house.read(actor, use)
/** A service's requests, as a director sees them: lighting and sweeping. */
const director = (): Actor => ({ ...city.actors.nora, sight: { ...city.actors.nora.sight, units: [city.units.ECL, city.units.PRO] } })
const both = () => [city.units.ECL, city.units.PRO]

test('a queue is in order of due date, whatever the service, and its pages hold each open request once', async () => {
  const all = await as(director(), (tx) => listQueue(tx, { unitIds: both() }))
  assert.equal(all.next, undefined)
  assert.deepEqual(
    names(all.rows).sort(),
    Array.from({ length: 12 }, (_, index) => `r${String(index).padStart(2, '0')}`),
  )
  const keys = all.rows.map((row) => `${row.dueOn?.toString() ?? '9999-12-31'} ${row.id}`)
  assert.deepEqual(keys, keys.toSorted())
  assert.ok(new Set(all.rows.map((row) => row.dueOn?.toString())).size < 8, 'several are due on one day')
  assert.deepEqual(all.rows.at(-1)?.dueOn, undefined, 'what has no date comes last')
  assert.ok(all.rows.every((row) => row.requesterName === 'Claire Lefort'))
  for (const size of [1, 2, 5, 11, 12]) {
    const paged: string[] = []
    for (let cursor: string | undefined, pages = 0; pages === 0 || cursor !== undefined; pages += 1) {
      const page = await as(director(), (tx) => listQueue(tx, { unitIds: both() }, cursor, size))
      assert.ok(page.rows.length <= size && page.rows.length > 0)
      paged.push(...names(page.rows))
      cursor = page.next
    }
    assert.deepEqual(paged, names(all.rows), `pages of ${size}`)
  }
  const mine = { assigneeId: city.agents.karim, unitIds: [] }
  const first = await as(director(), (tx) => listQueue(tx, mine, undefined, 2))
  const rest = await as(director(), (tx) => listQueue(tx, mine, first.next, 2))
  assert.deepEqual([first.rows.length, rest.rows.length, rest.next], [2, 1, undefined])
  assert.deepEqual(names([...first.rows, ...rest.rows]).sort(), ['r00', 'r03', 'r09'])
  const wrong = await as(director(), (tx) => listQueue(tx, { unitIds: both() }, Buffer.from('x|y').toString('base64url')))
  assert.deepEqual(names(wrong.rows), names(all.rows))
})

test('each filter of a queue shows its requests and counts as many', async () => {
  const { karim } = city.agents
  const { ECL, PRO } = city.units
  const due = one('r00').dueOn ?? assert.fail()
  const cases: [Partial<QueueFilter>, string[]][] = [
    [{ unitIds: [PRO] }, ['r01', 'r04', 'r07', 'r10']],
    [{ unassigned: true }, ['r02', 'r04', 'r05', 'r07', 'r08', 'r10', 'r11']],
    [{ states: ['waiting', 'in-progress'] }, ['r03', 'r06']],
    [{ states: ['closed'] }, []],
    [{ typeCode: 'EP-ENS' }, ['r02', 'r05', 'r08', 'r11']],
    [{ channel: 'email', unitIds: [ECL] }, ['r03', 'r05', 'r09', 'r11']],
    [{ assigneeId: karim, unitIds: [] }, ['r00', 'r03', 'r09']],
    [{ assigneeId: karim, unitIds: [PRO], withinUnits: true }, []],
    [{ watcherId: karim, unitIds: [] }, ['r00', 'r02']],
    [{ watcherId: karim, unitIds: [ECL], withinUnits: true, unassigned: true }, ['r02']],
    // What came by e-mail is first due its notice of registration.
    [{ dueBefore: due, typeCode: 'EP-ECL' }, ['r03']],
    [{ dueBefore: due.add({ days: 1 }), typeCode: 'EP-ECL' }, ['r00', 'r03', 'r06']],
    [{ unitIds: [] }, []],
  ]
  for (const [over, expected] of cases) {
    const filter = { unitIds: both(), ...over }
    const label = JSON.stringify(over)
    assert.deepEqual(names((await as(director(), (tx) => listQueue(tx, filter))).rows).sort(), expected, label)
    assert.equal(await as(director(), (tx) => countQueue(tx, filter)), expected.length, label)
  }
})

test('the counts of the desk tell what is mine, what waits, what I follow, and each service apart', async () => {
  const count = (today: Temporal.PlainDate) =>
    as(director(), (tx) => deskCounts(tx, { agentId: city.agents.karim, unitIds: both(), today }))
  const due = one('r00').dueOn ?? assert.fail()
  const { mine, waiting, followed, units } = await count(due)
  assert.deepEqual([mine, waiting, followed], [2, 1, 2])
  const late = (on: Temporal.PlainDate) =>
    [...made.values()].filter(
      (request) => request.unitId === city.units.PRO && request.dueOn && Temporal.PlainDate.compare(request.dueOn, on) < 0,
    ).length
  assert.deepEqual(units.get(city.units.PRO), { unassigned: 3, all: 4, late: late(due) })
  assert.equal(units.get(city.units.ECL)?.all, 8)
  const lateOn = async (on: Temporal.PlainDate) => (await count(on)).units.get(city.units.ECL)?.late ?? 0
  assert.ok((await lateOn(due.add({ days: 1 }))) > (await lateOn(due)), 'on the day itself it is not late')
})

test('words find their requests: without accents or case, the last one as a beginning, no sign being syntax; by pages, latest first', async () => {
  const find = (query: string, over: { cursor?: string; limit?: number } = {}) =>
    as(director(), (tx) => findRequests(tx, { query, ...over }))
  const all = await find('LAMPADAIRES eteint')
  assert.deepEqual(names(all.rows), ['ended', ...Array.from({ length: 12 }, (_, index) => `r${String(11 - index).padStart(2, '0')}`)])
  assert.deepEqual(names((await find('éteint lampad')).rows).length, 13)
  assert.deepEqual(names((await find('x éteint y')).rows).length, 13, 'a single letter asks nothing')
  assert.deepEqual(names((await find('r07')).rows), ['r07'])
  assert.deepEqual(names((await find(`r07 & !lampadaire | ':*`)).rows), ['r07'])
  for (const nothing of ['', ' & | ! ', 'a', 'lampadaire introuvable', '\\ :* (']) assert.deepEqual((await find(nothing)).rows, [], nothing)
  const paged: string[] = []
  for (let cursor: string | undefined, pages = 0; pages === 0 || cursor !== undefined; pages += 1) {
    const page = await find('lampadaire', { limit: 4, ...(cursor === undefined ? {} : { cursor }) })
    paged.push(...names(page.rows))
    cursor = page.next
  }
  assert.deepEqual(paged, names(all.rows))
  const reference = one('r05').reference
  for (const typed of [reference, ` ${reference.toLowerCase().replaceAll('-', ' ')} `])
    assert.deepEqual(names((await find(typed)).rows), ['r05'])
  assert.deepEqual((await find(reference.slice(0, -1) + (reference.endsWith('A') ? 'B' : 'A'))).rows, [])
})

test('the requests of a person and the list of programs go back in time by pages, and keep to their filters', async () => {
  const back = [...made.keys()].toReversed()
  const pages = async (list: (cursor: string | undefined) => ReturnType<typeof listRequestsOf>): Promise<string[]> => {
    const paged: string[] = []
    for (let cursor: string | undefined, count = 0; count === 0 || cursor !== undefined; count += 1) {
      const page = await list(cursor)
      paged.push(...names(page.rows))
      cursor = page.next
    }
    return paged
  }
  assert.deepEqual(await pages((cursor) => as(director(), (tx) => listRequestsOf(tx, { citizenId: claire, cursor, limit: 4 }))), back)
  assert.deepEqual(await pages((cursor) => as(director(), (tx) => listRequests(tx, { cursor, limit: 5 }))), back)
  const list = async (filter: Partial<RequestListFilter>) =>
    names((await as(system, (tx) => listRequests(tx, { limit: 200, ...filter }))).rows)
  assert.deepEqual(await list({ state: 'closed' }), ['ended'])
  assert.deepEqual(await list({ typeCode: 'EP-PRO', channel: 'email' }), ['r07', 'r01'])
  assert.deepEqual(await list({ requesterId: city.agents.karim }), [])
  assert.deepEqual(await list({ unitIds: [city.units.PRO] }), ['r10', 'r07', 'r04', 'r01'])
  assert.equal((await list({ unitIds: [], sectorCodes: ['S-ESP'] })).length, 13)
  assert.deepEqual(await list({ unitIds: [], sectorCodes: [] }), [])
  assert.deepEqual(await list({ updatedSince: one('ended').registeredAt, typeCode: 'EP-PRO' }), ['r01'])
})

test('open tasks are mine, and nobody’s of my services, soonest first; what is finished or of others is not there', async () => {
  const { karim, nora } = city.agents
  const add = async (name: string, title: string, over: { assigneeId?: string; dueOn?: Temporal.PlainDate; unitId?: string }) =>
    (await ok(house.act(city.actors.nora, (work) => addTask(work, { request: { id: one(name).id }, title, kind: 'task', ...over })))).taskId
  await add('r00', 'mien', { assigneeId: karim, dueOn: day('2026-03-10') })
  await add('r02', 'de personne', { dueOn: day('2026-03-05') })
  await add('r02', 'sans date', {})
  await add('r02', 'plus tard', { dueOn: day('2026-03-11') })
  await add('r02', 'de Nora', { assigneeId: nora })
  await add('r02', 'ailleurs', { unitId: city.units.PRO })
  const finished = await add('r00', 'fini', { assigneeId: karim })
  await ok(house.act(city.actors.nora, (work) => finishTask(work, { taskId: finished, result: '' })))
  const list = async (limit: number) =>
    (
      await as(city.actors.karim, (tx) =>
        listOpenTasks(tx, { agentId: karim, unitIds: [city.units.ECL], dueUntil: day('2026-03-10'), limit }),
      )
    ).map((task) => task.title)
  assert.deepEqual(await list(50), ['de personne', 'mien', 'sans date'])
  assert.deepEqual(await list(1), ['de personne'])
  assert.deepEqual(await as(city.actors.nora, (tx) => listWaitingWork(tx, karim)), [{ unitId: city.units.ECL, requests: 3, tasks: 1 }])
  assert.deepEqual(await as(city.actors.samir, (tx) => listWaitingWork(tx, karim)), [])
})
