import type { Directory } from '#modules/organisation'
import { type LegalFact, NO_DUE, askClock, dueColumns, formatReference, receiptChannel } from '#modules/requests'
import { newId } from '#platform/database'
import { TYPE_BY_CODE } from '../city/request-types/index.ts'
import type { DemoRequest, DemoRequestEvent } from '../records.ts'
import { REFERENCE_TOKEN } from '../generate/merge-fields.ts'
import type { Codes } from './load-organisation.ts'

export interface RequestContext {
  codes: Codes
  versions: ReadonlyMap<string, string>
  directory: Directory
  trackingKey: string
  today: Temporal.PlainDate
  /** The next number of a year. */
  number: (year: number) => number
}

type Row = Readonly<Record<string, unknown>>

export interface RequestRows {
  request: Row[]
  facts: Row[]
  missingItems: Row[]
  tasks: Row[]
  notes: Row[]
  referrals: Row[]
  links: Row[]
  messages: Row[]
  events: Row[]
}

/** One request of the demonstration as the rows that registering and handling it would have left. */
export function requestRows(request: DemoRequest, context: RequestContext): RequestRows {
  const agent = (code: string | undefined) => (code === undefined ? null : (context.codes.agents.get(code) ?? null))
  const facts = factsOf(request)
  const year = Temporal.Instant.from(request.registeredAt).toZonedDateTimeISO('Europe/Paris').year
  const reference = formatReference(year, context.number(year))
  return {
    request: [
      {
        id: request.id,
        reference,
        tracking_key: context.trackingKey,
        type_code: request.typeCode,
        type_version_id: context.versions.get(request.typeCode),
        sector_code: request.sectorCode,
        unit_id: context.codes.units.get(request.unitCode),
        shared_units: [
          ...new Set(
            request.tasks.filter((task) => task.unitCode !== request.unitCode).map((task) => context.codes.units.get(task.unitCode)),
          ),
        ],
        assignee_id: agent(request.assigneeCode),
        state: request.state,
        outcome: request.outcome ?? (request.state === 'cancelled' ? 'withdrawn' : null),
        subject: request.subject,
        text: request.text,
        answers: request.fields,
        language: request.language,
        channel: request.channel,
        received_on: request.receivedOn,
        registered_at: request.registeredAt,
        registered_by: agent(request.registeredByCode),
        requester_id: request.requesterId ?? null,
        // Mail of a demonstration ends in its own mail server: invented people may be written to.
        notify: request.requesterId !== undefined,
        urgency: request.urgency,
        place: request.placeText ?? null,
        district_code: request.districtCode ?? null,
        latitude: request.latitude ?? null,
        longitude: request.longitude ?? null,
        ...dueOf(request, facts, context),
        routing: { because: request.events.some((event) => event.kind === 'transferred') ? 'agent' : 'type' },
        acknowledged_at: request.acknowledgedAt ?? null,
        answered_at: request.answeredAt ?? null,
        closed_at: request.closedAt ?? (request.state === 'cancelled' ? request.lastActAt : null),
        reopened_count: request.reopenedCount,
        last_act_at: request.lastActAt,
        version: 1,
      },
    ],
    facts: facts.map((fact) => ({
      id: newId(),
      request_id: request.id,
      kind: fact.kind,
      on_date: fact.on.toString(),
      data: fact.data,
      recorded_at: request.registeredAt,
    })),
    missingItems: request.missingItems.map((item) => ({
      id: item.id,
      request_id: request.id,
      label: item.label,
      requested_at: item.requestedAt,
      limit_on: item.limitOn,
      received_at: item.receivedAt ?? null,
    })),
    tasks: request.tasks.map((task) => ({
      id: task.id,
      request_id: request.id,
      kind: task.kind,
      title: task.title,
      unit_id: context.codes.units.get(task.unitCode),
      assignee_id: agent(task.assigneeCode),
      due_on: task.dueOn ?? null,
      state: task.state,
      created_by: agent(task.createdByCode),
      created_at: task.createdAt,
      done_at: task.state === 'open' ? null : (task.doneAt ?? task.createdAt),
      done_by: agent(task.doneByCode),
      version: 1,
    })),
    notes: request.messages
      .filter((message) => message.direction === 'note')
      .map((note) => ({
        id: note.id,
        request_id: request.id,
        author_id: agent(note.authorAgentCode),
        text: note.text,
        written_at: note.at,
      })),
    referrals:
      request.referral === undefined
        ? []
        : [
            {
              id: request.referral.id,
              request_id: request.id,
              partner_code: request.referral.partnerCode,
              reason: request.referral.reason,
              referred_at: request.referral.referredAt,
              referred_by: agent(request.referral.referredByCode),
              acknowledged_at: request.referral.acknowledgedAt ?? null,
            },
          ],
    links: request.links.map((link) => ({ request_id: request.id, other_id: link.otherId, kind: link.kind, linked_at: link.at })),
    messages: messageRows(request, agent).map((row) => ({ ...row, body: String(row['body']).replaceAll(REFERENCE_TOKEN, reference) })),
    events: eventRows(request, context, agent),
  }
}

