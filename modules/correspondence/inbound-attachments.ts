import { type NewAttachment, attachFiles } from '#modules/requests'
import type { Work } from '#platform/database'
import type { FileStore } from '#platform/files'
import type { ParsedEmail } from './email/index.ts'

const ALLOWED = ['image', 'pdf', 'office', 'text', 'email'] as const
const LARGEST = 25 * 1024 * 1024

/** Puts what came with a message on its request. What may not be shown is kept as it came, to be saved by who needs it. */
export async function keepAttachments(
  work: Work,
  input: { files: FileStore; email: ParsedEmail; requestId: string; messageId?: string | undefined; contactId?: string | undefined },
): Promise<number> {
  const kept: NewAttachment[] = []
  for (const attachment of input.email.attachments) {
    if (attachment.inline || attachment.kind === 'signature' || attachment.bytes.byteLength === 0) continue
    const bytes = Buffer.from(attachment.bytes)
    const received = await input.files.receive(work, bytes, {
      name: attachment.name,
      allowed: [...ALLOWED],
      maxBytes: LARGEST,
      purpose: 'email-attachment',
    })
    // A virus is the one thing that is not kept beside the request: it stays in the raw message.
    if (!received.ok && received.message === 'file-infected') continue
    const file = received.ok
      ? received.file
      : await input.files.receiveRaw(work, bytes, { name: attachment.name, purpose: 'email-attachment' })
    kept.push({ fileId: file.id, name: file.name, source: 'email', messageId: input.messageId, contactId: input.contactId })
  }
  await attachFiles(work, { request: { id: input.requestId }, files: kept })
  return kept.length
}
