import { z } from 'zod'
import { actOnce } from '#modules/accounts'
import { findCitizen } from '#modules/citizens'
import { type Call, type Route, json, route } from '#platform/http'
import { done, refuse } from '#platform/outcome'
import { CONTACT_CHANNELS, CONTACT_RESULTS, type Contact, DEMANDS } from '../contact.ts'
import { findContact, listContacts } from '../contacts-store.ts'
import { refusalSentence } from '../messages/index.ts'
import { recordContact } from '../record-contact.ts'

const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => !value.includes('\0') && value.isWellFormed(), 'wrong-form')

const newContact = z.strictObject({
  channel: z.enum(CONTACT_CHANNELS),
  direction: z.enum(['in', 'out']).default('in'),
  startedAt: z.iso.datetime({ offset: true }).optional(),
  citizenId: z.uuid().optional(),
  name: text(200).optional(),
  reach: text(254).optional(),
  summary: text(20_000).default(''),
  result: z.enum(CONTACT_RESULTS).default('answered'),
  demand: z.enum(DEMANDS).optional(),
  topics: z
    .array(z.strictObject({ type: z.string().max(40).optional(), text: text(20_000).optional() }))
    .max(10)
    .optional(),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional(),
})

const contactShape = z.object({
  id: z.uuid(),
  channel: z.string(),
  direction: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  citizenId: z.uuid().nullable(),
  summary: z.string(),
  result: z.string(),
  demand: z.string().nullable(),
})

const listQuery = z.strictObject({
  citizen: z.uuid().optional(),
  channel: z.enum(CONTACT_CHANNELS).optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()])

/** Contacts for programs: a telephone system, a kiosk, another software of the city. */
export function contactsApiRoutes(): Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/v1/contacts',
      audience: 'api',
      access: 'contacts:write',
      body: newContact,
      summary: 'Record a contact',
      status: 201,
      answers: contactShape,
      handle: (call) =>
        actOnce(
          call,
          (message) => refusalSentence({ kind: 'invalid', message }, call.locale),
          async (work) => {
            const { body } = call
            if (body.citizenId !== undefined && (await findCitizen(work.tx, body.citizenId)) === undefined)
              return refuse('invalid', 'contacts.refusal.unknown-person', { field: 'citizenId' })
            const recorded = await recordContact(work, {
              channel: body.channel,
              direction: body.direction,
              startedAt: body.startedAt === undefined ? undefined : Temporal.Instant.from(body.startedAt),
              citizenId: body.citizenId,
              declaredName: body.name,
              declaredReach: body.reach,
              summary: body.summary,
              result: body.result,
              demand: body.demand,
              language: body.language,
              topics: body.topics?.map((topic) => ({ typeCode: topic.type, text: topic.text })),
            })
            if (!recorded.ok) return recorded
            const contact = await findContact(work.tx, recorded.value.contactId)
            return done({ status: 201, body: contact === undefined ? { id: recorded.value.contactId } : contactBody(contact) })
          },
        ),
    }),
    route({
      method: 'GET',
      path: '/api/v1/contacts',
      audience: 'api',
      access: 'contacts:read',
      query: listQuery,
      summary: 'List contacts, latest first',
      answers: z.object({ items: z.array(contactShape), next: z.string().nullable() }),
      handle: list,
    }),
  ]
}

async function list(call: Call<Record<string, never>, z.output<typeof listQuery>>) {
  const { query } = call
  const cursor = cursorShape.safeParse(
    Buffer.from(query.cursor ?? '', 'base64url')
      .toString()
      .split('|'),
  )
  const contacts = await call.house.read(call.actor, (tx) =>
    listContacts(tx, {
      citizenId: query.citizen,
      channel: query.channel,
      since: query.since === undefined ? undefined : Temporal.Instant.from(query.since),
      before: cursor.success ? { startedAt: Temporal.Instant.from(cursor.data[0]), id: cursor.data[1] } : undefined,
      limit: query.limit,
    }),
  )
  const last = contacts.at(-1)
  return json({
    items: contacts.map(contactBody),
    next:
      contacts.length === query.limit && last !== undefined
        ? Buffer.from(`${last.startedAt.toString()}|${last.id}`).toString('base64url')
        : null,
  })
}

function contactBody(contact: Contact) {
  return {
    id: contact.id,
    channel: contact.channel,
    direction: contact.direction,
    startedAt: contact.startedAt.toString(),
    endedAt: contact.endedAt?.toString() ?? null,
    citizenId: contact.citizenId ?? null,
    summary: contact.summary,
    result: contact.result,
    demand: contact.demand ?? null,
  }
}
