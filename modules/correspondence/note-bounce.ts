import { markEmailBounced } from '#modules/citizens'
import { findRequest } from '#modules/requests'
import { type Work, sql } from '#platform/database'
import { verifySignedMessageId } from '#platform/mail'
import type { Bounce } from './email/index.ts'
import { type InboundEmail, updateInbound } from './inbound-store.ts'
import type { MailOffice } from './mail-office.ts'

/** A message of ours came back: its state says so, the address is not used again, nobody answers a machine (rule E8). */
export async function noteBounce(work: Work, input: { office: MailOffice; inbound: InboundEmail; bounce: Bounce }): Promise<void> {
  const { bounce, inbound } = input
  const original = bounce.originalMessageIds.find((id) => verifySignedMessageId(input.office.keys, id) !== undefined)
  const message =
    original === undefined
      ? undefined
      : await work.tx
          .selectFrom('correspondence.message')
          .select(['id', 'request_id', 'to_address', 'state'])
          .where('header_id', '=', original)
          .executeTakeFirst()
  await updateInbound(work.tx, inbound.id, {
    state: 'bounce',
    reason: 'bounce',
    request_id: message?.request_id ?? null,
    decided_at: work.at,
  })
  if (message === undefined || bounce.lasting !== 'permanent') return
  await work.tx
    .updateTable('correspondence.message')
    .set({ state: 'bounced', state_reason: 'returned' })
    .where('id', '=', message.id)
    .where('state', 'in', [sql.lit('sent'), sql.lit('delivered'), sql.lit('queued'), sql.lit('uncertain')])
    .execute()
  if (message.to_address !== null) await markEmailBounced(work.tx, message.to_address.toLowerCase(), work.at)
  const request = await findRequest(work.tx, { id: message.request_id })
  work.publish({
    name: 'message.bounced',
    subject: { kind: 'request', id: message.request_id },
    ...(request === undefined ? {} : { unitId: request.unitId }),
    data: { messageId: message.id },
  })
}
