import { z } from 'zod'
import { isBirthDate } from '../birth-date.ts'
import { CITIZEN_KINDS, PREFERRED_CHANNELS } from '../citizen.ts'

export const LANGUAGES = ['fr', 'en', 'it', 'ar', 'es', 'pt', 'tr', 'uk', 'zh', 'de'] as const
export const NOTICE_LENGTH = 300

/** One line of text; an empty field is no answer. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((value) => value.isWellFormed() && !/\p{Cc}/u.test(value), 'wrong-form')
    .transform((value) => (value === '' ? undefined : value))
    .optional()

const orNothing = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const identity = {
  civility: orNothing(z.enum(['madam', 'sir'])),
  givenNames: line(200),
  familyName: line(200),
  usageName: line(200),
  organisationName: line(200),
  birthDate: orNothing(z.string().refine(isBirthDate, 'wrong-date')),
  language: z
    .enum(LANGUAGES)
    .or(z.string().regex(/^[a-z]{2}$/))
    .default('fr'),
  preferredChannel: orNothing(z.enum(PREFERRED_CHANNELS)),
}

export const newFileForm = z.object({
  ...identity,
  kind: z.enum(CITIZEN_KINDS).default('person'),
  siret: line(20),
  email: line(254),
  phone: line(40),
  line: line(200),
  complement: line(200),
  postcode: line(12),
  town: line(100),
  confirmed: z.string().optional(),
})

export const editForm = z.object({
  ...identity,
  notice: line(NOTICE_LENGTH),
  version: z.coerce.number().int().min(1).max(2_000_000_000),
})

export const reachForm = z.object({
  reach: z
    .string()
    .trim()
    .min(1)
    .max(254)
    .refine((value) => value.isWellFormed() && !/\p{Cc}/u.test(value), 'wrong-form'),
})

const needed = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((value) => value.isWellFormed() && !/\p{Cc}/u.test(value), 'wrong-form')
export const addressForm = z.object({ line: needed(200), complement: line(200), postcode: needed(12), town: needed(100) })
