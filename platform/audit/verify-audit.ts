import { systemActor } from '#platform/access'
import type { House } from '#platform/database'
import type { AuditFault, NamedRow } from './audit-fault.ts'
import { countRowsFrom, findLastSeal, listSeals } from './audit-store.ts'
import { type CanonicalRow, HASH_BYTES, rowHash } from './canonical-row.ts'
import { RowStream } from './row-stream.ts'
import { NO_SEAL_BEFORE, type Seal, type SealKeys, isSignedBy, sealHash } from './seal.ts'
import { type SealLine, readSealLines } from './seals-file.ts'

export interface AuditReport {
  /** Seals and rows found as they were sealed. */
  seals: number
  rows: number
  /** Rows that retention took away: their seals still hold. */
  retired: number
  /** Rows that no seal holds yet (a million at most is counted). */
  unsealed: number
  fault: AuditFault | undefined
}

export interface VerifyOptions {
  onProgress?: (done: { seals: number; rows: number }) => void
  /** The copy of the seals outside the database: shows that the end of the history was cut off. */
  sealsFile?: string
  /** The start of the oldest month kept: rows of seals that begin before may be gone. Absent: nothing may be gone. */
  retainedFrom?: Temporal.Instant
}

const SEALS_AT_ONCE = 50
const UNSEALED_COUNTED = 1_000_000
const READER = systemActor('audit-verifier')

/**
 * Reads the whole history against its seals and names the first row or seal that is not as it was sealed.
 * Holds a page of rows and some seals at a time, whatever the length of the history.
 */
export async function verifyAudit(house: Pick<House, 'read'>, keys: SealKeys, options: VerifyOptions = {}): Promise<AuditReport> {
  const report: AuditReport = { seals: 0, rows: 0, retired: 0, unsealed: 0, fault: undefined }
  const last = await house.read(READER, findLastSeal)
  const rows = new RowStream(house, { fromTx: '0', untilTx: last?.untilTx ?? '0' })
  const outside = options.sealsFile === undefined ? undefined : new OutsideCopy(options.sealsFile)
  let before: Pick<Seal, 'number' | 'untilTx' | 'hash'> = { number: 0, untilTx: '0', hash: NO_SEAL_BEFORE }
  for (;;) {
    const after = before.number
    const seals = await house.read(READER, (tx) => listSeals(tx, { after, limit: SEALS_AT_ONCE }))
    for (const seal of seals) {
      report.fault = sealFault(seal, before, keys) ?? (await outside?.faultOf(seal)) ?? (await compareRows({ seal, rows, report, options }))
      if (report.fault !== undefined) return report
      report.seals += 1
      options.onProgress?.({ seals: report.seals, rows: report.rows })
      before = seal
    }
    if (seals.length < SEALS_AT_ONCE) break
  }
  report.fault = await outside?.faultAfter(before.number)
  const end = before.untilTx
  report.unsealed = await house.read(READER, (tx) => countRowsFrom(tx, end, UNSEALED_COUNTED))
  return report
}

function sealFault(seal: Seal, before: Pick<Seal, 'number' | 'untilTx' | 'hash'>, keys: SealKeys): AuditFault | undefined {
  if (seal.number !== before.number + 1) return { kind: 'seal-missing', seal: before.number + 1 }
  if (!keys.has(seal.keyId)) return { kind: 'key-unknown', seal: seal.number, keyId: seal.keyId }
  if (!sealHash(seal).equals(seal.hash)) return { kind: 'seal-changed', seal: seal.number }
  if (!isSignedBy(seal, keys)) return { kind: 'signature-wrong', seal: seal.number }
  if (!seal.previous.equals(before.hash) || seal.fromTx !== before.untilTx) return { kind: 'chain-broken', seal: seal.number }
  return undefined
}

interface Comparing {
  seal: Seal
  rows: RowStream
  report: AuditReport
  options: VerifyOptions
}

