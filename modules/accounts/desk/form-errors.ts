import { type FieldIssue, issueSentence } from '#platform/http'
import type { Locale } from '#platform/i18n'
import type { Refusal } from '#platform/outcome'
import type { FormError } from '#platform/ui'
import { refusalSentence } from '../messages/index.ts'

/** What a form says when it comes back: sentences by field, and the whole list for its summary. */
export interface FormErrors {
  list: readonly FormError[]
  of(field: string): string | undefined
}

export const NO_ERRORS: FormErrors = { list: [], of: () => undefined }

/** The id of a field's input: names are short, ids must be unlike others of the page. */
export function fieldId(name: string): string {
  return `field-${name}`
}

export function errorsOfIssues(issues: readonly FieldIssue[], locale: Locale, wordings: Readonly<Record<string, string>> = {}): FormErrors {
  return errorsOf(issues.map((issue) => ({ field: issue.path, message: wordings[issue.path] ?? issueSentence(issue, locale) })))
}

export function errorsOfRefusal(refusal: Refusal, locale: Locale): FormErrors {
  return errorsOf([{ field: refusal.field, message: refusalSentence(refusal, locale) }])
}

function errorsOf(found: readonly { field: string | undefined; message: string }[]): FormErrors {
  const first = found.filter((item, index) => found.findIndex((other) => other.field === item.field) === index)
  return {
    list: first.map((item) => ({ ...(item.field === undefined ? {} : { fieldId: fieldId(item.field) }), message: item.message })),
    of: (field) => first.find((item) => item.field === field)?.message,
  }
}
