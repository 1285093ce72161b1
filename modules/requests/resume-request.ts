import type { Work } from '#platform/database'
import { type Outcome, done, refuse } from '#platform/outcome'
import { type ActInput, type Acted, openRequest, today, writeAct } from './act.ts'
import { mayAct } from './request-access.ts'
import { lockRequest } from './requests-store.ts'

/** Takes up a request whose answer was taken back before it left: as if it had never been answered. */
export async function resumeRequest(work: Work, input: ActInput & { because: 'answer-taken-back' }): Promise<Outcome<Acted>> {
  const opened = await openRequest(work, input, 'process')
  if (!opened.ok) return opened
  if (opened.value.request.state !== 'answered') return refuse('conflict', 'requests.refusal.already-started')
  return done(
    await writeAct(work, opened.value, {
      patch: { state: 'in-progress', answered_at: null },
      facts: [{ kind: 'reopened', on: today(work), data: { because: 'in-error' } }],
      event: { name: 'request.resumed', data: { because: input.because } },
    }),
  )
}

/** A citizen wrote: what waited for them is work again. An answered or closed request stays so until an agent has read the message (it may say "thank you"). */
export async function noteMessage(work: Work, input: { request: { id: string }; messageId: string }): Promise<void> {
  const request = await lockRequest(work.tx, input.request)
  if (request === undefined || !mayAct(work.actor, 'read', request)) return
  const resumed = request.state === 'waiting'
  const state = resumed ? (request.assigneeId === undefined ? 'registered' : 'in-progress') : request.state
  await work.tx
    .updateTable('requests.request')
    .set((eb) => ({ state, last_act_at: work.at, version: eb('version', '+', 1) }))
    .where('id', '=', request.id)
    .execute()
  work.publish({
    name: 'request.message-received',
    subject: { kind: 'request', id: request.id },
    unitId: request.unitId,
    data: { messageId: input.messageId, resumed, ...(request.assigneeId === undefined ? {} : { agentId: request.assigneeId }) },
  })
}
