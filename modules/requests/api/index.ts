import { z } from 'zod'
import { actOnce } from '#modules/accounts'
import { versionOf } from '#modules/catalogue'
import { type Citizen, findCitizen, identifyCitizen } from '#modules/citizens'
import { recordContact } from '#modules/contacts'
import { directoryOf, unitByCode } from '#modules/organisation'
import type { Work } from '#platform/database'
import { type Call, type Route, invalidInput, json, notFound, route } from '#platform/http'
import { type Outcome, done, refuse } from '#platform/outcome'
import { type Acted, type RequestKey } from '../act.ts'
import { assignRequest, releaseRequest } from '../assign-request.ts'
import { cancelRequest, closeRequest, reopenRequest } from '../close-request.ts'
import { listRequests, findRequests } from '../find-requests.ts'
import { refusalSentence } from '../messages/index.ts'
import { reclassifyRequest, referRequest, transferRequest } from '../move-request.ts'
import { askMissingItems, startRequest } from '../process-request.ts'
import { parseReference } from '../reference.ts'
import { registerRequest } from '../register-request.ts'
import { visibility } from '../request-access.ts'
import { readRequestFile } from '../request-file.ts'
import { OUTCOMES, REQUEST_CHANNELS, REQUEST_STATES, URGENCIES } from '../request.ts'
import { findRequest } from '../requests-store.ts'
import { datesBody, datesShape, requestBody, requestShape, summaryBody } from './shapes.ts'

const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => !value.includes('\0') && value.isWellFormed(), 'wrong-form')
const line = (most: number) => text(most).refine((value) => !/\p{Cc}/u.test(value), 'wrong-form')
const name = line(200).min(1)

const requester = z.strictObject({
  id: z.uuid().optional(),
  kind: z.enum(['person', 'organisation']).optional(),
  name: name.optional(),
  givenNames: name.optional(),
  familyName: name.optional(),
  organisationName: name.optional(),
  email: z.email('wrong-email').max(254).optional(),
  phone: line(40).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional(),
})

const newRequest = z.strictObject({
  type: z.string().min(1).max(40),
  subject: line(200).min(1),
  text: text(100_000).default(''),
  requester: requester.optional(),
  channel: z.enum(REQUEST_CHANNELS).default('api'),
  receivedOn: z.iso.date().optional(),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional(),
  urgency: z.enum(URGENCIES).optional(),
  place: line(300).optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  answers: z
    .record(z.string().max(60), text(5_000))
    .refine((answers) => Object.keys(answers).length <= 60, 'too-many')
    .optional(),
  notify: z.boolean().optional(),
})

const transition = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('assign'), agent: z.email('wrong-email'), version: z.int().optional() }),
  z.strictObject({ action: z.literal('release'), version: z.int().optional() }),
  z.strictObject({ action: z.literal('start'), version: z.int().optional() }),
  z.strictObject({
    action: z.literal('ask-items'),
    items: z.array(line(200).min(1)).min(1).max(20),
    limitOn: z.iso.date(),
    version: z.int().optional(),
  }),
  z.strictObject({ action: z.literal('close'), outcome: z.enum(OUTCOMES), version: z.int().optional() }),
  z.strictObject({ action: z.literal('reopen'), reason: text(2_000).min(3), version: z.int().optional() }),
  z.strictObject({ action: z.literal('cancel'), reason: text(2_000).min(3), version: z.int().optional() }),
  z.strictObject({ action: z.literal('transfer'), unit: z.string().max(40), reason: text(2_000).min(3), version: z.int().optional() }),
  z.strictObject({ action: z.literal('reclassify'), type: z.string().max(40), version: z.int().optional() }),
  z.strictObject({ action: z.literal('refer'), partner: z.string().max(40), reason: text(500).min(3), version: z.int().optional() }),
])

