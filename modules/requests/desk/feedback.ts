import type { FormError } from '#platform/ui'

/** What became of a form that was not taken: shown with it, its words kept. */
export interface Feedback {
  /** Which form: an act, `answer`, or `task` with its id behind a slash. */
  act: string
  status: number
  values: Readonly<Record<string, unknown>>
  errors: readonly FieldFault[]
  /** A colleague was faster: what happened since this instant is shown. */
  changedSince?: Temporal.Instant | undefined
}

export interface FieldFault {
  /** Name of the field; absent when the sentence is about the whole act. */
  field?: string | undefined
  message: string
}

/** The values of a form as its fields want them back. */
export interface SentValues {
  /** What was typed; absent when the form is fresh. */
  text(name: string): string | undefined
  list(name: string): readonly string[]
  has(name: string): boolean
  error(name: string): string | undefined
  /** The lines of the summary, each leading to its field. */
  summary(): FormError[]
}

/** What was sent for this act; nothing when the page shows another one's fault, or none. */
export function sentValues(act: string, feedback: Feedback | undefined): SentValues {
  const own = feedback?.act === act ? feedback : undefined
  const values = own?.values ?? {}
  const errors = own?.errors ?? []
  return {
    text: (name) => {
      const value = values[name]
      return typeof value === 'string' ? value : undefined
    },
    list: (name) => {
      const value = values[name]
      return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
    },
    has: (name) => name in values,
    error: (name) => errors.find((fault) => fault.field === name)?.message,
    summary: () =>
      errors.map((fault) => ({ message: fault.message, ...(fault.field === undefined ? {} : { fieldId: fieldId(act, fault.field) }) })),
  }
}

/** The id of a field of an act: the error summary leads to it. */
export function fieldId(act: string, name: string): string {
  return `${act.replaceAll('/', '-')}-${name}`
}
