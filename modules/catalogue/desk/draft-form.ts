import type { z } from 'zod'
import type { FormFault, FormValues } from '#platform/http'
import { type FormField, type Localised, type RequestTypeDefinition, requestTypeDefinition } from '../request-type.ts'
import type { Messages } from './messages/index.ts'

const LANGUAGES = ['Fr', 'En', 'It'] as const
const KEYS = { Fr: 'fr', En: 'en', It: 'it' } as const

/** The values of the form for a definition: flat texts, as a form without script can send them back. */
export function valuesOf(definition: RequestTypeDefinition): Record<string, string | readonly string[]> {
  const { regime } = definition
  return {
    ...localisedValues('title', definition.title),
    ...localisedValues('description', definition.description),
    ...localisedValues('fee', definition.fee),
    ...localisedValues('delay', definition.delay),
    unitCode: definition.unitCode,
    sectorCode: definition.sectorCode,
    level: definition.level,
    archetype: definition.archetype,
    channels: definition.channels,
    audience: definition.audience,
    anonymous: definition.anonymous ? '1' : '',
    lifeMoment: definition.lifeMoment,
    target: String(regime.serviceTargetWorkingDays ?? ''),
    silence: regime.silence,
    months: String(regime.statutoryPeriod?.months ?? ''),
    days: String(regime.statutoryPeriod?.days ?? ''),
    acknowledgement: regime.acknowledgement,
    competence: regime.competence ?? 'city',
    partnerCode: definition.partnerCode ?? '',
    remedy: regime.remedy ?? 'administrative-court',
    windowMonths: String(regime.missingItemsWindow?.months ?? ''),
    windowDays: String(regime.missingItemsWindow?.days ?? ''),
    legalBasis: regime.legalBasis,
    legalNote: definition.legalNote,
    documentsFr: definition.requiredDocuments.map((item) => item.fr).join('\n'),
    documentsEn: definition.requiredDocuments
      .map((item) => item.en ?? '')
      .join('\n')
      .trimEnd(),
    documentsIt: definition.requiredDocuments
      .map((item) => item.it ?? '')
      .join('\n')
      .trimEnd(),
    keywords: definition.keywords.join('\n'),
    synonyms: definition.synonyms.join('\n'),
    ...Object.assign({}, ...definition.fields.map(fieldValues)),
  }
}

/** How many questions a form carries, the empty one at its end included. */
export function questionCount(values: FormValues): number {
  let count = 0
  while (values[`field-${count}-name`] !== undefined) count += 1
  return count
}

export type ReadDraft = { ok: true; definition: RequestTypeDefinition } | { ok: false; faults: FormFault[] }

/** Reads the definition back from a form as it was sent; every field that does not fit is named. */
export function readDraft(sent: FormValues, t: Messages): ReadDraft {
  const rows = questionRows(sent)
  const wanted = {
    title: localisedOf(sent, 'title') ?? {},
    description: localisedOf(sent, 'description') ?? {},
    sectorCode: textOf(sent, 'sectorCode'),
    unitCode: textOf(sent, 'unitCode'),
    level: textOf(sent, 'level'),
    archetype: textOf(sent, 'archetype'),
    channels: listOf(sent, 'channels'),
    audience: listOf(sent, 'audience'),
    anonymous: textOf(sent, 'anonymous') === '1',
    lifeMoment: textOf(sent, 'lifeMoment'),
    regime: regimeOf(sent),
    legalNote: textOf(sent, 'legalNote'),
    ...given('partnerCode', optional(sent, 'partnerCode')),
    requiredDocuments: documentsOf(sent),
    ...given('fee', localisedOf(sent, 'fee')),
    ...given('delay', localisedOf(sent, 'delay')),
    fields: rows.map((row) => row.field),
    keywords: linesOf(sent, 'keywords'),
    synonyms: linesOf(sent, 'synonyms'),
  }
  const faults = lineFaults(sent, t)
  const read = requestTypeDefinition.safeParse(wanted)
  if (read.success && faults.length === 0) return { ok: true, definition: read.data }
  const issues = read.success ? [] : read.error.issues.map((issue) => faultOf(issue, rows, t))
  return { ok: false, faults: [...issues, ...faults] }
}

