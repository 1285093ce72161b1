import { z } from 'zod'
import { type RequestType, inLanguage } from '#modules/catalogue'
import { type Locale, formatDate } from '#platform/i18n'

type Field = RequestType['definition']['fields'][number]

interface Answered {
  /** By field name, as they are kept: the value of one choice, `yes` or `no`, dates as 2026-11-16. */
  answers: Readonly<Record<string, string>>
  fields: readonly Pick<Field, 'name' | 'kind' | 'label' | 'choices'>[]
}

interface Reader {
  locale: Locale
  words: { yes: string; no: string }
}

/** What was answered to a form, in the reader's words and in the order of the form; fields left empty are not told. */
export function formAnswers({ answers, fields }: Answered, reader: Reader): { term: string; value: string }[] {
  return fields.flatMap((field) => {
    const value = answers[field.name]
    if (value === undefined || value === '') return []
    return [{ term: inLanguage(field.label, reader.locale), value: inWords(value, field, reader) }]
  })
}

const day = z.iso.date()

function inWords(value: string, field: Answered['fields'][number], { locale, words }: Reader): string {
  const choice = field.choices?.find((known) => known.value === value)
  if (choice !== undefined) return inLanguage(choice.label, locale)
  if (field.kind === 'yes-no' && (value === 'yes' || value === 'no')) return words[value]
  // Programs may have sent anything in this field: only a whole date is told as one.
  if (field.kind === 'date' && day.safeParse(value).success) return formatDate(locale, Temporal.PlainDate.from(value), 'long')
  return value
}
