import { type Tx, sql } from '#platform/database'

/** A request whose requester wrote something that nobody of the city has read. */
export interface UnreadRequest {
  requestId: string
  writtenAt: Temporal.Instant
  count: number
}

/** New messages on the agent's own requests, and on those of their services that nobody has; latest first. */
export async function listUnread(tx: Tx, about: { agentId: string; unitIds: readonly string[]; limit: number }): Promise<UnreadRequest[]> {
  const { rows } = await sql<{ request_id: string; written_at: Temporal.Instant; count: number }>`
    SELECT message.request_id, max(message.written_at) AS written_at, count(*) AS count
    FROM correspondence.message AS message JOIN requests.request AS request ON request.id = message.request_id
    WHERE message.direction = 'in' AND message.read_at IS NULL AND message.state <> 'cancelled'
      AND request.state NOT IN ('closed', 'cancelled')
      AND (request.assignee_id = ${about.agentId}::uuid OR (request.assignee_id IS NULL AND request.unit_id = ANY (${about.unitIds}::uuid[])))
    GROUP BY message.request_id ORDER BY 2 DESC, 1 LIMIT ${Math.min(about.limit, 100)}`.execute(tx)
  return rows.map((row) => ({ requestId: row.request_id, writtenAt: row.written_at, count: row.count }))
}

/** Notes that the city has read what came in on a request. */
export async function markRead(tx: Tx, about: { requestId: string; at: Temporal.Instant }): Promise<void> {
  await tx
    .updateTable('correspondence.message')
    .set({ read_at: about.at })
    .where('request_id', '=', about.requestId)
    .where('direction', '=', sql.lit('in'))
    .where('read_at', 'is', null)
    .execute()
}
