import type { NotNull } from 'kysely'
import { type Tx, sql } from '#platform/database'

/** A message about one of a person's requests, with the little that a line of time shows. */
export interface CitizenMessage {
  id: string
  requestId: string
  direction: 'in' | 'out'
  channel: string
  automatic: boolean
  authorId: string | undefined
  /** Empty, like the body, for who sees the request in part. */
  subject: string
  body: string
  writtenAt: Temporal.Instant
}

const LONGEST = 200

/**
 * What was said about a person's requests, latest first, paged by key, as far as the reader's sight of the requests goes. What came in
 * with a contact (an e-mail, a call) is left out: the contact stands in the line already. Taken back is never said.
 */
export async function listMessagesOfCitizen(
  tx: Tx,
  filter: { citizenId: string; before?: { at: Temporal.Instant; id: string } | undefined; limit: number },
): Promise<CitizenMessage[]> {
  let query = tx
    .selectFrom('requests.request as request')
    .innerJoin('correspondence.message_outline as outline', 'outline.request_id', 'request.id')
    // The wall lets the words through to who sees the request in full.
    .leftJoin('correspondence.message as message', 'message.id', 'outline.id')
    .select([
      'outline.id',
      'outline.request_id',
      'outline.direction',
      'outline.channel',
      'outline.automatic',
      'outline.written_at',
      'message.author_id',
      'message.subject',
      'message.body',
    ])
    // PostgreSQL does not say of a view which columns are never empty.
    .$narrowType<{ id: NotNull; request_id: NotNull; channel: NotNull; automatic: NotNull; written_at: NotNull }>()
    .where('request.requester_id', '=', filter.citizenId)
    .where('outline.contact_id', 'is', null)
    .where('outline.state', '<>', sql.lit('cancelled'))
    .orderBy('outline.written_at', 'desc')
    .orderBy('outline.id', 'desc')
    .limit(Math.min(filter.limit, LONGEST))
  const { before } = filter
  if (before !== undefined)
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('outline.written_at', 'outline.id'), '<', tuple(before.at, before.id)))
  return (await query.execute()).map((row) => ({
    id: row.id,
    requestId: row.request_id,
    direction: row.direction === 'in' ? 'in' : 'out',
    channel: row.channel,
    automatic: row.automatic,
    authorId: row.author_id ?? undefined,
    subject: row.subject ?? '',
    body: row.body ?? '',
    writtenAt: row.written_at,
  }))
}
