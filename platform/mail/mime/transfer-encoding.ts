/** Undoes a Content-Transfer-Encoding. Unknown encodings are given back as they are; broken base64 or quoted-printable is read as far as it can be. */
export function decodeTransfer(bytes: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return decodeBase64(bytes)
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(bytes)
  if (['x-uuencode', 'uuencode', 'x-uue', 'uue'].includes(encoding)) return decodeUuencode(bytes)
  return bytes
}

function decodeBase64(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1')
  // Some writers join several padded runs: each run is decoded alone, for Node stops at the first padding.
  const runs = text.split(/=+/)
  if (runs.length <= 2) return Buffer.from(text, 'base64')
  return Buffer.concat(runs.map((run) => Buffer.from(run, 'base64')))
}

const EQUALS = 61
const LF = 10
const CR = 13

function decodeQuotedPrintable(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length)
  let length = 0
  let position = 0
  while (position < bytes.length) {
    const byte = bytes[position] ?? 0
    if (byte !== EQUALS) {
      if (byte === LF) length = withoutTrailingBlanks(out, length)
      out[length] = byte
      length += 1
      position += 1
      continue
    }
    const soft = softBreak(bytes, position + 1)
    if (soft > 0) {
      position = soft
      continue
    }
    const value = hexPair(bytes[position + 1], bytes[position + 2])
    out[length] = value ?? byte
    length += 1
    position += value === undefined ? 1 : 3
  }
  return out.subarray(0, length)
}

/** Blanks at the end of a line were added on the way (RFC 2045 section 6.7 rule 3). */
function withoutTrailingBlanks(out: Buffer, length: number): number {
  let end = length
  const cr = out[end - 1] === CR
  if (cr) end -= 1
  while (end > 0 && (out[end - 1] === 32 || out[end - 1] === 9)) end -= 1
  if (cr) {
    out[end] = CR
    end += 1
  }
  return end
}

/** The offset after `=` + blanks + line end, 0 when this is no soft line break. */
function softBreak(bytes: Buffer, from: number): number {
  let position = from
  while (bytes[position] === 32 || bytes[position] === 9) position += 1
  if (bytes[position] === CR && bytes[position + 1] === LF) return position + 2
  if (bytes[position] === LF || bytes[position] === CR) return position + 1
  return position >= bytes.length ? bytes.length : 0
}

/** The Q encoding of RFC 2047: underscore is a blank. */
export function decodeQuotedPrintableWord(text: string): Buffer {
  return decodeQuotedPrintable(Buffer.from(text.replaceAll('_', '=20'), 'latin1'))
}

function hexPair(high: number | undefined, low: number | undefined): number | undefined {
  const first = hexDigit(high)
  const second = hexDigit(low)
  return first === undefined || second === undefined ? undefined : first * 16 + second
}

function hexDigit(byte: number | undefined): number | undefined {
  if (byte === undefined) return undefined
  if (byte >= 48 && byte <= 57) return byte - 48
  if (byte >= 65 && byte <= 70) return byte - 55
  if (byte >= 97 && byte <= 102) return byte - 87
  return undefined
}

function decodeUuencode(bytes: Buffer): Buffer {
  const pieces: Buffer[] = []
  for (const line of bytes.toString('latin1').split(/\r?\n/)) {
    if (/^begin [0-7]{3,4} /.test(line) || line === '') continue
    if (line === 'end' || line === '`') break
    pieces.push(uuLine(line))
  }
  return Buffer.concat(pieces)
}

function uuLine(line: string): Buffer {
  const length = (line.charCodeAt(0) - 32) & 63
  const out = Buffer.alloc(length)
  for (let group = 0; group * 3 < length; group += 1) {
    const value = [0, 1, 2, 3].reduce((sum, index) => sum * 64 + (((line.charCodeAt(1 + group * 4 + index) || 32) - 32) & 63), 0)
    for (let index = 0; index < 3 && group * 3 + index < length; index += 1) out[group * 3 + index] = (value >> (16 - 8 * index)) & 255
  }
  return out
}
