import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, systemActor, visitor } from '#platform/access'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { type Outcome, refuse } from '#platform/outcome'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { finishTask } from './follow-request.ts'
import { REQUEST_STATES, type Request, type RequestState, canMove } from './request.ts'
import { findRequest } from './requests-store.ts'
import { noteMessage } from './resume-request.ts'
import {
  ACT_NAMES,
  type ActWords,
  type NamedAct,
  type SmallCity,
  WAY_TO,
  aRequest,
  actOn,
  buildSmallCity,
  ok,
  wholeRequest,
  writtenTogether,
} from './testing/index.ts'

let db: TestDatabase
let house: House
let city: SmallCity

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  city = await buildSmallCity(house)
})
after(async () => {
  await house.close()
  await db.drop()
})

const system = systemActor('test')
const now = async (id: string): Promise<Request> => {
  const found = await house.read(system, (tx) => findRequest(tx, { id }))
  if (found === undefined) throw new Error('the request is gone')
  return found
}
const act = (actor: Actor, name: NamedAct, on: { id: string; version?: number }, words: ActWords = {}): Promise<Outcome<unknown>> =>
  house.act(actor, (work) => actOn(city, work, { name, on: { request: { id: on.id }, expectedVersion: on.version }, words }))

/** A request of the lighting service in this state, in Karim's hands when anybody has it. */
async function inState(state: RequestState): Promise<Request> {
  const { id } = await aRequest(house)
  for (const name of WAY_TO[state]) await ok(act(city.actors.karim, name, { id }))
  const request = await now(id)
  assert.equal(request.state, state)
  return request
}

const messageOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'done' : outcome.refusal.message.replace('requests.refusal.', ''))

/** Nothing of the request, of what hangs on it and of its history has changed. */
async function unchanged(id: string, why: string, use: () => Promise<unknown>): Promise<void> {
  const before = await wholeRequest(house, id)
  await use()
  assert.deepEqual(await wholeRequest(house, id), before, why)
}

/** For each act the state it leads to from each state, in the order of REQUEST_STATES, or (with a dash) why it is refused. */
const LIFE: Record<NamedAct, readonly string[]> = {
  // registered, assigned, in-progress, waiting, answered, closed, cancelled
  take: ['assigned', 'assigned', 'in-progress', 'waiting', 'answered', '-already-closed', '-already-closed'],
  assign: ['assigned', 'assigned', 'in-progress', 'waiting', 'answered', '-already-closed', '-already-closed'],
  release: ['-nobody-has-it', 'registered', 'in-progress', 'waiting', 'answered', '-already-closed', '-already-closed'],
  start: ['in-progress', 'in-progress', '-already-started', 'in-progress', 'in-progress', '-already-closed', '-already-closed'],
  'ask-items': ['waiting', 'waiting', 'waiting', 'waiting', 'waiting', '-already-closed', '-already-closed'],
  'receive-items': [
    ...Array<string>(3).fill('-items-already-received'),
    'in-progress',
    ...Array<string>(3).fill('-items-already-received'),
  ],
  answer: ['answered', 'answered', 'answered', 'answered', 'answered', '-already-closed', '-already-closed'],
  resume: [...Array<string>(4).fill('-already-started'), 'in-progress', '-already-started', '-already-started'],
  close: ['closed', 'closed', 'closed', 'closed', 'closed', '-already-closed', '-already-closed'],
  reopen: [...Array<string>(5).fill('-not-closed'), 'in-progress', '-not-closed'],
  cancel: ['cancelled', 'cancelled', 'cancelled', 'cancelled', '-already-closed', '-already-closed', '-already-closed'],
  transfer: ['registered', 'registered', 'registered', 'waiting', 'answered', '-already-closed', '-already-closed'],
  reclassify: ['registered', 'registered', 'registered', 'waiting', 'answered', '-already-closed', '-already-closed'],
  refer: ['closed', 'closed', 'closed', 'closed', 'closed', '-already-closed', '-already-closed'],
  note: [...REQUEST_STATES],
  task: ['registered', 'assigned', 'in-progress', 'waiting', 'answered', '-already-closed', '-already-closed'],
}

