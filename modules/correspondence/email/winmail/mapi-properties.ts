import { ByteReader, BytesEnded } from './byte-reader.ts'

/** MAPI property ids used here (MS-OXPROPS). */
export const MAPI = {
  subject: 0x0037,
  body: 0x1000,
  rtfCompressed: 0x1009,
  bodyHtml: 0x1013,
  displayName: 0x3001,
  attachData: 0x3701,
  attachFilename: 0x3704,
  attachLongFilename: 0x3707,
  attachMimeTag: 0x370e,
  attachContentId: 0x3712,
  internetCodepage: 0x3fde,
} as const

export type MapiValue = string | Buffer | number

const MAX_PROPERTIES = 2_000
const MAX_VALUES = 2_000
const FIXED_BYTES: Readonly<Record<number, number>> = {
  0x02: 4,
  0x03: 4,
  0x04: 4,
  0x05: 8,
  0x06: 8,
  0x07: 8,
  0x0a: 4,
  0x0b: 4,
  0x14: 8,
  0x40: 8,
  0x48: 16,
}

/**
 * Reads a block of MAPI properties as TNEF writes them (MS-OXTNEF section 2.1.3.3.4), first value of each, keyed by property id.
 * Text is decoded by `decodeAnsi` when it is not Unicode. What was read before the block broke is given back.
 */
export function readMapiProperties(bytes: Uint8Array, decodeAnsi: (bytes: Buffer) => string): Map<number, MapiValue> {
  const properties = new Map<number, MapiValue>()
  const reader = new ByteReader(bytes)
  try {
    const count = Math.min(reader.u32(), MAX_PROPERTIES)
    for (let index = 0; index < count; index += 1) {
      const type = reader.u16()
      const id = reader.u16()
      if (id >= 0x8000) skipPropertyName(reader)
      const value = readValues(reader, type, decodeAnsi)
      if (value !== undefined && !properties.has(id)) properties.set(id, value)
    }
  } catch (error) {
    if (!(error instanceof BytesEnded)) throw error
  }
  return properties
}

function skipPropertyName(reader: ByteReader): void {
  reader.take(16)
  if (reader.u32() === 0) {
    reader.u32()
    return
  }
  const length = reader.u32()
  reader.take(length)
  reader.skipPadding(length)
}

function readValues(reader: ByteReader, type: number, decodeAnsi: (bytes: Buffer) => string): MapiValue | undefined {
  const kind = type & 0x0fff
  const variable = kind === 0x1e || kind === 0x1f || kind === 0x102 || kind === 0x0d
  // Only fixed single values come without a count.
  const count = variable || (type & 0x1000) !== 0 ? reader.u32() : 1
  if (count > MAX_VALUES) throw new BytesEnded()
  let first: MapiValue | undefined
  for (let index = 0; index < count; index += 1) {
    const value = variable ? readVariable(reader, kind, decodeAnsi) : readFixed(reader, kind)
    first ??= value
  }
  return first
}

function readVariable(reader: ByteReader, kind: number, decodeAnsi: (bytes: Buffer) => string): MapiValue {
  const length = reader.u32()
  const bytes = reader.take(length)
  reader.skipPadding(length)
  if (kind === 0x1f) return bytes.toString('utf16le').replace(/\0+$/, '')
  if (kind === 0x1e) return decodeAnsi(bytes).replace(/\0+$/, '')
  // An object begins with the identifier of its interface.
  return kind === 0x0d ? bytes.subarray(16) : bytes
}

function readFixed(reader: ByteReader, kind: number): MapiValue | undefined {
  const size = FIXED_BYTES[kind]
  if (size === undefined) throw new BytesEnded()
  const bytes = reader.take(size)
  return kind === 0x02 || kind === 0x03 || kind === 0x0b ? bytes.readInt32LE() : undefined
}
