import { decodeText, storable } from './charset.ts'
import { decodeQuotedPrintableWord } from './transfer-encoding.ts'

const ENCODED_WORD = /=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=/g

interface Word {
  readonly charset: string
  readonly bytes: Buffer
  readonly start: number
  readonly end: number
}

/**
 * The text of a header value given one character per byte: raw UTF-8 or 8-bit text is repaired, RFC 2047 words are decoded,
 * and neighbouring words of one character set are joined before decoding, because some writers cut inside a character.
 */
export function headerText(raw: string): string {
  const words = [...raw.matchAll(ENCODED_WORD)].map(wordOf)
  if (words.length === 0) return plain(raw)
  const pieces: string[] = []
  let position = 0
  for (const group of neighbours(words, raw)) {
    const first = group[0]
    const last = group.at(-1)
    if (!first || !last) continue
    const between = raw.slice(position, first.start)
    // White space between two encoded words is not text (RFC 2047 section 6.2).
    if (position === 0 || between.trim() !== '') pieces.push(plain(between))
    pieces.push(decodeText(Buffer.concat(group.map((word) => word.bytes)), first.charset).text)
    position = last.end
  }
  pieces.push(plain(raw.slice(position)))
  return storable(pieces.join('')).replace(/[\r\n\t]+/g, ' ')
}

function wordOf(match: RegExpExecArray): Word {
  const [whole, charset = '', encoding = '', text = ''] = match
  const bytes = encoding.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : decodeQuotedPrintableWord(text)
  return { charset: charset.split('*')[0] ?? charset, bytes, start: match.index, end: match.index + whole.length }
}

function neighbours(words: readonly Word[], raw: string): Word[][] {
  const groups: Word[][] = []
  for (const word of words) {
    const group = groups.at(-1)
    const previous = group?.at(-1)
    const adjoining =
      previous && raw.slice(previous.end, word.start).trim() === '' && previous.charset.toLowerCase() === word.charset.toLowerCase()
    if (group && adjoining) group.push(word)
    else groups.push([word])
  }
  return groups
}

function plain(raw: string): string {
  return /[\x80-\xff]/.test(raw) ? decodeText(Buffer.from(raw, 'latin1')).text : raw.replaceAll('\0', '')
}