/** Walks the rows of a seal beside their hashes; counts those that agree into the report. */
async function compareRows(at: Comparing): Promise<AuditFault | undefined> {
  const { seal, rows, report } = at
  const mayBeRetired = at.options.retainedFrom !== undefined && Temporal.Instant.compare(seal.firstAt, at.options.retainedFrom) < 0
  let previous: CanonicalRow | undefined
  let position = 0
  for (;;) {
    const row = await rows.take(seal.untilTx)
    if (row === undefined) break
    const hash = rowHash(row)
    if (!hash.equals(hashAt(seal, position))) {
      const later = placeOf(seal, hash, position + 1)
      if (later === undefined) return changedOrAdded(at, row, position)
      if (!mayBeRetired)
        return { kind: 'row-missing', seal: seal.number, position: position + 1, after: named(previous), before: named(row) }
      report.retired += later - position
      position = later
    }
    position += 1
    report.rows += 1
    previous = row
    if (report.rows % 10_000 === 0) at.options.onProgress?.({ seals: report.seals, rows: report.rows })
  }
  if (position === seal.rowCount) return undefined
  if (!mayBeRetired) return { kind: 'row-missing', seal: seal.number, position: position + 1, after: named(previous), before: undefined }
  report.retired += seal.rowCount - position
  return undefined
}

/** The row agrees with no hash of its seal. If the row that should stand here still comes later, this one was put before it. */
async function changedOrAdded(at: Comparing, row: CanonicalRow, position: number): Promise<AuditFault> {
  const expected = hashAt(at.seal, position)
  for (;;) {
    const next = await at.rows.take(at.seal.untilTx)
    if (next === undefined) break
    if (rowHash(next).equals(expected)) return { kind: 'row-added', seal: at.seal.number, row: name(row) }
  }
  return { kind: position >= at.seal.rowCount ? 'row-added' : 'row-changed', seal: at.seal.number, row: name(row) }
}

function hashAt(seal: Seal, position: number): Buffer {
  return seal.rowHashes.subarray(position * HASH_BYTES, (position + 1) * HASH_BYTES)
}

function placeOf(seal: Seal, hash: Buffer, from: number): number | undefined {
  for (let position = from; position < seal.rowCount; position += 1) if (hashAt(seal, position).equals(hash)) return position
  return undefined
}

function named(row: CanonicalRow | undefined): NamedRow | undefined {
  return row === undefined ? undefined : name(row)
}

function name(row: CanonicalRow): NamedRow {
  return {
    id: row.id,
    seq: row.seq,
    tx: row.tx,
    at: Temporal.Instant.fromEpochNanoseconds(BigInt(row.atMicroseconds) * 1000n),
    name: row.name,
  }
}

/** The lines kept outside, read beside the seals of the database: both are in the order of their numbers. */
class OutsideCopy {
  readonly #lines: AsyncGenerator<SealLine>
  #current: SealLine | undefined

  constructor(path: string) {
    this.#lines = readSealLines(path)
  }

  /** Whether the copy of this seal says another hash. A seal that the copy does not have (a copy begun later) is no fault. */
  async faultOf(seal: Seal): Promise<AuditFault | undefined> {
    await this.#advanceTo(seal.number)
    if (this.#current?.number !== seal.number || this.#current.hash === seal.hash.toString('hex')) return undefined
    return { kind: 'outside-copy-differs', seal: seal.number }
  }

  /** Whether the copy knows seals after the last one of the database: then the end of the history was taken away. */
  async faultAfter(number: number): Promise<AuditFault | undefined> {
    await this.#advanceTo(number + 1)
    return this.#current === undefined ? undefined : { kind: 'seal-missing', seal: number + 1 }
  }

  async #advanceTo(number: number): Promise<void> {
    while (this.#current === undefined || this.#current.number < number) {
      const next = await this.#lines.next()
      this.#current = next.done === true ? undefined : next.value
      if (next.done === true) return
    }
  }
}
