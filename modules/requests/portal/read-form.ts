import { type FormField, type RequestType, inLanguage } from '#modules/catalogue'
import { normaliseEmail, normalisePhone } from '#modules/citizens'
import type { Locale } from '#platform/i18n'
import { type Messages, messagesFor } from './messages/index.ts'

/** Limits of what is typed, in characters. */
export const LIMITS = {
  subject: 120,
  text: 10_000,
  line: 200,
  area: 4_000,
  place: 300,
  name: 100,
  email: 254,
  phone: 40,
  postcode: 5,
} as const

export interface FormProblem {
  fieldId: string
  message: string
}

export interface Requester {
  givenNames: string
  familyName: string
  organisationName: string
  email: string
  phone: string
  address: { line: string; postcode: string; town: string } | undefined
}

/** A form as it was understood: ready to be registered when it has no problem. */
export interface ReadForm {
  subject: string
  text: string
  /** By field name, as the desk shows them: the value of one choice, the French labels of several, `yes` or `no`, dates as 2026-11-16. */
  answers: Record<string, string>
  place: string | undefined
  requester: Requester | undefined
  problems: readonly FormProblem[]
}

type Sent = Readonly<Record<string, unknown>>

/** Reads a sent form by the type's definition. Says everything that is wrong at once; `files` are the names of file fields that hold one. */
export function readRequestForm(type: RequestType, input: { sent: Sent; files: readonly string[]; locale: Locale }): ReadForm {
  const { sent, locale } = input
  const t = messagesFor(locale)
  const { definition } = type
  const problems: FormProblem[] = []
  const answers: Record<string, string> = {}
  for (const field of definition.fields) {
    const read = isFile(field) ? readFile(field, { ...input, t }) : readField(field, { sent, locale, t })
    if ('problem' in read) problems.push({ fieldId: fieldId(field), message: read.problem })
    else if (read.value !== '') answers[field.name] = read.value
  }
  const subject = oneLine(sent.subject)
  const text = typed(sent.text)
  if (subject.length > LIMITS.subject) problems.push({ fieldId: 'subject', message: t.errors.tooLong(t.form.subject, LIMITS.subject) })
  if (text === '' && needsText(type)) problems.push({ fieldId: 'text', message: t.errors.missing(t.form.text) })
  if (text.length > LIMITS.text) problems.push({ fieldId: 'text', message: t.errors.tooLong(t.form.text, LIMITS.text) })
  const requester = readRequester(type, { sent, t, problems })
  if (oneLine(sent.website) !== '') problems.push({ fieldId: 'website', message: t.errors.trap })
  const placeField = definition.fields.find((field) => field.kind === 'place')
  const place = placeField === undefined ? undefined : answers[placeField.name]
  const title = [inLanguage(definition.title, 'fr'), place].filter((part) => part !== undefined).join(', ')
  return { subject: (subject === '' ? title : subject).slice(0, 200), text, answers, place, requester, problems }
}

/** A description is asked for where the form itself asks nothing. */
export function needsText(type: RequestType): boolean {
  return !type.definition.fields.some((field) => field.required && !isFile(field))
}

export function isFile(field: FormField): boolean {
  return field.kind === 'photo' || field.kind === 'file'
}

/** Name and id of a type's field in the page; parted from ours by its beginning. */
export function fieldId(field: Pick<FormField, 'name'>): string {
  return `f-${field.name}`
}

interface Reading {
  sent: Sent
  locale: Locale
  t: Messages
}
type Read = { value: string } | { problem: string }

function readFile(field: FormField, { files, locale, t }: { files: readonly string[]; locale: Locale; t: Messages }): Read {
  if (field.required && !files.includes(fieldId(field))) return { problem: t.errors.file(inLanguage(field.label, locale)) }
  return { value: '' }
}

function readField(field: FormField, { sent, locale, t }: Reading): Read {
  const label = inLanguage(field.label, locale)
  const name = fieldId(field)
  const raw = sent[name]
  switch (field.kind) {
    case 'choice':
    case 'choices': {
      const chosen = (Array.isArray(raw) ? raw : [raw]).map(oneLine).filter((value) => value !== '')
      if (chosen.length === 0) return field.required ? { problem: t.errors.choose(label) } : { value: '' }
      const labels = chosen.map((value) => field.choices?.find((choice) => choice.value === value)?.label.fr)
      const known = labels.filter((each) => each !== undefined)
      if (known.length !== chosen.length || (field.kind === 'choice' && chosen.length > 1)) return { problem: t.errors.notInList(label) }
      return { value: field.kind === 'choice' ? (chosen[0] ?? '') : [...new Set(known)].join(', ') }
    }
    case 'yes-no': {
      const value = oneLine(raw)
      if (value === '') return field.required ? { problem: t.errors.choose(label) } : { value: '' }
      if (value !== 'yes' && value !== 'no') return { problem: t.errors.notInList(label) }
      return { value }
    }
    case 'date': {
      const parts = ['Year', 'Month', 'Day'].map((part) => oneLine(sent[`${name}${part}`]))
      if (parts.every((part) => part === '')) return field.required ? { problem: t.errors.missing(label) } : { value: '' }
      const date = dateOf(parts)
      return date === undefined ? { problem: t.errors.date(label) } : { value: date.toString() }
    }
    default:
      return readText(field, { text: field.kind === 'textarea' ? typed(raw) : oneLine(raw), label, t })
  }
}

