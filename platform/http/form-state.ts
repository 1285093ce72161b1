import { z } from 'zod'
import type { Refusal } from '#platform/outcome'
import type { Locale } from '#platform/i18n'
import { issueSentence } from './messages/index.ts'
import type { FieldIssue } from './route.ts'

/** A form as it comes back: the values that were sent, and what is to be corrected, once a field. */
export interface SentForm {
  value(name: string): string | undefined
  values(name: string): readonly string[]
  error(name: string): string | undefined
  errors: readonly { fieldId?: string | undefined; message: string }[]
  status: number
}

export interface FormFault {
  field: string | undefined
  message: string
}

export type FormValues = Readonly<Record<string, string | readonly string[] | undefined>>

/** A form not sent yet, with the values that the record holds. */
export function newForm(values: FormValues): SentForm {
  return formWithFaults(values, [], 200)
}

/** A form whose fields do not fit. */
export function formWithFaults(values: FormValues, faults: readonly FormFault[], status = 422): SentForm {
  const first = faults.filter((fault, index) => faults.findIndex((other) => other.field === fault.field) === index)
  const at = (name: string) => values[name]
  return {
    value: (name) => {
      const value = at(name)
      return typeof value === 'string' ? value : undefined
    },
    values: (name) => {
      const value = at(name)
      return value === undefined ? [] : typeof value === 'string' ? [value] : value
    },
    error: (name) => first.find((fault) => fault.field === name)?.message,
    errors: first.map((fault) => ({ fieldId: fault.field, message: fault.message })),
    status,
  }
}

/** The faults that a schema found, in the reader's words. */
export function faultsOfIssues(issues: readonly FieldIssue[], locale: Locale): FormFault[] {
  return issues.map((issue) => ({ field: issue.path.split('.')[0], message: issueSentence(issue, locale) }))
}

/** A form whose act was refused, with the sentence for it. Somebody faster is told with 409. */
export function refusedForm(sent: Readonly<Record<string, unknown>>, refusal: Refusal, sentence: string): SentForm {
  return formWithFaults(
    sentTexts(sent),
    [{ field: refusal.field, message: sentence }],
    refusal.kind === 'conflict' && refusal.field === undefined ? 409 : 422,
  )
}

/** The texts of a form as it was sent; what is neither a text nor a list of texts is left out. */
export function sentTexts(sent: Readonly<Record<string, unknown>>): FormValues {
  const texts = z.union([z.string(), z.array(z.string())])
  return Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) => {
      const read = texts.safeParse(value)
      return read.success ? [[name, read.data] as const] : []
    }),
  )
}
