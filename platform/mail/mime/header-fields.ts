/** One header field as it stood in the message. `raw` holds one character per byte (latin1), unfolded; decode it with headerText. */
export interface HeaderField {
  /** Lower case. */
  readonly name: string
  readonly raw: string
}

export interface HeaderBlock {
  readonly fields: readonly HeaderField[]
  /** Offset of the first byte after the empty line. */
  readonly bodyStart: number
}

const LF = 10
const CR = 13

/**
 * Reads the header block of bytes[start, end): stops at the first empty line, or where lines that are no header fields begin
 * (a message without any header is all body). Throws MimeLimitError when the block passes `maxBytes`.
 */
export function readHeaderBlock(bytes: Buffer, range: { start: number; end: number }, maxBytes: number): HeaderBlock {
  const fields: { name: string; raw: string }[] = []
  let position = range.start
  while (position < range.end) {
    if (position - range.start > maxBytes) throw new MimeLimitError('header-too-large')
    const lineEnd = endOfLine(bytes, position, range.end)
    const textEnd = lineEnd > position && bytes[lineEnd - 1] === CR ? lineEnd - 1 : lineEnd
    if (textEnd - range.start > maxBytes + 1024) throw new MimeLimitError('header-too-large')
    const next = Math.min(lineEnd + 1, range.end)
    if (textEnd === position) return { fields: fields, bodyStart: next }
    const line = bytes.toString('latin1', position, textEnd)
    const previous = fields.at(-1)
    if ((line.startsWith(' ') || line.startsWith('\t')) && previous) {
      // A line of white space alone inside the header is an old client's empty line: RFC 5322 4.2 makes it a fold, so it is one.
      previous.raw += ' ' + line.trim()
    } else {
      const field = fieldOf(line)
      if (field) fields.push(field)
      else if (fields.length === 0) return { fields: [], bodyStart: range.start }
    }
    position = next
  }
  return { fields: fields, bodyStart: range.end }
}

/** The header fields at the top of bytes that may be cut anywhere; never throws. */
export function readHeaderFields(bytes: Buffer): readonly HeaderField[] {
  const range = { start: messageStart(bytes), end: bytes.length }
  return readHeaderBlock(bytes, range, bytes.length + 1).fields
}

/** Skips blank lines and the `From ` line of an mbox. */
export function messageStart(bytes: Buffer): number {
  let position = 0
  while (position < bytes.length && (bytes[position] === 10 || bytes[position] === 13)) position += 1
  const mbox = bytes.toString('latin1', position, position + 6)
  if (!mbox.startsWith('From ') && !mbox.startsWith('>From ')) return position
  const end = bytes.indexOf(10, position)
  return end === -1 ? bytes.length : end + 1
}

/** A limit of the reader was passed; `limit` is the reason key given to the person who examines the message. */
export class MimeLimitError extends Error {
  readonly limit: 'header-too-large' | 'too-many-parts' | 'too-deep' | 'too-large'
  constructor(limit: MimeLimitError['limit']) {
    super(limit)
    this.limit = limit
  }
}

function endOfLine(bytes: Buffer, from: number, end: number): number {
  const found = bytes.indexOf(LF, from)
  return found === -1 || found >= end ? end : found
}

function fieldOf(line: string): { name: string; raw: string } | undefined {
  const colon = line.indexOf(':')
  if (colon <= 0) return undefined
  const name = line.slice(0, colon).trimEnd().toLowerCase()
  if (!/^[!-9;-~]+$/.test(name)) return undefined
  return { name, raw: line.slice(colon + 1).trim() }
}
