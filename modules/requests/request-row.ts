import { z } from 'zod'
import type { Selectable } from 'kysely'
import type { Database } from '#platform/database'
import { OUTCOMES, REQUEST_CHANNELS, REQUEST_STATES, type Request, type RequestSummary, URGENCIES } from './request.ts'

type Row = Omit<Selectable<Database['requests.request']>, 'search'>

/** The columns that make a Request, in one place: never `select *`, the text search vector stays in the database. */
export const REQUEST_COLUMNS = [
  'id',
  'reference',
  'tracking_key',
  'type_code',
  'type_version_id',
  'sector_code',
  'unit_id',
  'shared_units',
  'assignee_id',
  'state',
  'outcome',
  'subject',
  'text',
  'answers',
  'language',
  'channel',
  'received_on',
  'registered_at',
  'registered_by',
  'requester_id',
  'notify',
  'urgency',
  'place',
  'district_code',
  'latitude',
  'longitude',
  'due_on',
  'due_kind',
  'statutory_on',
  'target_on',
  'routing',
  'acknowledged_at',
  'answered_at',
  'closed_at',
  'reopened_count',
  'last_act_at',
  'version',
] as const satisfies readonly (keyof Row)[]

const state = z.enum(REQUEST_STATES)
const channel = z.enum(REQUEST_CHANNELS)
const outcome = z.enum(OUTCOMES)
const urgency = z.enum(URGENCIES)
const answers = z.record(z.string(), z.string())
const routing = z.object({
  because: z.enum(['rule', 'type', 'agent', 'default']).catch('default'),
  ruleId: z.string().optional(),
  reason: z.string().optional(),
  words: z.array(z.string()).optional(),
  districtCode: z.string().optional(),
  typeWords: z.array(z.string()).optional(),
})

export function requestOf(row: Row): Request {
  return {
    id: row.id,
    reference: row.reference,
    trackingKey: row.tracking_key,
    typeCode: row.type_code,
    typeVersionId: row.type_version_id,
    sectorCode: row.sector_code,
    unitId: row.unit_id,
    sharedUnits: row.shared_units,
    assigneeId: row.assignee_id ?? undefined,
    state: state.parse(row.state),
    outcome: row.outcome === null ? undefined : outcome.parse(row.outcome),
    subject: row.subject,
    text: row.text,
    answers: answers.parse(row.answers),
    language: row.language,
    channel: channel.parse(row.channel),
    receivedOn: row.received_on,
    registeredAt: row.registered_at,
    registeredBy: row.registered_by ?? undefined,
    requesterId: row.requester_id ?? undefined,
    notify: row.notify,
    urgency: urgency.parse(row.urgency),
    place: row.place ?? undefined,
    districtCode: row.district_code ?? undefined,
    latitude: row.latitude ?? undefined,
    longitude: row.longitude ?? undefined,
    dueOn: shownDue(row.due_on),
    dueKind: row.due_kind ?? undefined,
    statutoryOn: row.statutory_on ?? undefined,
    targetOn: row.target_on ?? undefined,
    routing: routing.parse(row.routing),
    acknowledgedAt: row.acknowledged_at ?? undefined,
    answeredAt: row.answered_at ?? undefined,
    closedAt: row.closed_at ?? undefined,
    reopenedCount: row.reopened_count,
    lastActAt: row.last_act_at,
    version: row.version,
  }
}

type SummaryRow = Pick<
  Row,
  | 'id'
  | 'reference'
  | 'type_code'
  | 'sector_code'
  | 'unit_id'
  | 'assignee_id'
  | 'state'
  | 'subject'
  | 'channel'
  | 'received_on'
  | 'registered_at'
  | 'requester_id'
  | 'due_on'
  | 'due_kind'
  | 'urgency'
  | 'version'
> & { requester_name: string | null }

export const SUMMARY_COLUMNS = [
  'request.id',
  'request.reference',
  'request.type_code',
  'request.sector_code',
  'request.unit_id',
  'request.assignee_id',
  'request.state',
  'request.subject',
  'request.channel',
  'request.received_on',
  'request.registered_at',
  'request.requester_id',
  'request.due_on',
  'request.due_kind',
  'request.urgency',
  'request.version',
] as const

export function summaryOf(row: SummaryRow): RequestSummary {
  return {
    id: row.id,
    reference: row.reference,
    typeCode: row.type_code,
    sectorCode: row.sector_code,
    unitId: row.unit_id,
    assigneeId: row.assignee_id ?? undefined,
    state: state.parse(row.state),
    subject: row.subject,
    channel: channel.parse(row.channel),
    receivedOn: row.received_on,
    registeredAt: row.registered_at,
    requesterId: row.requester_id ?? undefined,
    requesterName: row.requester_name ?? undefined,
    dueOn: shownDue(row.due_on),
    dueKind: row.due_kind ?? undefined,
    urgency: urgency.parse(row.urgency),
    version: row.version,
  }
}

function shownDue(due: Temporal.PlainDate | null): Temporal.PlainDate | undefined {
  return due === null || due.year === 9999 ? undefined : due
}
