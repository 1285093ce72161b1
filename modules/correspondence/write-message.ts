import type { Request } from '#modules/requests'
import { type Work, newId } from '#platform/database'
import type { Message, MessageKind } from './message.ts'
import { insertMessage } from './messages-store.ts'
import { type Reach, reachOf } from './reach.ts'

export const DELIVERY_QUEUE = 'deliver-message'

export interface OutgoingText {
  request: Request
  kind: MessageKind
  subject: string
  body: string
  automatic: boolean
  /** Seconds during which it may be taken back. */
  undoSeconds?: number
  /** The way to take; absent: the one that reaches the requester. */
  reach?: Reach
}

/** Writes a message of the city and, when it goes by mail, asks for its delivery: once the time to take it back is over. */
export async function writeMessage(work: Work, text: OutgoingText): Promise<Message> {
  const reach = text.reach ?? (await reachOf(work.tx, text.request))
  const heldUntil = text.undoSeconds === undefined ? undefined : work.at.add({ seconds: text.undoSeconds })
  const message = await insertMessage(work.tx, {
    id: newId(work.at.epochMilliseconds),
    request_id: text.request.id,
    direction: 'out',
    channel: reach.channel,
    kind: text.kind,
    automatic: text.automatic,
    author_id: work.actor.kind === 'agent' ? work.actor.id : null,
    to_address: reach.channel === 'email' ? reach.address : null,
    subject: text.subject.slice(0, 300),
    body: text.body,
    written_at: work.at,
    held_until: heldUntil ?? null,
    // A letter waits for the mail room to print it; a message of the portal is there as soon as it is written.
    state: reach.channel === 'portal' ? 'shown' : 'queued',
    in_reply_to: reach.channel === 'email' ? (reach.inReplyTo ?? null) : null,
  })
  if (reach.channel === 'email')
    work.enqueue({ queue: DELIVERY_QUEUE, data: { messageId: message.id }, ...(heldUntil === undefined ? {} : { runAt: heldUntil }) })
  work.publish({
    name: 'message.written',
    subject: { kind: 'request', id: text.request.id },
    unitId: text.request.unitId,
    data: { messageId: message.id, kind: text.kind, channel: reach.channel },
  })
  return message
}
