import { compareDays, nextWorkingDay } from '#platform/calendar'
import type { Extended } from './clock-event.ts'
import { earliest, isAfter, isBefore, latest } from './day-order.ts'
import type { Deadline } from './deadline.ts'
import type { Explanation } from './explanation.ts'
import { waitEndsOn } from './missing-items.ts'
import type { Ask } from './missing-items.ts'
import type { Period, SilenceEffect } from './regime.ts'
import { settle } from './situation.ts'
import type { Situation } from './situation.ts'

type Day = Temporal.PlainDate

interface Suspension {
  readonly from: Day
  /** The clock runs again from the end of this day. */
  readonly to: Day
}

/** How the period of the law stands after some of the facts. */
interface Clock {
  /** Absent while the acceptance clock waits for items, or for the competent body. */
  readonly startsOn: Day | undefined
  readonly period: Required<{ [Unit in keyof Period]: number }>
  readonly suspensions: readonly Suspension[]
  readonly steps: readonly Explanation[]
}

type StatutoryExtension = Extract<Extended, { scope: 'statutory' }>

/**
 * The period at the end of which silence decides (L231-1, L231-4), or by which the law wants a reply where silence decides nothing.
 * Facts are applied in order of date: what comes after the birth of the implied decision changes nothing any more.
 */
export function statutoryDeadline(situation: Situation): Deadline {
  const { facts, regime, today } = situation
  const period = ordinaryPeriod(situation)
  const kind = 'statutory'
  if (!period) {
    return {
      kind,
      owner: 'city',
      state: 'not-applicable',
      explanation: [{ key: 'no-implied-decision', params: { legalBasis: regime.legalBasis } }],
    }
  }
  const clock = runClock(situation, period)
  const dueOn = lastDay(clock, situation)
  const isElsewhere = facts.passedOn !== undefined || regime.competence === 'referred'
  const explanation = [...facts.origin, ...clock.steps, ...periodSteps(clock, situation)]
  if (isElsewhere) {
    const steps: Explanation[] = [...explanation, { key: 'decided-elsewhere', params: {} }]
    return { kind, owner: 'other-body', state: 'not-applicable', startsOn: clock.startsOn, dueOn, explanation: steps }
  }
  const doneOn = expressDecisionOn(situation)
  return settle(
    {
      kind,
      startsOn: clock.startsOn,
      dueOn,
      doneOn,
      mootOn: facts.cancelledOn,
      isSuspended: clock.suspensions.some((span) => !isBefore(today, span.from) && isBefore(today, span.to)),
      explanation: [...explanation, ...endSteps({ situation, dueOn, doneOn })],
    },
    situation,
  )
}

/** Whether this kind of silence needs the decision to be notified, or only taken, before the period ends. */
function expressDecisionOn({ facts, regime, law }: Situation): Day | undefined {
  const needsNotice = regime.silence === 'acceptance' && law('silence.acceptance-prevented-by') === 'notification'
  return earliest([facts.answeredOn, needsNotice ? facts.notifiedOn : facts.decidedOn, facts.handledOn])
}

function ordinaryPeriod({ regime, law }: Situation): Clock['period'] | undefined {
  const { months = 0, days = 0 } = regime.statutoryPeriod ?? {}
  if (months > 0 || days > 0) return { months, days }
  return regime.silence === 'none' ? undefined : { months: law('silence.ordinary-months'), days: 0 }
}

function runClock(situation: Situation, period: Clock['period']): Clock {
  const { facts } = situation
  const extensions = facts.extensions.filter((event) => event.scope === 'statutory')
  const moves = [
    ...extensions.map((extension) => ({ on: extension.on, apply: (clock: Clock) => extend(clock, extension, situation) })),
    ...facts.asks.map((ask) => ({ on: ask.on, apply: (clock: Clock) => holdForItems(clock, ask, situation) })),
  ].toSorted((a, b) => compareDays(a.on, b.on))
  const start: Clock = { startsOn: firstStart(situation), period, suspensions: [], steps: firstSteps(situation) }
  return moves.reduce((clock, move) => move.apply(clock), start)
}

/** L114-3: rejection counts from the body first addressed, acceptance from the competent one. */
function firstStart({ facts, regime }: Situation): Day | undefined {
  if (regime.silence === 'rejection') return facts.receivedOn
  const isElsewhere = facts.passedOn !== undefined || regime.competence === 'referred'
  return isElsewhere ? facts.competentBodyOn : facts.cityOn
}

function firstSteps({ facts }: Situation): readonly Explanation[] {
  const steps: Explanation[] = []
  if (facts.passedOn) steps.push({ key: 'passed-on', params: { on: facts.passedOn } })
  if (facts.competentBodyOn) steps.push({ key: 'reached-competent-body', params: { on: facts.competentBodyOn } })
  return steps
}

function extend(clock: Clock, extension: StatutoryExtension, situation: Situation): Clock {
  const { on, legalBasis } = extension
  const { months = 0, days = 0 } = extension.by
  if (isOver(clock, on, situation)) return withSteps(clock, [{ key: 'period-extended-too-late', params: { on } }])
  const period = { months: clock.period.months + months, days: clock.period.days + days }
  return withSteps({ ...clock, period }, [{ key: 'period-extended', params: { on, months, days, legalBasis } }])
}

