import { isMachineAddress } from './automatic-signs.ts'
import { bounceWords, type BounceWords, startOfReturnedMessage } from './bounce-words.ts'
import { readDeliveryReport, type ReportedRecipient } from './delivery-report.ts'
import { headerValue } from './email-head.ts'
import { isForward } from './subject-line.ts'
import type { ParsedAttachment, ParsedEmail } from './parsed-email.ts'

/** Why a message did not arrive, from the second number of its status code (RFC 3463 section 3). */
export const BOUNCE_CAUSES = ['address', 'mailbox', 'system', 'network', 'protocol', 'content', 'policy', 'unknown'] as const
export type BounceCause = (typeof BOUNCE_CAUSES)[number]

export interface Bounce {
  /** `permanent`: the address is to be flagged. `temporary`: the sending server gave up or waits, the address may be good. */
  readonly lasting: 'permanent' | 'temporary' | 'unknown'
  /** The other server still tries: nothing is lost yet. */
  readonly stillTrying: boolean
  readonly cause: BounceCause
  readonly status: string | undefined
  readonly recipients: readonly ReportedRecipient[]
  /** Message-IDs of what did not arrive, the surest first. */
  readonly originalMessageIds: readonly string[]
  readonly diagnostic: string | undefined
  /** What showed it: a report made for machines, or signs. */
  readonly shownBy: 'report' | 'signs'
}

/** Reads a non-delivery notice (rule E8): the fields of RFC 3464 first, else at least two of four signs. `undefined` when it is not one; a notice of success is not. */
export function readBounce(email: ParsedEmail): Bounce | undefined {
  const reports = email.attachments.filter(
    (attachment) => attachment.declaredType === 'message/delivery-status' || attachment.declaredType === 'message/global-delivery-status',
  )
  const recipients = reports.flatMap((report) => readDeliveryReport(report.bytes))
  const failed = recipients.filter(
    (recipient) =>
      recipient.action === 'failed' ||
      recipient.action === 'delayed' ||
      (recipient.action === undefined && /^[45]/.test(recipient.status ?? '')),
  )
  if (failed.length > 0) return bounceOf(email, failed, 'report')
  if (recipients.some((recipient) => recipient.action !== undefined)) return undefined
  const words = bounceWords(email.subject, email.text)
  if (reports.length === 0 && !enoughSigns(email, words)) return undefined
  return bounceOf(email, recipientsInWords(email, words), 'signs')
}

/** Whether a delivery report says that everything arrived, or went on: nothing to do. */
export function isDeliverySuccess(email: ParsedEmail): boolean {
  const reports = email.attachments.filter((attachment) => attachment.declaredType === 'message/delivery-status')
  const recipients = reports.flatMap((report) => readDeliveryReport(report.bytes))
  return (
    recipients.length > 0 &&
    recipients.every((recipient) => recipient.action === 'delivered' || recipient.action === 'relayed' || recipient.action === 'expanded')
  )
}

/**
 * The four signs: no one to answer to, a mail system as sender, a subject, words that say so (or the message sent back). One alone proves
 * nothing, and a form's `no-reply` robot, or a person who passes a notice on, needs more of them than a mail system.
 */
function enoughSigns(email: ParsedEmail, words: BounceWords): boolean {
  if (headerValue(email, 'x-failed-recipients') !== undefined) return true
  if (isForward(email.subject)) return false
  const sender = `${email.from?.name ?? ''} ${email.from?.address ?? ''} ${email.returnPath ?? ''}`
  const daemon = DAEMON.test(sender)
  const nullSender = email.returnPath === ''
  const returned =
    words.returnedMessage ||
    email.attachments.some((attachment) => attachment.message !== undefined || attachment.declaredType === 'text/rfc822-headers')
  const coded = words.code !== undefined || words.status !== undefined
  if (daemon) return words.inSubject || words.inText || returned
  if (nullSender || isMachineAddress(email.from?.address ?? ''))
    return (words.inSubject && (words.inText || returned)) || (words.inText && (returned || coded))
  return words.inSubject && words.inText && returned
}

const DAEMON =
  /mailer[-_. ]?daemon|mail[-_. ]?daemon|post[-_]?master|mail (?:delivery|administrator|system)|delivery (?:sub)?system|system administrator/i

