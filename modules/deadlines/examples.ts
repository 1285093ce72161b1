import { workingCalendar } from '#platform/calendar'
import type { ClockEvent } from './clock-event.ts'
import { computeDeadlines } from './compute-deadlines.ts'
import type { Deadline, DeadlineKind, DeadlineReport } from './deadline.ts'
import { LEGAL_PARAMETERS } from './parameters.ts'
import type { LegalParameter } from './parameters.ts'
import type { Regime } from './regime.ts'

/** Factories for the worked examples of the tests: name only what matters to the rule, the rest is an ordinary request of a mainland city. */

export const day = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso)

export const mainland = workingCalendar({ territory: 'mainland' })

export const acceptance: Regime = {
  serviceTargetWorkingDays: 20,
  silence: 'acceptance',
  acknowledgement: 'statutory',
  legalBasis: 'L231-1 CRPA',
}
export const rejection: Regime = {
  serviceTargetWorkingDays: 10,
  silence: 'rejection',
  acknowledgement: 'statutory',
  legalBasis: 'L231-4 2° CRPA',
}
export const delivery: Regime = {
  serviceTargetWorkingDays: 2,
  silence: 'none',
  acknowledgement: 'courtesy',
  legalBasis: 'délivrance d’un document',
}

export const receivedByPost = (on: string): ClockEvent => ({ kind: 'received', on: day(on), channel: 'post' })
export const receivedByEmail = (on: string): ClockEvent => ({ kind: 'received', on: day(on), channel: 'email' })
export const itemsRequested = (on: string, limitOn: string, items: readonly string[] = ['plan']): ClockEvent => ({
  kind: 'missing-items-requested',
  on: day(on),
  limitOn: day(limitOn),
  items,
})
export const itemsReceived = (on: string, items?: readonly string[]): ClockEvent => ({ kind: 'missing-items-received', on: day(on), items })

interface Question {
  readonly regime?: Regime
  readonly parameters?: readonly LegalParameter[]
  readonly today: string
}

/** The report of a request that has lived these facts, as seen on `today`. */
export function reportOf(
  events: readonly ClockEvent[],
  { regime = rejection, parameters = LEGAL_PARAMETERS, today }: Question,
): DeadlineReport {
  return computeDeadlines({ regime, parameters, events, calendar: mainland, today: day(today) })
}

/** One line of the report, in short: its state, its last day, and the day it was done on. */
export function shortOf(report: DeadlineReport, kind: DeadlineKind): { state: Deadline['state']; dueOn?: string; metOn?: string } {
  const deadline = deadlineOf(report, kind)
  return {
    state: deadline.state,
    ...(deadline.dueOn ? { dueOn: deadline.dueOn.toString() } : {}),
    ...(deadline.metOn ? { metOn: deadline.metOn.toString() } : {}),
  }
}

export function deadlineOf({ deadlines }: DeadlineReport, kind: DeadlineKind): Deadline {
  const deadline = deadlines.find((candidate) => candidate.kind === kind)
  if (!deadline) throw new Error(`The report has no ${kind}`)
  return deadline
}
