import { z } from 'zod'
import { type Tx, sql } from '#platform/database'
import { parseReference } from './reference.ts'
import { SUMMARY_COLUMNS, summaryOf } from './request-row.ts'
import type { RequestSummary } from './request.ts'

export interface FoundRequests {
  rows: RequestSummary[]
  next: string | undefined
}

export const FOUND_ROWS = 50

/** Looks for requests as people ask: a reference opens one, words search subjects, texts and places; latest first, paged by key. */
export async function findRequests(
  tx: Tx,
  input: { query: string; cursor?: string | undefined; limit?: number | undefined },
): Promise<FoundRequests> {
  const reference = parseReference(input.query)
  if (reference !== undefined) {
    const rows = await summaries(tx).where('request.reference', '=', reference).execute()
    return { rows: rows.map(summaryOf), next: undefined }
  }
  const words = searchWords(input.query)
  if (words.length === 0) return { rows: [], next: undefined }
  const limit = Math.min(input.limit ?? FOUND_ROWS, 200)
  const before = readRecentCursor(input.cursor)
  const { rows: ids } = await sql<{ id: string; registered_at: Temporal.Instant }>`
    SELECT id, registered_at FROM requests.search_requests(to_tsquery('public.parvis_fr', ${searchQuery(words)}), to_tsquery('public.parvis_fr', ${searchQuery(words, 'A')}),
      ${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid, ${limit + 1})`.execute(tx)
  return summariesOf(tx, ids, limit)
}

/** The requests of a citizen, latest first, paged by key. */
export async function listRequestsOf(
  tx: Tx,
  input: { citizenId: string; cursor?: string | undefined; limit?: number },
): Promise<FoundRequests> {
  const limit = Math.min(input.limit ?? FOUND_ROWS, 200)
  const before = readRecentCursor(input.cursor)
  let query = tx
    .selectFrom('requests.request')
    .select(['id', 'registered_at'])
    .where('requester_id', '=', input.citizenId)
    .orderBy('registered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (before !== undefined)
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('registered_at', 'id'), '<', tuple(before.at, before.id)))
  return summariesOf(tx, await query.execute(), limit)
}

/** The requests of a contact. */
export async function listRequestsOfContact(tx: Tx, contactId: string): Promise<RequestSummary[]> {
  const rows = await summaries(tx)
    .innerJoin('requests.contact_link as link', 'link.request_id', 'request.id')
    .where('link.contact_id', '=', contactId)
    .limit(50)
    .execute()
  return rows.map(summaryOf)
}

export interface RequestListFilter {
  unitIds?: readonly string[] | undefined
  sectorCodes?: readonly string[] | undefined
  state?: string | undefined
  typeCode?: string | undefined
  channel?: string | undefined
  requesterId?: string | undefined
  updatedSince?: Temporal.Instant | undefined
  cursor?: string | undefined
  limit: number
}

/** Requests of all states, latest first, paged by key: the API's list. */
export async function listRequests(tx: Tx, filter: RequestListFilter): Promise<FoundRequests> {
  const limit = Math.min(filter.limit, 200)
  const before = readRecentCursor(filter.cursor)
  let query = tx
    .selectFrom('requests.request')
    .select(['id', 'registered_at'])
    .orderBy('registered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (filter.state !== undefined) query = query.where('state', '=', filter.state)
  if (filter.typeCode !== undefined) query = query.where('type_code', '=', filter.typeCode)
  if (filter.channel !== undefined) query = query.where('channel', '=', filter.channel)
  if (filter.requesterId !== undefined) query = query.where('requester_id', '=', filter.requesterId)
  if (filter.updatedSince !== undefined) query = query.where('last_act_at', '>=', filter.updatedSince)
  const { unitIds, sectorCodes } = filter
  if (unitIds !== undefined || sectorCodes !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb('unit_id', '=', eb.fn.any(eb.val([...(unitIds ?? [])]))),
        eb('sector_code', '=', eb.fn.any(eb.val([...(sectorCodes ?? [])]))),
      ]),
    )
  }
  if (before !== undefined)
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('registered_at', 'id'), '<', tuple(before.at, before.id)))
  return summariesOf(tx, await query.execute(), limit)
}

async function summariesOf(tx: Tx, ids: readonly { id: string; registered_at: Temporal.Instant }[], limit: number): Promise<FoundRequests> {
  const page = ids.slice(0, limit)
  if (page.length === 0) return { rows: [], next: undefined }
  const rows = await summaries(tx)
    .where('request.id', '=', (eb) => eb.fn.any(eb.val(page.map((item) => item.id))))
    .orderBy('request.registered_at', 'desc')
    .orderBy('request.id', 'desc')
    .execute()
  const last = page.at(-1)
  return {
    rows: rows.map(summaryOf),
    next:
      ids.length > limit && last !== undefined
        ? Buffer.from(`${last.registered_at.toString()}|${last.id}`).toString('base64url')
        : undefined,
  }
}

function summaries(tx: Tx) {
  return tx
    .selectFrom('requests.request as request')
    .leftJoin('citizens.citizen as citizen', 'citizen.id', 'request.requester_id')
    .select(SUMMARY_COLUMNS)
    .select(
      sql<
        string | null
      >`coalesce(citizen.organisation_name, concat_ws(' ', citizen.given_names, coalesce(citizen.usage_name, citizen.family_name)))`.as(
        'requester_name',
      ),
    )
}

const MOST_WORDS = 8

/** Letters and digits only: nothing of it is syntax. */
function searchWords(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1)
    .slice(0, MOST_WORDS)
}

/** A text search query: all the words, the last one as a beginning; with weight A, in subjects alone. */
function searchQuery(words: readonly string[], weight: '' | 'A' = ''): string {
  return words
    .map((word, index) => (index === words.length - 1 ? `${word}:*${weight}` : weight === '' ? word : `${word}:${weight}`))
    .join(' & ')
}

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()])

function readRecentCursor(cursor: string | undefined): { at: Temporal.Instant; id: string } | undefined {
  if (cursor === undefined) return undefined
  const parsed = cursorShape.safeParse(Buffer.from(cursor, 'base64url').toString().split('|'))
  return parsed.success ? { at: Temporal.Instant.from(parsed.data[0]), id: parsed.data[1] } : undefined
}
