import { systemActor } from '#platform/access'
import { type House, type Tx, sql } from '#platform/database'

/** A request as the registry keeps it, with all that hangs on it and all that was told of it, as text: to see that nothing has changed. */
export interface WholeRequest {
  row: string
  children: Readonly<Record<string, string>>
  events: readonly { name: string; data: string; at: Temporal.Instant; tx: string; actorKind: string; actorId: string | null }[]
}

const CHILDREN = [
  'legal_fact',
  'missing_item',
  'task',
  'note',
  'attachment',
  'contact_link',
  'request_link',
  'referral',
  'watcher',
  'draft',
] as const

/** Reads it under the rights of the house, in one go. */
export function wholeRequest(house: House, id: string): Promise<WholeRequest> {
  return house.read(systemActor('test'), async (tx) => {
    const [texts, events] = await Promise.all([textsOf(tx, id), eventsOf(tx, id)])
    const { row = '', ...children } = texts
    return { row, children, events }
  })
}

async function textsOf(tx: Tx, id: string): Promise<Record<string, string>> {
  const children = CHILDREN.map(
    (child) => sql`(SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY to_jsonb(c)::text), '[]')::text
      FROM ${sql.table(`requests.${child}`)} c WHERE c.request_id = r.id) AS ${sql.ref(child)}`,
  )
  const { rows } = await sql<Record<string, string>>`SELECT to_jsonb(r)::text AS row, ${sql.join(children)}
    FROM requests.request r WHERE r.id = ${id}::uuid`.execute(tx)
  return rows[0] ?? {}
}

async function eventsOf(tx: Tx, id: string): Promise<WholeRequest['events']> {
  const { rows } = await sql<WholeRequest['events'][number]>`
    SELECT name, data::text AS data, at, tx::text AS tx, actor_kind AS "actorKind", actor_id AS "actorId" FROM events.event
    WHERE subject_kind = 'request' AND subject_id = ${id} ORDER BY seq`.execute(tx)
  return rows
}

/** Whether the request was last written by the transaction that wrote its last event. */
export function writtenTogether(house: House, id: string): Promise<boolean> {
  return house.read(systemActor('test'), async (tx) => {
    const { rows } = await sql<{ together: boolean }>`
      SELECT r.xmin::text = (e.tx::text::numeric % 4294967296)::text AS together FROM requests.request r,
        LATERAL (SELECT tx FROM events.event WHERE subject_kind = 'request' AND subject_id = r.id::text ORDER BY seq DESC LIMIT 1) AS e
      WHERE r.id = ${id}::uuid`.execute(tx)
    return rows[0]?.together ?? false
  })
}
