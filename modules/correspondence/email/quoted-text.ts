import { openingAt, type Opening } from './quote-openings.ts'

/** `own`: written now. `context`: quoted lines that are answered below them, so they stay open. `quoted` and `signature`: shown folded. */
export const TEXT_BLOCKS = ['own', 'context', 'quoted', 'signature'] as const
export type TextBlockKind = (typeof TEXT_BLOCKS)[number]

export interface TextBlock {
  readonly kind: TextBlockKind
  readonly text: string
}

export interface FoldedText {
  /** Joined by line ends they are the whole text again: folding hides, it never cuts (rule E17). */
  readonly blocks: readonly TextBlock[]
  /** The message passes another one on: its folded part is the point of it. */
  readonly forwards: boolean
}

const MAX_LINES = 20_000

/** Takes the text of a message apart into what its writer says now and what comes after or around it. Errs on the side of showing. */
export function foldQuotedText(text: string): FoldedText {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const kinds: TextBlockKind[] = lines.map(() => 'own')
  if (lines.length > MAX_LINES) return { blocks: [{ kind: 'own', text: lines.join('\n') }], forwards: false }
  const opening = firstOpening(lines)
  const end = markTail(lines, kinds, opening)
  markSignature(lines, kinds, end)
  for (let index = 0; index < end; index += 1) if (kinds[index] === 'own' && isQuoted(lines[index])) kinds[index] = 'context'
  if (!lines.some((line, index) => (kinds[index] === 'own' || kinds[index] === 'context') && line.trim() !== '')) kinds.fill('own')
  return { blocks: joinedBlocks(lines, kinds), forwards: opening?.kind === 'forward' }
}

/** What is shown without unfolding, trimmed. */
export function shownText(folded: FoldedText): string {
  const shown = folded.blocks.filter((block) => block.kind === 'own' || block.kind === 'context').map((block) => block.text)
  return shown
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
}

interface PlacedOpening extends Opening {
  readonly at: number
}

/** The first line that opens the earlier correspondence, outside of quoted lines. */
function firstOpening(lines: readonly string[]): PlacedOpening | undefined {
  for (let at = 0; at < lines.length; at += 1) {
    if (isQuoted(lines[at])) continue
    const opening = openingAt(lines, at)
    if (opening) return { ...opening, at }
  }
  return undefined
}

/** Marks the earlier correspondence and gives the line where the present message ends. */
function markTail(lines: readonly string[], kinds: TextBlockKind[], opening: PlacedOpening | undefined): number {
  if (!opening) return markTrailingQuotes(lines, kinds)
  const before = lines.slice(0, opening.at).some((line) => line.trim() !== '' && !isQuoted(line))
  const after = opening.at + opening.length
  if (!before && opening.kind !== 'forward') {
    // Nothing above: the answer stands below or among the quoted lines.
    for (let index = opening.at; index < after; index += 1) kinds[index] = 'quoted'
    return markTrailingQuotes(lines, kinds)
  }
  if (opening.kind === 'reply' && isInterleaved(lines, after)) {
    for (let index = opening.at; index < after; index += 1) kinds[index] = 'context'
    return markTrailingQuotes(lines, kinds)
  }
  const start = withSeparatorsAbove(lines, opening.at)
  kinds.fill('quoted', start)
  return start
}

/** Words of the writer stand after quoted lines: an answer point by point. */
function isInterleaved(lines: readonly string[], from: number): boolean {
  const firstQuote = lines.findIndex((line, index) => index >= from && line.trim() !== '')
  if (firstQuote === -1 || !isQuoted(lines[firstQuote])) return false
  const signature = signatureStart(lines, lines.length)
  return lines.slice(firstQuote, signature ?? lines.length).some((line) => line.trim() !== '' && !isQuoted(line))
}

