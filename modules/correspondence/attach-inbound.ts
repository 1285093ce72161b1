import { recordContact } from '#modules/contacts'
import { findRequest, linkContact } from '#modules/requests'
import type { Work } from '#platform/database'
import type { ParsedEmail } from './email/index.ts'
import { keepAttachments } from './inbound-attachments.ts'
import { type InboundEmail, updateInbound } from './inbound-store.ts'
import type { ReadingTools } from './read-inbound.ts'
import { receiveMessage } from './receive-message.ts'

/** Adds a message to the conversation it belongs to: a contact, a message, its files. */
export async function attachInbound(
  work: Work,
  input: {
    tools: Pick<ReadingTools, 'files'>
    inbound: InboundEmail
    email: ParsedEmail
    text: string
    requestId: string
    automatic: boolean
  },
): Promise<void> {
  const { inbound, email } = input
  const request = await findRequest(work.tx, { id: input.requestId })
  const contact = await recordContact(work, {
    channel: 'email',
    startedAt: earlier(inbound.arrivedAt, work.at),
    citizenId: request?.requesterId,
    declaredName: email.from?.name === undefined || email.from.name === '' ? undefined : email.from.name.slice(0, 200),
    declaredReach: email.from?.address.slice(0, 254),
    summary: input.text.slice(0, 20_000),
    result: 'request-followed',
    topics: request === undefined ? [] : [{ typeCode: request.typeCode }],
  })
  const contactId = contact.ok ? contact.value.contactId : undefined
  if (contactId !== undefined) await linkContact(work.tx, input.requestId, contactId)
  const received = await receiveMessage(work, {
    request: { id: input.requestId },
    channel: 'email',
    text: input.text,
    subject: email.subject,
    fromAddress: email.from?.address.toLowerCase().slice(0, 320),
    inboundId: inbound.id,
    contactId,
    writtenAt: earlier(inbound.arrivedAt, work.at),
  })
  if (!received.ok) throw new Error('a message cannot be added to its request')
  await keepAttachments(work, {
    files: input.tools.files,
    email,
    requestId: input.requestId,
    messageId: received.value.message.id,
    contactId,
  })
  await updateInbound(work.tx, inbound.id, {
    state: 'attached',
    reason: 'attached',
    request_id: input.requestId,
    contact_id: contactId ?? null,
    decided_at: work.at,
  })
}

/** A mail server's clock may be ahead of ours. */
export function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? a : b
}