const EVENTS: Record<NamedAct, string> = {
  take: 'assigned',
  assign: 'assigned',
  release: 'released',
  start: 'started',
  'ask-items': 'items-asked',
  'receive-items': 'items-received',
  answer: 'answered',
  resume: 'resumed',
  close: 'closed',
  reopen: 'reopened',
  cancel: 'cancelled',
  transfer: 'transferred',
  reclassify: 'reclassified',
  refer: 'referred',
  note: 'noted',
  task: 'task-added',
}
/** What is added beside a request does not make stale what a colleague is writing. */
const BESIDE: readonly NamedAct[] = ['note', 'task']

for (const [index, state] of REQUEST_STATES.entries()) {
  test(`a request that is ${state} takes the acts of its state and no other`, async () => {
    for (const name of ACT_NAMES) {
      const expected = LIFE[name][index] ?? ''
      const request = await inState(state)
      const where = `${state} × ${name}`
      if (expected.startsWith('-')) {
        await unchanged(request.id, where, async () => {
          const outcome = await act(city.actors.nora, name, request)
          assert.deepEqual([messageOf(outcome), outcome.ok ? '' : outcome.refusal.kind], [expected.slice(1), 'conflict'], where)
        })
        continue
      }
      const before = await wholeRequest(house, request.id)
      await ok(act(city.actors.nora, name, request))
      const [after, events] = [await now(request.id), (await wholeRequest(house, request.id)).events]
      assert.deepEqual([after.state, after.version], [expected, request.version + (BESIDE.includes(name) ? 0 : 1)], where)
      const told = events.slice(before.events.length)
      assert.deepEqual(
        told.map((event) => [event.name, event.actorKind, event.actorId]),
        [[`request.${EVENTS[name]}`, 'agent', city.agents.nora]],
        where,
      )
      if (name !== 'task') assert.equal(after.lastActAt.toString(), told[0]?.at.toString(), where)
      if (name !== 'task') assert.ok(await writtenTogether(house, request.id), `${where}: one transaction`)
      assert.ok(canMove(state, after.state) || after.state === state || name === 'reopen', where)
    }
  })
}

test('what an act leaves behind is right: who has it, how it ended, when', async () => {
  const { actors, agents, units } = city
  const started = await aRequest(house)
  await ok(act(actors.karim, 'start', started))
  assert.equal((await now(started.id)).assigneeId, agents.karim)
  await ok(act(actors.nora, 'release', { id: started.id }))
  assert.equal((await now(started.id)).assigneeId, undefined)
  const closed = await inState('closed')
  assert.deepEqual([closed.outcome, closed.closedAt === undefined, closed.dueOn], ['granted', false, undefined])
  await ok(act(actors.nora, 'reopen', closed))
  const reopened = await now(closed.id)
  assert.deepEqual([reopened.outcome, reopened.closedAt, reopened.reopenedCount], [undefined, undefined, 1])
  assert.notEqual(reopened.dueOn, undefined)
  const cancelled = await inState('cancelled')
  assert.deepEqual([cancelled.outcome, cancelled.closedAt === undefined, cancelled.dueOn], ['withdrawn', false, undefined])
  const moved = await inState('in-progress')
  await ok(act(actors.karim, 'transfer', moved))
  const there = await now(moved.id)
  assert.deepEqual([there.unitId, there.assigneeId, there.receivedOn], [units.PRO, undefined, moved.receivedOn])
  assert.deepEqual(there.routing, { because: 'agent', reason: 'Le demandeur le dit.' })
  const answered = await inState('answered')
  assert.ok(answered.answeredAt !== undefined)
  await ok(act(actors.karim, 'resume', answered))
  assert.equal((await now(answered.id)).answeredAt, undefined)
})

