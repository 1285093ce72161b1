import { decodeUtf7 } from './utf7.ts'

export interface DecodedText {
  readonly text: string
  /** The character set that was used in the end. */
  readonly charset: string
  /** True when the declared set was absent, unknown or contradicted by the bytes. */
  readonly repaired: boolean
}

/** Names seen in real mail that the WHATWG list lacks. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  'x-cp932': 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  cp1250: 'windows-1250',
  'cp-1252': 'windows-1252',
  'win-1252': 'windows-1252',
  windows1252: 'windows-1252',
  windows1251: 'windows-1251',
  'latin-1': 'windows-1252',
  'iso8859-15': 'iso-8859-15',
  'iso-latin-1': 'windows-1252',
  utf8mb4: 'utf-8',
  'utf-8-mac': 'utf-8',
  unicode: 'utf-16le',
}

/**
 * Turns bytes into text (rule E10): the declared character set unless the bytes contradict it, else the byte order mark, else UTF-8 when
 * valid, else windows-1252. A UTF-8 text with a few broken bytes keeps its good part and reads each broken byte as windows-1252, so U+FFFD
 * appears only where no reading exists. NUL and lone surrogates are removed: PostgreSQL refuses them.
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const found = decoded(bytes, canonicalCharset(declared), declared !== undefined)
  return { ...found, text: storable(found.text) }
}

/** The canonical name of a declared character set, `undefined` when unknown. */
export function canonicalCharset(declared: string | undefined): string | undefined {
  if (declared === undefined) return undefined
  const name = declared
    .trim()
    .toLowerCase()
    .replace(/^["']+|["']+$/g, '')
  if (/^(?:unicode-1-1-|csunicode11|x-)?utf-?7$/.test(name)) return 'utf-7'
  try {
    return new TextDecoder(OTHER_NAMES[name] ?? name).encoding
  } catch {
    return undefined
  }
}

/** The first characters of a text, never half of one: a lone surrogate is refused by PostgreSQL's jsonb. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')
}

/** Removes what a PostgreSQL text column cannot hold. */
export function storable(text: string): string {
  const wellFormed = text.isWellFormed()
    ? text
    : text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
  return wellFormed.includes('\0') ? wellFormed.replaceAll('\0', '') : wellFormed
}

function decoded(bytes: Uint8Array, charset: string | undefined, wasDeclared: boolean): DecodedText {
  const mark = byteOrderMark(bytes)
  if (mark) return { text: new TextDecoder(mark).decode(bytes), charset: mark, repaired: charset !== undefined && charset !== mark }
  if (isAscii(bytes) && charset !== 'utf-7' && charset !== 'iso-2022-jp' && !charset?.startsWith('utf-16'))
    return ascii(bytes, charset, wasDeclared)
  if (charset === 'utf-7') return { text: decodeUtf7(bytes), charset, repaired: false }
  if (charset === undefined || charset === 'windows-1252' || charset === 'utf-8') return western(bytes, charset)
  const strict = strictly(bytes, charset)
  if (strict !== undefined) return { text: strict, charset, repaired: false }
  return fromNeighbour(bytes, charset)
}

function ascii(bytes: Uint8Array, charset: string | undefined, wasDeclared: boolean): DecodedText {
  // Old Japanese mail does not say what it is, but its escape sequences do.
  const japanese = charset === undefined && bytes.includes(ESCAPE) ? strictly(bytes, 'iso-2022-jp') : undefined
  if (japanese !== undefined) return { text: japanese, charset: 'iso-2022-jp', repaired: true }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return { text, charset: charset ?? 'utf-8', repaired: wasDeclared && charset === undefined }
}

/** The bytes contradict the declared set: another of its family that reads them all, else the declared one as far as it goes. */
function fromNeighbour(bytes: Uint8Array, charset: string): DecodedText {
  // Escape sequences of ISO-2022-JP are valid UTF-8 too: they must not pass for text.
  const names = [...(bytes.includes(ESCAPE) ? [] : ['utf-8']), ...(FAMILIES.find((family) => family.includes(charset)) ?? [])]
  for (const name of names) {
    const text = strictly(bytes, name)
    if (text !== undefined) return { text, charset: name, repaired: true }
  }
  const best = new TextDecoder(charset).decode(bytes)
  // A few broken characters in a readable text stay broken; a text that is broken all along was written in something else.
  if (best.split('\uFFFD').length - 1 <= best.length / 20) return { text: best, charset, repaired: true }
  return { text: mixed(bytes), charset: 'windows-1252', repaired: true }
}

/** Writers mistake one of these for another of the same line. */
const FAMILIES = [
  ['iso-2022-jp', 'euc-jp', 'shift_jis'],
  ['gb18030', 'gbk', 'big5'],
]

/** Latin text that is valid UTF-8 with a character beyond ASCII is UTF-8 whatever was declared: by chance that does not happen in real words. */
function western(bytes: Uint8Array, charset: string | undefined): DecodedText {
  const utf8 = strictly(bytes, 'utf-8')
  if (utf8 !== undefined) return { text: utf8, charset: 'utf-8', repaired: charset !== undefined && charset !== 'utf-8' }
  const text = mixed(bytes)
  if (charset === 'utf-8') return { text, charset: 'utf-8', repaired: true }
  return { text: new TextDecoder('windows-1252').decode(bytes), charset: 'windows-1252', repaired: charset === undefined }
}

const ESCAPE = 0x1b
const IDLE_ESCAPE = new RegExp(`${String.fromCharCode(ESCAPE)}(?:\\([BJI]|\\$[B@])(?=${String.fromCharCode(ESCAPE)}[($])`, 'g')

/** A change of set followed at once by another does nothing; the platform's decoder takes it for an attack, and joined encoded words have it. */
function withoutIdleEscapes(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return Buffer.from(text.replace(IDLE_ESCAPE, ''), 'latin1')
}

function strictly(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(charset === 'iso-2022-jp' ? withoutIdleEscapes(bytes) : bytes)
  } catch {
    return undefined
  }
}

const WINDOWS_1252 = Array.from({ length: 256 }, (_, byte) => new TextDecoder('windows-1252').decode(Uint8Array.of(byte)))

/** UTF-8 where valid, windows-1252 for each byte that is not part of a valid sequence. */
function mixed(bytes: Uint8Array): string {
  const utf8 = new TextDecoder('utf-8')
  const pieces: string[] = []
  let good = 0
  let position = 0
  while (position < bytes.length) {
    const length = sequenceLength(bytes, position)
    if (length > 0) {
      position += length
      continue
    }
    if (position > good) pieces.push(utf8.decode(bytes.subarray(good, position)))
    pieces.push(WINDOWS_1252[bytes[position] ?? 0] ?? '')
    position += 1
    good = position
  }
  if (position > good) pieces.push(utf8.decode(bytes.subarray(good, position)))
  return pieces.join('')
}

/** Bytes of the valid UTF-8 sequence at this place, 0 when there is none (RFC 3629 section 4). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  const length = first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0
  if (length === 0 || at + length > bytes.length) return 0
  const second = bytes[at + 1] ?? 0
  if (first === 0xe0 && second < 0xa0) return 0
  if (first === 0xed && second > 0x9f) return 0
  if (first === 0xf0 && second < 0x90) return 0
  if (first === 0xf4 && second > 0x8f) return 0
  for (let index = at + 1; index < at + length; index += 1) if (((bytes[index] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false
  return true
}
