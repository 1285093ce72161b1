import { type HeaderField, messageStart, MimeLimitError, readHeaderBlock } from './header-fields.ts'
import { readStructuredValue, type StructuredValue } from './structured-value.ts'

/** One node of a message: the message itself, a part of a multipart, or a message carried inside. Offsets count bytes of the whole message. */
export interface MimeEntity {
  readonly headers: readonly HeaderField[]
  readonly contentType: StructuredValue
  readonly disposition: StructuredValue | undefined
  /** Lower case; `7bit` when absent. */
  readonly encoding: string
  readonly start: number
  readonly bodyStart: number
  readonly end: number
  readonly parts: readonly MimeEntity[]
  /** The message carried by an unencoded message/rfc822 part. */
  readonly message: MimeEntity | undefined
}

export interface MimeLimits {
  readonly maxBytes: number
  readonly maxParts: number
  readonly maxDepth: number
  readonly maxHeaderBytes: number
}

export const MIME_LIMITS: MimeLimits = { maxBytes: 25 * 1024 * 1024, maxParts: 500, maxDepth: 20, maxHeaderBytes: 256 * 1024 }

interface Reading {
  readonly bytes: Buffer
  readonly limits: MimeLimits
  parts: number
}

/**
 * Reads the tree of a message, in one pass per level, without copying or decoding any content.
 * Throws MimeLimitError when a limit is passed. Anything else is read somehow: a multipart without its boundary becomes a leaf.
 */
export function readMime(bytes: Buffer, limits: MimeLimits = MIME_LIMITS): MimeEntity {
  if (bytes.length > limits.maxBytes) throw new MimeLimitError('too-large')
  const reading = { bytes, limits, parts: 0 }
  return readEntity(reading, { start: messageStart(bytes), end: bytes.length }, { depth: 0, inDigest: false })
}

/** First field of this name, as it stood (one character per byte). */
export function rawHeader(entity: Pick<MimeEntity, 'headers'>, name: string): string | undefined {
  return entity.headers.find((field) => field.name === name)?.raw
}

/** A message whose lines end in CR alone (old Macs) is read as if they ended in LF. Same length, so offsets hold. */
export function withUsableLines(bytes: Buffer): Buffer {
  if (bytes.includes(10) || !bytes.includes(13)) return bytes
  const copy = Buffer.from(bytes)
  for (let index = copy.indexOf(13); index !== -1; index = copy.indexOf(13, index + 1)) copy[index] = 10
  return copy
}

function readEntity(reading: Reading, range: { start: number; end: number }, place: { depth: number; inDigest: boolean }): MimeEntity {
  const { limits } = reading
  reading.parts += 1
  if (reading.parts > limits.maxParts) throw new MimeLimitError('too-many-parts')
  if (place.depth > limits.maxDepth) throw new MimeLimitError('too-deep')
  const block = readHeaderBlock(reading.bytes, range, limits.maxHeaderBytes)
  const typeField = rawHeader({ headers: block.fields }, 'content-type')
  const contentType = typeOf(typeField, place.inDigest)
  const dispositionField = rawHeader({ headers: block.fields }, 'content-disposition')
  const encoding = (rawHeader({ headers: block.fields }, 'content-transfer-encoding') ?? '7bit')
    .replace(/\([^()]*\)/g, '')
    .trim()
    .toLowerCase()
    .replace(/[;.\s].*$/, '')
  const body = { start: block.bodyStart, end: range.end }
  const inner = place.depth + 1
  const parts = contentType.value.startsWith('multipart/') ? partsOf(reading, body, { contentType, depth: inner }) : []
  return {
    headers: block.fields,
    // A multipart in which no delimiter stands is what its sender saw: text.
    contentType: parts ? contentType : { ...contentType, value: 'text/plain' },
    disposition: dispositionField === undefined ? undefined : readStructuredValue(dispositionField),
    encoding,
    start: range.start,
    bodyStart: body.start,
    end: body.end,
    parts: parts ?? [],
    message:
      contentType.value === 'message/rfc822' && !isEncoded(encoding) && body.end > body.start
        ? readEntity(reading, body, { depth: inner, inDigest: false })
        : undefined,
  }
}