function messageRows(request: DemoRequest, agent: (code: string | undefined) => string | null): Row[] {
  return request.messages
    .filter((message) => message.direction !== 'note')
    .map((message) => ({
      id: message.id,
      request_id: request.id,
      direction: message.direction,
      channel: message.channel === 'kiosk' ? 'counter' : message.channel,
      kind: message.kind === 'note' ? 'message' : message.kind,
      automatic: message.automatic,
      author_id: agent(message.authorAgentCode),
      subject: '',
      body: message.text,
      written_at: message.at,
      state: message.direction === 'in' ? 'received' : message.channel === 'portal' ? 'shown' : 'sent',
      sent_at: message.direction === 'out' ? message.at : null,
      // What is long answered was read; what came last on an open request waits for its reader.
      read_at: message.direction === 'in' && (request.closedAt !== undefined || message !== request.messages.at(-1)) ? message.at : null,
      tries: 1,
      version: 1,
    }))
}

function dueOf(request: DemoRequest, facts: readonly LegalFact[], context: RequestContext): Row {
  const type = TYPE_BY_CODE.get(request.typeCode)
  if (type === undefined || request.state === 'closed' || request.state === 'cancelled')
    return { due_on: NO_DUE.toString(), due_kind: null, statutory_on: null, target_on: null }
  const due = dueColumns(askClock({ regime: type.definition.regime, directory: context.directory, facts, today: context.today }))
  return {
    due_on: due.due_on.toString(),
    due_kind: due.due_kind,
    statutory_on: due.statutory_on?.toString() ?? null,
    target_on: due.target_on?.toString() ?? null,
  }
}

function day(instant: string): Temporal.PlainDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Paris').toPlainDate()
}

function factsOf(request: DemoRequest): LegalFact[] {
  const received: LegalFact = {
    kind: 'received',
    on: Temporal.PlainDate.from(request.receivedOn),
    data: { channel: receiptChannel(request.channel) },
  }
  return [received, ...request.events.flatMap((event) => factOf(event))]
}

function factOf(event: DemoRequestEvent): LegalFact[] {
  const on = day(event.at)
  switch (event.kind) {
    case 'registered':
    case 'acknowledged':
    case 'suspended':
    case 'resumed':
    case 'answered':
    case 'cancelled':
      return [{ kind: event.kind, on, data: {} }]
    case 'missing-items-requested':
      return [{ kind: event.kind, on, data: { items: event.data.items, limitOn: event.data.limitOn } }]
    case 'missing-items-received':
      return [{ kind: event.kind, on, data: { items: event.data.items } }]
    case 'extended':
      return [{ kind: event.kind, on, data: { scope: 'statutory', by: { months: event.data.months }, legalBasis: event.data.legalBasis } }]
    case 'referred':
      return [{ kind: 'transferred-to-competent-body', on, data: { body: 'other' } }]
    case 'decided':
      return [{ kind: 'decided', on, data: { outcome: event.data.outcome, notifiedOn: on.toString() } }]
    case 'closed':
      return [{ kind: 'closed', on, data: { outcome: event.data.outcome === 'no-action' ? 'without-action' : 'handled' } }]
    case 'reopened':
      return [{ kind: 'reopened', on, data: { because: event.data.because } }]
    default:
      return []
  }
}

function eventRows(request: DemoRequest, context: RequestContext, agent: (code: string | undefined) => string | null): Row[] {
  const unit = (code: string) => context.codes.units.get(code)
  return request.events.flatMap((event) => {
    const told = toldOf(event, request, unit, agent)
    if (told === undefined) return []
    const actor = agent(event.agentCode)
    return [
      {
        id: newId(Temporal.Instant.from(event.at).epochMilliseconds),
        at: event.at,
        name: told.name,
        subject_kind: 'request',
        subject_id: request.id,
        actor_kind: actor === null ? 'system' : 'agent',
        actor_id: actor ?? 'demonstration',
        unit_id: unit(request.unitCode),
        data: told.data,
      },
    ]
  })
}

function toldOf(
  event: DemoRequestEvent,
  request: DemoRequest,
  unit: (code: string) => string | undefined,
  agent: (code: string | undefined) => string | null,
): { name: string; data: Row } | undefined {
  switch (event.kind) {
    case 'registered':
      return { name: 'request.registered', data: { type: request.typeCode, channel: request.channel, routedBy: 'type' } }
    case 'transferred':
      return { name: 'request.transferred', data: { fromUnit: unit(event.data.fromUnitCode), toUnit: unit(event.data.toUnitCode) } }
    case 'assigned':
      return { name: 'request.assigned', data: { agentId: agent(event.data.assigneeCode) } }
    case 'acknowledged':
      return { name: 'request.acknowledged', data: {} }
    case 'started':
      return { name: 'request.started', data: {} }
    case 'missing-items-requested':
      return { name: 'request.items-asked', data: { count: event.data.items.length, limitOn: event.data.limitOn } }
    case 'missing-items-received':
      return { name: 'request.items-received', data: { count: event.data.items.length } }
    case 'referred':
      return { name: 'request.referred', data: { partner: event.data.partnerCode } }
    case 'answered':
      return { name: 'request.answered', data: {} }
    case 'closed':
      return { name: 'request.closed', data: { outcome: event.data.outcome } }
    case 'reopened':
      return { name: 'request.reopened', data: { inError: event.data.because === 'in-error' } }
    case 'cancelled':
      return { name: 'request.cancelled', data: {} }
    default:
      return undefined
  }
}