function bounceOf(email: ParsedEmail, recipients: readonly ReportedRecipient[], shownBy: Bounce['shownBy']): Bounce {
  const words = bounceWords(email.subject, email.text)
  const worst = recipients.find((recipient) => recipient.action === 'failed') ?? recipients[0]
  const inDiagnostic = /\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(worst?.diagnostic ?? '')?.[1]
  const vague = worst?.status === undefined || worst.status.endsWith('.0.0')
  const status = vague ? (inDiagnostic ?? words.status ?? worst?.status) : worst.status
  const stillTrying = worst?.action === 'delayed' || (worst?.action === undefined && words.stillTrying)
  return {
    lasting: stillTrying ? 'temporary' : lastingOf(status, worst?.diagnostic, words),
    stillTrying,
    cause: causeOf(status, words),
    status,
    recipients,
    originalMessageIds: originalMessageIds(email),
    diagnostic: worst?.diagnostic ?? words.diagnostic,
    shownBy,
  }
}

function lastingOf(status: string | undefined, diagnostic: string | undefined, words: BounceWords): Bounce['lasting'] {
  const digit = status?.[0] ?? /\b([45])\d\d[ -]/.exec(diagnostic ?? '')?.[1] ?? words.code?.[0]
  if (digit === '5') return 'permanent'
  if (digit === '4') return 'temporary'
  if (words.unknownRecipient || words.permanent) return 'permanent'
  return words.temporary || words.mailboxFull ? 'temporary' : 'unknown'
}

const CAUSE_BY_DIGIT: Readonly<Record<string, BounceCause>> = {
  '1': 'address',
  '2': 'mailbox',
  '3': 'system',
  '4': 'network',
  '5': 'protocol',
  '6': 'content',
  '7': 'policy',
}

function causeOf(status: string | undefined, words: BounceWords): BounceCause {
  const byStatus = CAUSE_BY_DIGIT[status?.split('.')[1] ?? '']
  if (byStatus) return byStatus
  if (words.unknownRecipient) return 'address'
  return words.mailboxFull ? 'mailbox' : 'unknown'
}

/** Addresses named before the returned message begins, for notices written for people. */
function recipientsInWords(email: ParsedEmail, words: BounceWords): ReportedRecipient[] {
  const own = new Set([...email.to, ...(email.from ? [email.from] : [])].map((entry) => entry.address.toLowerCase()))
  const notice = email.text.slice(0, startOfReturnedMessage(email.text)).slice(0, 20_000)
  const named =
    [headerValue(email, 'x-failed-recipients') ?? '', notice].join('\n').match(/[\w.+=%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g) ?? []
  const addresses = [...new Set(named.map((address) => address.toLowerCase()))].filter(
    (address) => !own.has(address) && !isMachineAddress(address),
  )
  return addresses.slice(0, 10).map((address) => ({ address, action: undefined, status: words.status, diagnostic: words.diagnostic }))
}

function originalMessageIds(email: ParsedEmail): string[] {
  const inside = email.attachments.flatMap(idsIn)
  const returned = email.text.slice(startOfReturnedMessage(email.text), 100_000)
  const inText = idsInLines(returned)
  const anywhere = [...email.text.slice(0, 100_000).matchAll(/message-?id[^\S\n]{0,9}[:=]?[^\S\n]{0,9}(<[^<>\s]{1,900}>)/gi)].map(
    (match) => match[1] ?? '',
  )
  const others = [...anywhere, ...email.inReplyTo, ...email.references].filter((id) => id !== email.messageId)
  return [...new Set([...inside, ...inText, ...others])].slice(0, 20)
}

function idsInLines(text: string): string[] {
  return [...text.matchAll(/^[> \t]*message-id:[ \t]*(<[^<>\s]{1,900}>)/gim)].map((match) => match[1] ?? '')
}

function idsIn(attachment: ParsedAttachment): string[] {
  if (attachment.message)
    return [
      ...(attachment.message.messageId ? [attachment.message.messageId] : []),
      ...idsInLines(attachment.message.text.slice(0, 65_536)).slice(0, 1),
    ]
  if (attachment.kind !== 'report' && attachment.declaredType !== 'text/plain') return []
  return idsInLines(Buffer.from(attachment.bytes.subarray(0, 65_536)).toString('latin1'))
}
