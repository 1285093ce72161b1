import type { MailboxAddress } from '#platform/mail/mime'

export const ATTACHMENT_KINDS = ['file', 'message', 'report', 'signature', 'calendar', 'encrypted'] as const
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number]

export const NAME_REPAIRS = ['path', 'control', 'direction', 'double-extension', 'reserved', 'too-long', 'absent'] as const
export type NameRepair = (typeof NAME_REPAIRS)[number]

export interface ParsedAttachment {
  /** Safe to show and to save under (rule E18); two attachments may share a name. */
  readonly name: string
  readonly nameRepairs: readonly NameRepair[]
  /** What the sender says it is: never to be trusted, only shown. */
  readonly declaredType: string
  readonly kind: AttachmentKind
  /** Part of the body (an image the HTML shows) rather than something sent along. */
  readonly inline: boolean
  /** Without angle brackets. */
  readonly contentId: string | undefined
  readonly bytes: Uint8Array
  /** Came out of a winmail.dat or of a signed envelope. */
  readonly from: 'message' | 'winmail' | 'signed'
  /** The message that an attached message is, opened. */
  readonly message: ParsedEmail | undefined
}

export interface EmailHeader {
  /** Lower case. */
  readonly name: string
  /** Decoded, at most 4,000 characters. */
  readonly value: string
}

export const EMAIL_REPAIRS = [
  'charset',
  'text-cut',
  'html-cut',
  'winmail-unreadable',
  'signed-unreadable',
  'carried-message-unread',
  'headers-cut',
] as const
export type EmailRepair = (typeof EMAIL_REPAIRS)[number]

/** What the top of a message says, before its content is looked at. */
export interface EmailHead {
  readonly from: MailboxAddress | undefined
  readonly sender: MailboxAddress | undefined
  readonly to: readonly MailboxAddress[]
  readonly cc: readonly MailboxAddress[]
  readonly replyTo: readonly MailboxAddress[]
  /** Addresses the message was really delivered to, as our mail server noted them. */
  readonly deliveredTo: readonly string[]
  /** Envelope sender; the empty string is the null sender, `undefined` when nobody noted it. */
  readonly returnPath: string | undefined
  readonly subject: string
  /** With angle brackets. */
  readonly messageId: string | undefined
  readonly inReplyTo: readonly string[]
  readonly references: readonly string[]
  readonly date: Temporal.Instant | undefined
  readonly headers: readonly EmailHeader[]
  readonly contentType: string
}

export interface ParsedEmail extends EmailHead {
  /** Plain text of the body, never empty because the message had HTML only; line ends are LF. */
  readonly text: string
  readonly textSource: 'plain' | 'html' | 'rich' | 'none'
  /** As sent, unsafe: to be shown only through displayEmail. */
  readonly html: string | undefined
  readonly attachments: readonly ParsedAttachment[]
  readonly signed: 'smime' | 'pgp' | undefined
  /** The content cannot be read by us: ask the sender for another way. */
  readonly encrypted: 'smime' | 'pgp' | undefined
  readonly repairs: readonly EmailRepair[]
}

export const EMAIL_FAILURES = [
  'too-large',
  'too-many-parts',
  'too-deep',
  'header-too-large',
  'too-slow',
  'too-heavy',
  'unreadable',
] as const
export type EmailFailure = (typeof EMAIL_FAILURES)[number]

/** A failure keeps the head when that much could be read, so that the sender can be recognised and answered. */
export type EmailReading =
  | { readonly ok: true; readonly email: ParsedEmail }
  | { readonly ok: false; readonly reason: EmailFailure; readonly head: EmailHead | undefined }
