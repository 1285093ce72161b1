import { isIP } from 'node:net'
import type { EmailHead } from './parsed-email.ts'

/** The machine that handed a message to our mail server, and in whose name. */
export interface Deliverer {
  readonly ip: string
  readonly helo: string
  readonly mailFrom: string
}

/** As our server writes it: `from HELO (NAME [ADDRESS]) by OUR.SERVER …` (RFC 5321 section 4.4). */
const RECEIVED = /^from\s+(\S+)\s+\(([^()]*)\)[\s\S]*?\sby\s+(\S+)/i

/**
 * Reads who delivered from the line our own server wrote. Only the topmost line that bears its name is its own: lines below came with
 * the message, and anybody can write our name in them. Undefined when there is none, or when it names no address.
 */
export function delivererOf(head: Pick<EmailHead, 'headers' | 'returnPath'>, receivedBy: string): Deliverer | undefined {
  const ours = receivedBy.toLowerCase()
  for (const { name, value } of head.headers) {
    if (name !== 'received') continue
    const [, helo = '', from = '', by = ''] = RECEIVED.exec(value.replaceAll(/\s+/g, ' ').trim()) ?? []
    if (by.toLowerCase().replace(/[;,]$/, '') !== ours) continue
    const ip = /\[(?:IPv6:)?([0-9a-f:.]+)\]/i.exec(from)?.[1] ?? ''
    return isIP(ip) === 0 ? undefined : { ip, helo, mailFrom: head.returnPath ?? '' }
  }
  return undefined
}
