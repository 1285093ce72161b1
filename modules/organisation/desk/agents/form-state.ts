import { z } from 'zod'
import { type FieldIssue, issueSentence } from '#platform/http'
import type { Locale } from '#platform/i18n'
import type { Refusal } from '#platform/outcome'
import type { FormError } from '#platform/ui'
import { agentRefusalSentence } from './messages/index.ts'

/** A form as it comes back: the values, what is to be corrected, what the file holds now when it changed meanwhile. */
export interface FormState {
  value(name: string): string | undefined
  values(name: string): readonly string[]
  error(name: string): string | undefined
  errors: readonly FormError[]
  /** Told at a field when the file holds something else than what was typed. */
  known(name: string): string | undefined
  status: number
}

interface Fault {
  field: string | undefined
  message: string
}

type Values = Readonly<Record<string, string | readonly string[] | undefined>>

/** A form not sent yet. */
export function freshForm(values: Values): FormState {
  return stateWith(values, { faults: [], status: 200, known: {} })
}

/** A form whose fields do not fit. */
export function formWithIssues(sent: Readonly<Record<string, unknown>>, issues: readonly FieldIssue[], locale: Locale): FormState {
  const faults = issues.map((issue) => ({ field: issue.path.split('.')[0], message: issueSentence(issue, locale) }))
  return stateWith(textsOf(sent), { faults, status: 422, known: {} })
}

/** A form whose act was refused; `known` are the values of the file now, told beside what was typed when somebody else was faster. */
export function formRefused(
  sent: Readonly<Record<string, unknown>>,
  refusal: Refusal,
  about: { locale: Locale; known?: Values },
): FormState {
  const faults = [{ field: refusal.field, message: agentRefusalSentence(refusal, about.locale) }]
  const stale = refusal.message === 'organisation.refusal.stale'
  return stateWith(textsOf(sent), { faults, status: stale ? 409 : 422, known: stale ? (about.known ?? {}) : {} })
}

/** One line of text as a form sends it. */
export const line = z.string().max(400).default('')

/** A day as browsers send it; empty is no answer. */
export const day = z
  .string()
  .trim()
  .max(40)
  .default('')
  .refine((text) => text === '' || isDay(text), 'wrong-date')
  .transform((text) => (text === '' ? undefined : Temporal.PlainDate.from(text)))

export const neededDay = z
  .string({ error: 'missing' })
  .trim()
  .min(1)
  .max(40)
  .refine(isDay, 'wrong-date')
  .transform((text) => Temporal.PlainDate.from(text))

/** The id behind a chosen line of a list; empty is none. */
export const chosen = z
  .string()
  .max(40)
  .default('')
  .refine((text) => text === '' || z.uuid().safeParse(text).success, 'wrong-id')
  .transform((text) => (text === '' ? undefined : text))

export const version = z.coerce.number().int().min(1).max(2_000_000_000)

function isDay(text: string): boolean {
  if (!/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

function stateWith(values: Values, about: { faults: readonly Fault[]; status: number; known: Values }): FormState {
  const first = about.faults.filter((fault, index) => about.faults.findIndex((other) => other.field === fault.field) === index)
  return {
    value: (name) => {
      const value = values[name]
      return typeof value === 'string' ? value : undefined
    },
    values: (name) => {
      const value = values[name]
      return value === undefined ? [] : typeof value === 'string' ? [value] : value
    },
    error: (name) => first.find((fault) => fault.field === name)?.message,
    errors: first.map((fault) => ({ fieldId: fault.field, message: fault.message })),
    known: (name) => {
      const now = about.known[name]
      return typeof now === 'string' && now !== (values[name] ?? '') ? now : undefined
    },
    status: about.status,
  }
}

function textsOf(sent: Readonly<Record<string, unknown>>): Values {
  const values: Record<string, string | readonly string[]> = {}
  for (const [name, value] of Object.entries(sent)) {
    if (typeof value === 'string') values[name] = value
    else if (Array.isArray(value)) values[name] = value.filter((item) => typeof item === 'string')
  }
  return values
}
