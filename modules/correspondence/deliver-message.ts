import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { markEmailBounced } from '#modules/citizens'
import { type Request, findRequest, mayAct, recordAcknowledgement } from '#modules/requests'
import { systemActor } from '#platform/access'
import type { Work } from '#platform/database'
import { type Job, defineJob } from '#platform/jobs'
import { type Outcome, done, refuse } from '#platform/outcome'
import { type OutgoingMail, type SendOutcome, sendMail } from '#platform/mail'
import { buildOutgoing } from './email/index.ts'
import { agentSignature, letterParts } from './letter-text.ts'
import type { MailOffice } from './mail-office.ts'
import type { Message } from './message.ts'
import { lockMessage, updateMessage } from './messages-store.ts'
import { DELIVERY_QUEUE } from './write-message.ts'

const POSTMAN = systemActor('mail')

/** Why a message waits while its bytes are on their way to the mail server. A run that finds it there knows that an earlier one was cut. */
const LEAVING = 'leaving'
/** Why a message is uncertain when the run that sent it was cut. */
const CUT_SHORT = 'cut-short'
/** Waits of 10 s, 20 s … 1 h: a day in all. */
const MOST_TRIES = 30
const NOTE_TRIES = 60
const NOTE_PAUSE_MS = 1_000

/**
 * Hands a message to the mail server. A second run finds it sent; a server that is away is tried again for a day. A run that was cut
 * while the bytes left may have been taken: it is not sent twice, a person decides.
 */
export function deliveryJob(office: MailOffice): Job {
  return defineJob({
    queue: DELIVERY_QUEUE,
    data: z.object({ messageId: z.uuid() }),
    retries: MOST_TRIES,
    retryAfter: 10,
    expires: 180,
    concurrency: 4,
    run: async ({ messageId }, { house, signal }) => {
      const mail = await house.work(POSTMAN, (work) => prepare(work, office, messageId))
      if (mail === undefined) return
      const outcome = await sendMail(office.smtp, mail, () => house.work(POSTMAN, (work) => leave(work, messageId)))
      const settled = await insist(signal, () => house.work(POSTMAN, (work) => settle(work, messageId, outcome)))
      if (settled === 'try-again' && outcome.result === 'temporary') throw new TemporaryFailure(outcome.code)
    },
  })
}

/** What the mail server said must be noted, or the message would count as one that may have left: a database that is away for a moment is waited for. */
async function insist<T>(signal: AbortSignal, note: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await note()
    } catch (error) {
      if (signal.aborted || attempt >= NOTE_TRIES) throw error
      await sleep(NOTE_PAUSE_MS)
    }
  }
}

/** Said in the list of failed jobs: the server's code, never its words, which may quote an address. */
class TemporaryFailure extends Error {
  constructor(code: number | undefined) {
    super(`the mail server asks to try again later${code === undefined ? '' : ` (${code})`}`)
    this.name = 'TemporaryFailure'
  }
}

async function prepare(work: Work, office: MailOffice, messageId: string): Promise<OutgoingMail | undefined> {
  const message = await lockMessage(work.tx, messageId)
  if (message === undefined || message.state !== 'queued' || message.toAddress === undefined) return undefined
  const request = await findRequest(work.tx, { id: message.requestId })
  if (request === undefined) return undefined
  if (message.stateReason === LEAVING) {
    await doubt(work, { messageId, request, reason: CUT_SHORT })
    return undefined
  }
  const mail = await compose(work, { office, message, request })
  await updateMessage(work.tx, message.id, { tries: message.tries + 1, header_id: mail.messageId })
  return mail
}

async function leave(work: Work, messageId: string): Promise<void> {
  const message = await lockMessage(work.tx, messageId)
  // Taken back, or another run got further: nothing may leave from here.
  if (message?.state !== 'queued' || message.stateReason === LEAVING) throw new Error('the message is no longer to be sent')
  await updateMessage(work.tx, messageId, { state_reason: LEAVING })
}

/** It may be with the requester or not: nothing is sent again by itself. */
async function doubt(work: Work, at: { messageId: string; request: Request; reason: string }): Promise<void> {
  await updateMessage(work.tx, at.messageId, { state: 'uncertain', state_reason: at.reason })
  tell(work, { messageId: at.messageId, request: at.request, result: 'ambiguous' })
}

