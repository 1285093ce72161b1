/**
 * What the generator yields: plain records close to the tables, that a loader or a test can read.
 * Instants are ISO 8601 in UTC ('2026-11-12T08:30:00.000Z'), days 'YYYY-MM-DD', times of a person's life may hold 00 for an unknown part.
 * Ids are UUIDv7 made of the record's own time, so they sort by time. Codes (`typeCode`, `unitCode`, `agentCode`…) are those of `#demo`.
 */

export interface DemoContactPoint {
  id: string
  kind: 'email' | 'phone'
  value: string
  preferred: boolean
}

export interface DemoAddress {
  id: string
  line: string
  complement?: string
  postcode: string
  town: string
  districtCode: string
  latitude: number
  longitude: number
}

export interface DemoPerson {
  id: string
  civility: 'madam' | 'sir'
  givenNames: string
  familyName: string
  usageName?: string
  birthDate?: string
  language: string
  preferredChannel?: 'email' | 'post' | 'phone' | 'portal'
  /** What an agent must know before speaking. */
  notice?: string
  createdAt: string
  contactPoints: DemoContactPoint[]
  addresses: DemoAddress[]
}

export interface DemoOrganisation {
  id: string
  name: string
  rna?: string
  siret?: string
  language: string
  createdAt: string
  contactPoints: DemoContactPoint[]
  addresses: DemoAddress[]
}

export const DEMO_CHANNELS = ['portal', 'email', 'post', 'phone', 'counter', 'kiosk', 'api'] as const
export type DemoChannel = (typeof DEMO_CHANNELS)[number]

/** One time somebody addressed the city. Every request has the contact by which it came; most contacts end on the spot. */
export interface DemoContact {
  id: string
  channel: DemoChannel
  at: string
  endedAt?: string
  /** A person or an organisation; absent: nobody's file was opened. */
  citizenId?: string
  /** Who they said they were, when no file was opened. */
  declaredName?: string
  agentCode?: string
  unitCode: string
  siteCode?: string
  sectorCode: string
  language: string
  topicTypeCode: string
  text: string
  result: 'answered' | 'request-registered' | 'request-followed' | 'redirected' | 'abandoned'
  demand: 'new-need' | 'chasing' | 'not-understood' | 'our-error' | 'wrong-door'
  /** The request that was registered or followed. */
  requestId?: string
}

export interface DemoMessage {
  id: string
  at: string
  /** `note`: between agents, never sent. */
  direction: 'in' | 'out' | 'note'
  kind: 'message' | 'answer' | 'acknowledgement' | 'missing-items' | 'referral' | 'closing' | 'note'
  channel: DemoChannel
  authorAgentCode?: string
  automatic: boolean
  text: string
}

export interface DemoTask {
  id: string
  kind: 'task' | 'callback' | 'opinion'
  title: string
  unitCode: string
  assigneeCode?: string
  dueOn?: string
  state: 'open' | 'done'
  createdAt: string
  createdByCode?: string
  doneAt?: string
  doneByCode?: string
}

export interface DemoMissingItem {
  id: string
  label: string
  requestedAt: string
  limitOn: string
  receivedAt?: string
}

export interface DemoRequestLink {
  otherId: string
  kind: 'duplicate-of' | 'part-of' | 'follows' | 'related'
  at: string
}

/** Passed on to the competent body (L114-2 CRPA). Never acknowledged: somebody must follow it up. */
export interface DemoReferral {
  id: string
  partnerCode: string
  reason: string
  referredAt: string
  referredByCode?: string
  acknowledgedAt?: string
}

interface Act<Kind extends string, Data> {
  kind: Kind
  at: string
  /** Who did it; absent: the system or the citizen. */
  agentCode?: string
  data: Data
}

type Nothing = Record<string, never>

/** What happened to a request, in order of time. Where the legal clock knows the fact, the kind has its name. */
export type DemoRequestEvent =
  | Act<'registered', Nothing>
  | Act<'routed', { unitCode: string }>
  | Act<'transferred', { fromUnitCode: string; toUnitCode: string; reason: string }>
  | Act<'assigned', { assigneeCode: string }>
  | Act<'acknowledged', Nothing>
  | Act<'started', Nothing>
  | Act<'missing-items-requested', { items: string[]; limitOn: string }>
  | Act<'missing-items-received', { items: string[] }>
  | Act<'suspended', { reason: string }>
  | Act<'resumed', Nothing>
  | Act<'extended', { months: number; legalBasis: string }>
  | Act<'referred', { partnerCode: string }>
  /** A date was given to the citizen; `replacesOn` when it renews an earlier one. */
  | Act<'pledged', { promisedOn: string; replacesOn?: string }>
  | Act<'decided', { outcome: 'granted' | 'refused' }>
  | Act<'answered', Nothing>
  | Act<'closed', { outcome: DemoOutcome }>
  | Act<'reopened', { because: 'contested' | 'in-error' }>
  | Act<'cancelled', Nothing>
  | Act<'feedback', { stars: number; comment?: string }>

export const DEMO_STATES = ['registered', 'assigned', 'in-progress', 'waiting', 'answered', 'closed', 'cancelled'] as const
export type DemoState = (typeof DEMO_STATES)[number]

export const DEMO_OUTCOMES = ['granted', 'refused', 'referred', 'no-action', 'duplicate', 'withdrawn'] as const
export type DemoOutcome = (typeof DEMO_OUTCOMES)[number]

export interface DemoRequest {
  id: string
  typeCode: string
  sectorCode: string
  /** The service that holds it now. */
  unitCode: string
  assigneeCode?: string
  state: DemoState
  /** With `closed` always; never otherwise. */
  outcome?: DemoOutcome
  subject: string
  text: string
  /** Answers to the fields of its type; choices by value, several joined by a comma, yes-no as 'yes' or 'no'. */
  fields: Record<string, string>
  language: string
  channel: DemoChannel
  receivedOn: string
  registeredAt: string
  registeredByCode?: string
  /** A person or an organisation; absent: an anonymous report. */
  requesterId?: string
  contactId: string
  urgency: 'danger' | 'same-day' | 'normal' | 'low'
  placeText?: string
  districtCode?: string
  latitude?: number
  longitude?: number
  acknowledgedAt?: string
  answeredAt?: string
  closedAt?: string
  reopenedCount: number
  lastActAt: string
  events: DemoRequestEvent[]
  messages: DemoMessage[]
  tasks: DemoTask[]
  missingItems: DemoMissingItem[]
  links: DemoRequestLink[]
  referral?: DemoReferral
}

/** To be loaded in this order; what a record names is in the same chunk or an earlier one. */
export interface DemoChunk {
  persons: DemoPerson[]
  organisations: DemoOrganisation[]
  contacts: DemoContact[]
  requests: DemoRequest[]
}

export interface CityQuestion {
  /** How many requests in all. */
  size: number
  /** Same seed, same bytes. */
  seed?: number
  /** The moment at which the data stops; nothing lies after it. */
  anchor: Temporal.ZonedDateTime
  /** Years of history before the anchor. Absent: 1 up to 400,000 requests, 7 beyond. */
  years?: number
  /** All contacts (those that registered a request included) for one request. Absent: 2 up to 20,000 requests, 1.5 beyond. The city's own figure is 2.9. */
  contactsPerRequest?: number
  /** The written stories (incidents, the six citizens, what each demonstration agent sees first). Absent: from 2,000 requests. */
  stories?: boolean
}
