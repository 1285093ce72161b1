import { permitted } from '#modules/accounts'
import { describeRequest, findRequest, reclassifyRequest } from '#modules/requests'
import { systemActor } from '#platform/access'
import type { Work } from '#platform/database'
import { type Outcome, done, refuse } from '#platform/outcome'
import { type LetterSender, identifySender } from './letter-sender.ts'
import type { Letter } from './letter.ts'
import { lockLetter, updateLetter } from './letters-store.ts'

const MAIL_ROOM = systemActor('mail-room')

/** What a person confirms of a letter: its subject, what it is about, who wrote it. The request follows; the receipt date stays the paper's. */
export async function checkLetter(
  work: Work,
  input: { letterId: string; expectedVersion: number; subject: string; typeCode: string; sender?: LetterSender | undefined },
): Promise<Outcome<Letter>> {
  if (!permitted(work.actor, 'post.capture')) return refuse('not-allowed', 'mailroom.refusal.may-not-capture')
  const letter = await lockLetter(work.tx, input.letterId)
  if (letter === undefined) return refuse('not-found', 'mailroom.refusal.unknown')
  if (letter.version !== input.expectedVersion) return refuse('conflict', 'mailroom.refusal.stale')
  if (letter.requestId !== undefined) {
    const sender = await identifySender(work, input.sender ?? {})
    if (!sender.ok) return sender
    const followed = await describe(work, {
      requestId: letter.requestId,
      subject: input.subject.trim(),
      typeCode: input.typeCode,
      senderId: sender.value,
    })
    if (!followed.ok) return followed
  }
  await updateLetter(work.tx, letter.id, { state: 'checked', checked_by: work.actor.kind === 'agent' ? work.actor.id : null })
  work.publish({
    name: 'letter.checked',
    subject: { kind: 'letter', id: letter.id },
    data: letter.requestId === undefined ? {} : { requestId: letter.requestId },
  })
  return done((await lockLetter(work.tx, letter.id)) ?? letter)
}

/** The mail room describes and sorts letters that no service has in hand yet, whatever service they go to. */
async function describe(
  work: Work,
  input: { requestId: string; subject: string; typeCode: string; senderId: string | undefined },
): Promise<Outcome<undefined>> {
  const sorting: Work = { ...work, actor: MAIL_ROOM }
  const request = await findRequest(work.tx, { id: input.requestId })
  if (request === undefined) return done(undefined)
  const subject = input.subject !== '' && input.subject !== request.subject ? input.subject : undefined
  // Who asks was perhaps named by a service meanwhile: that stays.
  const senderId = request.requesterId === undefined ? input.senderId : undefined
  if (subject !== undefined || senderId !== undefined) {
    const described = await describeRequest(sorting, {
      request: { id: request.id },
      ...(subject === undefined ? {} : { subject }),
      ...(senderId === undefined ? {} : { requesterId: senderId, notify: true }),
    })
    if (!described.ok) return described
  }
  if (input.typeCode !== '' && input.typeCode !== request.typeCode && request.assigneeId === undefined) {
    const moved = await reclassifyRequest(sorting, { request: { id: request.id }, typeCode: input.typeCode })
    if (!moved.ok) return moved
  }
  return done(undefined)
}
