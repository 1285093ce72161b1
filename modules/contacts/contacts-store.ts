import { z } from 'zod'
import type { Insertable, Selectable } from 'kysely'
import type { Database, Tx } from '#platform/database'
import { CONTACT_CHANNELS, CONTACT_RESULTS, type Contact, DEMANDS, IDENTITY_CHECKS } from './contact.ts'

type Row = Omit<Selectable<Database['contacts.contact']>, 'search'>

const COLUMNS = [
  'id',
  'channel',
  'direction',
  'started_at',
  'ended_at',
  'citizen_id',
  'declared_name',
  'declared_reach',
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
] as const satisfies readonly (keyof Row)[]

export async function insertContact(
  tx: Tx,
  row: Insertable<Database['contacts.contact']>,
  topics: readonly Insertable<Database['contacts.topic']>[],
): Promise<void> {
  await tx.insertInto('contacts.contact').values(row).execute()
  if (topics.length > 0)
    await tx
      .insertInto('contacts.topic')
      .values([...topics])
      .execute()
}

export async function findContact(tx: Tx, id: string): Promise<Contact | undefined> {
  const row = await tx.selectFrom('contacts.contact').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : contactOf(row)
}

/** The contacts of these ids that the reader may see, in the order of the ids. */
export async function findContacts(tx: Tx, ids: readonly string[]): Promise<Contact[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('contacts.contact')
    .select(COLUMNS)
    .where('id', '=', (eb) => eb.fn.any(eb.val([...ids])))
    .limit(200)
    .execute()
  const found = new Map(rows.map((row) => [row.id, contactOf(row)]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

export interface ContactFilter {
  citizenId?: string | undefined
  agentId?: string | undefined
  channel?: string | undefined
  result?: string | undefined
  since?: Temporal.Instant | undefined
  /** Continue after this contact, in the order of the list. */
  before?: { startedAt: Temporal.Instant; id: string } | undefined
  limit: number
}

/** Contacts, latest first, paged by key. */
export async function listContacts(tx: Tx, filter: ContactFilter): Promise<Contact[]> {
  let query = tx
    .selectFrom('contacts.contact')
    .select(COLUMNS)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(Math.min(filter.limit, 200))
  if (filter.citizenId !== undefined) query = query.where('citizen_id', '=', filter.citizenId)
  if (filter.agentId !== undefined) query = query.where('agent_id', '=', filter.agentId)
  if (filter.channel !== undefined) query = query.where('channel', '=', filter.channel)
  if (filter.result !== undefined) query = query.where('result', '=', filter.result)
  if (filter.since !== undefined) query = query.where('started_at', '>=', filter.since)
  const before = filter.before
  if (before !== undefined)
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('started_at', 'id'), '<', tuple(before.startedAt, before.id)))
  return (await query.execute()).map(contactOf)
}

const channel = z.enum(CONTACT_CHANNELS)
const result = z.enum(CONTACT_RESULTS)
const demand = z.enum(DEMANDS)
const identity = z.enum(IDENTITY_CHECKS)

function contactOf(row: Row): Contact {
  return {
    id: row.id,
    channel: channel.parse(row.channel),
    direction: row.direction === 'out' ? 'out' : 'in',
    startedAt: row.started_at,
    endedAt: row.ended_at ?? undefined,
    citizenId: row.citizen_id ?? undefined,
    declaredName: row.declared_name ?? undefined,
    declaredReach: row.declared_reach ?? undefined,
    identityCheck: identity.parse(row.identity_check),
    agentId: row.agent_id ?? undefined,
    unitId: row.unit_id ?? undefined,
    siteId: row.site_id ?? undefined,
    sectorCode: row.sector_code,
    language: row.language,
    summary: row.summary,
    result: result.parse(row.result),
    demand: row.demand === null ? undefined : demand.parse(row.demand),
    version: row.version,
  }
}
