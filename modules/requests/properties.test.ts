import assert from 'node:assert/strict'
import { AsyncLocalStorage } from 'node:async_hooks'
import { after, before, test } from 'node:test'
import { versionOf } from '#modules/catalogue'
import { directoryOf } from '#modules/organisation'
import { type Actor, systemActor, visitor } from '#platform/access'
import { type House, SILENT_OUTBOX, type Work, newId, openHouse } from '#platform/database'
import { civilDate } from '#platform/i18n'
import type { Outcome } from '#platform/outcome'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { type LegalFact, askClock } from './clock.ts'
import { addTask, finishTask, saveDraft, watchRequest } from './follow-request.ts'
import { visibility } from './request-access.ts'
import { type Request, type RequestState, isOpen } from './request.ts'
import { type MissingItem, listFacts, listMissingItems } from './request-lists.ts'
import { findRequest } from './requests-store.ts'
import { noteMessage } from './resume-request.ts'
import {
  ACT_NAMES,
  type NamedAct,
  type SmallCity,
  type WholeRequest,
  aRequest,
  actOn,
  buildSmallCity,
  replay,
  wholeRequest,
} from './testing/index.ts'

const SEQUENCES = 300
const AT_ONCE = 8
const MOST_ACTS = 14
/** Another one finds other sequences; the failing one is in the message. */
const SEED = Number(process.env.PARVIS_SEED ?? '20261123')

const clock = new AsyncLocalStorage<{ at: Temporal.Instant }>()
const system = systemActor('test')
let db: TestDatabase
let house: House
let city: SmallCity

before(async () => {
  db = await testDatabase()
  house = openHouse({
    connection: db.application,
    outbox: SILENT_OUTBOX,
    poolSize: 2 * AT_ONCE,
    clock: () => clock.getStore()?.at ?? Temporal.Instant.from('2026-01-05T09:00:00Z'),
  })
  city = await buildSmallCity(house)
})
after(async () => {
  await house.close()
  await db.drop()
})

