import type { WorkingCalendar } from '#platform/calendar'
import type { ClockEvent } from './clock-event.ts'
import type { DeadlineReport } from './deadline.ts'
import type { LegalParameter } from './parameters.ts'
import type { Regime } from './regime.ts'

export interface DeadlineQuestion {
  readonly regime: Regime
  readonly calendar: WorkingCalendar
  readonly parameters: readonly LegalParameter[]
  /** In any order. Those after `today` are not known yet and count for nothing. */
  readonly events: readonly ClockEvent[]
  readonly today: Temporal.PlainDate
}

/** THE legal clock: from what the law says of the request and what happened, every date with its reason. Pure; throws only for a parameter table with a hole. */
export function computeDeadlines(question: DeadlineQuestion): DeadlineReport {
  return { today: question.today, deadlines: [], earlierRounds: [] }
}