test('reopening, cancelling, transferring and referring want a reason of three letters, and keep it', async () => {
  for (const [name, state] of [
    ['reopen', 'closed'],
    ['cancel', 'assigned'],
    ['transfer', 'assigned'],
    ['refer', 'assigned'],
  ] satisfies [NamedAct, RequestState][]) {
    const request = await inState(state)
    for (const reason of ['', '   ', 'ab', '\n ab \t'])
      await unchanged(request.id, name, async () => {
        const outcome = await act(city.actors.karim, name, request, { reason })
        assert.deepEqual(outcome, refuse('invalid', 'requests.refusal.reason-missing', { field: 'reason' }))
      })
    await ok(act(city.actors.karim, name, request, { reason: '  trop tard ' }))
    const { children } = await wholeRequest(house, request.id)
    const kept = name === 'refer' ? children['referral'] : children['note']
    assert.match(kept ?? '', /"(?:reason|text)": "trop tard"/, name)
  }
})

test('no act passes on a version that is no longer the one that was read', async () => {
  for (const name of ACT_NAMES) {
    const state = REQUEST_STATES.find((_, index) => !(LIFE[name][index] ?? '-').startsWith('-')) ?? 'registered'
    const request = await inState(state)
    for (const version of [request.version - 1, request.version + 1])
      await unchanged(request.id, name, async () =>
        assert.equal(messageOf(await act(city.actors.nora, name, { id: request.id, version })), 'stale', name),
      )
    assert.ok((await act(city.actors.nora, name, request)).ok, name)
  }
})

test('of ten acts at once on one version exactly one is done', async () => {
  for (const names of [
    ['take', 'close'],
    ['ask-items', 'cancel'],
    ['answer', 'transfer'],
  ] satisfies [NamedAct, NamedAct][]) {
    const request = await aRequest(house)
    const actors = [city.actors.nora, city.actors.karim]
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        act(actors[index % 2] ?? city.actors.nora, names[index % 3 === 0 ? 0 : 1] ?? 'take', { id: request.id, version: 1 }),
      ),
    )
    assert.deepEqual(outcomes.filter((outcome) => outcome.ok).length, 1, names.join(' and '))
    assert.ok(outcomes.every((outcome) => outcome.ok || ['stale', 'unknown'].includes(messageOf(outcome))))
    const { events } = await wholeRequest(house, request.id)
    assert.equal(events.length, 2)
    assert.equal((await now(request.id)).version, 2)
  }
})

test('an act whose transaction fails afterwards leaves nothing, and tells nothing', async () => {
  const announced: unknown[] = []
  const failing = openHouse({
    connection: db.application,
    outbox: {
      reactionsTo: () => [],
      enqueue: () => Promise.reject(new Error('the queue is gone')),
      announce: (events) => announced.push(events),
    },
  })
  try {
    for (const name of ACT_NAMES) {
      const state = REQUEST_STATES.find((_, index) => !(LIFE[name][index] ?? '-').startsWith('-')) ?? 'registered'
      const request = await inState(state)
      const on = { request: { id: request.id } }
      await unchanged(request.id, name, async () => {
        const refusedAfter = await house.act(city.actors.nora, async (work) => {
          const outcome = await actOn(city, work, { name, on })
          return outcome.ok ? refuse('conflict', 'requests.refusal.stale') : outcome
        })
        assert.equal(messageOf(refusedAfter), 'stale')
        await assert.rejects(
          failing.act(city.actors.nora, (work) => actOn(city, work, { name, on })),
          /the queue is gone/,
        )
      })
    }
  } finally {
    await failing.close()
  }
  assert.deepEqual(announced, [])
})

