import type { WorkingCalendar } from '#platform/calendar'
import { workingDaysBetween } from '#platform/calendar'
import { isAfter } from './day-order.ts'
import type { Deadline, DeadlineKind } from './deadline.ts'
import type { Explanation } from './explanation.ts'
import type { ParameterKey, ParameterValues } from './parameters.ts'
import type { Regime } from './regime.ts'
import type { RoundFacts } from './round-facts.ts'

/** All that a rule may look at. `law` reads the parameters in force on the day of receipt. */
export interface Situation {
  readonly facts: RoundFacts
  readonly regime: Regime
  readonly calendar: WorkingCalendar
  readonly law: <Key extends ParameterKey>(key: Key) => ParameterValues[Key]
  readonly today: Temporal.PlainDate
}

interface Unsettled {
  readonly kind: DeadlineKind
  readonly owner?: Deadline['owner']
  readonly startsOn: Temporal.PlainDate | undefined
  readonly dueOn: Temporal.PlainDate | undefined
  readonly doneOn: Temporal.PlainDate | undefined
  /** The day from which nobody has to do it any more, the request having ended otherwise. What was missed before that stays missed. */
  readonly mootOn: Temporal.PlainDate | undefined
  readonly isSuspended?: boolean
  readonly explanation: readonly Explanation[]
}

/** From a date and what was done of it, to its state today. */
export function settle(unsettled: Unsettled, { today, calendar }: Pick<Situation, 'today' | 'calendar'>): Deadline {
  const { kind, owner = 'city', startsOn, dueOn, doneOn, mootOn, explanation } = unsettled
  const deadline = { kind, owner, startsOn, dueOn, explanation }
  const wasPastOn = (day: Temporal.PlainDate): boolean => dueOn !== undefined && isAfter(day, dueOn)
  if (doneOn && !wasPastOn(doneOn)) return { ...deadline, state: 'met', metOn: doneOn }
  if (mootOn && !wasPastOn(mootOn)) return { ...deadline, state: 'not-applicable' }
  if (doneOn) return { ...deadline, state: 'missed', metOn: doneOn }
  if (mootOn) return { ...deadline, state: 'missed' }
  if (!dueOn || unsettled.isSuspended) return { ...deadline, state: 'suspended' }
  const state = wasPastOn(today) ? 'missed' : 'running'
  return { ...deadline, state, remainingWorkingDays: workingDaysBetween({ calendar, from: today, to: dueOn }) }
}

export function notApplicable(kind: DeadlineKind, explanation: readonly Explanation[]): Deadline {
  return { kind, owner: 'city', state: 'not-applicable', explanation }
}
