import { findPhoneNumbersInText } from 'libphonenumber-js'
import type { PageLine } from '../page-lines.ts'
import { asDigits } from './digits.ts'
import { type Field, fieldAt } from './field.ts'

const EMAIL = /[a-z0-9][a-z0-9._%+-]{0,63}\s?(@|©|®)\s?[a-z0-9][a-z0-9.-]{0,200}\s?\.\s?(?:[a-z]{2,10})(?![a-z0-9])/giu

/** E-mail addresses on the letter, each once, in the order met. An at sign read as © or ® is mended. */
export function findEmails(lines: readonly PageLine[]): Field<string>[] {
  return once(
    lines.flatMap((line) =>
      [...line.text.matchAll(EMAIL)].map((match) => {
        const address = match[0].replace(/\s/g, '').replace(/[©®]/, '@').toLowerCase()
        return fieldAt(address, { line, start: match.index, end: match.index + match[0].length, sureness: match[1] === '@' ? 0.97 : 0.8 })
      }),
    ),
  )
}

/** A run of figures, or of what is misread for figures, long enough to be a telephone number. */
const NUMBER_RUN = /(?<![\p{L}\d])[+(]?[\dOoIl|BSZ](?:[\s.\-/()]{0,2}[\dOoIl|BSZ]){8,14}(?![\p{L}\d])/gu
const MOST_MENDED = 2

/** Telephone numbers on the letter in E.164, each once, French unless they say otherwise. */
export function findPhones(lines: readonly PageLine[]): Field<string>[] {
  return once(
    lines.flatMap((line) => {
      let mended = 0
      // Same length: positions in the mended text are positions in the line.
      const text = line.text.replace(NUMBER_RUN, (run) => {
        const { digits, replaced } = asDigits(run)
        if (replaced > MOST_MENDED) return run
        mended += replaced
        return digits
      })
      return findPhoneNumbersInText(text, 'FR').map(({ number, startsAt, endsAt }) =>
        fieldAt<string>(number.number, { line, start: startsAt, end: endsAt, sureness: mended > 0 ? 0.75 : 0.95 }),
      )
    }),
  )
}

function once(fields: readonly Field<string>[]): Field<string>[] {
  const seen = new Map<string, Field<string>>()
  for (const field of fields) if (!seen.has(field.value)) seen.set(field.value, field)
  return [...seen.values()]
}