const NUMBER = /^-?\d{1,12}(?:[.,]\d{1,4})?$/

function readText(field: FormField, { text, label, t }: { text: string; label: string; t: Messages }): Read {
  if (text === '') return field.required ? { problem: t.errors.missing(label) } : { value: '' }
  const most = field.kind === 'textarea' ? LIMITS.area : field.kind === 'place' ? LIMITS.place : LIMITS.line
  if (text.length > most) return { problem: t.errors.tooLong(label, most) }
  if (field.kind === 'number' && !NUMBER.test(text.replace(/\s/g, ''))) return { problem: t.errors.number(label) }
  if (field.kind === 'email' && normaliseEmail(text) === undefined) return { problem: t.errors.email }
  if (field.kind === 'tel' && normalisePhone(text) === undefined) return { problem: t.errors.phone }
  return { value: text }
}

function dateOf([year, month, day]: readonly string[]): Temporal.PlainDate | undefined {
  if (![year, month, day].every((part) => /^\d{1,4}$/.test(part ?? ''))) return undefined
  if (Number(year) < 1900 || Number(year) > 2100) return undefined
  try {
    return Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** Who asks. Nobody, for a report that may be made without name; else a name and a way to answer. */
function readRequester(
  type: RequestType,
  { sent, t, problems }: { sent: Sent; t: Messages; problems: FormProblem[] },
): Requester | undefined {
  const value = (name: string) => oneLine(sent[name])
  const [givenNames, familyName, organisationName] = [value('givenNames'), value('familyName'), value('organisation')]
  const [email, phone] = [value('email'), value('phone')]
  const wrong = (id: string, message: string) => void problems.push({ fieldId: id, message })
  for (const [id, text, label, most] of [
    ['givenNames', givenNames, t.form.givenNames, LIMITS.name],
    ['familyName', familyName, t.form.familyName, LIMITS.name],
    ['organisation', organisationName, t.form.organisation, LIMITS.line],
  ] as const)
    if (text.length > most) wrong(id, t.errors.tooLong(label, most))
  const silent = [givenNames, familyName, organisationName, email, phone].every((text) => text === '')
  if (type.definition.anonymous && silent) return undefined
  if (familyName === '' && organisationName === '') wrong('familyName', type.definition.anonymous ? t.errors.nameToAnswer : t.errors.name)
  if (email !== '' && normaliseEmail(email) === undefined) wrong('email', t.errors.email)
  if (phone !== '' && normalisePhone(phone) === undefined) wrong('phone', t.errors.phone)
  if (email === '' && phone === '' && !type.definition.anonymous) wrong('email', t.errors.reach)
  const address = readAddress(value, { t, wrong })
  return { givenNames, familyName, organisationName, email, phone, address }
}

function readAddress(
  value: (name: string) => string,
  { t, wrong }: { t: Messages; wrong: (id: string, message: string) => void },
): Requester['address'] {
  const [line, postcode, town] = [value('address'), value('postcode'), value('town')]
  const given = [line, postcode, town].filter((part) => part !== '')
  if (given.length === 0) return undefined
  if (given.length < 3) wrong('address', t.errors.addressWhole)
  if (line.length > LIMITS.line) wrong('address', t.errors.tooLong(t.form.address, LIMITS.line))
  if (town.length > LIMITS.name) wrong('town', t.errors.tooLong(t.form.town, LIMITS.name))
  if (postcode !== '' && !/^\d{5}$/.test(postcode)) wrong('postcode', t.errors.postcode)
  return { line, postcode, town }
}

/** What somebody typed, as it can be kept: whole characters, no control codes, one kind of line break. */
export function typed(value: unknown): string {
  if (typeof value !== 'string') return ''
  return value
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .trim()
}

/** As typed, on one line. */
export function oneLine(value: unknown): string {
  return typed(value).replace(/\s+/g, ' ')
}
