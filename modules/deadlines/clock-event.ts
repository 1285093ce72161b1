import type { Period } from './regime.ts'

/** How a request reached us. Only the electronic ones call for a registration notice (CRPA L112-11). */
export const RECEIPT_CHANNELS = ['online', 'email', 'api', 'social', 'post', 'counter', 'telephone', 'other'] as const
export type ReceiptChannel = (typeof RECEIPT_CHANNELS)[number]

/** The outcome of an express decision, from the requester's side. */
export const DECISION_OUTCOMES = ['granted', 'refused', 'partly-granted'] as const
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number]

/** A fact with the civil date on which it happened in the city's zone. Facts are appended, never rewritten; a clock is what they say together. */
interface Fact<Kind extends string> {
  readonly kind: Kind
  readonly on: Temporal.PlainDate
}

/**
 * Received by the body FIRST addressed: the day the letter entered the building, or the day of the e-mail or form. Never the day of entry in the software.
 * When another body had it first, that is this date, and `transferred-to-competent-body` with `body: 'city'` gives the day it reached us.
 */
export interface Received extends Fact<'received'> {
  readonly channel: ReceiptChannel
}

/** Asks for what is missing (L114-5): the law wants the list and a time limit. */
export interface MissingItemsRequested extends Fact<'missing-items-requested'> {
  readonly items: readonly string[]
  /** Last day given to produce them. */
  readonly limitOn: Temporal.PlainDate
  /** False: the file can be examined without them (L114-5-1), so no clock of ours stops. True by default. */
  readonly blocking?: boolean | undefined
}

/** The day on which items arrived, not the day on which they were checked. Without `items`: all that was outstanding. */
export interface MissingItemsReceived extends Fact<'missing-items-received'> {
  readonly items?: readonly string[] | undefined
}

/** `city`: it reached us from another body on this day. `other`: we sent it to the competent body on this day (L114-2). */
export interface TransferredToCompetentBody extends Fact<'transferred-to-competent-body'> {
  readonly body: 'city' | 'other'
  /** With `other`: the day on which that body received it, once known. */
  readonly receivedOn?: Temporal.PlainDate | undefined
}

/** A longer period: of the law, by a text that allows it, or of the city's own target. */
export type Extended = Fact<'extended'> &
  (
    | { readonly scope: 'statutory'; readonly by: Period; readonly legalBasis: string }
    | { readonly scope: 'service-target'; readonly byWorkingDays: number }
  )

/** An express decision. `on` is the day it was signed; an acceptance by silence is only prevented once it is notified. */
export interface Decided extends Fact<'decided'> {
  readonly outcome?: DecisionOutcome | undefined
  /** The day on which the requester was told; absent: the first `answered` on or after `on`. */
  readonly notifiedOn?: Temporal.PlainDate | undefined
}

/** `handled` (the default): what was asked is done. `without-action`: filed away; without an answer, the silence of the law goes on. */
export interface Closed extends Fact<'closed'> {
  readonly outcome?: 'handled' | 'without-action' | undefined
}

/** `in-error`: what ended it is void (answer, decision, closure), its old dates hold again. `contested` (the default): a new round begins, silence then means rejection. */
export interface Reopened extends Fact<'reopened'> {
  readonly because?: 'in-error' | 'contested' | undefined
  /** It had been ended on this very day, before it was reopened: facts without hours cannot tell. */
  readonly endedSameDay?: boolean | undefined
  /** How the person came back to us, when a new round begins. */
  readonly channel?: ReceiptChannel | undefined
}

export type ClockEvent =
  | Received
  | Fact<'registered'>
  | Fact<'registration-notice-sent'>
  | Fact<'acknowledged'>
  | MissingItemsRequested
  | MissingItemsReceived
  /** The day on which nothing was missing any more. */
  | Fact<'completed'>
  | TransferredToCompetentBody
  /** Work paused by the service. It pauses the city's own target, never a period of the law. */
  | Fact<'suspended'>
  | Fact<'resumed'>
  | Extended
  /** An answer on the substance was sent. An interim message is not an answer. */
  | Fact<'answered'>
  | Decided
  | Closed
  | Reopened
  /** Withdrawn by the requester, or void: nothing is owed any more. */
  | Fact<'cancelled'>

export type ClockEventKind = ClockEvent['kind']