/** L114-5: what a request for missing items does to each clock. */
function holdForItems(clock: Clock, ask: Ask, situation: Situation): Clock {
  const { on, items, limitOn, producedOn } = ask
  const asked = withSteps(clock, [{ key: 'items-requested', params: { on, items, limitOn } }])
  if (!ask.blocking) return withSteps(asked, [{ key: 'items-not-blocking', params: { on } }])
  if (isOver(clock, on, situation) || isOutsideWindow(ask, situation))
    return withSteps(asked, [{ key: 'items-requested-too-late', params: { on } }])
  const { silence } = situation.regime
  if (silence === 'none') return withSteps(asked, [{ key: 'period-not-suspended', params: {} }])
  const produced: readonly Explanation[] = producedOn ? [{ key: 'items-produced', params: { on: producedOn } }] : []
  if (silence === 'acceptance') {
    const startsOn = producedOn && clock.startsOn ? latest([clock.startsOn, producedOn]) : undefined
    return withSteps({ ...asked, startsOn }, produced)
  }
  const suspension = { from: on, to: waitEndsOn(ask) }
  const isCapped = !producedOn || isAfter(producedOn, limitOn)
  const capped: readonly Explanation[] = isCapped ? [{ key: 'period-capped', params: { limitOn } }] : []
  const span = { key: 'period-suspended', params: { ...suspension, days: suspension.from.until(suspension.to).days } } as const
  return withSteps({ ...asked, suspensions: [...clock.suspensions, suspension] }, [...produced, span, ...capped])
}

function isOver(clock: Clock, on: Day, situation: Situation): boolean {
  const dueOn = lastDay(clock, situation)
  return dueOn !== undefined && isAfter(on, dueOn)
}

function isOutsideWindow(ask: Ask, { facts, regime }: Situation): boolean {
  return regime.missingItemsWindow !== undefined && isAfter(ask.on, addPeriod(facts.cityOn, regime.missingItemsWindow))
}

/** The last day of the period, included. */
function lastDay(clock: Clock, situation: Situation): Day | undefined {
  const end = countedEnd(clock, situation)
  return end && situation.law('silence.extends-over-closed-day') ? nextWorkingDay(situation.calendar, end) : end
}

/** Months and days from the start, then the days of suspension, wherever that falls in the week. */
function countedEnd(clock: Clock, { law }: Situation): Day | undefined {
  const start = clock.startsOn?.add({ days: law('silence.start-offset-days') })
  return start && addPeriod(start, clock.period).add({ days: suspendedDays(clock.suspensions) })
}

function addPeriod(from: Day, { months = 0, days = 0 }: Period): Day {
  return from.add({ months }).add({ days })
}

/** Two requests for items may overlap: a day is suspended once. `suspensions` come in order of their first day. */
function suspendedDays(suspensions: readonly Suspension[]): number {
  let total = 0
  let countedTo: Day | undefined
  for (const { from, to } of suspensions) {
    const start = latest([from, countedTo]) ?? from
    if (isAfter(to, start)) total += start.until(to).days
    countedTo = latest([to, countedTo])
  }
  return total
}

function periodSteps(clock: Clock, situation: Situation): readonly Explanation[] {
  const { facts, regime } = situation
  const ordinary = ordinaryPeriod(situation)
  if (!clock.startsOn || !ordinary)
    return [{ key: facts.asks.length > 0 ? 'period-waits-for-items' : 'period-waits-for-competent-body', params: {} }]
  const steps: Explanation[] = [{ key: 'period-runs', params: { ...ordinary, from: clock.startsOn } }]
  if (facts.pauses.length > 0) steps.push({ key: 'period-service-pause-ignored', params: {} })
  const [counted, on] = [countedEnd(clock, situation), lastDay(clock, situation)]
  if (!counted || !on) return steps
  if (!counted.equals(on)) steps.push({ key: 'period-put-off-closed-day', params: { from: counted, to: on } })
  return [...steps, { key: RESULT_STEP[regime.silence], params: { on, legalBasis: regime.legalBasis } }]
}

const RESULT_STEP = {
  acceptance: 'implied-acceptance-on',
  rejection: 'implied-rejection-on',
  none: 'reply-due-on',
} as const satisfies Record<SilenceEffect, string>
const ACQUIRED_STEP = { acceptance: 'implied-acceptance-acquired', rejection: 'implied-rejection-acquired' } as const

function endSteps({
  situation,
  dueOn,
  doneOn,
}: {
  situation: Situation
  dueOn: Day | undefined
  doneOn: Day | undefined
}): readonly Explanation[] {
  const { facts, regime, today } = situation
  const steps: Explanation[] = []
  const effect = regime.silence
  const endedOn = earliest([doneOn, facts.cancelledOn]) ?? today
  if (effect !== 'none' && dueOn && isAfter(endedOn, dueOn)) steps.push({ key: ACQUIRED_STEP[effect], params: { on: dueOn } })
  if (facts.decidedOn) steps.push({ key: 'decided', params: { on: facts.decidedOn, outcome: facts.outcome } })
  if (facts.decidedOn && !facts.notifiedOn) steps.push({ key: 'decided-not-notified', params: { on: facts.decidedOn } })
  else if (facts.notifiedOn) steps.push({ key: 'notified', params: { on: facts.notifiedOn } })
  else if (facts.answeredOn) steps.push({ key: 'answered', params: { on: facts.answeredOn } })
  if (facts.handledOn) steps.push({ key: 'closed', params: { on: facts.handledOn } })
  else if (facts.closedOn) steps.push({ key: 'closed-without-action', params: { on: facts.closedOn } })
  if (facts.cancelledOn) steps.push({ key: 'cancelled', params: { on: facts.cancelledOn } })
  return steps
}

function withSteps(clock: Clock, steps: readonly Explanation[]): Clock {
  return { ...clock, steps: [...clock.steps, ...steps] }
}
