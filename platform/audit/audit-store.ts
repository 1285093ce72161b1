import { type Tx, sql } from '#platform/database'
import type { CanonicalRow } from './canonical-row.ts'
import type { Seal } from './seal.ts'

// Any number that no other lock of the house takes: one sealer at a time.
const SEALER_LOCK = 7_265_031

/** A place in the order of sealing: after this row. */
export interface RowCursor {
  tx: string
  seq: string
}

/** Before the first row of a transaction. */
export function beginningOf(tx: string): RowCursor {
  return { tx, seq: '0' }
}

/** True when this transaction is now the only sealer; released with it. */
export async function becomeSealer(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`SELECT pg_try_advisory_xact_lock(${SEALER_LOCK}) AS taken`.execute(tx)
  return rows[0]?.taken === true
}

/** The first transaction that may still be running: every one before it is over, committed or not, and will never add a row. */
export async function readHorizon(tx: Tx): Promise<string> {
  const { rows } = await sql<{ horizon: string }>`SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon`.execute(tx)
  const horizon = rows[0]?.horizon
  if (horizon === undefined) throw new Error('PostgreSQL told no snapshot')
  return horizon
}

/** Rows of transactions before `until`, in the order of sealing, after `after`. */
export async function listRows(tx: Tx, range: { after: RowCursor; until: string; limit: number }): Promise<CanonicalRow[]> {
  const { rows } = await sql<CanonicalRow>`
    SELECT id::text AS id, seq::text AS seq, tx::text AS tx, ((extract(epoch FROM at) * 1000000)::bigint)::text AS "atMicroseconds", name,
      subject_kind AS "subjectKind", subject_id AS "subjectId", actor_kind AS "actorKind", actor_id AS "actorId", session_id AS "sessionId",
      unit_id::text AS "unitId", data::text AS data
    FROM events.event
    WHERE (tx, seq) > (${range.after.tx}::text::xid8, ${range.after.seq}::text::bigint) AND tx < ${range.until}::text::xid8
    ORDER BY events.event.tx, events.event.seq
    LIMIT ${range.limit}`.execute(tx)
  return rows
}

/** How many rows no seal holds yet. Stops counting at `limit`. */
export async function countRowsFrom(tx: Tx, from: string, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (SELECT 1 FROM events.event WHERE tx >= ${from}::text::xid8 LIMIT ${limit}) AS unsealed`.execute(tx)
  return rows[0]?.count ?? 0
}

/** The latest seal's number, end and hash; undefined when nothing was sealed yet. */
export async function findLastSeal(tx: Tx): Promise<Pick<Seal, 'number' | 'untilTx' | 'hash'> | undefined> {
  const { rows } = await sql<Pick<Seal, 'number' | 'untilTx' | 'hash'>>`
    SELECT number, until_tx::text AS "untilTx", hash FROM events.seal ORDER BY number DESC LIMIT 1`.execute(tx)
  return rows[0]
}

/** Seals after a number, in order. Few at a time: each carries 32 bytes for each of its rows. */
export async function listSeals(tx: Tx, range: { after: number; limit: number }): Promise<Seal[]> {
  const { rows } = await sql<Seal>`
    SELECT number, from_tx::text AS "fromTx", until_tx::text AS "untilTx", row_count AS "rowCount", first_at AS "firstAt", last_at AS "lastAt",
      row_hashes AS "rowHashes", previous, hash, key_id AS "keyId", signature, sealed_at AS "sealedAt"
    FROM events.seal WHERE number > ${range.after} ORDER BY number LIMIT ${range.limit}`.execute(tx)
  return rows
}

export async function insertSeal(tx: Tx, seal: Seal): Promise<void> {
  await tx
    .insertInto('events.seal')
    .values({
      number: seal.number,
      from_tx: seal.fromTx,
      until_tx: seal.untilTx,
      row_count: seal.rowCount,
      first_at: seal.firstAt,
      last_at: seal.lastAt,
      row_hashes: seal.rowHashes,
      previous: seal.previous,
      hash: seal.hash,
      key_id: seal.keyId,
      signature: seal.signature,
      sealed_at: seal.sealedAt,
    })
    .execute()
}
