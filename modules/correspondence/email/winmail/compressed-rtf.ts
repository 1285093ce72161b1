import { ByteReader, BytesEnded } from './byte-reader.ts'

/** The text every writer and reader puts in the window before the first byte (MS-OXRTFCP section 2.1.2.1). */
const INITIAL = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
)
const WINDOW = 4096
const COMPRESSED = 0x75465a4c
const UNCOMPRESSED = 0x414c454d
/** A few bytes may ask for gigabytes. */
const MAX_BYTES = 8 * 1024 * 1024

/** Unpacks the RTF of an Outlook message (MS-OXRTFCP); `undefined` when it is not one. Gives what it has when the data is cut short. */
export function unpackRtf(bytes: Uint8Array): Buffer | undefined {
  try {
    const reader = new ByteReader(bytes)
    reader.u32()
    const rawSize = Math.min(reader.u32(), MAX_BYTES)
    const kind = reader.u32()
    reader.u32()
    if (kind === UNCOMPRESSED) return reader.take(Math.min(rawSize, reader.left))
    return kind === COMPRESSED ? expanded(reader, rawSize) : undefined
  } catch (error) {
    if (error instanceof BytesEnded) return undefined
    throw error
  }
}

interface Unpacking {
  readonly window: Buffer
  readonly out: Buffer
  /** Place of the next byte in the window. */
  write: number
  length: number
  ended: boolean
}

function expanded(reader: ByteReader, rawSize: number): Buffer {
  const state: Unpacking = { window: Buffer.alloc(WINDOW), out: Buffer.alloc(rawSize), write: INITIAL.length, length: 0, ended: false }
  INITIAL.copy(state.window)
  while (!finished(state, reader)) {
    const control = reader.u8()
    for (let bit = 0; bit < 8 && !finished(state, reader); bit += 1) {
      if ((control & (1 << bit)) === 0) put(state, reader.u8())
      else takeReference(state, reader)
    }
  }
  return state.out.subarray(0, state.length)
}

function finished(state: Unpacking, reader: ByteReader): boolean {
  return state.ended || state.length >= state.out.length || reader.left === 0
}

/** A reference to earlier bytes; one that points to the place being written ends the text. */
function takeReference(state: Unpacking, reader: ByteReader): void {
  const token = reader.left >= 2 ? reader.u8() * 256 + reader.u8() : state.write << 4
  const offset = token >> 4
  state.ended = offset === state.write
  const count = state.ended ? 0 : (token & 15) + 2
  for (let index = 0; index < count; index += 1) put(state, state.window[(offset + index) % WINDOW] ?? 0)
}

function put(state: Unpacking, byte: number): void {
  if (state.length >= state.out.length) return
  state.out[state.length] = byte
  state.length += 1
  state.window[state.write] = byte
  state.write = (state.write + 1) % WINDOW
}
