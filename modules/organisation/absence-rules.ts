import type { AgentFacts } from './agent-facts.ts'
import { worksOn } from './agent-facts.ts'

/** Days on which an agent is away, both included, and who does their work meanwhile. */
export interface AbsenceRecord {
  id: string
  agentId: string
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  reason: string
  substituteId: string | undefined
  version: number
}

export type Period = Pick<AbsenceRecord, 'startsOn' | 'endsOn'>

export const REASON_AT_MOST = 80
/** Longer than this is no absence any more but a leave: the agent has a last day. */
export const LONGEST_DAYS = 731

export type AbsenceState = 'to-come' | 'now' | 'over'

export function absenceOn(period: Period, on: Temporal.PlainDate): AbsenceState {
  if (Temporal.PlainDate.compare(on, period.startsOn) < 0) return 'to-come'
  return Temporal.PlainDate.compare(period.endsOn, on) < 0 ? 'over' : 'now'
}

/** How many days the period has, both ends included. */
export function daysOf({ startsOn, endsOn }: Period): number {
  return startsOn.until(endsOn).days + 1
}

/** Whether the absences leave no day of the period: such a substitute would never be there. */
export function coversWholly(absences: readonly Period[], period: Period): boolean {
  let day = period.startsOn
  for (const absence of absences.toSorted((a, b) => Temporal.PlainDate.compare(a.startsOn, b.startsOn))) {
    if (Temporal.PlainDate.compare(absence.startsOn, day) > 0) return false
    if (Temporal.PlainDate.compare(absence.endsOn, day) >= 0) day = absence.endsOn.add({ days: 1 })
    if (Temporal.PlainDate.compare(day, period.endsOn) > 0) return true
  }
  return false
}

/** Whether the agent works for the city on every day of the period. */
export function worksThroughout(facts: Pick<AgentFacts, 'activeFrom' | 'activeUntil'>, { startsOn, endsOn }: Period): boolean {
  return worksOn(facts, startsOn) && worksOn(facts, endsOn)
}
