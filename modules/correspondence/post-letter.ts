import { permitted } from '#modules/accounts'
import { type Request, findRequest, mayAct, recordAcknowledgement, visibility } from '#modules/requests'
import { type Actor, systemActor } from '#platform/access'
import type { Work } from '#platform/database'
import { type Outcome, done, refuse } from '#platform/outcome'
import type { Message } from './message.ts'
import { lockMessage, updateMessage } from './messages-store.ts'

const MAIL_ROOM = systemActor('mail-room')

/** Who may print a letter of the city: who sees the whole request, and the mail room, which puts letters in their envelopes. */
export function mayPrint(actor: Actor, request: Request): boolean {
  const sight = visibility(actor, request)
  return sight === 'full' || (sight === 'limited' && permitted(actor, 'post.capture'))
}

/** Finds a letter that may be printed; an e-mail, a message taken back and a foreign one are not found, all alike. */
export async function openLetter(work: Work, messageId: string): Promise<Outcome<{ message: Message; request: Request }>> {
  const message = await lockMessage(work.tx, messageId)
  if (message === undefined || message.direction !== 'out' || message.channel !== 'post' || message.state === 'cancelled')
    return refuse('not-found', 'correspondence.refusal.unknown')
  const request = await findRequest(work.tx, { id: message.requestId })
  if (request === undefined || !mayPrint(work.actor, request)) return refuse('not-found', 'correspondence.refusal.unknown')
  return done({ message, request })
}

/**
 * Notes that a printed letter was posted: from that day the citizen counts as told (L112-3, L112-11 CRPA).
 * Twice is as once; a letter that may still be taken back is refused.
 */
export async function postLetter(work: Work, messageId: string): Promise<Outcome<{ request: Request }>> {
  const opened = await openLetter(work, messageId)
  if (!opened.ok) return opened
  const { message, request } = opened.value
  if (!mayAct(work.actor, 'process', request) && !permitted(work.actor, 'post.capture'))
    return refuse('not-allowed', 'correspondence.refusal.may-not-post')
  if (message.state !== 'queued') return done({ request })
  if (message.heldUntil !== undefined && Temporal.Instant.compare(work.at, message.heldUntil) < 0)
    return refuse('conflict', 'correspondence.refusal.still-held')
  await updateMessage(work.tx, message.id, { state: 'sent', sent_at: work.at })
  if (message.kind === 'acknowledgement') {
    const asHouse: Work = { ...work, actor: MAIL_ROOM }
    await recordAcknowledgement(asHouse, { request: { id: request.id }, kind: 'registration-notice-sent' })
    await recordAcknowledgement(asHouse, { request: { id: request.id }, kind: 'acknowledged' })
  }
  work.publish({
    name: 'message.sent',
    subject: { kind: 'request', id: request.id },
    unitId: request.unitId,
    data: { messageId: message.id, result: 'posted' },
  })
  return done({ request })
}
