import type { ParsedAttachment, ParsedEmail } from './parsed-email.ts'

/** A message as it passes from the reading thread to ours: the structured clone knows no Temporal. */
export type WireEmail = Omit<ParsedEmail, 'date' | 'attachments'> & {
  readonly date: string | undefined
  readonly attachments: readonly WireAttachment[]
}
export type WireAttachment = Omit<ParsedAttachment, 'message' | 'bytes'> & {
  readonly message: WireEmail | undefined
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Prepares a message for its passage: every content gets a buffer of its own, which can be moved instead of copied. */
export function toWire(email: ParsedEmail): WireEmail {
  return {
    ...email,
    date: email.date?.toString(),
    attachments: email.attachments.map((attachment) => ({
      ...attachment,
      bytes: new Uint8Array(attachment.bytes),
      message: attachment.message && toWire(attachment.message),
    })),
  }
}

/** The message again, after its passage. */
export function fromWire(email: WireEmail): ParsedEmail {
  return {
    ...email,
    date: email.date === undefined ? undefined : Temporal.Instant.from(email.date),
    attachments: email.attachments.map((attachment) => ({ ...attachment, message: attachment.message && fromWire(attachment.message) })),
  }
}

/** The buffers to move. */
export function movableBuffers(email: WireEmail): ArrayBuffer[] {
  return email.attachments.flatMap((attachment) => [
    attachment.bytes.buffer,
    ...(attachment.message ? movableBuffers(attachment.message) : []),
  ])
}