const listQuery = z.strictObject({
  q: z.string().max(200).optional(),
  state: z.enum(REQUEST_STATES).optional(),
  type: z.string().max(40).optional(),
  channel: z.enum(REQUEST_CHANNELS).optional(),
  unit: z.string().max(40).optional(),
  requester: z.uuid().optional(),
  updatedSince: z.iso.datetime({ offset: true }).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const byReference = z.object({ reference: z.string().max(40) })

/** The registry for programs: register, read, list, move. */
export function requestsApiRoutes(): Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/v1/requests',
      audience: 'api',
      access: 'requests:write',
      body: newRequest,
      summary: 'Register a request',
      status: 201,
      answers: requestShape.extend({ trackingCode: z.string(), dates: datesShape }),
      handle: (call) => actOnce(call, sentences(call), (work) => register(work, call, call.body)),
    }),
    route({
      method: 'GET',
      path: '/api/v1/requests',
      audience: 'api',
      access: 'requests:read',
      query: listQuery,
      summary: 'List requests, latest first',
      answers: z.object({ items: z.array(requestShape), next: z.string().nullable() }),
      handle: list,
    }),
    route({
      method: 'GET',
      path: '/api/v1/requests/:reference',
      audience: 'api',
      access: 'requests:read',
      params: byReference,
      summary: 'Read a request',
      answers: requestShape.extend({ dates: datesShape }),
      handle: (call) => read(call, call.params.reference),
    }),
    route({
      method: 'POST',
      path: '/api/v1/requests/:reference/transitions',
      audience: 'api',
      access: 'requests:write',
      params: byReference,
      body: transition,
      summary: 'Move a request: assign, release, start, ask-items, close, reopen, cancel, transfer, reclassify, refer',
      answers: requestShape.extend({ dates: datesShape }),
      handle: (call) =>
        actOnce(call, sentences(call), async (work) => {
          const key = keyOf(call.params.reference)
          if (key === undefined) return refuse('not-found', 'requests.refusal.unknown')
          const acted = await move(work, key, call.body)
          if (!acted.ok) return acted
          const { request, report } = acted.value
          return done({
            status: 200,
            body: {
              ...requestBody(request, await directoryOf(work), visibility(work.actor, request) !== 'full'),
              dates: datesBody(report, request, call.locale),
            },
          })
        }),
    }),
  ]
}

type AnyCall = Call<unknown, unknown, unknown>

function sentences(call: AnyCall): (message: string) => string | undefined {
  return (message) => refusalSentence({ kind: 'invalid', message }, call.locale)
}

async function register(work: Work, call: AnyCall, body: z.output<typeof newRequest>): Promise<Outcome<{ status: number; body: unknown }>> {
  const citizen = await requesterOf(work, body.requester)
  if (!citizen.ok) return citizen
  const contact = await recordContact(work, {
    channel: body.channel,
    citizenId: citizen.value?.id,
    declaredName: citizen.value === undefined ? body.requester?.name : undefined,
    summary: body.text.slice(0, 20_000),
    result: 'request-registered',
    topics: [{ typeCode: body.type }],
    ...(body.language === undefined ? {} : { language: body.language }),
  })
  if (!contact.ok)
    return contact.refusal.field === 'topic' ? refuse('invalid', 'requests.refusal.unknown-type', { field: 'type' }) : contact
  const registered = await registerRequest(work, {
    typeCode: body.type,
    subject: body.subject,
    text: body.text,
    channel: body.channel,
    receivedOn: body.receivedOn === undefined ? undefined : Temporal.PlainDate.from(body.receivedOn),
    requesterId: citizen.value?.id,
    contactId: contact.value.contactId,
    answers: body.answers,
    language: body.language ?? body.requester?.language,
    urgency: body.urgency,
    place: body.place,
    latitude: body.latitude,
    longitude: body.longitude,
    notify: body.notify,
  })
  if (!registered.ok) return registered
  const { request, report, trackingCode } = registered.value
  return done({
    status: 201,
    body: { ...requestBody(request, await directoryOf(work), false), trackingCode, dates: datesBody(report, request, call.locale) },
  })
}

/** The file of the requester: by id, or recognised by e-mail or telephone and name; a new one when there is none. Nobody named: an anonymous request. */
async function requesterOf(work: Work, given: z.output<typeof requester> | undefined): Promise<Outcome<Citizen | undefined>> {
  if (given === undefined) return done(undefined)
  if (given.id !== undefined) {
    const citizen = await findCitizen(work.tx, given.id)
    return citizen === undefined ? refuse('invalid', 'requests.refusal.unknown-requester', { field: 'requester.id' }) : done(citizen)
  }
  const organisation = given.kind === 'organisation' || given.organisationName !== undefined
  const words = (given.name ?? '').trim().split(/\s+/).filter(Boolean)
  const familyName = given.familyName ?? words.at(-1)
  const organisationName = given.organisationName ?? given.name
  if (organisation ? organisationName === undefined : familyName === undefined) {
    return given.email === undefined && given.phone === undefined
      ? done(undefined)
      : refuse('invalid', 'requests.refusal.requester-name', { field: 'requester.name' })
  }
  const found = await identifyCitizen(work, {
    kind: organisation ? 'organisation' : 'person',
    ...(organisation
      ? { organisationName }
      : { familyName, givenNames: given.givenNames ?? (given.familyName === undefined ? words.slice(0, -1).join(' ') : undefined) }),
    email: given.email,
    phone: given.phone,
    language: given.language,
  })
  if (!found.ok) return refuse(found.refusal.kind, found.refusal.message, { field: `requester.${found.refusal.field ?? 'name'}` })
  return done(found.value.citizen)
}

