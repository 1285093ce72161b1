import { addWorkingDays, compareDays, workingDaysBetween } from '#platform/calendar'
import type { WorkingCalendar } from '#platform/calendar'
import { earliest, isAfter, isBefore } from './day-order.ts'
import type { Deadline } from './deadline.ts'
import type { Explanation } from './explanation.ts'
import { waitEndsOn } from './missing-items.ts'
import type { Ask } from './missing-items.ts'
import type { Pause } from './round-facts.ts'
import { notApplicable, settle } from './situation.ts'
import type { Situation } from './situation.ts'

type Day = Temporal.PlainDate

/** How the target stands after some of the facts. */
interface Target {
  readonly from: Day
  readonly workingDays: number
  readonly pauses: readonly Pause[]
  /** The requests for items that hold it, those that came in time. */
  readonly waits: readonly Ask[]
  readonly steps: readonly Explanation[]
}

/**
 * The city's own commitment, in working days of its calendar. It counts from complete receipt: missing items begin it anew (or only pause it, as the
 * parameter says), at the latest when the time given to produce them is over. A pause of the service holds it, unlike a period of the law.
 */
export function serviceTargetDeadline(situation: Situation): Deadline {
  const { facts, regime, today } = situation
  if (regime.serviceTargetWorkingDays === undefined) return notApplicable('service-target', [{ key: 'target-none', params: {} }])

  const target = runTarget(situation, regime.serviceTargetWorkingDays)
  const dueOn = lastDay(target, situation)
  const waiting = target.waits.find((ask) => !isBefore(today, ask.on) && isBefore(today, waitEndsOn(ask)))
  const openPause = target.pauses.find((pause) => !pause.to)
  const explanation: Explanation[] = [...facts.origin, ...target.steps, ...pauseSteps(target, situation)]
  if (waiting) explanation.push({ key: 'target-waits-for-items', params: { limitOn: waiting.limitOn } })
  if (dueOn) explanation.push({ key: 'target-from', params: { workingDays: target.workingDays, from: target.from, dueOn } })
  else if (openPause) explanation.push({ key: 'target-paused', params: { on: openPause.from } })
  const doneOn = facts.cancelledOn ? earliest([facts.answeredOn, facts.notifiedOn]) : facts.finishedOn
  return settle(
    {
      kind: 'service-target',
      startsOn: target.from,
      dueOn,
      doneOn,
      mootOn: facts.cancelledOn,
      isSuspended: waiting !== undefined,
      explanation: [...explanation, ...endSteps(situation)],
    },
    situation,
  )
}

function runTarget(situation: Situation, workingDays: number): Target {
  const { facts } = situation
  const extensions = facts.extensions.filter((event) => event.scope === 'service-target')
  const blocking = facts.asks.filter((ask) => ask.blocking)
  const moves = [
    ...extensions.map(({ on, byWorkingDays }) => ({ on, apply: (target: Target) => extend(target, { on, byWorkingDays }) })),
    ...blocking.map((ask) => ({ on: ask.on, apply: (target: Target) => holdForItems(target, ask, situation) })),
  ].toSorted((a, b) => compareDays(a.on, b.on))
  const start: Target = { from: facts.cityOn, workingDays, pauses: facts.pauses, waits: [], steps: [] }
  // A target that was already missed stays so: asking for items or for more days afterwards does not wash it.
  return moves.reduce((target, move) => {
    const dueOn = lastDay(target, situation)
    return dueOn && isAfter(move.on, dueOn) ? target : move.apply(target)
  }, start)
}

function extend(target: Target, { on, byWorkingDays }: { on: Day; byWorkingDays: number }): Target {
  const step: Explanation = { key: 'target-extended', params: { on, workingDays: byWorkingDays } }
  return { ...target, workingDays: target.workingDays + byWorkingDays, steps: [...target.steps, step] }
}

function holdForItems(target: Target, ask: Ask, { law, calendar, today }: Situation): Target {
  const { on, items, limitOn, producedOn } = ask
  const to = waitEndsOn(ask)
  const steps: Explanation[] = [...target.steps, { key: 'items-requested', params: { on, items, limitOn } }]
  if (producedOn && !isAfter(producedOn, limitOn)) steps.push({ key: 'items-produced', params: { on: producedOn } })
  else if (!isBefore(today, limitOn)) steps.push({ key: 'items-limit-passed', params: { limitOn } })
  const held: Target = { ...target, waits: [...target.waits, ask], steps }
  if (law('service-target.on-missing-items') === 'restart') return { ...held, from: isAfter(to, target.from) ? to : target.from }
  steps.push({ key: 'target-paused-for-items', params: { from: on, to, workingDays: workingDaysBetween({ calendar, from: on, to }) } })
  return { ...held, pauses: [...target.pauses, { from: on, to }] }
}

/** The n-th working day after the start that no pause covers; nothing while a pause that began before it is still going on. */
function lastDay(target: Target, { calendar }: Situation): Day | undefined {
  const { from, workingDays, pauses } = target
  let dueOn = addWorkingDays({ calendar, from, count: workingDays })
  // A date put off by a pause may run into the next pause: again until it moves no more.
  for (let held = 0; ;) {
    const heldByThen = heldWorkingDays(target, { calendar, to: dueOn })
    if (heldByThen === held) break
    held = heldByThen
    dueOn = addWorkingDays({ calendar, from, count: workingDays + held })
  }
  const isStillHeld = pauses.some((pause) => !pause.to && isBefore(pause.from, dueOn))
  return isStillHeld ? undefined : dueOn
}

/** Working days of the ended pauses that fall after the start and up to `to`, each once. */
function heldWorkingDays({ from, pauses }: Target, { calendar, to }: { calendar: WorkingCalendar; to: Day }): number {
  let total = 0
  let countedTo = from
  for (const pause of pauses.toSorted((a, b) => compareDays(a.from, b.from))) {
    if (!pause.to) continue
    const start = isAfter(pause.from, countedTo) ? pause.from : countedTo
    const end = isAfter(pause.to, to) ? to : pause.to
    if (isAfter(end, start)) total += workingDaysBetween({ calendar, from: start, to: end })
    if (isAfter(pause.to, countedTo)) countedTo = pause.to
  }
  return total
}

function pauseSteps({ pauses, from: start }: Target, { facts, calendar }: Situation): readonly Explanation[] {
  const ended = facts.pauses.filter((pause) => pauses.includes(pause))
  return ended.flatMap(({ from, to }) =>
    to && isAfter(to, start)
      ? [{ key: 'target-pause-ended' as const, params: { from, to, workingDays: workingDaysBetween({ calendar, from, to }) } }]
      : [],
  )
}

function endSteps({ facts }: Situation): readonly Explanation[] {
  const steps: Explanation[] = []
  if (facts.answeredOn) steps.push({ key: 'answered', params: { on: facts.answeredOn } })
  if (facts.decidedOn && !facts.notifiedOn) steps.push({ key: 'decided-not-notified', params: { on: facts.decidedOn } })
  if (facts.notifiedOn && !facts.answeredOn) steps.push({ key: 'notified', params: { on: facts.notifiedOn } })
  if (facts.handledOn) steps.push({ key: 'closed', params: { on: facts.handledOn } })
  if (facts.passedOn) steps.push({ key: 'passed-on', params: { on: facts.passedOn } })
  if (facts.cancelledOn) steps.push({ key: 'cancelled', params: { on: facts.cancelledOn } })
  return steps
}