function regimeOf(sent: FormValues) {
  const competence = textOf(sent, 'competence')
  const remedy = textOf(sent, 'remedy')
  return {
    ...given('serviceTargetWorkingDays', numberOf(sent, 'target')),
    silence: textOf(sent, 'silence'),
    ...given('statutoryPeriod', periodOf(sent, 'months', 'days')),
    acknowledgement: textOf(sent, 'acknowledgement'),
    ...(competence === 'city' ? {} : { competence }),
    legalBasis: textOf(sent, 'legalBasis'),
    ...(remedy === 'administrative-court' ? {} : { remedy }),
    ...given('missingItemsWindow', periodOf(sent, 'windowMonths', 'windowDays')),
  }
}

function periodOf(sent: FormValues, months: string, days: string) {
  const period = { ...given('months', numberOf(sent, months)), ...given('days', numberOf(sent, days)) }
  return Object.keys(period).length === 0 ? undefined : period
}

interface QuestionRow {
  /** The number the row has in the form: what its faults are named by. */
  index: number
  field: unknown
}

/** The questions that stay, in the order of their places; the empty row at the end is nobody's. */
function questionRows(sent: FormValues): QuestionRow[] {
  const all = Array.from({ length: questionCount(sent) }, (_row, index) => index)
  return all
    .filter((index) => textOf(sent, `field-${index}-remove`) !== '1')
    .filter((index) => textOf(sent, `field-${index}-name`) !== '' || textOf(sent, `field-${index}-labelFr`) !== '')
    .map((index) => ({ index, place: Number(textOf(sent, `field-${index}-order`)) || index + 1 }))
    .sort((a, b) => a.place - b.place || a.index - b.index)
    .map(({ index }) => ({ index, field: questionOf(sent, index) }))
}

function questionOf(sent: FormValues, index: number) {
  const at = (part: string) => `field-${index}-${part}`
  const kind = textOf(sent, at('kind'))
  const choices = linesOf(sent, at('choices')).map(choiceOf)
  return {
    name: textOf(sent, at('name')),
    kind,
    label: localisedOf(sent, at('label')) ?? {},
    ...given('hint', localisedOf(sent, at('hint'))),
    required: textOf(sent, at('required')) === '1',
    ...(choices.length === 0 ? {} : { choices }),
  }
}

/** "voirie = Voirie | Roads | Strade" */
function choiceOf(line: string) {
  const [value = '', ...rest] = line.split('=')
  const [fr = '', en = '', it = ''] = rest
    .join('=')
    .split('|')
    .map((text) => text.trim())
  return { value: value.trim(), label: { fr, ...given('en', en === '' ? undefined : en), ...given('it', it === '' ? undefined : it) } }
}

function fieldValues(field: FormField, index: number): Record<string, string> {
  const at = (part: string) => `field-${index}-${part}`
  return {
    [at('name')]: field.name,
    [at('kind')]: field.kind,
    [at('order')]: String(index + 1),
    [at('required')]: field.required ? '1' : '',
    [at('choices')]: (field.choices ?? [])
      .map(({ value, label }) => `${value} = ${[label.fr, label.en ?? '', label.it ?? ''].join(' | ').replace(/[ |]+$/, '')}`)
      .join('\n'),
    ...localisedValues(at('label'), field.label),
    ...localisedValues(at('hint'), field.hint),
  }
}

function documentsOf(sent: FormValues): unknown[] {
  const [en, it] = [rawLines(sent, 'documentsEn'), rawLines(sent, 'documentsIt')]
  return rawLines(sent, 'documentsFr').flatMap((fr, index) =>
    fr === ''
      ? []
      : [{ fr, ...given('en', en[index] === '' ? undefined : en[index]), ...given('it', it[index] === '' ? undefined : it[index]) }],
  )
}

