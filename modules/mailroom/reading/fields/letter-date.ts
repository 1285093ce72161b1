import type { PageLine } from '../page-lines.ts'
import { asDigits, LIKE_DIGIT } from './digits.ts'
import { type Field, fieldAt, folded } from './field.ts'

/** Days before its arrival within which a letter is plausibly dated; older dates are kept with less confidence up to a year. */
const PLAUSIBLE_DAYS = 60
const OLDEST_DAYS = 400

const MONTHS = ['janvier', 'fevrier', 'mars', 'avril', 'mai', 'juin', 'juillet', 'aout', 'septembre', 'octobre', 'novembre', 'decembre']
const SHORT_MONTHS: Readonly<Record<string, number>> = {
  janv: 1,
  fev: 2,
  fevr: 2,
  avr: 4,
  juil: 7,
  sept: 9,
  sep: 9,
  oct: 10,
  nov: 11,
  dec: 12,
}

const IN_WORDS = new RegExp(
  `(?<![\\p{L}\\d])(${LIKE_DIGIT}{1,2})\\s?(?:er|ER|°)?\\s{0,2}([\\p{L}]{3,10})\\.?\\s{0,2}(${LIKE_DIGIT}{4}|\\d{2})(?![\\p{L}\\d])`,
  'gu',
)
const IN_FIGURES = new RegExp(
  `(?<![\\p{L}\\d/.-])(${LIKE_DIGIT}{1,2})\\s?[/.-]\\s?(${LIKE_DIGIT}{1,2})\\s?[/.-]\\s?(${LIKE_DIGIT}{4}|${LIKE_DIGIT}{2})(?![\\p{L}\\d/.-])`,
  'gu',
)

/** Before a date, words that make it another date than that of the letter: birth, earlier mail, periods, deadlines. */
const OTHER_DATE =
  /(?:n[ée]e? le|depuis le|avant le|jusqu.?au|du|au|re[çc]ue? le|en date du|dat[ée]e? du|courrier du|lettre du|facture du|à compter du|échéance|expire le|valable jusqu.*)\s*$/iu
/** "Rouen, le", "Fait à Rouen le" or "Le" at the start of the line: how a letter is dated. A sentence with a date in it is longer. */
const PLACE_AND_DATE =
  /^(?:\W*(?:fait\s+)?(?:[àa]\s+)?\p{Lu}[\p{L}'’-]*(?:[ -]\p{L}[\p{L}'’-]*){0,4}[\s,.;]+|\W*(?:fait\s+)?)(?:le\s*:?)?\s*$/iu
/** A letter's date ends its line. */
const ENDS_LINE = /^[\s.,;]*$/

/** The date written on the letter, or undefined. `receivedOn` is its arrival: a letter is not dated after it. */
export function findLetterDate(lines: readonly PageLine[], receivedOn: Temporal.PlainDate): Field<Temporal.PlainDate> | undefined {
  const firstPage = lines.filter((line) => line.page === 1)
  const candidates = firstPage.flatMap((line) => datesIn(line, receivedOn))
  return candidates.reduce<Field<Temporal.PlainDate> | undefined>(
    (best, found) => (!best || found.confidence > best.confidence ? found : best),
    undefined,
  )
}

function datesIn(line: PageLine, receivedOn: Temporal.PlainDate): Field<Temporal.PlainDate>[] {
  const inWords = [...line.text.matchAll(IN_WORDS)].map((match) => ({ match, month: monthNamed(match[2] ?? '') }))
  const inFigures = [...line.text.matchAll(IN_FIGURES)].map((match) => ({ match, month: Number(asDigits(match[2] ?? '').digits) }))
  return [...inWords, ...inFigures].flatMap(({ match, month }) => {
    const date = dateOf(match, month)
    const sureness = date
      ? surenessOf({
          date,
          receivedOn,
          line,
          before: line.text.slice(0, match.index),
          after: line.text.slice(match.index + match[0].length),
        })
      : 0
    return date && sureness > 0 ? [fieldAt(date, { line, start: match.index, end: match.index + match[0].length, sureness })] : []
  })
}

function dateOf(match: RegExpExecArray, month: number | undefined): Temporal.PlainDate | undefined {
  if (month === undefined) return undefined
  const day = asDigits(match[1] ?? '')
  const year = asDigits(match[3] ?? '')
  const fullYear = year.digits.length === 2 ? 2000 + Number(year.digits) : Number(year.digits)
  try {
    return Temporal.PlainDate.from({ day: Number(day.digits), month, year: fullYear }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

interface DateCandidate {
  readonly date: Temporal.PlainDate
  readonly receivedOn: Temporal.PlainDate
  readonly line: PageLine
  readonly before: string
  readonly after: string
}

/** How likely this is the date of the letter: its age on arrival, what stands before it, how high it stands on the page. */
function surenessOf({ date, receivedOn, line, before, after }: DateCandidate): number {
  const age = date.until(receivedOn).days
  if (age < 0 || age > OLDEST_DAYS) return 0
  if (OTHER_DATE.test(before)) return 0
  const dated = PLACE_AND_DATE.test(before) && ENDS_LINE.test(after)
  const base = dated ? 0.97 : 0.6
  const height = line.box.y < 0.5 ? 1 : dated ? 0.85 : 0.5
  return base * height * (age <= PLAUSIBLE_DAYS ? 1 : 0.5)
}

function monthNamed(read: string): number | undefined {
  const name = folded(read).replace(/0/g, 'o').replace(/[1|!]/g, 'i')
  const short = SHORT_MONTHS[name]
  if (short) return short
  const exact = MONTHS.indexOf(name)
  if (exact >= 0) return exact + 1
  // One slip for each four letters: "noveinbre", "decernbre", but "mai" stays apart from "mars".
  const near = MONTHS.map((month, index) => ({ index, slips: slipsBetween(month, name) / month.length })).sort((a, b) => a.slips - b.slips)
  return near[0] && near[0].slips <= 0.25 ? near[0].index + 1 : undefined
}

/** Levenshtein distance. */
function slipsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const replace = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replace))
    }
    row = next
  }
  return row[other.length] ?? 0
}
