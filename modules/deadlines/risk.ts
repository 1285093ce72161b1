import type { Deadline, DeadlineReport } from './deadline.ts'
import type { SilenceEffect } from './regime.ts'

/**
 * How many days earlier than its date a period of the law counts in the order of risk. An acceptance by silence binds the city for good and needs a notified decision
 * to be prevented; a rejection by silence opens a lawsuit; a notice or a target missed by a day is a day late. A product choice, not a rule of law.
 */
const STATUTORY_LEAD_DAYS: Record<SilenceEffect, number> = { acceptance: 15, rejection: 7, none: 3 }

const UNDATED = '9998-12-31'
const FINISHED = '9999-12-31'

/**
 * A text that sorts requests by legal risk, most urgent first. It does not depend on the day it is asked for, only on what happened:
 * it can be stored beside the request, indexed, and written again at each new fact.
 */
export function riskKey(report: DeadlineReport): string {
  const open = report.deadlines.filter(isOpen)
  if (open.length === 0) return FINISHED
  const keys = open.map((deadline) => keyOf(deadline, report.silence?.effect ?? 'none')).toSorted()
  return keys[0] ?? UNDATED
}

/** The city has let a date pass and the act is still to be done. What was done late, or has no object any more, is not late now. */
export function isLate({ deadlines }: DeadlineReport): boolean {
  return deadlines.some(
    (deadline) => deadline.owner === 'city' && deadline.state === 'missed' && deadline.remainingWorkingDays !== undefined,
  )
}

function isOpen(deadline: Deadline): boolean {
  return deadline.owner === 'city' && (deadline.remainingWorkingDays !== undefined || deadline.state === 'suspended')
}

function keyOf({ kind, dueOn }: Deadline, effect: SilenceEffect): string {
  if (!dueOn) return UNDATED
  const weighed = dueOn.subtract({ days: kind === 'statutory' ? STATUTORY_LEAD_DAYS[effect] : 0 })
  return `${weighed.toString()} ${dueOn.toString()}`
}
