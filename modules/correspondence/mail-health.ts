import { type Tx, sql } from '#platform/database'
import { countUncertain } from './uncertain-messages.ts'

/** How the city's mail does: each mailbox that is collected, and what has not left. */
export interface MailHealth {
  mailboxes: readonly { mailbox: string; problem: string | undefined; lookedAt: Temporal.Instant | undefined }[]
  held: number
  waiting: number
  /** Given up, or sent back. */
  troubled: number
  /** Not known whether it left: somebody decides. */
  uncertain: number
}

const COUNTED = 1_000

/** Reads it in a few short queries; counts stop at a thousand. */
export async function readMailHealth(tx: Tx): Promise<MailHealth> {
  const [mailboxes, held, waiting, troubled, uncertain] = await Promise.all([
    tx.selectFrom('correspondence.mailbox_position').select(['mailbox', 'problem', 'checked_at']).orderBy('mailbox').limit(20).execute(),
    tx.selectFrom('correspondence.inbound_email').select('id').where('state', '=', sql.lit('held')).limit(COUNTED).execute(),
    outgoing(tx, ['queued']),
    outgoing(tx, ['failed', 'bounced']),
    countUncertain(tx),
  ])
  return {
    mailboxes: mailboxes.map((row) => ({
      mailbox: row.mailbox,
      problem: row.problem ?? undefined,
      lookedAt: row.checked_at ?? undefined,
    })),
    held: held.length,
    waiting,
    troubled,
    uncertain,
  }
}

async function outgoing(tx: Tx, states: readonly string[]): Promise<number> {
  const rows = await tx
    .selectFrom('correspondence.message')
    .select('id')
    .where('direction', '=', sql.lit('out'))
    .where('channel', '=', sql.lit('email'))
    .where(
      'state',
      'in',
      states.map((state) => sql.lit(state)),
    )
    .limit(COUNTED)
    .execute()
  return rows.length
}
