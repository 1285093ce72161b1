import { type Work, newId } from '#platform/database'
import { actingAgent } from './act.ts'

/** Writes an internal note on a request already taken in hand. */
export async function writeNote(work: Work, note: { requestId: string; text: string }): Promise<string> {
  const id = newId(work.at.epochMilliseconds)
  await work.tx
    .insertInto('requests.note')
    .values({ id, request_id: note.requestId, author_id: actingAgent(work), text: note.text, written_at: work.at })
    .execute()
  return id
}
