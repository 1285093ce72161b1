import { z } from 'zod'
import type { Tx, Work } from '#platform/database'
import type { AuditReport } from './verify-audit.ts'

export interface Verification {
  at: Temporal.Instant
  /** Nothing was changed, added or taken away. */
  holds: boolean
}

const KIND = 'journal'
const NAME = 'journal.verified'
const facts = z.object({ holds: z.boolean() })

/** Writes into the trail itself that it was verified, and whether it held. */
export function noteVerification(work: Work, report: AuditReport): void {
  const { rows, seals, fault } = report
  work.publish({ name: NAME, subject: { kind: KIND, id: KIND }, data: { holds: fault === undefined, rows, seals } })
}

/** The last verification that was noted; none when nobody has verified yet. */
export async function lastVerification(tx: Tx): Promise<Verification | undefined> {
  const row = await tx
    .selectFrom('events.event')
    .select(['at', 'data'])
    .where('subject_kind', '=', KIND)
    .where('subject_id', '=', KIND)
    .where('name', '=', NAME)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : { at: row.at, holds: facts.parse(row.data).holds }
}
