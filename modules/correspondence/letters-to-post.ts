import { type Tx, sql } from '#platform/database'
import { MESSAGE_KINDS, type MessageKind } from './message.ts'

/** A letter that waits to be printed and posted. */
export interface LetterToPost {
  messageId: string
  requestId: string
  kind: MessageKind
  writtenAt: Temporal.Instant
}

const MOST_LETTERS = 100

/** Letters that nobody has posted yet, oldest first, as far as the reader's sight goes; a hundred at most. */
export async function listLettersToPost(tx: Tx, at: Temporal.Instant): Promise<LetterToPost[]> {
  const rows = await tx
    .selectFrom('correspondence.message')
    .select(['id', 'request_id', 'kind', 'written_at'])
    .where('state', '=', sql.lit('queued'))
    .where('channel', '=', sql.lit('post'))
    .where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '<=', at)]))
    .orderBy('written_at')
    .orderBy('id')
    .limit(MOST_LETTERS)
    .execute()
  return rows.map((row) => ({
    messageId: row.id,
    requestId: row.request_id,
    kind: MESSAGE_KINDS.find((kind) => kind === row.kind) ?? 'message',
    writtenAt: row.written_at,
  }))
}
