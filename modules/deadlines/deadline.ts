import type { Explanation } from './explanation.ts'
import type { RemedyRoad, SilenceEffect } from './regime.ts'

export const DEADLINE_KINDS = ['registration-notice', 'acknowledgement', 'service-target', 'statutory', 'missing-items-limit'] as const
export type DeadlineKind = (typeof DEADLINE_KINDS)[number]

export const DEADLINE_STATES = ['running', 'met', 'missed', 'suspended', 'not-applicable'] as const
export type DeadlineState = (typeof DEADLINE_STATES)[number]

/** One date and its reason. */
export interface Deadline {
  readonly kind: DeadlineKind
  /** Whose move it is. Only the city's own deadlines make a request late. */
  readonly owner: 'city' | 'requester' | 'other-body'
  readonly state: DeadlineState
  readonly startsOn?: Temporal.PlainDate | undefined
  /** Last day, included. Absent when nothing runs: not applicable, or waiting for an event that is not bounded in time. */
  readonly dueOn?: Temporal.PlainDate | undefined
  /** The day on which the act was done, in time (state `met`) or late (state `missed`). */
  readonly metOn?: Temporal.PlainDate | undefined
  /** Working days from today to `dueOn`, 0 on the day itself, negative when past. Only while the act is still to be done. */
  readonly remainingWorkingDays?: number | undefined
  readonly explanation: readonly Explanation[]
}

/** What silence means for this request, for acknowledgements (R112-5) and for the agents. */
export interface Silence {
  readonly effect: SilenceEffect
  /** The implied decision is acquired at the end of this day. Absent when its clock does not run yet. */
  readonly takesEffectOn?: Temporal.PlainDate | undefined
  readonly legalBasis: string
  readonly remedy: RemedyRoad
  /** Months to go to court (CJA R421-2) or to the CADA, counted from the refusal. */
  readonly remedyMonths: number
  /** No date yet because items are awaited: the acceptance clock runs from the day all of them are here. */
  readonly waitsForItems: boolean
}

export interface ImpliedDecision {
  readonly effect: 'acceptance' | 'rejection'
  /** Acquired at the end of this day. */
  readonly acquiredOn: Temporal.PlainDate
}

export interface DeadlineReport {
  readonly today: Temporal.PlainDate
  /** Of the present round, in the order of DEADLINE_KINDS; several missing-items limits may follow each other. */
  readonly deadlines: readonly Deadline[]
  /** Of the rounds that a reopening ended, oldest first. */
  readonly earlierRounds: readonly (readonly Deadline[])[]
  /** The one to work to: the city's earliest date that is still to be kept or made good. */
  readonly nextDue?: Deadline | undefined
  /** The day on which the round began, by the body first addressed. */
  readonly receivedOn?: Temporal.PlainDate | undefined
  /** The day on which the request came to its end: answered, decided, closed, passed on or cancelled. */
  readonly finishedOn?: Temporal.PlainDate | undefined
  readonly silence?: Silence | undefined
  /** Acquired by silence. A later express decision replaces an implied rejection; an implied acceptance stays acquired, a refusal would have to withdraw it. */
  readonly impliedDecision?: ImpliedDecision | undefined
}
