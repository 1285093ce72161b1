import { z } from 'zod'
import { regimeSchema } from '#modules/deadlines'

/** A text in the three languages of the house; French is the source and always there. */
export const localised = z.object({ fr: z.string().min(1), en: z.string().optional(), it: z.string().optional() })
export type Localised = z.infer<typeof localised>

/** The text in the reader's language, else in French. */
export function inLanguage(text: Localised, locale: 'fr' | 'en' | 'it'): string {
  return text[locale] ?? text.fr
}

export const FIELD_KINDS = [
  'text',
  'textarea',
  'date',
  'number',
  'choice',
  'choices',
  'yes-no',
  'email',
  'tel',
  'place',
  'photo',
  'file',
] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

export const formField = z.object({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  kind: z.enum(FIELD_KINDS),
  label: localised,
  hint: localised.optional(),
  required: z.boolean(),
  choices: z
    .array(z.object({ value: z.string().min(1).max(60), label: localised }))
    .max(60)
    .optional(),
})
export type FormField = z.infer<typeof formField>

export const LEVELS = ['simple', 'complex'] as const
export const ARCHETYPES = ['answer', 'intervention', 'decision', 'registration'] as const
export type Archetype = (typeof ARCHETYPES)[number]
export const AUDIENCES = ['individual', 'family', 'organisation', 'professional', 'anyone'] as const
export const CATALOGUE_CHANNELS = ['portal', 'email', 'post', 'phone', 'counter', 'appointment', 'kiosk'] as const
/** The doors by which a request comes in, as the routing table names them. */
export const ROUTING_CHANNELS = ['portal', 'email', 'post', 'phone', 'counter', 'kiosk', 'api', 'partner'] as const
export const LIFE_MOMENTS = ['school', 'moving', 'problem', 'papers', 'building', 'association', 'wedding', 'help', 'other'] as const

/** What a version of a request type says: who answers, in what time, what the law makes of silence, what is asked. */
export const requestTypeDefinition = z.object({
  title: localised,
  description: localised,
  sectorCode: z.string(),
  unitCode: z.string(),
  level: z.enum(LEVELS),
  archetype: z.enum(ARCHETYPES),
  channels: z.array(z.enum(CATALOGUE_CHANNELS)).min(1),
  audience: z.array(z.enum(AUDIENCES)),
  /** May be sent without saying who one is (reports in public space). */
  anonymous: z.boolean(),
  lifeMoment: z.enum(LIFE_MOMENTS),
  regime: regimeSchema,
  legalNote: z.string().max(500),
  partnerCode: z.string().optional(),
  requiredDocuments: z.array(localised).max(30),
  fee: localised.optional(),
  delay: localised.optional(),
  fields: z.array(formField).max(40),
  /** Words by which a message is recognised, and by which people look for it. */
  keywords: z.array(z.string().min(2).max(60)).max(60),
  synonyms: z.array(z.string().min(2).max(60)).max(60),
})
export type RequestTypeDefinition = z.infer<typeof requestTypeDefinition>

export interface RequestType {
  code: string
  versionId: string
  version: number
  position: number
  active: boolean
  definition: RequestTypeDefinition
}

export interface RoutingRule {
  id: string
  position: number
  typeCode: string | undefined
  districtCode: string | undefined
  channel: string | undefined
  words: readonly string[]
  unitId: string
  reason: string
}

export interface AnswerTemplate {
  id: string
  code: string
  typeCode: string | undefined
  title: string
  bodies: Localised
}

/** The public stages of a request, five at most, by the shape of its life. */
export const PUBLIC_STAGES: Record<Archetype, readonly string[]> = {
  answer: ['received', 'in-progress', 'answered'],
  intervention: ['received', 'checked', 'planned', 'done'],
  decision: ['received', 'complete', 'examined', 'decided', 'notified'],
  registration: ['received', 'checked', 'recorded'],
}
