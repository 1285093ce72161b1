import { permitted } from '#modules/accounts'
import { type Work, newId } from '#platform/database'
import { type Outcome, type Refused, done, refuse } from '#platform/outcome'
import { catalogueOf, forgetCatalogue } from './catalogue-of.ts'
import type { Localised } from './request-type.ts'
import { type TemplateText, insertTemplate, retireTemplate, updateTemplate } from './templates-store.ts'

/** Fields that the house fills in an answer text; the desk knows their values (modules/requests). */
export const TEMPLATE_FIELDS = [
  'civilite_nom',
  'titre',
  'reference',
  'date_reception',
  'date_service',
  'date_promise',
  'date_limite',
  'liste_pieces',
  'lieu',
  'service',
  'telephone',
  'prenom_agent',
  'nom_agent',
  'ville',
  'bloc_silence',
] as const

export const TEMPLATE_LIMITS = { title: 120, body: 5_000 } as const
const CODE = /^[A-Z0-9][A-Z0-9-]{1,30}$/
const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g
/** "{{jour}}" stays to be written by the agent; anything that is no word is a slip. */
const WORD = /^[a-z][a-z0-9_]{0,40}$/

/** Fields of a text that the house does not fill: the agent writes them, and they are shown to who edits. */
export function fieldsToWrite(body: string): string[] {
  const names = [...body.matchAll(FIELD)].map((match) => match[1] ?? '')
  return [...new Set(names.filter((name) => !TEMPLATE_FIELDS.some((known) => known === name)))]
}

export async function addTemplate(work: Work, input: TemplateText): Promise<Outcome<{ id: string }>> {
  const text = await checked(work, input)
  if (!text.ok) return text
  const id = newId()
  if (!(await insertTemplate(work.tx, { ...text.value, id }))) return refuse('conflict', 'catalogue.refusal.code-taken', { field: 'code' })
  return told(work, 'answer-template.added', id)
}

export async function changeTemplate(work: Work, input: TemplateText & { id: string; version: number }): Promise<Outcome<{ id: string }>> {
  const text = await checked(work, input)
  if (!text.ok) return text
  const saved = await updateTemplate(work.tx, { ...text.value, id: input.id, version: input.version })
  return saved ? told(work, 'answer-template.changed', input.id) : STALE
}

export async function withdrawTemplate(work: Work, input: { id: string; version: number }): Promise<Outcome<{ id: string }>> {
  if (!permitted(work.actor, 'catalogue.edit')) return NOT_ALLOWED
  return (await retireTemplate(work.tx, input)) ? told(work, 'answer-template.withdrawn', input.id) : STALE
}

const NOT_ALLOWED: Refused = refuse('not-allowed', 'catalogue.refusal.not-allowed')
const STALE: Refused = refuse('conflict', 'catalogue.refusal.stale-template')

async function checked(work: Work, input: TemplateText): Promise<Outcome<TemplateText>> {
  if (!permitted(work.actor, 'catalogue.edit')) return NOT_ALLOWED
  const code = input.code.trim().toUpperCase()
  if (!CODE.test(code)) return refuse('invalid', 'catalogue.refusal.template-code', { field: 'code' })
  if (input.typeCode !== undefined && !(await catalogueOf(work)).byCode.has(input.typeCode))
    return refuse('invalid', 'catalogue.refusal.unknown-type', { field: 'type' })
  const title = input.title.trim()
  if (title === '' || title.length > TEMPLATE_LIMITS.title)
    return refuse('invalid', 'catalogue.refusal.template-title', { field: 'title', data: { maximum: TEMPLATE_LIMITS.title } })
  const bodies: Localised = {
    fr: input.bodies.fr.trim(),
    ...(written(input.bodies.en) === undefined ? {} : { en: written(input.bodies.en) }),
    ...(written(input.bodies.it) === undefined ? {} : { it: written(input.bodies.it) }),
  }
  for (const [language, body] of Object.entries({ fr: bodies.fr, en: bodies.en, it: bodies.it })) {
    if (body === undefined) continue
    if (body === '' || body.length > TEMPLATE_LIMITS.body)
      return refuse('invalid', 'catalogue.refusal.template-body', { field: language, data: { maximum: TEMPLATE_LIMITS.body } })
    const slip = fieldsToWrite(body).find((name) => !WORD.test(name))
    if (slip !== undefined) return refuse('invalid', 'catalogue.refusal.template-field', { field: language, data: { name: slip } })
  }
  return done({ code, typeCode: input.typeCode, title, bodies })
}

function written(text: string | undefined): string | undefined {
  const trimmed = text?.trim()
  return trimmed === '' ? undefined : trimmed
}

function told(work: Work, name: string, id: string): Outcome<{ id: string }> {
  work.publish({ name, subject: { kind: 'answer-template', id } })
  forgetCatalogue(work)
  return done({ id })
}
