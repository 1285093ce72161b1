import { cutText, headerText, type HeaderField, type MailboxAddress, readAddresses } from '#platform/mail/mime'
import { EMAIL_LIMITS } from './email-limits.ts'
import { emailDate } from './email-date.ts'
import type { EmailHead } from './parsed-email.ts'

const DELIVERY_FIELDS = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-forwarded-to', 'resent-to']

/** Reads the top of a message from its header fields. */
export function readEmailHead(fields: readonly HeaderField[], contentType: string): EmailHead {
  const first = (name: string): string | undefined => fields.find((field) => field.name === name)?.raw
  const addresses = (name: string): MailboxAddress[] =>
    fields
      .filter((field) => field.name === name)
      .slice(0, 20)
      .flatMap((field) => readAddresses(field.raw))
  return {
    from: addresses('from')[0],
    sender: addresses('sender')[0],
    to: addresses('to'),
    cc: addresses('cc'),
    replyTo: addresses('reply-to'),
    deliveredTo: [...new Set(DELIVERY_FIELDS.flatMap(addresses).flatMap((entry) => (entry.address ? [entry.address] : [])))],
    returnPath: returnPathOf(first('return-path')),
    subject: cutText(
      headerText(first('subject') ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
      EMAIL_LIMITS.headerCharacters,
    ),
    messageId: messageIds(first('message-id'))[0],
    inReplyTo: messageIds(first('in-reply-to')),
    references: messageIds(first('references')),
    date: emailDate(first('date')),
    headers: fields.slice(0, EMAIL_LIMITS.headerFields).map((field) => ({
      name: field.name,
      value: cutText(headerText(field.raw.slice(0, 4 * EMAIL_LIMITS.headerCharacters)), EMAIL_LIMITS.headerCharacters),
    })),
    contentType,
  }
}

/** The first value of a field, `undefined` when absent. */
export function headerValue(email: Pick<EmailHead, 'headers'>, name: string): string | undefined {
  return email.headers.find((header) => header.name === name)?.value
}

/** At most 200 Message-IDs of a field, with their angle brackets, the latest kept: some chains never stop growing. */
export function messageIds(raw: string | undefined): string[] {
  if (raw === undefined) return []
  const found = raw.slice(-60_000).match(/<[^<>\s]{1,900}>/g) ?? []
  if (found.length > 0) return [...new Set(found)].slice(-200)
  const bare = raw.trim()
  return /^[^<>\s]{1,900}$/.test(bare) ? [`<${bare}>`] : []
}

function returnPathOf(raw: string | undefined): string | undefined {
  if (raw === undefined) return undefined
  const bracketed = /<\s*([^<>]*?)\s*>/.exec(raw)
  return (bracketed?.[1] ?? raw).trim()
}