function isEncoded(encoding: string): boolean {
  return encoding === 'base64' || encoding === 'quoted-printable'
}

function typeOf(field: string | undefined, inDigest: boolean): StructuredValue {
  const absent = { value: inDigest ? 'message/rfc822' : 'text/plain', parameters: new Map<string, string>() }
  if (field === undefined) return absent
  const read = readStructuredValue(field)
  if (/^[!-.0-~]{1,80}\/[!-.0-~]{1,80}$/.test(read.value)) return read
  return read.value === 'text' ? { ...read, value: 'text/plain' } : { ...read, value: 'application/octet-stream' }
}

/** The parts of a multipart; `undefined` when not a single delimiter stands in it. */
function partsOf(
  reading: Reading,
  body: { start: number; end: number },
  multipart: { contentType: StructuredValue; depth: number },
): MimeEntity[] | undefined {
  const announced = multipart.contentType.parameters.get('boundary')?.trimEnd()
  const ranges = (announced ? partRanges(reading, body, announced) : undefined) ?? guessedRanges(reading, body)
  const inDigest = multipart.contentType.value === 'multipart/digest'
  return ranges?.map((range) => readEntity(reading, range, { depth: multipart.depth, inDigest }))
}

/** Gateways that rewrite messages lose or change the boundary: the first line that looks like a delimiter before a part then says it. */
function guessedRanges(reading: Reading, body: { start: number; end: number }): { start: number; end: number }[] | undefined {
  const top = reading.bytes.toString('latin1', body.start, Math.min(body.end, body.start + 16_384))
  const guess = /(?:^|\n)--([^\s-][^\r\n]{2,98}|-[^\r\n]{3,98})\r?\nContent-/i.exec(top)?.[1]?.trimEnd()
  return guess ? partRanges(reading, body, guess) : undefined
}

/** Where each part starts and ends. The line end before a delimiter belongs to the delimiter (RFC 2046 section 5.1.1). */
function partRanges(
  reading: Reading,
  body: { start: number; end: number },
  boundary: string,
): { start: number; end: number }[] | undefined {
  const { bytes, limits } = reading
  const marker = Buffer.from(`--${boundary}`, 'latin1')
  const ranges: { start: number; end: number }[] = []
  let open: number | undefined
  let seen = false
  let position = body.start
  while (position < body.end) {
    const found = bytes.indexOf(marker, position)
    if (found === -1 || found >= body.end) break
    position = found + marker.length
    const delimiter = delimiterAt(bytes, found, { after: position, body })
    if (!delimiter) continue
    seen = true
    if (open !== undefined) ranges.push({ start: open, end: Math.max(open, beforeLineEnd(bytes, found)) })
    open = delimiter.closing ? undefined : delimiter.next
    if (delimiter.closing) return ranges
    if (ranges.length > limits.maxParts) throw new MimeLimitError('too-many-parts')
    position = delimiter.next
  }
  // Cut short on the way, or never closed: what there is counts.
  if (open !== undefined && open < body.end) ranges.push({ start: open, end: body.end })
  return seen ? ranges : undefined
}

function delimiterAt(
  bytes: Buffer,
  found: number,
  place: { after: number; body: { start: number; end: number } },
): { closing: boolean; next: number } | undefined {
  if (found > place.body.start && bytes[found - 1] !== 10) return undefined
  const closing = bytes[place.after] === 45 && bytes[place.after + 1] === 45
  let position = place.after + (closing ? 2 : 0)
  while (position < place.body.end && (bytes[position] === 32 || bytes[position] === 9 || bytes[position] === 13)) position += 1
  if (position >= place.body.end) return { closing, next: place.body.end }
  if (bytes[position] !== 10) return closing ? { closing, next: position } : undefined
  return { closing, next: position + 1 }
}

function beforeLineEnd(bytes: Buffer, delimiter: number): number {
  if (bytes[delimiter - 1] !== 10) return delimiter
  return bytes[delimiter - 2] === 13 ? delimiter - 2 : delimiter - 1
}
