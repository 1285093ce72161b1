import type pg from 'pg'
import { newId } from '#platform/database'
import type { DemoChunk, DemoContactPoint, DemoAddress } from '../records.ts'
import { normaliseEmail, normalisePhone } from '#modules/citizens'
import { insertRows } from './bulk.ts'
import type { Codes } from './load-organisation.ts'
import { type RequestContext, type RequestRows, requestRows } from './request-rows.ts'

/** Loads a chunk in one transaction: people, contacts, requests with all that hangs on them. */
export async function loadChunk(client: pg.ClientBase, chunk: DemoChunk, context: RequestContext): Promise<void> {
  await client.query('BEGIN')
  await client.query('SET LOCAL synchronous_commit = off')
  await loadPeople(client, chunk)
  await loadContacts(client, chunk, context.codes)
  const rows = chunk.requests.map((request) => requestRows(request, context))
  const all = <K extends keyof RequestRows>(key: K) => rows.flatMap((row) => row[key])
  await insertRows(client, 'requests.request', REQUEST, all('request'))
  await insertRows(client, 'requests.legal_fact', ['id', 'request_id', 'kind', 'on_date', 'data', 'recorded_at'], all('facts'))
  await insertRows(
    client,
    'requests.missing_item',
    ['id', 'request_id', 'label', 'requested_at', 'limit_on', 'received_at'],
    all('missingItems'),
  )
  await insertRows(
    client,
    'requests.task',
    [
      'id',
      'request_id',
      'kind',
      'title',
      'unit_id',
      'assignee_id',
      'due_on',
      'state',
      'created_by',
      'created_at',
      'done_at',
      'done_by',
      'version',
    ],
    all('tasks'),
  )
  await insertRows(client, 'requests.note', ['id', 'request_id', 'author_id', 'text', 'written_at'], all('notes'))
  await insertRows(
    client,
    'requests.referral',
    ['id', 'request_id', 'partner_code', 'reason', 'referred_at', 'referred_by', 'acknowledged_at'],
    all('referrals'),
  )
  await insertRows(client, 'requests.request_link', ['request_id', 'other_id', 'kind', 'linked_at'], all('links'))
  await insertRows(
    client,
    'correspondence.message',
    [
      'id',
      'request_id',
      'direction',
      'channel',
      'kind',
      'automatic',
      'author_id',
      'subject',
      'body',
      'written_at',
      'state',
      'sent_at',
      'read_at',
      'tries',
      'version',
    ],
    all('messages'),
  )
  await insertRows(
    client,
    'events.event',
    ['id', 'at', 'name', 'subject_kind', 'subject_id', 'actor_kind', 'actor_id', 'unit_id', 'data', 'tx'],
    await stamped(client, all('events')),
  )
  await insertRows(client, 'requests.contact_link', ['request_id', 'contact_id'], contactLinks(chunk))
  await client.query('COMMIT')
}

const REQUEST = [
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
] as const

async function stamped(
  client: pg.ClientBase,
  events: readonly Readonly<Record<string, unknown>>[],
): Promise<Readonly<Record<string, unknown>>[]> {
  const { rows } = await client.query<{ tx: string }>('SELECT pg_current_xact_id()::text AS tx')
  return events.map((event) => ({ ...event, tx: rows[0]?.tx }))
}

