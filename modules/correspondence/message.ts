export const MESSAGE_KINDS = [
  'message',
  'answer',
  'registration-notice',
  'acknowledgement',
  'missing-items',
  'referral',
  'transfer',
  'closing',
] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]
export const MESSAGE_CHANNELS = ['portal', 'email', 'post', 'phone', 'counter', 'api', 'partner'] as const
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number]
export const MESSAGE_STATES = ['received', 'queued', 'sent', 'delivered', 'failed', 'bounced', 'uncertain', 'cancelled', 'shown'] as const
export type MessageState = (typeof MESSAGE_STATES)[number]

/** One thing said between the city and a citizen about a request. */
export interface Message {
  id: string
  requestId: string
  contactId: string | undefined
  direction: 'in' | 'out'
  channel: MessageChannel
  kind: MessageKind
  automatic: boolean
  authorId: string | undefined
  fromAddress: string | undefined
  toAddress: string | undefined
  subject: string
  body: string
  inboundId: string | undefined
  writtenAt: Temporal.Instant
  /** May be taken back until then. */
  heldUntil: Temporal.Instant | undefined
  state: MessageState
  stateReason: string | undefined
  tries: number
  sentAt: Temporal.Instant | undefined
  readAt: Temporal.Instant | undefined
  inReplyTo: string | undefined
}
