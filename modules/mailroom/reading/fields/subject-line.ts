import type { PageLine } from '../page-lines.ts'
import { type Field, fieldOfLines } from './field.ts'

const MOST_LINES = 3
const MOST_LETTERS = 250
/** "Objet" with the slips of engines: 0bjet, Obiet, Objel, Ohjet. */
const SUBJECT = /^[\W_]*(?:[o0][bh][jiïl][eé][tlf]s?|sujet|concerne)\s*[:;.\-–—=]+\s*(.*)$/iu
const SUBJECT_ALONE = /^[\W_]*(?:[o0][bh][jiïl][eé][tlf])\s+(\p{L}.*)$/iu
/** What follows a subject and does not belong to it. */
const NEXT_PART =
  /^(?:madame|monsieur|mesdames|messieurs|mme|m\.|ma[iî]tre|docteur|cher|ch[eè]re|bonjour|r[ée]f|n\/|v\/|vos r|nos r|p\.?\s?j|pi[eè]ces? jointe|lettre recommand|recommand)/iu

/** The subject as the sender wrote it, on one to three lines; undefined when the letter has none. */
export function findSubject(lines: readonly PageLine[]): Field<string> | undefined {
  for (const [index, line] of lines.entries()) {
    const match = SUBJECT.exec(line.text) ?? SUBJECT_ALONE.exec(line.text)
    if (!match) continue
    const following = continuation(lines, index, match[1] ?? '')
    const text = [match[1] ?? '', ...following.map((next) => next.text)].join(' ').replace(/\s+/g, ' ').trim().slice(0, MOST_LETTERS)
    if (text !== '') return fieldOfLines(text, [line, ...following], line.page === 1 && line.box.y < 0.7 ? 0.97 : 0.6)
  }
  return undefined
}

/** The lines right under the first one, as close as lines of one paragraph, until the salutation. */
function continuation(lines: readonly PageLine[], index: number, first: string): PageLine[] {
  const taken: PageLine[] = []
  let above = lines[index]
  for (const line of lines.slice(index + 1, index + MOST_LINES + 1)) {
    if (!above || line.page !== above.page || NEXT_PART.test(line.text) || taken.length === MOST_LINES - 1) break
    const gap = line.box.y - (above.box.y + above.box.height)
    const closeUnder = gap > -0.5 * above.box.height && gap < 0.9 * above.box.height
    // An ended sentence or a capital after a short line begins something else.
    const goesOn = first.trim() === '' ? taken.length === 0 : /^[\p{Ll}\d(«"]/u.test(line.text)
    if (!closeUnder || !goesOn) break
    taken.push(line)
    above = line
  }
  return taken
}
