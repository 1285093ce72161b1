import { createHash } from 'node:crypto'

/** An event as it is sealed: each column as the text PostgreSQL gives, the moment in whole microseconds, absent values as null. */
export interface CanonicalRow {
  id: string
  seq: string
  tx: string
  atMicroseconds: string
  name: string
  subjectKind: string
  subjectId: string
  actorKind: string
  actorId: string | null
  sessionId: string | null
  unitId: string | null
  data: string
}

/** Changes when the list of columns or their order changes: rows sealed under one form are never compared under another. */
const FORM = 'parvis-event-1'
const ABSENT = 0xffffffff
export const HASH_BYTES = 32

/** The bytes of a row: each value behind its length, so that no two rows can be cut into the same bytes. */
export function canonicalBytes(row: CanonicalRow): Buffer {
  const values = [
    FORM,
    row.id,
    row.seq,
    row.tx,
    row.atMicroseconds,
    row.name,
    row.subjectKind,
    row.subjectId,
    row.actorKind,
    row.actorId,
    row.sessionId,
    row.unitId,
    row.data,
  ]
  return Buffer.concat(values.flatMap(framed))
}

/** SHA-256 of the row's canonical bytes. */
export function rowHash(row: CanonicalRow): Buffer {
  return createHash('sha256').update(canonicalBytes(row)).digest()
}

function framed(value: string | null): Buffer[] {
  const length = Buffer.alloc(4)
  if (value === null) {
    length.writeUInt32BE(ABSENT)
    return [length]
  }
  const bytes = Buffer.from(value, 'utf8')
  length.writeUInt32BE(bytes.length)
  return [length, bytes]
}