/** Mulberry32: small, and the same everywhere. */
function chance(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number): number => Math.floor(next() * most)
  return {
    below,
    happens: (share: number): boolean => next() < share,
    pick<T>(list: readonly T[]): T {
      const found = list[below(list.length)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
  }
}
type Chance = ReturnType<typeof chance>

const BESIDE = ['opinion', 'finish', 'watch', 'draft', 'message'] as const
type Beside = (typeof BESIDE)[number]
interface Move {
  name: NamedAct | Beside
  actor: Actor
  use: (work: Work) => Promise<Outcome<unknown>>
}

const LIKELY: Partial<Record<RequestState, NamedAct>> = {
  registered: 'take',
  assigned: 'ask-items',
  'in-progress': 'ask-items',
  waiting: 'receive-items',
  answered: 'resume',
  closed: 'reopen',
}

/** Likely moves more often, so that sequences go far; any actor, often one who may not. */
function aMove(dice: Chance, request: Request, open: readonly string[]): Move {
  const { karim, nora, paul, ines, samir } = city.actors
  const insiders = request.unitId === city.units.PRO ? [paul] : request.unitId === city.units.ASO ? [samir] : [karim, nora]
  const actor = dice.happens(0.6)
    ? dice.pick(insiders)
    : dice.pick([karim, nora, paul, ines, samir, system, visitor([request.id]), visitor([])])
  const on = { request: { id: request.id }, ...(dice.happens(0.3) ? { expectedVersion: request.version - dice.below(2) } : {}) }
  const likely = LIKELY[request.state]
  const name = likely !== undefined && dice.happens(0.35) ? likely : dice.pick<NamedAct | Beside>([...ACT_NAMES, ...BESIDE])
  const words = {
    reason: dice.happens(0.1) ? ' ' : 'Parce que.',
    unitId: city.units[dice.pick(['ECL', 'PRO', 'DEP'] as const)],
    typeCode: dice.pick(['EP-ECL', 'EP-PRO', 'EP-ENS', 'SO-AID', 'RIEN']),
    agentId: city.agents[dice.pick(['karim', 'nora', 'paul'] as const)],
    items: dice.happens(0.1) ? [] : ['Plan de situation', 'Photographie'].slice(dice.below(2)),
  }
  const days = dice.below(40)
  return { name, actor, use: (work) => useOf(work, { name, on, words: { ...words, limitOn: civilDate(work.at).add({ days }) }, open }) }
}

type Words = NonNullable<Parameters<typeof actOn>[2]['words']>
function useOf(
  work: Work,
  { name, on, words, open }: { name: Move['name']; on: { request: { id: string } }; words: Words; open: readonly string[] },
): Promise<Outcome<unknown>> {
  switch (name) {
    case 'opinion':
      return addTask(work, { ...on, title: 'Donner un avis', kind: 'opinion', unitId: city.units.PRO })
    case 'finish':
      return finishTask(work, { taskId: open[0] ?? newId(), result: 'Fait.' })
    case 'watch':
      return watchRequest(work, { ...on, watching: true })
    case 'draft':
      return saveDraft(work, { request: on.request, kind: 'note', text: 'Bonj' })
    case 'message':
      return noteMessage(work, { request: on.request, messageId: newId() }).then(() => ({ ok: true, value: undefined }))
    default:
      return actOn(city, work, { name, on, words })
  }
}

interface Known {
  whole: WholeRequest
  request: Request
  facts: readonly LegalFact[]
  openTasks: readonly string[]
  items: readonly Item[]
}

async function look(id: string): Promise<Known> {
  const [whole, [request, facts, openTasks, items]] = await Promise.all([
    wholeRequest(house, id),
    house.read(system, (tx) =>
      Promise.all([
        findRequest(tx, { id }),
        listFacts(tx, id),
        tx.selectFrom('requests.task').select('id').where('request_id', '=', id).where('state', '=', 'open').execute(),
        listMissingItems(tx, id),
      ]),
    ),
  ])
  if (request === undefined) throw new Error('the request is lost')
  return { whole, request, facts, openTasks: openTasks.map((task) => task.id), items: items.map(itemOf) }
}

function itemOf({ requestedAt, limitOn, receivedAt }: MissingItem): Item {
  return { askedOn: civilDate(requestedAt), limitOn, receivedOn: receivedAt === undefined ? undefined : civilDate(receivedAt) }
}

/** What holds after any act, whoever did it. */
async function holds(known: Known, before: Known, computedOn: Temporal.PlainDate): Promise<void> {
  const { request, whole, facts } = known
  const { state } = request
  const told = replay(whole.events, city.units.ECL)
  const { unitId, assigneeId, outcome, reopenedCount, version } = request
  assert.deepEqual({ state, unitId, assigneeId, outcome, reopenedCount, version }, told, 'the history gives the state')
  assert.deepEqual(whole.events.slice(0, before.whole.events.length), before.whole.events, 'the history only grows')
  assert.deepEqual(facts.slice(0, before.facts.length), before.facts, 'legal facts only grow')
  assert.equal(isOpen(state), request.closedAt === undefined, 'an end has its instant, an open request none')
  assert.equal(isOpen(state), outcome === undefined, 'an end has its outcome, an open request none')
  if (!isOpen(state)) assert.deepEqual(known.openTasks, [], 'nothing is left to do of what has ended')
  if (state === 'assigned') assert.notEqual(assigneeId, undefined)
  if (state === 'registered') assert.equal(assigneeId, undefined, 'nobody has what is only registered')
  if (state === 'answered') assert.notEqual(request.answeredAt, undefined)
  const type = await versionOf(house, request.typeVersionId)
  assert.equal(type?.code, request.typeCode)
  if (type === undefined) return
  const { regime } = type.definition
  const report = askClock({ regime, directory: await directoryOf(house), facts, today: computedOn })
  const due = report.nextDue?.dueOn
  assert.deepEqual([request.dueOn?.toString(), request.dueKind], [due?.toString(), report.nextDue?.kind], 'lists are ordered by the clock')
  if (isOpen(state) && state !== 'answered' && regime.serviceTargetWorkingDays !== undefined)
    assert.notEqual(request.dueOn, undefined, 'what is still to be done has its date')
  if (isOpen(state))
    assert.equal(
      facts.some((fact) => fact.kind === 'received'),
      true,
    )
  const contested = facts.some((fact) => fact.kind === 'reopened' && fact.data.because !== 'in-error')
  if (report.silence?.effect === 'rejection' && !contested && !isAmbiguous(known.items))
    assert.equal(
      report.silence.takesEffectOn?.toString(),
      silenceOf(request.receivedOn, known.items),
      'no day of a suspension is lost or won',
    )
}

interface Item {
  askedOn: Temporal.PlainDate
  limitOn: Temporal.PlainDate
  receivedOn: Temporal.PlainDate | undefined
}

/**
 * Two months from receipt, and one day more for each day on which the requester was waited for: from the day after the asking until all
 * was here or the limit was over (L114-5). Counted from the items themselves, not from the legal facts.
 */
function silenceOf(receivedOn: Temporal.PlainDate, items: readonly Item[]): string {
  const waited = new Set<string>()
  const end = () => receivedOn.add({ months: 2 }).add({ days: waited.size })
  for (const [, asked] of [...Map.groupBy(items, (item) => item.askedOn.toString())].sort()) {
    const askedOn = asked[0]?.askedOn ?? receivedOn
    if (Temporal.PlainDate.compare(askedOn, end()) > 0) continue
    const limit = asked.map((item) => item.limitOn).reduce(later)
    const stops = asked.map((item) => item.receivedOn ?? limit).reduce(later)
    const until = Temporal.PlainDate.compare(stops, limit) < 0 ? stops : limit
    for (let date = askedOn; Temporal.PlainDate.compare(date, until) < 0;) {
      date = date.add({ days: 1 })
      waited.add(date.toString())
    }
  }
  return end().toString()
}

function later(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) < 0 ? b : a
}