async function loadPeople(client: pg.ClientBase, chunk: DemoChunk): Promise<void> {
  const columns = [
    'id',
    'kind',
    'civility',
    'given_names',
    'family_name',
    'usage_name',
    'birth_date',
    'organisation_name',
    'rna',
    'siret',
    'language',
    'preferred_channel',
    'notice',
    'created_at',
    'version',
  ]
  await insertRows(client, 'citizens.citizen', columns, [
    ...chunk.persons.map((person) => ({
      id: person.id,
      kind: 'person',
      civility: person.civility,
      given_names: person.givenNames,
      family_name: person.familyName,
      usage_name: person.usageName,
      birth_date: person.birthDate,
      language: person.language,
      preferred_channel: person.preferredChannel,
      notice: person.notice,
      created_at: person.createdAt,
      version: 1,
    })),
    ...chunk.organisations.map((item) => ({
      id: item.id,
      kind: 'organisation',
      organisation_name: item.name,
      rna: item.rna,
      siret: item.siret,
      language: item.language,
      created_at: item.createdAt,
      version: 1,
    })),
  ])
  const owners = [...chunk.persons, ...chunk.organisations]
  await insertRows(
    client,
    'citizens.contact_point',
    ['id', 'citizen_id', 'kind', 'value', 'normalised', 'preferred', 'created_at'],
    owners.flatMap((owner) => contactPoints(owner)),
  )
  await insertRows(
    client,
    'citizens.address',
    ['id', 'citizen_id', 'line', 'complement', 'postcode', 'town', 'country', 'district_code', 'created_at'],
    owners.flatMap((owner) => addresses(owner)),
  )
}

interface Owner {
  id: string
  createdAt: string
  contactPoints: readonly DemoContactPoint[]
  addresses: readonly DemoAddress[]
}

function contactPoints(owner: Owner) {
  return owner.contactPoints.map((point) => ({
    id: point.id,
    citizen_id: owner.id,
    kind: point.kind,
    value: point.value,
    normalised: (point.kind === 'email' ? normaliseEmail(point.value) : normalisePhone(point.value)) ?? point.value,
    preferred: point.preferred,
    created_at: owner.createdAt,
  }))
}

function addresses(owner: Owner) {
  return owner.addresses.map((address) => ({
    id: address.id,
    citizen_id: owner.id,
    line: address.line,
    complement: address.complement,
    postcode: address.postcode,
    town: address.town,
    country: 'FR',
    district_code: address.districtCode,
    created_at: owner.createdAt,
  }))
}

async function loadContacts(client: pg.ClientBase, chunk: DemoChunk, codes: Codes): Promise<void> {
  const columns = [
    'id',
    'channel',
    'direction',
    'started_at',
    'ended_at',
    'citizen_id',
    'declared_name',
    'identity_check',
    'agent_id',
    'unit_id',
    'site_id',
    'sector_code',
    'language',
    'summary',
    'result',
    'demand',
    'version',
  ]
  await insertRows(
    client,
    'contacts.contact',
    columns,
    chunk.contacts.map((contact) => ({
      id: contact.id,
      channel: contact.channel,
      direction: 'in',
      started_at: contact.at,
      ended_at: contact.endedAt ?? contact.at,
      citizen_id: contact.citizenId ?? null,
      declared_name: contact.declaredName ?? null,
      identity_check: 'none',
      agent_id: contact.agentCode === undefined ? null : (codes.agents.get(contact.agentCode) ?? null),
      unit_id: codes.units.get(contact.unitCode),
      site_id: contact.siteCode === undefined ? null : (codes.sites.get(contact.siteCode) ?? null),
      sector_code: contact.sectorCode,
      language: contact.language,
      summary: contact.text,
      result: contact.result,
      demand: contact.demand,
      version: 1,
    })),
  )
  await insertRows(
    client,
    'contacts.topic',
    ['id', 'contact_id', 'position', 'type_code', 'text'],
    chunk.contacts.map((contact) => ({ id: newId(), contact_id: contact.id, position: 1, type_code: contact.topicTypeCode, text: '' })),
  )
}

function contactLinks(chunk: DemoChunk) {
  const links = [
    ...chunk.requests.map((request) => ({ request_id: request.id, contact_id: request.contactId })),
    ...chunk.contacts.flatMap((contact) =>
      contact.requestId === undefined ? [] : [{ request_id: contact.requestId, contact_id: contact.id }],
    ),
  ]
  return [...new Map(links.map((link) => [`${link.request_id} ${link.contact_id}`, link])).values()]
}
