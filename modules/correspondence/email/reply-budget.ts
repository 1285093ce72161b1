import type { SilenceReason } from './automatic-signs.ts'

/** Limits of automatic mail (rule E6), besides all detection: the answer to a loop nobody foresaw. */
export const REPLY_BUDGET = {
  /** Acknowledgements to one sender for one folded subject in 24 hours. */
  perSubjectADay: 1,
  /** Automatic mails to one sender in 24 hours. */
  perSenderADay: 5,
  /** Automatic mails of one mailbox in an hour: this, or three times what is usual there. */
  perMailboxAnHour: 20,
  timesUsual: 3,
} as const

export interface ReplyCounts {
  readonly toSenderForSubjectLastDay: number
  readonly toSenderLastDay: number
  readonly fromMailboxLastHour: number
  /** Automatic mails this mailbox sends in an ordinary hour. */
  readonly usualFromMailboxAnHour: number
}

export type ReplyDecision =
  | { readonly send: true }
  /** `hold` asks for an administrator's look: the whole mailbox is stopped. The number stays visible on the portal in any case. */
  | {
      readonly send: false
      readonly hold: boolean
      readonly why: SilenceReason | 'subject-already-answered' | 'sender-budget-spent' | 'mailbox-breaker'
    }

/** Whether an automatic mail may leave. */
export function decideAutomaticReply(silence: readonly SilenceReason[], counts: ReplyCounts): ReplyDecision {
  const [first] = silence
  if (first !== undefined) return { send: false, hold: false, why: first }
  const ceiling = Math.max(REPLY_BUDGET.perMailboxAnHour, REPLY_BUDGET.timesUsual * counts.usualFromMailboxAnHour)
  if (counts.fromMailboxLastHour >= ceiling) return { send: false, hold: true, why: 'mailbox-breaker' }
  if (counts.toSenderForSubjectLastDay >= REPLY_BUDGET.perSubjectADay) return { send: false, hold: false, why: 'subject-already-answered' }
  if (counts.toSenderLastDay >= REPLY_BUDGET.perSenderADay) return { send: false, hold: false, why: 'sender-budget-spent' }
  return { send: true }
}

export const MAX_NOTIFICATION_BOUNCES = 3

/** Whether an agent's e-mail notifications are to be suspended: the mail box behind them sends them back (rule E7). */
export function mustSuspendNotifications(bouncesInARow: number): boolean {
  return bouncesInARow >= MAX_NOTIFICATION_BOUNCES
}