function lineFaults(sent: FormValues, t: Messages): FormFault[] {
  const french = rawLines(sent, 'documentsFr').length
  return ['documentsEn', 'documentsIt']
    .filter((field) => rawLines(sent, field).length > french)
    .map((field) => ({ field, message: t.faults.lines }))
}

function localisedValues(name: string, text: Localised | undefined): Record<string, string> {
  return Object.fromEntries(LANGUAGES.map((language) => [`${name}${language}`, text?.[KEYS[language]] ?? '']))
}

/** The text in its languages; nothing when it is in none. */
function localisedOf(sent: FormValues, name: string) {
  const texts = LANGUAGES.flatMap((language) => {
    const text = textOf(sent, `${name}${language}`)
    return text === '' ? [] : [[KEYS[language], text] as const]
  })
  return texts.length === 0 ? undefined : Object.fromEntries(texts)
}

function textOf(sent: FormValues, name: string): string {
  const value = sent[name]
  return typeof value === 'string' ? value.trim() : ''
}

function optional(sent: FormValues, name: string): string | undefined {
  const text = textOf(sent, name)
  return text === '' ? undefined : text
}

function listOf(sent: FormValues, name: string): readonly string[] {
  const value = sent[name]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

/** Not a number: given on as it was typed, so that the schema names it. */
function numberOf(sent: FormValues, name: string): number | string | undefined {
  const text = textOf(sent, name)
  return text === '' ? undefined : /^\d{1,6}$/.test(text) ? Number(text) : text
}

function rawLines(sent: FormValues, name: string): string[] {
  const text = textOf(sent, name)
  return text === '' ? [] : text.split(/\r?\n/).map((line) => line.trim())
}

function linesOf(sent: FormValues, name: string): string[] {
  return [...new Set(rawLines(sent, name).filter((line) => line !== ''))]
}

function given<K extends string, V>(name: K, value: V | undefined): { [key in K]?: V } {
  const part: { [key in K]?: V } = {}
  if (value !== undefined) part[name] = value
  return part
}

const REGIME_FIELDS: Readonly<Record<string, string>> = {
  serviceTargetWorkingDays: 'target',
  'statutoryPeriod.months': 'months',
  'statutoryPeriod.days': 'days',
  'missingItemsWindow.months': 'windowMonths',
  'missingItemsWindow.days': 'windowDays',
}

/** An issue of the schema as a fault of the form: the field as the form names it, a sentence that says what to do. */
function faultOf(issue: z.core.$ZodIssue, rows: readonly QuestionRow[], t: Messages): FormFault {
  const [part = '', ...rest] = issue.path.map(String)
  if (part === 'fields') return questionFault(rest, rows, t)
  if (part === 'regime') {
    const field = REGIME_FIELDS[rest.join('.')] ?? rest[0] ?? part
    return { field, message: REGIME_FIELDS[rest.join('.')] === undefined ? t.faults.other : t.faults.number }
  }
  if (part === 'requiredDocuments') return { field: 'documentsFr', message: rest.length === 0 ? t.faults.tooMany : t.faults.french }
  if (['title', 'description', 'fee', 'delay'].includes(part)) return { field: `${part}Fr`, message: t.faults.french }
  if (part === 'keywords' || part === 'synonyms') return { field: part, message: t.faults.words }
  if (part === 'channels') return { field: part, message: t.faults.oneChannel }
  return { field: part, message: t.faults.other }
}

function questionFault([row, part]: readonly string[], rows: readonly QuestionRow[], t: Messages): FormFault {
  const index = rows[Number(row)]?.index ?? 0
  if (part === undefined) return { field: 'field-0-name', message: t.faults.tooMany }
  const field = `field-${index}-${part === 'label' || part === 'hint' ? `${part}Fr` : part}`
  const messages: Readonly<Record<string, string>> = {
    name: t.faults.name,
    label: t.faults.french,
    hint: t.faults.french,
    choices: t.faults.choices,
  }
  return { field, message: messages[part] ?? t.faults.other }
}