test('who may do what: the front desk nothing, another service nothing at all, a handler all but giving to others', async () => {
  const anybody = visitor([])
  for (const name of ACT_NAMES) {
    const state = REQUEST_STATES.find((_, index) => !(LIFE[name][index] ?? '-').startsWith('-')) ?? 'registered'
    const request = await inState(state)
    await unchanged(request.id, name, async () => {
      assert.equal(messageOf(await act(city.actors.ines, name, request)), 'not-yours', name)
      for (const stranger of [city.actors.paul, city.actors.samir, anybody])
        assert.equal(messageOf(await act(stranger, name, request)), 'unknown', name)
    })
    assert.equal(messageOf(await act(city.actors.karim, name, request)), 'done', name)
  }
  const request = await aRequest(house)
  await unchanged(request.id, 'giving', async () =>
    assert.equal(messageOf(await act(city.actors.karim, 'assign', request, { agentId: city.agents.nora })), 'not-yours'),
  )
  await ok(act(city.actors.nora, 'take', request))
  await unchanged(request.id, 'taking from a colleague', async () =>
    assert.equal(messageOf(await act(city.actors.karim, 'take', { id: request.id })), 'taken-meanwhile'),
  )
})

test('with the tracking code a citizen brings what was missing and asks again, and does nothing else', async () => {
  for (const name of ACT_NAMES) {
    const state = name === 'receive-items' ? 'waiting' : name === 'reopen' ? 'closed' : name === 'release' ? 'assigned' : 'registered'
    const request = await inState(state)
    const may = name === 'receive-items' || name === 'reopen'
    const outcome = await act(visitor([request.id]), name, { id: request.id })
    assert.equal(messageOf(outcome), may ? 'done' : 'not-yours', name)
  }
})

test('what does not exist is refused at its field, whatever the act', async () => {
  const today = Temporal.Now.plainDateISO('Europe/Paris')
  const wrong: [NamedAct, RequestState, ActWords, string, string][] = [
    ['assign', 'registered', { agentId: city.units.ECL }, 'unknown-agent', 'agentId'],
    ['transfer', 'registered', { unitId: city.agents.nora }, 'unknown-unit', 'unitId'],
    ['transfer', 'registered', { unitId: city.units.DEP }, 'unknown-unit', 'unitId'],
    ['transfer', 'registered', { unitId: city.units.ECL }, 'same-unit', 'unitId'],
    ['reclassify', 'registered', { typeCode: 'EP-RIEN' }, 'unknown-type', 'type'],
    ['refer', 'registered', { partnerCode: 'RIEN' }, 'unknown-partner', 'partner'],
    ['ask-items', 'registered', { items: [' ', ''] }, 'no-item', 'items'],
    ['ask-items', 'registered', { items: Array.from({ length: 21 }, (_, index) => `Pièce ${index}`) }, 'too-many-items', 'items'],
    ['ask-items', 'registered', { limitOn: today }, 'limit-out-of-range', 'limitOn'],
    ['ask-items', 'registered', { limitOn: today.add({ days: 367 }) }, 'limit-out-of-range', 'limitOn'],
    ['receive-items', 'waiting', { receivedOn: today.add({ days: 1 }) }, 'future-receipt', 'receivedOn'],
  ]
  for (const [name, state, words, message, field] of wrong) {
    const request = await inState(state)
    await unchanged(request.id, message, async () =>
      assert.deepEqual(
        [await act(city.actors.nora, name, request, words)].map((outcome) =>
          outcome.ok ? [] : [messageOf(outcome), outcome.refusal.field],
        ),
        [[message, field]],
      ),
    )
  }
})

test('what stands at the edge of its limits is taken', async () => {
  const today = Temporal.Now.plainDateISO('Europe/Paris')
  const items = Array.from({ length: 20 }, (_, index) => `Pièce ${index}`)
  for (const words of [{ items }, { limitOn: today.add({ days: 1 }) }, { limitOn: today.add({ days: 366 }) }])
    await ok(act(city.actors.karim, 'ask-items', await aRequest(house), words))
  for (const name of ['transfer', 'refer', 'cancel'] satisfies NamedAct[])
    await ok(act(city.actors.karim, name, await aRequest(house), { reason: ' abc ' }))
})

