import { type Work, sql } from '#platform/database'
import type { NewContact } from './record-contact.ts'

/**
 * The contact that the same agent has already recorded with the same beginning and the same words: a form sent twice (a double click, a
 * page sent again). It waits for a sending that is under way. Nothing for who is not an agent, or when no beginning was given.
 */
export async function recordedBefore(
  work: Work,
  about: Pick<NewContact, 'startedAt' | 'channel' | 'summary' | 'result'>,
): Promise<string | undefined> {
  const { startedAt, channel, summary, result } = about
  if (work.actor.kind !== 'agent' || startedAt === undefined) return undefined
  const agentId = work.actor.id
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${agentId} ${startedAt.toString()}`}, 8))`.execute(work.tx)
  const found = await work.tx
    .selectFrom('contacts.contact')
    .select('id')
    .where('agent_id', '=', agentId)
    .where('started_at', '=', startedAt)
    .where('channel', '=', channel)
    .where('summary', '=', summary)
    .where('result', '=', result)
    .limit(1)
    .executeTakeFirst()
  return found?.id
}
