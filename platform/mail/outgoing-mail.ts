
export interface MailAddress {
  readonly name?: string
  readonly address: string
}

export interface OutgoingAttachment {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
  /** Without angle brackets; the part is then inline and `cid:` links may name it. */
  readonly contentId?: string
}

/** One message ready to leave. Its Message-ID is fixed by the caller before the first try, so that a second try is the same message. */
export interface OutgoingMail {
  /** With its angle brackets. */
  readonly messageId: string
  /** Address that receives bounces; the empty string is the null sender of automatic mail (RFC 3834 section 3.3). */
  readonly envelopeFrom: string
  readonly from: MailAddress
  readonly to: readonly MailAddress[]
  readonly cc?: readonly MailAddress[]
  readonly replyTo?: MailAddress
  readonly subject: string
  readonly date: Temporal.Instant
  readonly text: string
  readonly html?: string
  readonly inReplyTo?: string
  readonly references?: readonly string[]
  /** Further header fields by name. */
  readonly headers?: Readonly<Record<string, string>>
  readonly attachments?: readonly OutgoingAttachment[]
}

/** Writes the message as RFC 5322 bytes. File and web addresses are refused as content: only bytes given here leave the house. */
export async function composeMail(mail: OutgoingMail): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const composer = new MailComposer({
    messageId: mail.messageId,
    from: written(mail.from),
    to: mail.to.map(written),
    cc: mail.cc?.map(written),
    replyTo: mail.replyTo && written(mail.replyTo),
    subject: oneLine(mail.subject),
    date: new Date(mail.date.epochMilliseconds),
    text: mail.text,
    html: mail.html,
    inReplyTo: mail.inReplyTo,
    references: mail.references && [...mail.references],
    headers: Object.entries(mail.headers ?? {}).map(([key, value]) => ({ key, value: oneLine(value) })),
    attachments: (mail.attachments ?? []).map((attachment) => ({
      filename: attachment.name,
      contentType: attachment.type,
      content: Buffer.from(attachment.bytes),
      cid: attachment.contentId,
      contentDisposition: attachment.contentId === undefined ? ('attachment' as const) : ('inline' as const),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

function written(address: MailAddress): { name: string; address: string } {
  return { name: oneLine(address.name ?? ''), address: oneLine(address.address) }
}

/** A line break in a subject or a name would start a header field of the writer's choice. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\0]+/g, ' ').trim()
}
