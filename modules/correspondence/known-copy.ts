import { type Tx, sql } from '#platform/database'
import type { InboundEmail } from './inbound-store.ts'

/** Trace fields that servers add on the way differ from one delivery to the next. */
const TRACE_BYTES = 2_000

/**
 * Whether the same message was taken in before: its Message-ID, sender, subject and words, of about the same length (rule E2). A mail server
 * that had no answer sends again, and one message to two addresses of the city arrives twice. Whoever asks second waits for the first.
 */
export async function isKnownCopy(
  tx: Tx,
  inbound: InboundEmail,
  mail: { headerId: string; fromAddress: string; subject: string; excerpt: string },
): Promise<boolean> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${mail.headerId}, 9))`.execute(tx)
  const found = await tx
    .selectFrom('correspondence.inbound_email')
    .select('id')
    .where('header_id', '=', mail.headerId)
    .where('from_address', '=', mail.fromAddress)
    .where('subject', '=', mail.subject)
    .where('excerpt', '=', mail.excerpt)
    .where('size', '>=', inbound.size - TRACE_BYTES)
    .where('size', '<=', inbound.size + TRACE_BYTES)
    .where('state', '!=', sql.lit('stored'))
    .where('id', '!=', inbound.id)
    .executeTakeFirst()
  return found !== undefined
}
