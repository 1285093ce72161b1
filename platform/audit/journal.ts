import { z } from 'zod'
import type { Json, Tx } from '#platform/database'
import type { HistoryCursor, HistoryPage } from './history.ts'

/** Which events of the whole city a reader of the journal asks for. */
export interface JournalFilter {
  from: Temporal.Instant
  /** Not included. */
  until: Temporal.Instant
  /** Any of them. */
  actorIds?: readonly string[] | undefined
  /** `request.assigned`, or its beginning: `request.`. */
  name?: string | undefined
  /** Any of these, or those that begin with `name`. */
  names?: readonly string[] | undefined
  subjectKind?: string | undefined
  subjectId?: string | undefined
  after?: HistoryCursor | undefined
  limit: number
}

export interface JournalPage {
  events: (HistoryPage['events'][number] & { subjectKind: string; subjectId: string })[]
  next: HistoryCursor | undefined
}

const MOST = 10_000
const facts = z.record(z.string(), z.json())

/** The events of the city between two moments, latest first, paged by key. Who may read them is the caller's to ask. */
export async function readJournal(tx: Tx, filter: JournalFilter): Promise<JournalPage> {
  const limit = Math.min(filter.limit, MOST)
  let query = tx
    .selectFrom('events.event')
    .select(['id', 'at', 'seq', 'name', 'subject_kind', 'subject_id', 'actor_kind', 'actor_id', 'unit_id', 'data'])
    .where('at', '>=', filter.from)
    .where('at', '<', filter.until)
  if (filter.actorIds !== undefined) query = query.where('actor_id', 'in', [...filter.actorIds])
  const { name, names } = filter
  if (name !== undefined || names !== undefined)
    query = query.where((where) =>
      where.or([
        ...(name === undefined ? [] : [where('name', 'like', `${name.replace(/[\\%_]/g, String.raw`\$&`)}%`)]),
        ...(names === undefined || names.length === 0 ? [] : [where('name', 'in', [...names])]),
      ]),
    )
  if (filter.subjectKind !== undefined) query = query.where('subject_kind', '=', filter.subjectKind)
  if (filter.subjectId !== undefined) query = query.where('subject_id', '=', filter.subjectId)
  const { after } = filter
  if (after !== undefined) query = query.where((where) => where(where.refTuple('at', 'seq'), '<', where.tuple(after.at, after.seq)))
  const rows = await query
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit + 1)
    .execute()
  const events = rows.slice(0, limit).map((row) => ({
    id: row.id,
    at: row.at,
    seq: row.seq,
    name: row.name,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    actorKind: row.actor_kind,
    actorId: row.actor_id ?? undefined,
    unitId: row.unit_id ?? undefined,
    data: readFacts(row.data),
  }))
  const last = events.at(-1)
  return { events, next: rows.length > limit && last !== undefined ? { at: last.at, seq: last.seq } : undefined }
}

function readFacts(data: unknown): Readonly<Record<string, Json>> {
  return facts.parse(data)
}
