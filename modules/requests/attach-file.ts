import { type Work, newId } from '#platform/database'
import { filesStillThere } from '#platform/files'
import { type Outcome, done, refuse } from '#platform/outcome'
import { type ActInput, actingAgent } from './act.ts'
import { mayAct } from './request-access.ts'
import { findRequest } from './requests-store.ts'

export interface NewAttachment {
  fileId: string
  name: string
  source: 'citizen' | 'agent' | 'email' | 'post' | 'system'
  messageId?: string | undefined
  contactId?: string | undefined
  /** Seen by the requester too; notes' annexes are not. */
  public?: boolean | undefined
}

/**
 * Puts files that the file store has received on a request. The same file twice on one request stays once; one that was forgotten
 * meanwhile (a form left open for more than a day) is left out.
 */
export async function attachFiles(
  work: Work,
  input: { request: ActInput['request']; files: readonly NewAttachment[] },
): Promise<Outcome<{ count: number }>> {
  if (input.files.length === 0) return done({ count: 0 })
  const request = await findRequest(work.tx, input.request)
  if (request === undefined || !mayAct(work.actor, 'read', request)) return refuse('not-found', 'requests.refusal.unknown')
  const there = await filesStillThere(
    work.tx,
    input.files.map((file) => file.fileId),
  )
  const files = input.files.filter((file) => there.has(file.fileId))
  if (files.length === 0) return done({ count: 0 })
  const written = await work.tx
    .insertInto('requests.attachment')
    .values(
      files.map((file) => ({
        id: newId(work.at.epochMilliseconds),
        request_id: request.id,
        file_id: file.fileId,
        name: file.name.slice(0, 200),
        source: file.source,
        message_id: file.messageId ?? null,
        contact_id: file.contactId ?? null,
        public: file.public ?? true,
        added_at: work.at,
        added_by: actingAgent(work),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  if (written.length === 0) return done({ count: 0 })
  work.publish({
    name: 'request.files-added',
    subject: { kind: 'request', id: request.id },
    unitId: request.unitId,
    data: { count: written.length, source: input.files[0]?.source ?? 'system' },
  })
  return done({ count: written.length })
}
