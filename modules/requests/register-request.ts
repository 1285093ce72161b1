import { permitted } from '#modules/accounts'
import { type RequestType, type RoutingDecision, catalogueOf, route } from '#modules/catalogue'
import { type Directory, directoryOf, districtAt, unitByCode } from '#modules/organisation'
import type { DeadlineReport } from '#modules/deadlines'
import { type Work, json, newId } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type Outcome, done, refuse } from '#platform/outcome'
import { type LegalFact, askClock, dueColumns, receiptChannel } from './clock.ts'
import { formatReference } from './reference.ts'
import type { Request, RequestChannel, Urgency } from './request.ts'
import { insertFacts, insertRequest, linkContact, nextNumber } from './requests-store.ts'
import { trackingCode } from './tracking-code.ts'

export interface NewRequest {
  typeCode: string
  subject: string
  text: string
  channel: RequestChannel
  /** The day it reached the city; absent: today. Never in the future, nor before 2000. */
  receivedOn?: Temporal.PlainDate | undefined
  requesterId?: string | undefined
  /** The contact by which it came. */
  contactId?: string | undefined
  answers?: Readonly<Record<string, string>> | undefined
  language?: string | undefined
  urgency?: Urgency | undefined
  place?: string | undefined
  districtCode?: string | undefined
  latitude?: number | undefined
  longitude?: number | undefined
  /** False when the person asked not to be written to, or is unknown. */
  notify?: boolean | undefined
  /** Words by which the type was recognised, when nobody chose it. */
  typeWords?: readonly string[] | undefined
  /** Facts of a channel for those who react: an e-mail's id, a letter's id. */
  source?: { inboundId?: string; letterId?: string } | undefined
}

export interface Registered {
  request: Request
  /** Told to the requester once; can be derived again (see tracking-code.ts). */
  trackingCode: string
  report: DeadlineReport
  type: RequestType
}

/** References begin with it (requests.next_number); a year before it was mistyped, 0026 for 2026. */
const EARLIEST_RECEIPT = Temporal.PlainDate.from('2000-01-01')

/**
 * Enters a request in the registry: number, legal dates, route with its reason; one event. Every channel ends here.
 * Agents and programs need the right; for a citizen who writes, the house itself registers (portal, mail).
 */
export async function registerRequest(work: Work, input: NewRequest): Promise<Outcome<Registered>> {
  if (!permitted(work.actor, 'request.register')) return refuse('not-allowed', 'requests.refusal.may-not-register')
  const [catalogue, directory] = [await catalogueOf(work), await directoryOf(work)]
  const type = catalogue.byCode.get(input.typeCode)
  if (type === undefined || !type.active) return refuse('invalid', 'requests.refusal.unknown-type', { field: 'type' })
  if (input.subject.trim() === '') return refuse('invalid', 'requests.refusal.empty-subject', { field: 'subject' })
  const today = civilDate(work.at)
  const receivedOn = input.receivedOn ?? today
  if (Temporal.PlainDate.compare(receivedOn, today) > 0)
    return refuse('invalid', 'requests.refusal.future-receipt', { field: 'receivedOn' })
  if (Temporal.PlainDate.compare(receivedOn, EARLIEST_RECEIPT) < 0)
    return refuse('invalid', 'requests.refusal.receipt-too-old', { field: 'receivedOn' })
  const unit = unitByCode(directory, type.definition.unitCode)
  if (unit === undefined) return refuse('conflict', 'requests.refusal.type-without-unit', { data: { type: type.code } })

  const districtCode = input.districtCode ?? districtOf(directory, input)
  const routing = route(catalogue.rules, {
    typeCode: type.code,
    districtCode,
    channel: input.channel,
    subject: input.subject,
    text: input.text,
    defaultUnitId: unit.id,
  })
  const facts: LegalFact[] = [
    { kind: 'received', on: receivedOn, data: { channel: receiptChannel(input.channel) } },
    { kind: 'registered', on: today, data: {} },
  ]
  const report = askClock({ regime: type.definition.regime, directory, facts, today })
  const year = work.at.toZonedDateTimeISO('Europe/Paris').year
  const id = newId(work.at.epochMilliseconds)
  const code = trackingCode(work.keys, id)
  const request = await insertRequest(work.tx, {
    id,
    reference: formatReference(year, await nextNumber(work.tx, year)),
    tracking_key: code.keyId,
    ...originOf(input),
    ...placeOf(input, districtCode),
    type_code: type.code,
    type_version_id: type.versionId,
    sector_code: type.definition.sectorCode,
    unit_id: routing.unitId,
    state: 'registered',
    received_on: receivedOn,
    registered_at: work.at,
    registered_by: work.actor.kind === 'agent' ? work.actor.id : null,
    routing: json(routingKept(routing, input)),
    last_act_at: work.at,
    ...dueColumns(report),
  })
  await insertFacts(work.tx, { requestId: id, facts, at: work.at })
  if (input.contactId !== undefined) await linkContact(work.tx, id, input.contactId)
  work.publish({
    name: 'request.registered',
    subject: { kind: 'request', id },
    unitId: request.unitId,
    data: {
      type: type.code,
      channel: input.channel,
      routedBy: routing.because,
      ...(routing.ruleId === undefined ? {} : { ruleId: routing.ruleId }),
      ...input.source,
    },
  })
  return done({ request, trackingCode: code.code, report, type })
}

function districtOf(directory: Directory, input: NewRequest): string | undefined {
  if (input.latitude === undefined || input.longitude === undefined) return undefined
  return districtAt(directory.districts, input.latitude, input.longitude)?.code
}

function originOf(input: NewRequest) {
  return {
    subject: input.subject.trim().slice(0, 200),
    text: input.text,
    answers: json(input.answers ?? {}),
    language: input.language ?? 'fr',
    channel: input.channel,
    requester_id: input.requesterId ?? null,
    notify: input.notify ?? input.requesterId !== undefined,
    urgency: input.urgency ?? 'normal',
  }
}

function placeOf(input: NewRequest, districtCode: string | undefined) {
  return {
    place: input.place ?? null,
    district_code: districtCode ?? null,
    latitude: input.latitude ?? null,
    longitude: input.longitude ?? null,
  }
}

function routingKept(routing: RoutingDecision, input: NewRequest) {
  return {
    because: routing.because,
    ...(routing.ruleId === undefined ? {} : { ruleId: routing.ruleId }),
    ...(routing.reason === undefined ? {} : { reason: routing.reason }),
    ...(routing.words.length === 0 ? {} : { words: routing.words }),
    ...(routing.districtCode === undefined ? {} : { districtCode: routing.districtCode }),
    ...(input.typeWords === undefined ? {} : { typeWords: input.typeWords }),
  }
}
