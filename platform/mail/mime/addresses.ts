import addressparser from 'nodemailer/lib/addressparser'
import { cutText } from './charset.ts'
import { headerText } from './encoded-words.ts'

export interface MailboxAddress {
  /** Decoded display name, empty when none. */
  readonly name: string
  /** As written, trimmed; empty when the header held no usable address. */
  readonly address: string
}

const MAX_ADDRESSES = 500
const MAX_NAME = 300
const MAX_HEADER = 64 * 1024

/** The mailboxes of an address header given one character per byte; groups are replaced by their members. */
export function readAddresses(raw: string | undefined): MailboxAddress[] {
  if (raw === undefined || raw.trim() === '') return []
  const parsed = addressparser(raw.slice(0, MAX_HEADER), { flatten: true })
  return parsed.slice(0, MAX_ADDRESSES).map((entry) => {
    const address = headerText(entry.address ?? '').trim()
    const name = cutText(headerText(entry.name ?? '').trim(), MAX_NAME)
    return looksLikeAddress(address) ? { name, address } : { name: cutText(`${name} ${address}`.trim(), MAX_NAME), address: '' }
  })
}

function looksLikeAddress(text: string): boolean {
  return text.length <= 320 && /^[^\s<>@"]+@[^\s<>@"]+$/.test(text)
}
