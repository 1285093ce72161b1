import { createHash } from 'node:crypto'
import { type Tx, type Work, sql } from '#platform/database'

/**
 * The name of one sending: the random id that the form carried, with a digest of what it said. A double click, a resent
 * page or a lost answer give the same name and find the request that was made; going back and asking for something else
 * gives another name, and another request. The id is made for each form that is shown, so that two people who write the
 * same words make two requests.
 */
export function submissionKey(formId: string, content: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([formId, content]))
    .digest('base64url')
}

/** Waits for a sending of the same name, and gives the request that it made, if it made one. */
export async function sentBefore(work: Work, key: string): Promise<string | undefined> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 7))`.execute(work.tx)
  return requestOfSubmission(work.tx, key)
}

export async function noteSubmission(work: Work, key: string, requestId: string): Promise<void> {
  await work.tx.insertInto('requests.submission').values({ key, request_id: requestId, sent_at: work.at }).execute()
}

async function requestOfSubmission(tx: Tx, key: string): Promise<string | undefined> {
  return (await tx.selectFrom('requests.submission').select('request_id').where('key', '=', key).executeTakeFirst())?.request_id
}