async function compose(
  work: Work,
  { office, message, request }: { office: MailOffice; message: Message; request: Request },
): Promise<OutgoingMail> {
  const parts = await letterParts(work, request, office.origin)
  const agent = message.authorId === undefined ? undefined : parts.directory.agents.get(message.authorId)
  const signed = message.automatic ? message.body : `${message.body}\n\n${agentSignature(parts, message.authorId, request.unitId)}`
  return buildOutgoing({
    keys: office.keys,
    domain: office.domain,
    reference: request.reference,
    random: message.id.replaceAll('-', ''),
    at: message.writtenAt,
    from: {
      name: agent === undefined ? parts.directory.city.name : `${agent.name}, ${parts.directory.city.shortName}`,
      address: office.sender,
    },
    to: [{ address: message.toAddress ?? '', name: parts.name }],
    subject: message.automatic ? message.subject : parts.t.mail.answerSubject(parts.facts),
    text: signed,
    bounceAddress: office.sender,
    ...(message.automatic ? { automatic: 'replied' as const } : { replyAbove: parts.t.mail.above }),
    ...(message.inReplyTo === undefined ? {} : { answers: { messageId: message.inReplyTo, references: [] } }),
  })
}

async function settle(work: Work, messageId: string, outcome: SendOutcome): Promise<'settled' | 'try-again'> {
  const message = await lockMessage(work.tx, messageId)
  // A run that took this one for dead has made it uncertain meanwhile: this one knows.
  const known = message?.state === 'queued' || (message?.state === 'uncertain' && message.stateReason === CUT_SHORT)
  if (message === undefined || !known) return 'settled'
  const code = outcome.result === 'accepted' || outcome.result === 'ambiguous' || outcome.code === undefined ? '' : `-${outcome.code}`
  switch (outcome.result) {
    case 'accepted':
      await updateMessage(work.tx, messageId, { state: 'sent', sent_at: work.at, state_reason: null })
      if (message.kind === 'acknowledgement') {
        await recordAcknowledgement(work, { request: { id: message.requestId }, kind: 'registration-notice-sent' })
        await recordAcknowledgement(work, { request: { id: message.requestId }, kind: 'acknowledged' })
      }
      break
    case 'temporary':
      if (message.tries <= MOST_TRIES) {
        await updateMessage(work.tx, messageId, { state: 'queued', state_reason: `temporary${code}` })
        return 'try-again'
      }
      await updateMessage(work.tx, messageId, { state: 'failed', state_reason: `gave-up${code}` })
      break
    case 'permanent':
      await updateMessage(work.tx, messageId, { state: 'failed', state_reason: `refused${code}` })
      if (outcome.stage === 'recipients' && message.toAddress !== undefined)
        await markEmailBounced(work.tx, message.toAddress.toLowerCase(), work.at)
      break
    case 'ambiguous':
      // The line broke after the whole message had left: it may be there. A person decides whether to send it again.
      await updateMessage(work.tx, messageId, { state: 'uncertain', state_reason: 'line-broke' })
      break
  }
  tell(work, { messageId, request: await findRequest(work.tx, { id: message.requestId }), result: outcome.result })
  return 'settled'
}

function tell(work: Work, at: { messageId: string; request: Request | undefined; result: SendOutcome['result'] }): void {
  if (at.request === undefined) return
  work.publish({
    name: at.result === 'accepted' ? 'message.sent' : 'message.not-sent',
    subject: { kind: 'request', id: at.request.id },
    unitId: at.request.unitId,
    data: { messageId: at.messageId, result: at.result },
  })
}

/** Sends again what was refused, or may not have left, when an agent decides so. */
export async function sendAgain(work: Work, messageId: string): Promise<Outcome<{ requestId: string }>> {
  const message = await lockMessage(work.tx, messageId)
  if (message === undefined || message.direction !== 'out') return refuse('not-found', 'correspondence.refusal.unknown')
  const request = await findRequest(work.tx, { id: message.requestId })
  if (request === undefined || !mayAct(work.actor, 'process', request)) return refuse('not-found', 'correspondence.refusal.unknown')
  if (message.channel !== 'email' || !mayGoAgain(message)) return refuse('conflict', 'correspondence.refusal.already-sent')
  await updateMessage(work.tx, messageId, { state: 'queued', state_reason: null, tries: 0 })
  work.enqueue({ queue: DELIVERY_QUEUE, data: { messageId } })
  work.publish({
    name: 'message.sent-again',
    subject: { kind: 'request', id: request.id },
    unitId: request.unitId,
    data: { messageId, after: message.state },
  })
  return done({ requestId: request.id })
}

/** What came back bears an address that is wrong: that is corrected first. */
export function mayGoAgain(message: Message): boolean {
  return message.direction === 'out' && (message.state === 'failed' || message.state === 'uncertain')
}
