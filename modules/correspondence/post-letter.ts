import { permitted } from '#modules/accounts'
import { type Request, type Visibility, findRequest, mayAct, recordAcknowledgement, visibility } from '#modules/requests'
import { type Actor, systemActor } from '#platform/access'
import type { Work } from '#platform/database'
import { type Outcome, done, refuse } from '#platform/outcome'
import type { Message, MessageKind } from './message.ts'
import { lockMessage, updateMessage } from './messages-store.ts'

const MAIL_ROOM = systemActor('mail-room')

/** What the house writes by itself and the mail room prints: it says that a request came in, not what it is answered. */
const OF_THE_MAIL_ROOM: readonly MessageKind[] = ['registration-notice', 'acknowledgement']

/**
 * Who may read a letter of the city, and so print it: who sees the whole request. The mail room, which sees that it is there,
 * prints the acknowledgements; an answer comes to it printed, in its envelope, and it notes that it left.
 */
export function mayPrint(sight: Visibility, { actor, kind }: { actor: Actor; kind: MessageKind }): boolean {
  return sight === 'full' || (sight === 'limited' && OF_THE_MAIL_ROOM.includes(kind) && permitted(actor, 'post.capture'))
}

/** Finds a letter to print it; an e-mail, a message taken back and one that the actor may not read are not found, all alike. */
export async function openLetter(work: Work, messageId: string): Promise<Outcome<FoundLetter>> {
  const found = await findLetter(work, messageId)
  if (found === undefined) return refuse('not-found', 'correspondence.refusal.unknown')
  const { message, request } = found
  if (!mayPrint(visibility(work.actor, request), { actor: work.actor, kind: message.kind }))
    return refuse('not-found', 'correspondence.refusal.unknown')
  return done(found)
}

interface FoundLetter {
  message: Message
  request: Request
}

async function findLetter(work: Work, messageId: string): Promise<FoundLetter | undefined> {
  const message = await lockMessage(work.tx, messageId)
  if (message === undefined || message.direction !== 'out' || message.channel !== 'post' || message.state === 'cancelled') return undefined
  const request = await findRequest(work.tx, { id: message.requestId })
  return request === undefined ? undefined : { message, request }
}

/** Who may note that a letter left: who sees the whole request, and the mail room of what it sees in part. */
export function maySeeToPost(sight: Visibility, actor: Actor): boolean {
  return sight === 'full' || (sight === 'limited' && permitted(actor, 'post.capture'))
}

/**
 * Notes that a printed letter was posted: from that day the citizen counts as told (L112-3, L112-11 CRPA).
 * Twice is as once; a letter that may still be taken back is refused.
 */
export async function postLetter(work: Work, messageId: string): Promise<Outcome<{ request: Request }>> {
  const found = await findLetter(work, messageId)
  if (found === undefined || !maySeeToPost(visibility(work.actor, found.request), work.actor))
    return refuse('not-found', 'correspondence.refusal.unknown')
  const { message, request } = found
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