async function list(call: Call<Record<string, never>, z.output<typeof listQuery>>) {
  const { query, actor, house } = call
  const directory = await directoryOf(house)
  if (actor.kind !== 'token') return notFound()
  const unit = query.unit === undefined ? undefined : unitByCode(directory, query.unit)
  if (query.unit !== undefined && unit === undefined)
    return invalidInput([
      { path: 'unit', message: 'not-in-list', data: { allowed: [...directory.units.values()].map((known) => known.code).join(', ') } },
    ])
  const page = await house.read(actor, (tx) =>
    query.q === undefined
      ? listRequests(tx, {
          unitIds: unit === undefined ? actor.sight.units : actor.sight.units.filter((id) => id === unit.id),
          sectorCodes: unit === undefined ? actor.sight.sectors : [],
          state: query.state,
          typeCode: query.type,
          channel: query.channel,
          requesterId: query.requester,
          updatedSince: query.updatedSince === undefined ? undefined : Temporal.Instant.from(query.updatedSince),
          cursor: query.cursor,
          limit: query.limit,
        })
      : findRequests(tx, { query: query.q, cursor: query.cursor, limit: query.limit }),
  )
  return json({ items: page.rows.map((row) => summaryBody(row, directory)), next: page.next ?? null })
}

async function read(call: AnyCall, typed: string) {
  const key = keyOf(typed)
  if (key === undefined) return notFound()
  const directory = await directoryOf(call.house)
  const found = await call.house.read(call.actor, async (tx) => {
    const request = await findRequest(tx, key)
    if (request === undefined) return undefined
    const sight = visibility(call.actor, request)
    const type = await versionOf(call.house, request.typeVersionId)
    if (sight === 'none' || type === undefined) return undefined
    return { request, sight, file: await readRequestFile(tx, { request, type, directory, at: call.at }) }
  })
  if (found === undefined) return notFound()
  return json({
    ...requestBody(found.request, directory, found.sight !== 'full'),
    dates: datesBody(found.file.report, found.request, call.locale),
  })
}

function keyOf(typed: string): RequestKey | undefined {
  const reference = parseReference(typed)
  return reference === undefined ? undefined : { reference }
}

async function move(work: Work, key: RequestKey, body: z.output<typeof transition>): Promise<Outcome<Acted>> {
  const input = { request: key, expectedVersion: body.version }
  const directory = await directoryOf(work)
  switch (body.action) {
    case 'assign': {
      const agent = [...directory.agents.values()].find((known) => known.email === body.agent.toLowerCase())
      return agent === undefined
        ? refuse('invalid', 'requests.refusal.unknown-agent', { field: 'agent' })
        : assignRequest(work, { ...input, agentId: agent.id })
    }
    case 'release':
      return releaseRequest(work, input)
    case 'start':
      return startRequest(work, input)
    case 'ask-items':
      return askMissingItems(work, { ...input, items: body.items, limitOn: Temporal.PlainDate.from(body.limitOn) })
    case 'close':
      return closeRequest(work, { ...input, outcome: body.outcome })
    case 'reopen':
      return reopenRequest(work, { ...input, reason: body.reason })
    case 'cancel':
      return cancelRequest(work, { ...input, reason: body.reason })
    case 'transfer': {
      const unit = unitByCode(directory, body.unit)
      return unit === undefined
        ? refuse('invalid', 'requests.refusal.unknown-unit', { field: 'unit' })
        : transferRequest(work, { ...input, unitId: unit.id, reason: body.reason })
    }
    case 'reclassify':
      return reclassifyRequest(work, { ...input, typeCode: body.type })
    case 'refer':
      return referRequest(work, { ...input, partnerCode: body.partner, reason: body.reason })
  }
}
