import { type Request, findRequest, mayAct, noteMessage } from '#modules/requests'
import { type Work, newId } from '#platform/database'
import { type Outcome, done, refuse } from '#platform/outcome'
import type { Message, MessageChannel } from './message.ts'
import { insertMessage } from './messages-store.ts'

export interface IncomingText {
  request: { id: string } | { reference: string }
  channel: MessageChannel
  text: string
  subject?: string | undefined
  fromAddress?: string | undefined
  inboundId?: string | undefined
  contactId?: string | undefined
  writtenAt?: Temporal.Instant | undefined
}

const LONGEST = 200_000

/** Adds what a citizen says to the conversation of their request; work that waited for them goes on. */
export async function receiveMessage(work: Work, input: IncomingText): Promise<Outcome<{ message: Message; request: Request }>> {
  const request = await findRequest(work.tx, input.request)
  if (request === undefined || !mayAct(work.actor, 'read', request)) return refuse('not-found', 'requests.refusal.unknown')
  if (input.text.trim() === '' && input.inboundId === undefined) return refuse('invalid', 'correspondence.refusal.empty', { field: 'text' })
  const message = await insertMessage(work.tx, {
    id: newId(work.at.epochMilliseconds),
    request_id: request.id,
    contact_id: input.contactId ?? null,
    direction: 'in',
    channel: input.channel,
    kind: 'message',
    from_address: input.fromAddress ?? null,
    subject: (input.subject ?? '').slice(0, 300),
    body: input.text.slice(0, LONGEST),
    inbound_id: input.inboundId ?? null,
    written_at: input.writtenAt ?? work.at,
    state: 'received',
  })
  await noteMessage(work, { request: { id: request.id }, messageId: message.id })
  return done({ message, request })
}
