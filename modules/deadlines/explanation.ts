import type { DecisionOutcome, ReceiptChannel } from './clock-event.ts'

type Day = Temporal.PlainDate

/** The steps of a reasoning, as data: a key and what its sentence needs. `messages/` turns them into French, English or Italian. */
export interface ExplanationParams {
  received: { on: Day; channel: ReceiptChannel }
  'registered-later': { on: Day }
  'received-elsewhere': { on: Day }
  'reached-city': { on: Day }
  'passed-on': { on: Day }
  'reached-competent-body': { on: Day }
  'reopened-contested': { on: Day }
  'reopened-in-error': { on: Day }

  'registration-notice-due': { workingDays: number; dueOn: Day }
  'registration-notice-not-electronic': { channel: ReceiptChannel }
  'registration-notice-sent': { on: Day }
  acknowledged: { on: Day }
  'acknowledgement-due': { workingDays: number; from: Day; dueOn: Day }
  'acknowledgement-courtesy': { days: number; dueOn: Day }
  'acknowledgement-not-owed-decided': { on: Day; days: number }
  'acknowledgement-not-owed-short-period': { days: number }
  'acknowledgement-not-owed-refusal': { on: Day }
  'acknowledgement-by-competent-body': Record<never, never>

  'target-from': { workingDays: number; from: Day; dueOn: Day }
  'target-none': Record<never, never>
  'target-waits-for-items': { limitOn: Day }
  'target-paused': { on: Day }
  'target-pause-ended': { from: Day; to: Day; workingDays: number }
  'target-paused-for-items': { from: Day; to: Day; workingDays: number }
  'target-extended': { on: Day; workingDays: number }

  'items-requested': { on: Day; items: readonly string[]; limitOn: Day }
  'items-produced': { on: Day }
  'items-not-blocking': { on: Day }
  'items-requested-too-late': { on: Day }
  'items-limit-passed': { limitOn: Day }

  'no-implied-decision': { legalBasis: string }
  'period-runs': { months: number; days: number; from: Day }
  'period-waits-for-items': Record<never, never>
  'period-waits-for-competent-body': Record<never, never>
  'period-suspended': { from: Day; to: Day; days: number }
  'period-capped': { limitOn: Day }
  'period-not-suspended': Record<never, never>
  'period-service-pause-ignored': Record<never, never>
  'period-extended': { on: Day; months: number; days: number; legalBasis: string }
  'period-extended-too-late': { on: Day }
  'period-put-off-closed-day': { from: Day; to: Day }
  'implied-acceptance-on': { on: Day; legalBasis: string }
  'implied-rejection-on': { on: Day; legalBasis: string }
  'reply-due-on': { on: Day; legalBasis: string }
  'implied-acceptance-acquired': { on: Day }
  'implied-rejection-acquired': { on: Day }
  'decided-elsewhere': Record<never, never>

  answered: { on: Day }
  decided: { on: Day; outcome?: DecisionOutcome | undefined }
  'decided-not-notified': { on: Day }
  notified: { on: Day }
  closed: { on: Day }
  'closed-without-action': { on: Day }
  cancelled: { on: Day }
}
export type ExplanationKey = keyof ExplanationParams
export type Explanation = { [Key in ExplanationKey]: { readonly key: Key; readonly params: ExplanationParams[Key] } }[ExplanationKey]
