import { z } from 'zod'
import { actOnce } from '#modules/accounts'
import { type Route, json, route } from '#platform/http'
import { done } from '#platform/outcome'
import { isBirthDate } from '../birth-date.ts'
import { CITIZEN_KINDS, PREFERRED_CHANNELS, displayName } from '../citizen.ts'
import { refusalSentence } from '../messages/index.ts'
import { likelyDuplicates, registerCitizen } from '../register-citizen.ts'
import { type FoundCitizen, describe, searchCitizens } from '../search-citizens.ts'

const line = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((value) => value.isWellFormed() && !/\p{Cc}/u.test(value), 'wrong-form')

const newCitizen = z.strictObject({
  kind: z.enum(CITIZEN_KINDS).default('person'),
  civility: z.enum(['madam', 'sir']).optional(),
  givenNames: line(200).optional(),
  familyName: line(200).optional(),
  usageName: line(200).optional(),
  birthDate: z.string().refine(isBirthDate, 'wrong-date').optional(),
  organisationName: line(200).optional(),
  rna: z
    .string()
    .regex(/^W\d{9}$/)
    .optional(),
  siret: z
    .string()
    .regex(/^\d{14}$/)
    .optional(),
  email: z.email('wrong-email').max(254).optional(),
  phone: line(40).optional(),
  address: z.strictObject({ line: line(200), postcode: line(12), town: line(100), complement: line(200).optional() }).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional(),
  preferredChannel: z.enum(PREFERRED_CHANNELS).optional(),
})

const citizenShape = z.object({
  id: z.uuid(),
  kind: z.string(),
  name: z.string(),
  emails: z.array(z.string()),
  phones: z.array(z.string()),
  address: z.string().nullable(),
  language: z.string(),
})

/** The registry of citizens for programs. */
export function citizensApiRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/citizens',
      audience: 'api',
      access: 'citizens:read',
      query: z.strictObject({ q: z.string().min(2).max(200), limit: z.coerce.number().int().min(1).max(100).default(20) }),
      summary: 'Find people and organisations by name (any order, without accents, with slips), e-mail or telephone',
      answers: z.object({ items: z.array(citizenShape) }),
      handle: async (call) => {
        const found = await call.house.read(call.actor, (tx) => searchCitizens(tx, call.query.q, call.query.limit))
        return json({ items: found.map(citizenBody) })
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/citizens',
      audience: 'api',
      access: 'citizens:write',
      body: newCitizen,
      summary: 'Make the file of a person or an organisation; files that may be the same come with the answer',
      status: 201,
      answers: citizenShape.extend({ likelyDuplicates: z.array(citizenShape) }),
      handle: (call) =>
        actOnce(
          call,
          (message) => refusalSentence({ kind: 'invalid', message }, call.locale),
          async (work) => {
            const alike = await likelyDuplicates(work, call.body)
            const made = await registerCitizen(work, call.body)
            if (!made.ok) return made
            const [described] = await describe(work.tx, [made.value.id])
            return done({
              status: 201,
              body: {
                ...(described === undefined ? { id: made.value.id } : citizenBody(described)),
                likelyDuplicates: alike.map(citizenBody),
              },
            })
          },
        ),
    }),
  ]
}

function citizenBody(found: FoundCitizen) {
  const { citizen, contactPoints, address } = found
  return {
    id: citizen.id,
    kind: citizen.kind,
    name: displayName(citizen),
    givenNames: citizen.givenNames ?? null,
    familyName: citizen.familyName ?? null,
    organisationName: citizen.organisationName ?? null,
    emails: contactPoints.filter((point) => point.kind === 'email').map((point) => point.value),
    phones: contactPoints.filter((point) => point.kind === 'phone').map((point) => point.normalised),
    address: address === undefined ? null : `${address.line}, ${address.postcode} ${address.town}`,
    language: citizen.language,
    version: citizen.version,
  }
}