/** Quoted lines at the very end, under words of the writer; a signature below them goes with them. */
function markTrailingQuotes(lines: readonly string[], kinds: TextBlockKind[]): number {
  const signature = signatureStart(lines, lines.length)
  let end = signature ?? lines.length
  while (end > 0 && (lines[end - 1] ?? '').trim() === '') end -= 1
  if (end === 0 || !isQuoted(lines[end - 1])) return lines.length
  let start = end
  while (start > 0 && (isQuoted(lines[start - 1]) || (lines[start - 1] ?? '').trim() === '')) start -= 1
  if (!lines.slice(0, start).some((line, index) => line.trim() !== '' && kinds[index] !== 'quoted')) return lines.length
  kinds.fill('quoted', start, end)
  if (signature === undefined) {
    kinds.fill('quoted', end)
    return start
  }
  kinds.fill('quoted', end, signature)
  kinds.fill('signature', signature)
  return start
}

/** Marks the signature at the end of the present message. */
function markSignature(lines: readonly string[], kinds: TextBlockKind[], end: number): void {
  const start = signatureStart(lines, end)
  if (start !== undefined && kinds[start] === 'own') kinds.fill('signature', start, end)
}

const SIGNATURE_LINE = /^\s*(?:--|—|––|__)\s*$/
const ORNAMENT = /^[\s\p{Cf}ᐧ]*(?:[-_=~*#+]{2,}|[\p{Cf}ᐧ]+)?[\s\p{Cf}ᐧ]*$/u
/** Longer lines are words, whatever they are made of; and no pattern is tried on them. */
const MAX_ORNAMENT = 200
const SENT_FROM =
  /^\s*[*_]?(?:sent (?:from|via|with|using) (?:my |the |a )?\S|get outlook for|(?:mail )?envoyée? (?:de|depuis|à partir de|avec|via|par) \S|télécharge[rz]? outlook|obtenez outlook|provenance : courrier|inviat[oa] (?:da|dal|con|tramite) \S|scarica outlook|(?:von|gesendet|diese nachricht wurde) (?:von|mit|meine[mr])\s|enviado (?:desde|do|de) |verzonden (?:vanaf|met) |wysłan[eo] z |skickat från |sendt fra |отправлено с |发自)/i
const MAX_SIGNATURE_LINES = 15

/** The line where a signature starts above `end`, `undefined` when there is none. */
function signatureStart(lines: readonly string[], end: number): number | undefined {
  let last = end
  while (last > 0 && isOrnament(lines[last - 1] ?? '')) last -= 1
  if (last === 0) return undefined
  let found: number | undefined = lines.slice(last, end).some((line) => line.trim() !== '') ? last : undefined
  let seen = 0
  for (let index = last - 1; index > 0 && last - index <= MAX_SIGNATURE_LINES; index -= 1) {
    const line = lines[index] ?? ''
    if (line.trim() !== '') seen += 1
    if (isQuoted(line)) break
    if (line.length <= MAX_ORNAMENT && SIGNATURE_LINE.test(line)) return index
    if (seen <= 4 && line.length < 120 && SENT_FROM.test(line)) found = index
  }
  return found
}

function withSeparatorsAbove(lines: readonly string[], at: number): number {
  let start = at
  while (start > 0 && isSeparator(lines[start - 1] ?? '')) start -= 1
  return start
}

function isOrnament(line: string): boolean {
  return line.trim() === '' || (line.length <= MAX_ORNAMENT && ORNAMENT.test(line))
}

function isSeparator(line: string): boolean {
  return line.trim() === '' || (line.length <= MAX_ORNAMENT && /^[\s>]*[-_=*]*\s*$/.test(line))
}

function isQuoted(line: string | undefined): boolean {
  return line !== undefined && /^\s{0,3}(?:>|\|\s)/.test(line)
}

function joinedBlocks(lines: readonly string[], kinds: readonly TextBlockKind[]): TextBlock[] {
  const blocks: { kind: TextBlockKind; lines: string[] }[] = []
  for (const [index, line] of lines.entries()) {
    const kind = kinds[index] ?? 'own'
    const last = blocks.at(-1)
    // A blank line belongs to what stands above it.
    if (last && (last.kind === kind || (line.trim() === '' && kind !== 'quoted' && kind !== 'signature' && last.kind !== 'quoted')))
      last.lines.push(line)
    else blocks.push({ kind, lines: [line] })
  }
  return blocks.map((block) => ({ kind: block.kind, text: block.lines.join('\n') }))
}
