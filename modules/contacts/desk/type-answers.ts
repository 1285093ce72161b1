import { normaliseEmail, normalisePhone } from '#modules/citizens'
import { type FormField, type RequestType, inLanguage } from '#modules/catalogue'
import type { ContactTools } from './contact-tools.ts'
import { type FieldFault, type Sent, isWritable, listOf, textOf } from './sent.ts'

/** Characters at most in an answer to a question of the type. */
export const ANSWER_LENGTH = 5_000

/** Name and id of a type's question in the page; parted from ours by its beginning. */
export function fieldName(field: Pick<FormField, 'name'>): string {
  return `f-${field.name}`
}

/** The question that the place of the contact already answers: it is not asked twice. */
export function placeField(type: RequestType): FormField | undefined {
  return type.definition.fields.find((field) => field.kind === 'place')
}

/** The questions that can be answered by word of mouth: files are added on the request's page. */
export function spokenFields(type: RequestType): readonly FormField[] {
  return type.definition.fields.filter((field) => field.kind !== 'photo' && field.kind !== 'file')
}

/** The answers to the questions of a type, kept as the portal keeps them, and what is wrong with them. */
export function readAnswers(type: RequestType, sent: Sent, tools: ContactTools): { answers: Record<string, string>; faults: FieldFault[] } {
  const answers: Record<string, string> = {}
  const faults: FieldFault[] = []
  for (const field of spokenFields(type)) {
    const name = field === placeField(type) ? 'place' : fieldName(field)
    const read = readAnswer(field, { sent, name, tools })
    if ('fault' in read) faults.push({ field: name, message: read.fault })
    else if (read.value !== '') answers[field.name] = read.value
  }
  return { answers, faults }
}

type Read = { value: string } | { fault: string }

function readAnswer(field: FormField, { sent, name, tools }: { sent: Sent; name: string; tools: ContactTools }): Read {
  const { t, locale } = tools
  const label = inLanguage(field.label, locale)
  if (field.kind === 'choice' || field.kind === 'choices') return readChoices(field, { sent, label, t })
  const value = textOf(sent, name)
  if (value === '') return field.required ? { fault: t.errors.required(label) } : { value }
  if (!isWritable(value)) return { fault: t.errors.characters(label) }
  if (value.length > ANSWER_LENGTH) return { fault: t.errors.long(label) }
  switch (field.kind) {
    case 'date':
      return isDate(value) ? { value } : { fault: t.errors.date(label) }
    case 'number':
      return /^-?\d{1,12}([.,]\d{1,6})?$/.test(value) ? { value } : { fault: t.errors.number(label) }
    case 'email':
      return normaliseEmail(value) === undefined ? { fault: t.errors.email(label) } : { value }
    case 'tel':
      return normalisePhone(value) === undefined ? { fault: t.errors.tel(label) } : { value }
    case 'yes-no':
      return value === 'yes' || value === 'no' ? { value } : { fault: t.errors.choice(label) }
    default:
      return { value }
  }
}

function readChoices(field: FormField, { sent, label, t }: { sent: Sent; label: string; t: ContactTools['t'] }): Read {
  const chosen = listOf(sent, fieldName(field))
  if (chosen.length === 0) return field.required ? { fault: t.errors.required(label) } : { value: '' }
  const labels = chosen.flatMap((value) => field.choices?.find((choice) => choice.value === value)?.label.fr ?? [])
  if (labels.length !== chosen.length || (field.kind === 'choice' && chosen.length > 1)) return { fault: t.errors.choice(label) }
  return { value: field.kind === 'choice' ? (chosen[0] ?? '') : [...new Set(labels)].join(', ') }
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text)
    return true
  } catch {
    return false
  }
}
