import { z } from 'zod'
import { findRequest, recordAcknowledgement } from '#modules/requests'
import { systemActor } from '#platform/access'
import { type Job, type Reaction, defineJob, defineReaction } from '#platform/jobs'
import type { Work } from '#platform/database'
import { mayReplyTo } from './automatic-budget.ts'
import { acknowledgementText, letterParts } from './letter-text.ts'
import type { MailOffice } from './mail-office.ts'
import { reachOf } from './reach.ts'
import { isAcknowledgementWritten } from './messages-store.ts'
import { writeMessage } from './write-message.ts'

const LATER_QUEUE = 'acknowledge-later'
const HELD_FOR = { minutes: 30 }

/** Tells the requester that the request arrived, with the legal mentions, on the way that reaches them (L112-3, L112-11 CRPA). */
export function acknowledgeReaction(office: MailOffice): Reaction {
  return defineReaction({
    name: 'correspondence.acknowledge',
    on: ['request.registered', 'request.described'],
    react: async (work, event) => {
      // A letter is registered before anybody has read who wrote it: it is acknowledged when its writer is known.
      if (event.name === 'request.described' && !namesRequester(event.data.fields)) return
      await acknowledge(work, { office, requestId: event.subject.id, inboundId: text(event.data.inboundId) })
    },
  })
}

async function acknowledge(work: Work, input: { office: MailOffice; requestId: string; inboundId: string | undefined }): Promise<void> {
  const request = await findRequest(work.tx, { id: input.requestId })
  if (request === undefined || request.acknowledgedAt !== undefined) return
  if (await isAcknowledgementWritten(work.tx, request.id)) return
  const reach = await reachOf(work.tx, request)
  // Who cannot be written to and did not come by the portal gets the number from the agent who took the request.
  if (reach.channel === 'portal' && request.channel !== 'portal') return
  if (reach.channel === 'post' && request.requesterId === undefined) return
  const may = reach.channel === 'email' ? await mayReplyTo(work, { address: reach.address, inboundId: input.inboundId }) : 'now'
  if (may === 'later') {
    const { requestId, inboundId } = input
    work.enqueue({
      queue: LATER_QUEUE,
      data: { requestId, ...(inboundId === undefined ? {} : { inboundId }) },
      runAt: work.at.add(HELD_FOR),
    })
  }
  if (may !== 'now') return
  const parts = await letterParts(work, request, input.office.origin)
  await writeMessage(work, {
    request,
    kind: 'acknowledgement',
    subject: parts.t.mail.acknowledgementSubject(parts.facts),
    body: await acknowledgementText(work, request, { ...parts, byMail: reach.channel === 'email' }),
    automatic: true,
    reach,
  })
  // Shown at once on the page; mail and letters count from the day they leave.
  if (reach.channel === 'portal') await recordAcknowledgement(work, { request: { id: request.id }, kind: 'acknowledged' })
}

/** Acknowledges what was held while the mailbox answered too much: an acknowledgement is owed, it is late and not lost. */
export function heldAcknowledgementJob(office: MailOffice): Job {
  return defineJob({
    queue: LATER_QUEUE,
    data: z.object({ requestId: z.uuid(), inboundId: z.uuid().optional() }),
    run: async ({ requestId, inboundId }, { house }) =>
      house.work(systemActor('acknowledgements'), (work) => acknowledge(work, { office, requestId, inboundId })),
  })
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function namesRequester(fields: unknown): boolean {
  return Array.isArray(fields) && fields.includes('requesterId')
}
