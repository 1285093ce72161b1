import { decodeText } from './charset.ts'
import { headerText } from './encoded-words.ts'

/** `text/plain; charset=utf-8` and its kind: the main value in lower case, parameters decoded (RFC 2231 and RFC 2047 both). */
export interface StructuredValue {
  readonly value: string
  readonly parameters: ReadonlyMap<string, string>
}

/** Reads a Content-Type or Content-Disposition value given one character per byte. Tolerates missing quotes and missing semicolons. */
export function readStructuredValue(raw: string): StructuredValue {
  const [main = '', ...rest] = splitOutsideQuotes(raw)
  const pairs = rest.flatMap(pairOf)
  return { value: withoutComments(main).trim().toLowerCase().replace(/\s+/g, ''), parameters: joinedParameters(pairs) }
}

/** Characters of one parameter value. */
const MAX_VALUE = 4096

interface Pair {
  readonly name: string
  readonly raw: string
}

/** Cut at semicolons that are not inside a quoted string. One pass: the value may be 256 kB of quotes. */
function splitOutsideQuotes(raw: string): string[] {
  const pieces: string[] = []
  let quoted = false
  let start = 0
  for (let index = 0; index < raw.length; index += 1) {
    const character = raw[index]
    if (quoted && character === '\\') index += 1
    else if (character === '"') quoted = !quoted
    else if (character === ';' && !quoted) {
      pieces.push(raw.slice(start, index))
      start = index + 1
    }
  }
  pieces.push(raw.slice(start))
  // A quote that never closes would hide the parameters after it: then quotes mean nothing.
  return quoted && pieces.length === 1 ? raw.split(';') : pieces
}

function pairOf(piece: string): Pair[] {
  const equals = piece.indexOf('=')
  if (equals <= 0) return []
  const name = piece.slice(0, equals).trim().toLowerCase()
  const value = piece.slice(equals + 1, equals + 1 + MAX_VALUE).trim()
  const quoted = /^"((?:[^"\\]|\\.)*)"?/.exec(value)
  return [{ name, raw: quoted ? (quoted[1] ?? '').replace(/\\(.)/g, '$1') : value.replace(/\([^()]*\)$/, '').trimEnd() }]
}

function withoutComments(text: string): string {
  return text.replace(/\([^()]*\)/g, '')
}

const EXTENDED_NAME = /^([^*]+)\*(?:(\d{1,3})(\*)?)?$/

function joinedParameters(pairs: readonly Pair[]): Map<string, string> {
  const plain = new Map<string, string>()
  const extended = new Map<string, { order: number; raw: string; encoded: boolean }[]>()
  for (const pair of pairs.slice(0, 200)) {
    const match = EXTENDED_NAME.exec(pair.name)
    if (!match) {
      if (!plain.has(pair.name)) plain.set(pair.name, headerText(pair.raw))
      continue
    }
    const [, name = '', order, star] = match
    const pieces = extended.get(name) ?? []
    pieces.push({ order: order === undefined ? 0 : Number(order), raw: pair.raw, encoded: order === undefined || star === '*' })
    extended.set(name, pieces)
  }
  for (const [name, pieces] of extended) plain.set(name, extendedText(pieces))
  return plain
}

/** RFC 2231: pieces in order, the first one carries charset'language'. */
function extendedText(pieces: { order: number; raw: string; encoded: boolean }[]): string {
  const ordered = pieces.toSorted((a, b) => a.order - b.order)
  const prefix = ordered[0]?.encoded ? /^([^']*)'[^']*'/.exec(ordered[0].raw) : null
  const bytes = ordered.map((piece, index) => {
    const text = index === 0 && prefix ? piece.raw.slice(prefix[0].length) : piece.raw
    return piece.encoded ? percentBytes(text) : Buffer.from(text, 'latin1')
  })
  const whole = Buffer.concat(bytes)
  if (!prefix) return headerText(whole.toString('latin1'))
  return decodeText(whole, prefix[1] || undefined).text
}

function percentBytes(text: string): Buffer {
  return Buffer.from(
    text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  )
}
