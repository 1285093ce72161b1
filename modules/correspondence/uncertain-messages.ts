import { type Tx, sql } from '#platform/database'

/** An e-mail of the city of which nobody knows whether it left. */
export interface UncertainMessage {
  messageId: string
  requestId: string
  writtenAt: Temporal.Instant
  toAddress: string | undefined
  automatic: boolean
  /** `line-broke`, `cut-short`: what was going on when it became so. */
  reason: string | undefined
}

const MOST = 200
const COUNTED = 1_000

/** The messages of which nobody knows whether they left, oldest first, as far as the reader's sight goes; two hundred at most. */
export async function listUncertain(tx: Tx): Promise<UncertainMessage[]> {
  const rows = await tx
    .selectFrom('correspondence.message')
    .select(['id', 'request_id', 'written_at', 'to_address', 'automatic', 'state_reason'])
    .where('direction', '=', sql.lit('out'))
    .where('state', '=', sql.lit('uncertain'))
    .orderBy('written_at')
    .orderBy('id')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({
    messageId: row.id,
    requestId: row.request_id,
    writtenAt: row.written_at,
    toAddress: row.to_address ?? undefined,
    automatic: row.automatic,
    reason: row.state_reason ?? undefined,
  }))
}

/** How many there are; counted to a thousand. */
export async function countUncertain(tx: Tx): Promise<number> {
  const rows = await tx
    .selectFrom('correspondence.message')
    .select('id')
    .where('direction', '=', sql.lit('out'))
    .where('state', '=', sql.lit('uncertain'))
    .limit(COUNTED)
    .execute()
  return rows.length
}
