import type { Json, Tx } from '#platform/database'
import { z } from 'zod'

/** What happened to something, as its page shows it. */
export interface HistoryEvent {
  id: string
  at: Temporal.Instant
  seq: number
  name: string
  actorKind: string
  actorId: string | undefined
  unitId: string | undefined
  data: Readonly<Record<string, Json>>
}

/** After which event the next page begins. */
export interface HistoryCursor {
  at: Temporal.Instant
  seq: number
}

export interface HistoryPage {
  events: HistoryEvent[]
  /** Absent on the last page. */
  next: HistoryCursor | undefined
}

const MOST = 200
const facts = z.record(z.string(), z.json())

/** The events about one subject, latest first, `limit` at a time (50 unless told, 200 at most); of some names only, when they are given. Who may read them is the caller's to ask. */
export async function historyOf(
  tx: Tx,
  about: { kind: string; id: string; after?: HistoryCursor; limit?: number; names?: readonly string[] },
): Promise<HistoryPage> {
  const limit = Math.min(about.limit ?? 50, MOST)
  const { after } = about
  let query = tx
    .selectFrom('events.event')
    .select(['id', 'at', 'seq', 'name', 'actor_kind', 'actor_id', 'unit_id', 'data'])
    .where('subject_kind', '=', about.kind)
    .where('subject_id', '=', about.id)
  if (about.names !== undefined) query = query.where('name', 'in', about.names)
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
    actorKind: row.actor_kind,
    actorId: row.actor_id ?? undefined,
    unitId: row.unit_id ?? undefined,
    data: facts.parse(row.data),
  }))
  const last = events.at(-1)
  return { events, next: rows.length > limit && last !== undefined ? { at: last.at, seq: last.seq } : undefined }
}
