import { findRequest, mayAct, recordAcknowledgement } from '#modules/requests'
import { systemActor } from '#platform/access'
import type { Work } from '#platform/database'
import { type Outcome, done, refuse } from '#platform/outcome'
import { lockMessage, updateMessage } from './messages-store.ts'

const MAIL = systemActor('mail')

/**
 * Notes that an e-mail of which nobody knew whether it left has arrived: the requester said so, or the mail server's log. An
 * acknowledgement counts from then (L112-11 CRPA). Twice is as once; a message in any other state is refused.
 */
export async function settleUncertain(work: Work, messageId: string): Promise<Outcome<{ requestId: string }>> {
  const message = await lockMessage(work.tx, messageId)
  if (message === undefined || message.direction !== 'out') return refuse('not-found', 'correspondence.refusal.unknown')
  const request = await findRequest(work.tx, { id: message.requestId })
  if (request === undefined || !mayAct(work.actor, 'process', request)) return refuse('not-found', 'correspondence.refusal.unknown')
  if (message.state === 'sent') return done({ requestId: request.id })
  if (message.state !== 'uncertain') return refuse('conflict', 'correspondence.refusal.already-sent')
  await updateMessage(work.tx, message.id, { state: 'sent', state_reason: null, sent_at: work.at })
  if (message.kind === 'acknowledgement') {
    const asHouse: Work = { ...work, actor: MAIL }
    await recordAcknowledgement(asHouse, { request: { id: request.id }, kind: 'registration-notice-sent' })
    await recordAcknowledgement(asHouse, { request: { id: request.id }, kind: 'acknowledged' })
  }
  work.publish({
    name: 'message.sent',
    subject: { kind: 'request', id: request.id },
    unitId: request.unitId,
    data: { messageId: message.id, result: 'confirmed' },
  })
  return done({ requestId: request.id })
}
