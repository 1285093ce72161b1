import { type Tx, sql } from '#platform/database'

/** How far the trail is sealed. */
export interface SealState {
  seals: number
  sealedAt: Temporal.Instant | undefined
  /** Rows that no seal holds yet, a thousand at most. */
  unsealed: number
  oldestUnsealed: Temporal.Instant | undefined
}

/** Reads the last seal and what came after it; the whole trail is checked by `verifyAudit`. */
export async function readSealState(tx: Tx): Promise<SealState> {
  const { rows } = await sql<{
    number: number | null
    sealed_at: Temporal.Instant | null
    unsealed: number
    oldest: Temporal.Instant | null
  }>`
    WITH last AS (SELECT number, sealed_at, until_tx FROM events.seal ORDER BY number DESC LIMIT 1)
    SELECT last.number, last.sealed_at, late.unsealed, late.oldest FROM (SELECT 1) AS one LEFT JOIN last ON true
      CROSS JOIN LATERAL (SELECT count(*)::integer AS unsealed, min(found.at) AS oldest FROM (
        SELECT event.at FROM events.event WHERE event.tx >= coalesce((SELECT until_tx FROM last), '0'::xid8) ORDER BY event.tx LIMIT 1000) AS found) AS late`.execute(
    tx,
  )
  const [row] = rows
  return {
    seals: row?.number ?? 0,
    sealedAt: row?.sealed_at ?? undefined,
    unsealed: row?.unsealed ?? 0,
    oldestUnsealed: row?.oldest ?? undefined,
  }
}
