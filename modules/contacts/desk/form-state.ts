import type { FormError } from '#platform/ui'
import { type FieldFault, type Sent, givenText } from './sent.ts'

/** A form as it comes back: what was typed, and what is wrong where. */
export interface FormState {
  sent: Sent
  text(name: string): string | undefined
  error(name: string): string | undefined
  summary: readonly FormError[]
}

export function formState(sent: Sent, faults: readonly FieldFault[]): FormState {
  return {
    sent,
    text: (name) => givenText(sent, name),
    error: (name) => faults.find((fault) => fault.field === name)?.message,
    summary: faults.map(({ field, message }) => (field === undefined ? { message } : { fieldId: field, message })),
  }
}
