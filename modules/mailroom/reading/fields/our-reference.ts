import type { PageLine } from '../page-lines.ts'
import { asDigits, LIKE_DIGIT } from './digits.ts'
import { type Field, fieldAt } from './field.ts'

/** True for a well-formed reference whose check letter is right, like `26-004512-K`. Given by the module that numbers requests. */
export type ReferenceCheck = (reference: string) => boolean

const GAP = '[\\s.,_/–—~-]{0,3}'
const PATTERN = new RegExp(`(?<![A-Za-z0-9])(${LIKE_DIGIT}{2})${GAP}(${LIKE_DIGIT}{6})${GAP}([A-Za-z0-9$|!])(?![A-Za-z0-9])`, 'g')
/** Of the eight digits this many must have been read as digits: words are not references. */
const LEAST_TRUE_DIGITS = 5

/** What may be read instead of each check letter. */
const LETTERS_MEANT: Readonly<Record<string, readonly string[]>> = {
  '0': ['O', 'D', 'Q'],
  '1': ['I', 'L', 'T'],
  '2': ['Z'],
  '4': ['A'],
  '5': ['S'],
  '6': ['G'],
  '7': ['T'],
  '8': ['B'],
  $: ['S'],
  '|': ['I', 'L'],
  '!': ['I', 'L'],
}

/**
 * Our references on the letter, best first, each once. Misread digits and letters are mended, and only a right check letter counts:
 * a letter must never be attached to another person's request.
 */
export function findOurReferences(lines: readonly PageLine[], isRight: ReferenceCheck): Field<string>[] {
  const found = new Map<string, Field<string>>()
  for (const line of lines) {
    for (const match of line.text.matchAll(PATTERN)) {
      const field = referenceIn(match, line, isRight)
      const known = field && found.get(field.value)
      if (field && (!known || known.confidence < field.confidence)) found.set(field.value, field)
    }
  }
  return [...found.values()].sort((a, b) => b.confidence - a.confidence)
}

function referenceIn(match: RegExpExecArray, line: PageLine, isRight: ReferenceCheck): Field<string> | undefined {
  const [whole, yearRead = '', numberRead = '', letterRead = ''] = match
  const year = asDigits(yearRead)
  const number = asDigits(numberRead)
  const replaced = year.replaced + number.replaced
  if (8 - replaced < LEAST_TRUE_DIGITS) return undefined
  const upper = letterRead.toUpperCase()
  const right = [upper, ...(LETTERS_MEANT[upper] ?? [])].find(
    (letter) => /^[A-Z]$/.test(letter) && isRight(`${year.digits}-${number.digits}-${letter}`),
  )
  if (!right) return undefined
  const mended = replaced + (right === upper ? 0 : 1)
  // The check letter vouches for the digits whatever the engine thought of the word.
  const field = fieldAt(`${year.digits}-${number.digits}-${right}`, {
    line,
    start: match.index,
    end: match.index + whole.length,
    sureness: 1,
  })
  return { ...field, confidence: Math.max(0.5, 0.98 - mended * 0.08) }
}
