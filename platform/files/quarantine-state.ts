import { type Tx, sql } from '#platform/database'

export interface QuarantineState {
  /** Files that nobody can read yet; counted to a thousand. */
  waiting: number
  oldest: Temporal.Instant | undefined
}

const COUNTED = 1_000

/** The files that wait to be looked at, as far as the reader's sight goes: all of them for the system. */
export async function readQuarantine(tx: Tx): Promise<QuarantineState> {
  const rows = await tx
    .selectFrom('files.file')
    .select('created_at')
    .where('state', 'in', [sql.lit('quarantined'), sql.lit('checking')])
    .orderBy('created_at')
    .limit(COUNTED)
    .execute()
  return { waiting: rows.length, oldest: rows[0]?.created_at }
}