test('a request does not end while somebody still has something to do for it', async () => {
  for (const name of ['close', 'cancel', 'refer'] satisfies NamedAct[]) {
    const request = await inState('assigned')
    await ok(act(city.actors.karim, 'task', request))
    await unchanged(request.id, name, async () => assert.equal(messageOf(await act(city.actors.nora, name, request)), 'open-tasks', name))
    const taskId = /"id": "([^"]+)"/.exec((await wholeRequest(house, request.id)).children['task'] ?? '')?.[1] ?? ''
    await ok(house.act(city.actors.karim, (work) => finishTask(work, { taskId, result: 'Vu.' })))
    assert.equal(messageOf(await act(city.actors.nora, name, request)), 'done', name)
  }
})

test('a letter of the citizen takes up what waited for them, and nothing else', async () => {
  for (const state of REQUEST_STATES) {
    const request = await inState(state)
    await house.work(system, (work) => noteMessage(work, { request: { id: request.id }, messageId: request.id }))
    const after = await now(request.id)
    assert.deepEqual([after.state, after.version], [state === 'waiting' ? 'in-progress' : state, request.version + 1], state)
    assert.equal((await wholeRequest(house, request.id)).events.at(-1)?.name, 'request.message-received')
  }
  const nobodys = await inState('waiting')
  await ok(act(city.actors.nora, 'release', nobodys))
  await house.work(system, (work) => noteMessage(work, { request: { id: nobodys.id }, messageId: nobodys.id }))
  assert.equal((await now(nobodys.id)).state, 'registered')
})

test('the policy refuses by itself, were the wall of the tables not there', async () => {
  const wallless = openHouse({ connection: db.owner, outbox: SILENT_OUTBOX })
  try {
    for (const name of ACT_NAMES) {
      const request = await inState('assigned')
      for (const stranger of [city.actors.paul, city.actors.samir, visitor([]), { kind: 'citizen' as const, id: 'c', sessionId: 's' }])
        await unchanged(request.id, name, async () => {
          const outcome = await wallless.act(stranger, (work) => actOn(city, work, { name, on: { request: { id: request.id } } }))
          assert.equal(messageOf(outcome), 'unknown', name)
        })
    }
  } finally {
    await wallless.close()
  }
})

test('a right for the whole city does nothing to a request that is seen in part only', async () => {
  const { ines } = city.actors
  const cabinet: Actor = { ...ines, roles: [{ role: 'R-CAB' }, { role: 'R-INS' }], sight: { ...ines.sight, units: [] } }
  for (const name of ACT_NAMES) {
    const request = await inState('assigned')
    assert.equal(messageOf(await act(cabinet, name, request)), 'not-yours', name)
  }
})

test('who has a request of another service works on it, and does not hand it to others', async () => {
  const request = await aRequest(house, { typeCode: 'EP-PRO' })
  await ok(act(system, 'assign', request, { agentId: city.agents.nora }))
  assert.equal(messageOf(await act(city.actors.nora, 'assign', { id: request.id })), 'not-yours')
  assert.equal(messageOf(await act(city.actors.nora, 'start', { id: request.id })), 'done')
  await ok(act(city.actors.nora, 'release', { id: request.id }))
  assert.equal(messageOf(await act(city.actors.nora, 'start', { id: request.id })), 'unknown')
})

test('what arrives after the answer or the end is noted and changes neither', async () => {
  for (const [name, state] of [
    ['answer', 'answered'],
    ['close', 'closed'],
  ] satisfies [NamedAct, RequestState][]) {
    const request = await inState('waiting')
    await ok(act(city.actors.karim, name, request))
    await ok(act(city.actors.karim, 'receive-items', { id: request.id }))
    assert.equal((await now(request.id)).state, state)
    assert.match((await wholeRequest(house, request.id)).children['missing_item'] ?? '', /"received_at": "2/)
  }
})
