import { systemActor } from '#platform/access'
import type { House, Work } from '#platform/database'
import { type RowCursor, beginningOf, becomeSealer, findLastSeal, insertSeal, listRows, readHorizon } from './audit-store.ts'
import { type CanonicalRow, rowHash } from './canonical-row.ts'
import { NO_SEAL_BEFORE, type Seal, type SealSigner, closeSeal } from './seal.ts'

/** Rows in a seal, unless one transaction alone wrote more: a transaction is never cut. */
const ROWS_PER_SEAL = 10_000
const ROWS_PER_PAGE = 2_000
const SEALER = systemActor('audit-sealer')

export interface SealReport {
  seals: number
  rows: number
  /** Another process is sealing; it does our work. */
  busy: boolean
}

export class SealRefusal extends Error {}

/**
 * Seals every event of every transaction that is over, in batches, each chained to the one before and signed.
 * Safe at once in several processes: one seals, the others find nothing to do. Stops between two batches when `signal` ends.
 * Throws SealRefusal when the database counts transactions from the beginning again (restored from a dump into a new cluster).
 */
export async function sealEvents(
  house: Pick<House, 'work'>,
  signer: SealSigner,
  options: { rowsPerSeal?: number; signal?: AbortSignal } = {},
): Promise<SealReport> {
  const report: SealReport = { seals: 0, rows: 0, busy: false }
  while (options.signal?.aborted !== true) {
    const made = await house.work(SEALER, (work) => sealOneBatch(work, signer, options.rowsPerSeal ?? ROWS_PER_SEAL))
    if (made === 'busy') return { ...report, busy: true }
    if (made === 'nothing') return report
    report.seals += 1
    report.rows += made.rowCount
  }
  return report
}

async function sealOneBatch(work: Work, signer: SealSigner, rowsPerSeal: number): Promise<Seal | 'nothing' | 'busy'> {
  if (!(await becomeSealer(work.tx))) return 'busy'
  const last = await findLastSeal(work.tx)
  const fromTx = last?.untilTx ?? '0'
  const horizon = await readHorizon(work.tx)
  if (BigInt(horizon) < BigInt(fromTx)) {
    throw new SealRefusal(
      `The database counts its transactions below the last seal (${horizon} < ${fromTx}): it was restored from a dump. Restore a physical backup, or raise the counter with pg_resetwal.`,
    )
  }
  const batch = await gatherBatch(work, { fromTx, horizon, rowsPerSeal })
  if (batch.hashes.length === 0 || batch.first === undefined || batch.last === undefined) return 'nothing'
  const seal = closeSeal(
    {
      number: (last?.number ?? 0) + 1,
      fromTx,
      untilTx: batch.untilTx,
      rowCount: batch.hashes.length,
      firstAt: batch.first,
      lastAt: batch.last,
      rowHashes: Buffer.concat(batch.hashes),
      previous: last?.hash ?? NO_SEAL_BEFORE,
      sealedAt: work.at.round({ smallestUnit: 'microsecond', roundingMode: 'floor' }),
    },
    signer,
  )
  await insertSeal(work.tx, seal)
  return seal
}

interface Batch {
  hashes: Buffer[]
  first: Temporal.Instant | undefined
  last: Temporal.Instant | undefined
  untilTx: string
}

/** Reads page by page until the batch is full and its last transaction whole; only hashes are kept. */
async function gatherBatch(work: Work, range: { fromTx: string; horizon: string; rowsPerSeal: number }): Promise<Batch> {
  const batch: Batch = { hashes: [], first: undefined, last: undefined, untilTx: range.horizon }
  let after: RowCursor = beginningOf(range.fromTx)
  for (;;) {
    const rows = await listRows(work.tx, { after, until: range.horizon, limit: ROWS_PER_PAGE })
    for (const row of rows) {
      if (batch.hashes.length >= range.rowsPerSeal && row.tx !== after.tx) return { ...batch, untilTx: row.tx }
      take(batch, row)
      after = row
    }
    if (rows.length < ROWS_PER_PAGE) return batch
  }
}

function take(batch: Batch, row: CanonicalRow): void {
  const at = Temporal.Instant.fromEpochNanoseconds(BigInt(row.atMicroseconds) * 1000n)
  batch.hashes.push(rowHash(row))
  if (batch.first === undefined || Temporal.Instant.compare(at, batch.first) < 0) batch.first = at
  if (batch.last === undefined || Temporal.Instant.compare(at, batch.last) > 0) batch.last = at
}
