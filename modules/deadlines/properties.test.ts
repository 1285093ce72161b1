import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { RECEIPT_CHANNELS } from './clock-event.ts'
import type { ClockEvent } from './clock-event.ts'
import { computeDeadlines } from './compute-deadlines.ts'
import type { DeadlineReport } from './deadline.ts'
import { day, deadlineOf, mainland } from './examples.ts'
import { LEGAL_PARAMETERS } from './parameters.ts'
import { SILENCE_EFFECTS } from './regime.ts'
import type { Regime } from './regime.ts'
import { riskKey } from './risk.ts'

type Day = Temporal.PlainDate

const START = day('2026-01-15')
const HORIZON = day('2028-12-31')
const onDay = (offset: number): Day => START.add({ days: offset })
const days = (max: number): fc.Arbitrary<Day> => fc.nat({ max }).map(onDay)

const items = fc.subarray(['plan', 'photo', 'deed'])
const ask = fc
  .record({ on: days(150), given: fc.nat({ max: 60 }), items, blocking: fc.constantFrom(true, true, false) })
  .map(({ on, given, ...rest }): ClockEvent => ({ kind: 'missing-items-requested', on, limitOn: on.add({ days: given }), ...rest }))
const receipt = fc
  .record({ on: days(200), items: fc.option(items, { nil: undefined }) })
  .map((fact): ClockEvent => ({ kind: 'missing-items-received', ...fact }))
const pause = fc.record({ kind: fc.constantFrom('suspended' as const, 'resumed' as const), on: days(150) })
const extension = fc
  .record({
    on: days(150),
    months: fc.integer({ min: 1, max: 3 }),
    workingDays: fc.integer({ min: 1, max: 20 }),
    isStatutory: fc.boolean(),
  })
  .map(({ on, months, workingDays, isStatutory }): ClockEvent =>
    isStatutory
      ? { kind: 'extended', on, scope: 'statutory', by: { months }, legalBasis: 'un texte' }
      : { kind: 'extended', on, scope: 'service-target', byWorkingDays: workingDays },
  )
const transfer = fc
  .record({ on: days(40), body: fc.constantFrom('city' as const, 'other' as const) })
  .map((fact): ClockEvent => ({ kind: 'transferred-to-competent-body', ...fact }))
const completion = days(200).map((on): ClockEvent => ({ kind: 'completed', on }))
const witness = fc.record({
  kind: fc.constantFrom('registered' as const, 'registration-notice-sent' as const, 'acknowledged' as const),
  on: days(200),
})
const ending = fc.oneof(
  days(250).map((on): ClockEvent => ({ kind: 'answered', on })),
  fc
    .record({ on: days(250), outcome: fc.constantFrom('granted' as const, 'refused' as const) })
    .map((fact): ClockEvent => ({ kind: 'decided', ...fact })),
  fc
    .record({ on: days(250), outcome: fc.constantFrom('handled' as const, 'without-action' as const) })
    .map((fact): ClockEvent => ({ kind: 'closed', ...fact })),
  days(250).map((on): ClockEvent => ({ kind: 'cancelled', on })),
)
const reopening = fc
  .record({ on: days(250), because: fc.constantFrom('in-error' as const, 'contested' as const) })
  .map((fact): ClockEvent => ({ kind: 'reopened', ...fact }))

const received = fc.record({ kind: fc.constant('received' as const), on: days(30), channel: fc.constantFrom(...RECEIPT_CHANNELS) })
const story = (...kinds: fc.Arbitrary<ClockEvent>[]): fc.Arbitrary<readonly ClockEvent[]> =>
  fc.tuple(received, fc.array(fc.oneof(...kinds), { maxLength: 8 })).map(([first, rest]) => [first, ...rest])
const anyStory = story(ask, ask, receipt, pause, extension, transfer, completion, witness, ending, reopening)
const openStory = story(ask, receipt, pause, extension, transfer, completion, witness)

const regime: fc.Arbitrary<Regime> = fc.record({
  serviceTargetWorkingDays: fc.integer({ min: 0, max: 40 }),
  silence: fc.constantFrom(...SILENCE_EFFECTS),
  statutoryPeriod: fc.record({ months: fc.nat({ max: 3 }), days: fc.nat({ max: 20 }) }),
  acknowledgement: fc.constantFrom('statutory' as const, 'courtesy' as const),
  competence: fc.constantFrom('city' as const, 'city' as const, 'referred' as const),
  legalBasis: fc.constant('un texte'),
})

const report = (events: readonly ClockEvent[], rules: Regime, today: Day = HORIZON): DeadlineReport =>
  computeDeadlines({ regime: rules, calendar: mainland, parameters: LEGAL_PARAMETERS, events, today })
/** A clock that does not run yet ends later than all others. */
const due = (of: DeadlineReport, kind: 'statutory' | 'service-target'): string => deadlineOf(of, kind).dueOn?.toString() ?? '9999-12-31'
const check = (property: fc.IProperty<unknown>): void => fc.assert(property, { numRuns: 400 })

