import type { Box } from './document-reading.ts'

export interface LayerWord {
  readonly text: string
  readonly box: Box
  readonly line: number
}

/** A piece of text as a PDF places it: its left end on the base line, in points from the top left of the upright page. */
export interface PlacedText {
  readonly text: string
  readonly x: number
  readonly baseline: number
  readonly width: number
  readonly height: number
  readonly endsLine: boolean
}

export interface PageSize {
  readonly width: number
  readonly height: number
}

/** Fewer letters than this on a page that is mostly one image are a stamp or a scanner's footer, not its text. */
const FEWEST_LETTERS_OVER_IMAGE = 80
/** Share of a page's words that must look like words. Fonts without a character map give strings of symbols instead. */
const LEAST_PLAUSIBLE_SHARE = 0.6
const MOST_STRANGE_SHARE = 0.05

/** Whether the text that a PDF page holds may stand for the page, or the page must be read as an image. */
export function isRealText(text: string, page: { readonly imageShare: number; readonly drawsNothingElse: boolean }): boolean {
  const tokens = text.split(/\s+/).filter((token) => token !== '')
  if (tokens.length === 0) return page.drawsNothingElse
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  if (page.imageShare > 0.5 && letters < FEWEST_LETTERS_OVER_IMAGE) return false
  // Private use, unassigned, controls and the replacement character: what a missing character map leaves.
  const strange = text.match(/[\p{Co}\p{Cn}\uFFFD]|(?![\s])\p{Cc}/gu)?.length ?? 0
  if (strange > text.length * MOST_STRANGE_SHARE) return false
  return tokens.filter(looksLikeWord).length >= tokens.length * LEAST_PLAUSIBLE_SHARE
}

/** Lines and words of the placed pieces, in the order of the file; a blank line where the gap between lines is wide. */
export function layOut(pieces: readonly PlacedText[], page: PageSize): { readonly text: string; readonly words: readonly LayerWord[] } {
  const lines = linesOf(pieces)
  const words = lines.flatMap((line, index) => line.flatMap((piece) => wordsOf(piece, index, page)))
  const texts = lines.map((line) => textOf(line))
  const spaced = texts.map((text, index) => (index > 0 && wideGap(lines[index - 1], lines[index]) ? `\n${text}` : text))
  return { text: spaced.join('\n').trim(), words: joined(words) }
}

function looksLikeWord(token: string): boolean {
  const bare = token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  if (bare === '') return token.length <= 3
  if (/^[\d.,:/\-+()\s]+$/.test(bare)) return true
  if (bare.length > 40) return /[@/.]/.test(bare)
  // Scripts other than Latin are not judged by their vowels.
  return !/\p{Script=Latin}/u.test(bare) || bare.length <= 3 || /[aeiouyàâäéèêëîïôöùûüœæ\d]/iu.test(bare)
}

function linesOf(pieces: readonly PlacedText[]): PlacedText[][] {
  const lines: PlacedText[][] = []
  let open: PlacedText[] | undefined
  for (const piece of pieces) {
    const last = open?.at(-1)
    const moved =
      last !== undefined &&
      piece.text.trim() !== '' &&
      Math.abs(piece.baseline - last.baseline) > 0.5 * Math.max(piece.height, last.height, 4)
    if (!open || moved) {
      open = []
      lines.push(open)
    }
    if (piece.text !== '') open.push(piece)
    if (piece.endsLine) open = undefined
  }
  return lines.filter((line) => line.some((piece) => piece.text.trim() !== ''))
}

function textOf(line: readonly PlacedText[]): string {
  let text = ''
  let end: number | undefined
  for (const piece of line) {
    const gap = end === undefined ? 0 : piece.x - end
    text += gap > 0.2 * piece.height && !text.endsWith(' ') ? ` ${piece.text}` : piece.text
    end = piece.x + piece.width
  }
  return text.replace(/\s+/g, ' ').trim()
}

function wideGap(above: readonly PlacedText[] | undefined, below: readonly PlacedText[] | undefined): boolean {
  const upper = above?.[0]
  const lower = below?.[0]
  return (
    upper !== undefined && lower !== undefined && Math.abs(lower.baseline - upper.baseline) > 1.9 * Math.max(lower.height, upper.height)
  )
}

/** A piece may hold several words: each gets its share of the width by letters, close enough to point at it. */
function wordsOf(
  piece: PlacedText,
  line: number,
  page: PageSize,
): (LayerWord & { readonly startsPiece: boolean; readonly endsPiece: boolean })[] {
  const perLetter = piece.width / Math.max(1, piece.text.length)
  return [...piece.text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    line,
    box: {
      x: share(piece.x + match.index * perLetter, page.width),
      y: share(piece.baseline - piece.height, page.height),
      width: share(match[0].length * perLetter, page.width),
      height: share(piece.height * 1.2, page.height),
    },
    startsPiece: match.index === 0,
    endsPiece: match.index + match[0].length === piece.text.length,
  }))
}

/** Puts together the halves of words that the file draws in several pieces (kerning, accents). */
function joined(pieces: readonly (LayerWord & { readonly startsPiece: boolean; readonly endsPiece: boolean })[]): LayerWord[] {
  const words: LayerWord[] = []
  let open: (LayerWord & { readonly endsPiece: boolean }) | undefined
  for (const piece of pieces) {
    const touches =
      open?.line === piece.line && open.endsPiece && piece.startsPiece && Math.abs(piece.box.x - (open.box.x + open.box.width)) < 0.002
    if (open && touches) {
      open = { ...piece, text: open.text + piece.text, box: { ...open.box, width: piece.box.x + piece.box.width - open.box.x } }
      words.pop()
    } else open = piece
    words.push({ text: open.text, box: open.box, line: open.line })
  }
  return words
}

function share(value: number, whole: number): number {
  return Math.round(Math.max(0, Math.min(1, value / whole)) * 1e5) / 1e5
}
