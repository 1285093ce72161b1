import type { Content } from './content-kind.ts'

const HEAD_BYTES = 64 * 1024
// What no text has: control characters other than tab, line ends and page feed.
const NOT_TEXT = /[^\P{Cc}\t\n\v\f\r]/u
// What a browser would take for a page or a drawing if it were told so, wherever in the beginning it stands (WHATWG MIME sniffing).
const MARKUP = /^[\s\uFEFF]*<(?:!--|!doctype|\?|[a-z][a-z0-9:-]*[\s>/])/i
const SCRIPT = /^[\s\uFEFF]*#!|<(?:script|svg|iframe|object|embed|html|body)[\s>/]/i
const HEADER_LINES = /^(?:From [^\n]*\r?\n)?(?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3}/
const MAIL_HEADERS = /^(?:received|from|return-path|message-id|subject|date|to|mime-version):/gim

/** Plain text, a table of values or a mail message; `undefined` for anything else, and for text that could run. */
export function textContent(bytes: Buffer): Content | undefined {
  const head = bytes.subarray(0, HEAD_BYTES)
  // Mail comes first: its parts may well hold HTML, and it is never shown as it is.
  const decoded = decode(head, bytes.length > HEAD_BYTES)
  if (decoded === undefined) return undefined
  const { text, charset } = decoded
  if (HEADER_LINES.test(text) && (text.slice(0, 8_192).match(MAIL_HEADERS) ?? []).length >= 2)
    return { kind: 'email', contentType: 'message/rfc822', extension: 'eml' }
  if (NOT_TEXT.test(text) || MARKUP.test(text) || SCRIPT.test(text)) return undefined
  if (looksLikeTable(text)) return { kind: 'text', contentType: `text/csv; charset=${charset}`, extension: 'csv' }
  return { kind: 'text', contentType: `text/plain; charset=${charset}`, extension: 'txt' }
}

/** UTF-16 with its mark, UTF-8, else the Windows-1252 in which offices of this country save their texts. */
function decode(head: Buffer, isCut: boolean): { text: string; charset: string } | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(head), charset: 'utf-16le' }
  if (head[0] === 0xfe && head[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(head), charset: 'utf-16be' }
  if (head.includes(0)) return undefined
  try {
    // A letter of several bytes may be cut at the end of the head: that is no fault of the text.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: isCut }), charset: 'utf-8' }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(head), charset: 'windows-1252' }
  }
}

/** At least two full lines with the same number, two or more, of one separator. */
function looksLikeTable(text: string): boolean {
  const lines = text.split(/\r?\n/, 6).slice(0, -1)
  return [';', '\t', ','].some((separator) => {
    const counts = new Set(lines.map((line) => line.split(separator).length))
    return lines.length >= 2 && counts.size === 1 && [...counts].every((count) => count >= 3)
  })
}