test('asking for missing items never brings a date forward', () => {
  check(
    fc.property(openStory, ask, regime, (events, added, rules) => {
      const [before, after] = [report(events, rules), report([...events, added], rules)]
      assert.ok(due(after, 'statutory') >= due(before, 'statutory'))
      assert.ok(due(after, 'service-target') >= due(before, 'service-target'))
    }),
  )
})

test('a pause or an extension never brings a date forward, and a pause never moves the one of the law', () => {
  check(
    fc.property(openStory, days(150), extension, regime, (events, on, extended, rules) => {
      const before = report(events, rules)
      const paused = report([...events, { kind: 'suspended', on }], rules)
      assert.ok(due(paused, 'service-target') >= due(before, 'service-target'))
      assert.equal(due(paused, 'statutory'), due(before, 'statutory'))
      const longer = report([...events, extended], rules)
      assert.ok(due(longer, 'service-target') >= due(before, 'service-target'))
      assert.ok(due(longer, 'statutory') >= due(before, 'statutory'))
    }),
  )
})

test('producing items never puts a date off, whatever the silence means', () => {
  check(
    fc.property(openStory, days(200), regime, (events, on, rules) => {
      const asks = events.filter((event) => event.kind === 'received' || event.kind === 'missing-items-requested').slice(0, 2)
      const [before, after] = [report(asks, rules), report([...asks, { kind: 'missing-items-received', on }], rules)]
      assert.ok(due(after, 'statutory') <= due(before, 'statutory'))
      assert.ok(due(after, 'service-target') <= due(before, 'service-target'))
    }),
  )
})

test('entering, noticing and acknowledging a request move neither the date of the law nor the target', () => {
  check(
    fc.property(anyStory, witness, regime, (events, added, rules) => {
      const [before, after] = [report(events, rules), report([...events, added], rules)]
      if (before.deadlines.length === 0) return
      for (const kind of ['statutory', 'service-target'] as const) {
        assert.equal(due(after, kind), due(before, kind))
        assert.equal(deadlineOf(after, kind).state, deadlineOf(before, kind).state)
      }
    }),
  )
})

test('the report does not depend on the order in which the facts are listed', () => {
  const shuffled = anyStory.chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray([...events], { minLength: events.length })))
  check(
    fc.property(shuffled, regime, ([events, reordered], rules) => {
      assert.deepEqual(report(reordered, rules), report(events, rules))
    }),
  )
})

test('facts of tomorrow change nothing today', () => {
  check(
    fc.property(anyStory, days(250), regime, (events, today, rules) => {
      const known = events.filter((event) => Temporal.PlainDate.compare(event.on, today) <= 0)
      assert.deepEqual(report(events, rules, today), report(known, rules, today))
    }),
  )
})

test('the rejection of the law comes at the latest after the period, the extensions and the time given for items', () => {
  check(
    fc.property(story(ask, receipt, completion, pause), regime, (events, rules) => {
      const rejecting: Regime = { ...rules, silence: 'rejection' }
      const bare = report(events.slice(0, 1), rejecting)
      const given = events.reduce(
        (sum, event) => sum + (event.kind === 'missing-items-requested' ? event.on.until(event.limitOn).days : 0),
        0,
      )
      const latest = deadlineOf(bare, 'statutory').dueOn?.add({ days: given }).toString() ?? ''
      assert.ok(due(report(events, rejecting), 'statutory') <= latest)
    }),
  )
})

test('dates do not depend on the day they are looked at, nor does the order of risk', () => {
  check(
    fc.property(anyStory, regime, fc.nat({ max: 400 }), (events, rules, later) => {
      const today = onDay(260)
      const [now, then] = [report(events, rules, today), report(events, rules, today.add({ days: later }))]
      assert.deepEqual(
        then.deadlines.map(({ kind, dueOn, metOn }) => [kind, dueOn?.toString(), metOn?.toString()]),
        now.deadlines.map(({ kind, dueOn, metOn }) => [kind, dueOn?.toString(), metOn?.toString()]),
      )
      assert.equal(riskKey(then), riskKey(now))
    }),
  )
})

test('whatever happens, a report is whole: dates after their start, a reason for each, and only what is to do has days left', () => {
  check(
    fc.property(anyStory, regime, days(300), (events, rules, today) => {
      const { deadlines, nextDue, finishedOn } = report(events, rules, today)
      for (const { kind, startsOn, dueOn, state, metOn, remainingWorkingDays, explanation } of deadlines) {
        if (startsOn && dueOn && kind !== 'missing-items-limit') assert.ok(Temporal.PlainDate.compare(startsOn, dueOn) <= 0)
        assert.ok(explanation.length > 0)
        if (state === 'running') assert.ok(remainingWorkingDays !== undefined && remainingWorkingDays >= 0)
        if (metOn || state === 'suspended' || state === 'not-applicable') assert.equal(remainingWorkingDays, undefined)
        if (metOn && dueOn) assert.equal(state, Temporal.PlainDate.compare(metOn, dueOn) <= 0 ? 'met' : 'missed')
      }
      if (nextDue) assert.ok(nextDue.owner === 'city' && nextDue.dueOn)
      if (finishedOn) assert.ok(Temporal.PlainDate.compare(finishedOn, today) <= 0)
    }),
  )
})
