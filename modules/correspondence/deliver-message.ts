import { z } from 'zod'
import { markEmailBounced } from '#modules/citizens'
import { type Request, findRequest, recordAcknowledgement } from '#modules/requests'
import { systemActor } from '#platform/access'
import type { House, Work } from '#platform/database'
import { type Job, defineJob } from '#platform/jobs'
import { type OutgoingMail, type SendOutcome, sendMail } from '#platform/mail'
import { buildOutgoing } from './email/index.ts'
import { agentSignature, letterParts } from './letter-text.ts'
import type { MailOffice } from './mail-office.ts'
import type { Message } from './message.ts'
import { lockMessage, updateMessage } from './messages-store.ts'
import { DELIVERY_QUEUE } from './write-message.ts'

const POSTMAN = systemActor('mail')

/** Hands a message to the mail server. A second run finds it sent; a server that is away is tried again for a day. */
export function deliveryJob(office: MailOffice): Job {
  return defineJob({
    queue: DELIVERY_QUEUE,
    data: z.object({ messageId: z.uuid() }),
    retries: 14,
    retryAfter: 20,
    expires: 180,
    concurrency: 4,
    run: async ({ messageId }, { house }) => {
      const mail = await house.work(POSTMAN, (work) => prepare(work, office, messageId))
      if (mail === undefined) return
      const outcome = await sendMail(office.smtp, mail)
      await house.work(POSTMAN, (work) => settle(work, messageId, outcome))
      if (outcome.result === 'temporary') throw new TemporaryFailure(outcome.code)
    },
  })
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
  const mail = await compose(work, { office, message, request })
  await updateMessage(work.tx, message.id, { tries: message.tries + 1, header_id: mail.messageId })
  return mail
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

async function settle(work: Work, messageId: string, outcome: SendOutcome): Promise<void> {
  const message = await lockMessage(work.tx, messageId)
  if (message === undefined || message.state !== 'queued') return
  const request = await findRequest(work.tx, { id: message.requestId })
  switch (outcome.result) {
    case 'accepted':
      await updateMessage(work.tx, messageId, { state: 'sent', sent_at: work.at, state_reason: null })
      if (message.kind === 'acknowledgement') {
        await recordAcknowledgement(work, { request: { id: message.requestId }, kind: 'registration-notice-sent' })
        await recordAcknowledgement(work, { request: { id: message.requestId }, kind: 'acknowledged' })
      }
      break
    case 'temporary':
      await updateMessage(work.tx, messageId, { state_reason: `temporary${outcome.code === undefined ? '' : `-${outcome.code}`}` })
      return
    case 'permanent':
      await updateMessage(work.tx, messageId, {
        state: 'failed',
        state_reason: `refused${outcome.code === undefined ? '' : `-${outcome.code}`}`,
      })
      if (outcome.stage === 'recipients' && message.toAddress !== undefined)
        await markEmailBounced(work.tx, message.toAddress.toLowerCase(), work.at)
      break
    case 'ambiguous':
      // The line broke after the whole message had left: it may be there. A person decides whether to send it again.
      await updateMessage(work.tx, messageId, { state: 'uncertain', state_reason: 'line-broke' })
      break
  }
  work.publish({
    name: outcome.result === 'accepted' ? 'message.sent' : 'message.not-sent',
    subject: { kind: 'request', id: message.requestId },
    ...(request === undefined ? {} : { unitId: request.unitId }),
    data: { messageId, result: outcome.result },
  })
}

/** Sends again what failed or is uncertain, when an agent asks for it. */
export async function sendAgain(house: House, messageId: string): Promise<void> {
  await house.work(POSTMAN, async (work) => {
    const message = await lockMessage(work.tx, messageId)
    if (message === undefined || !['failed', 'uncertain', 'bounced'].includes(message.state)) return
    await updateMessage(work.tx, messageId, { state: 'queued', state_reason: null })
    work.enqueue({ queue: DELIVERY_QUEUE, data: { messageId } })
  })
}
