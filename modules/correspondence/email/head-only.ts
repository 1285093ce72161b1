import { readHeaderFields, withUsableLines } from '#platform/mail/mime'
import { readEmailHead } from './email-head.ts'
import { EMAIL_LIMITS } from './email-limits.ts'
import type { EmailHead } from './parsed-email.ts'

/** The top of a message too large or too broken to be read whole, from its first 256 kB; `undefined` when even that has no header field. */
export function headOnly(raw: Uint8Array): EmailHead | undefined {
  const start = raw.subarray(0, EMAIL_LIMITS.headerBytes)
  const fields = readHeaderFields(withUsableLines(Buffer.from(start.buffer, start.byteOffset, start.byteLength)))
  return fields.length === 0 ? undefined : readEmailHead(fields, '')
}
