import type { Box } from '../document-reading.ts'
import { boxAround, confidenceOf, type PageLine, wordsAt } from '../page-lines.ts'

/** Something found on the letter, always a suggestion: what, how sure (0 to 1), and where to look at it. */
export interface Field<Value> {
  readonly value: Value
  readonly confidence: number
  readonly page: number
  readonly box: Box
}

/** A field found at `start` to `end` of the text of a line; `sureness` of the rule times the confidence of the words read. */
export function fieldAt<Value>(
  value: Value,
  found: { readonly line: PageLine; readonly start: number; readonly end: number; readonly sureness: number },
): Field<Value> {
  const words = wordsAt(found.line, found.start, found.end)
  const boxes = words.map((word) => word.box)
  const confidence = round(found.sureness * confidenceOf(words))
  return { value, confidence, page: found.line.page, box: boxes.length > 0 ? boxAround(boxes) : found.line.box }
}

export function fieldOfLines<Value>(value: Value, lines: readonly PageLine[], sureness: number): Field<Value> {
  const mean = lines.reduce((sum, line) => sum + line.confidence, 0) / Math.max(1, lines.length)
  return { value, confidence: round(sureness * mean), page: lines[0]?.page ?? 1, box: boxAround(lines.map((line) => line.box)) }
}

/** Text without accents and in lower case, of the same length: positions stay true. */
export function folded(text: string): string {
  return [...text]
    .map((character) => {
      const bare = character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
      return bare.length === character.length ? bare : character
    })
    .join('')
}

function round(confidence: number): number {
  return Math.round(Math.max(0, Math.min(1, confidence)) * 100) / 100
}