/** An asking and a receipt on one day have no order that the law could see. */
function isAmbiguous(items: readonly Item[]): boolean {
  return items.some((item) => items.some((other) => other.receivedOn?.equals(item.askedOn)))
}

/** Said once more, apart from the policy: in one's own service or on what one has in hand; the citizen brings items and asks again. */
function mayHave(move: Move | undefined, { unitId, assigneeId, id }: Request): boolean {
  if (move === undefined || move.actor.kind === 'system') return true
  const { name, actor } = move
  if (actor.kind === 'visitor')
    return name === 'message' || (actor.requests.includes(id) && (name === 'receive-items' || name === 'reopen'))
  if (actor.kind !== 'agent') return false
  if (name === 'watch' || name === 'message') return true
  if (name === 'finish') return actor.unitId === city.units.PRO || actor.unitId === unitId || actor.id === assigneeId
  if (name === 'assign' && actor.id !== city.agents.nora) return actor.unitId === unitId
  return actor.unitId === unitId || actor.id === assigneeId
}

async function live(seed: number): Promise<Record<string, number>> {
  const dice = chance(seed)
  const moment = { at: Temporal.Instant.from('2026-01-05T09:00:00Z').add({ hours: 24 * dice.below(60) }) }
  return clock.run(moment, async () => {
    const seen: Record<string, number> = {}
    const { id } = await aRequest(house, { typeCode: dice.pick(['EP-ECL', 'EP-ENS']) })
    let known = await look(id)
    let computedOn = civilDate(moment.at)
    const story: string[] = []
    for (let acts = 3 + dice.below(MOST_ACTS - 2); acts > 0; acts -= 1) {
      moment.at = moment.at.add({ hours: dice.happens(0.5) ? dice.below(9) : 24 * dice.below(12) })
      const moves = Array.from({ length: dice.happens(0.15) ? 2 : 1 }, () => aMove(dice, known.request, known.openTasks))
      const before = known
      try {
        const outcomes = await Promise.all(moves.map(({ actor, use }) => house.act(actor, use)))
        for (const [index, { name, actor }] of moves.entries()) {
          const outcome = outcomes[index]
          const said = outcome?.ok === true ? 'done' : (outcome?.refusal.message ?? '')
          story.push(`${actor.kind === 'agent' ? actor.name : actor.kind} ${name}: ${said}`)
          seen[`${name}: ${said}`] = (seen[`${name}: ${said}`] ?? 0) + 1
        }
        known = await look(id)
        if (moves.length === 1 && outcomes[0]?.ok === true) assert.ok(mayHave(moves[0], before.request), 'no act without the right to it')
        if (outcomes.every((outcome) => !outcome.ok)) assert.deepEqual(known.whole, before.whole, 'a refusal changes nothing')
        if (known.facts.length > before.facts.length || known.request.version > before.request.version)
          computedOn = recomputed(known, before, moment.at, computedOn)
        await holds(known, before, computedOn)
        const { actor } = aMove(dice, known.request, [])
        const found = await house.read(actor, (tx) => findRequest(tx, { id }))
        assert.equal(found !== undefined, visibility(actor, known.request) !== 'none', 'both walls say the same')
      } catch (error) {
        throw new Error(`PARVIS_SEED=${SEED}, sequence ${seed - SEED}:\n  ${story.join('\n  ')}`, { cause: error })
      }
    }
    return seen
  })
}

/** A message from the citizen changes no date: all other acts that count draw them again. */
function recomputed(known: Known, before: Known, at: Temporal.Instant, last: Temporal.PlainDate): Temporal.PlainDate {
  const told = known.whole.events.slice(before.whole.events.length).filter((event) => event.name !== 'request.message-received')
  const counted = replay(told, city.units.ECL).version > 0
  return counted ? civilDate(at) : last
}

test('whoever does whatever to a request in whatever order, it stays whole', async () => {
  const seen = new Map<string, number>()
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < SEQUENCES) {
      const seed = SEED + next
      next += 1
      for (const [what, times] of Object.entries(await live(seed))) seen.set(what, (seen.get(what) ?? 0) + times)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const done = [...ACT_NAMES, ...BESIDE].map((name) => [name, seen.get(`${name}: done`) ?? 0] as const)
  assert.deepEqual(
    done.filter(([, times]) => times < 5),
    [],
    'every act was done',
  )
})
