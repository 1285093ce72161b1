import { z } from 'zod'
import type { Work } from '#platform/database'
import { type SilenceReason, SILENCE_REASONS, decideAutomaticReply } from './email/index.ts'

const facts = z.object({ silence: z.array(z.enum(SILENCE_REASONS)).catch([]) })
const USUAL_HOURS = 24 * 7

/** Whether an automatic mail may leave to an address: neither to a machine nor beyond the budget (rules E5 and E6). */
export async function mayReplyTo(work: Work, input: { address: string; inboundId: string | undefined }): Promise<boolean> {
  const inbound =
    input.inboundId === undefined
      ? undefined
      : await work.tx
          .selectFrom('correspondence.inbound_email')
          .select(['facts', 'subject'])
          .where('id', '=', input.inboundId)
          .executeTakeFirst()
  const silence: SilenceReason[] = inbound === undefined ? [] : (facts.safeParse(inbound.facts).data?.silence ?? [])
  const since = (hours: number) => work.at.subtract({ hours })
  const toSender = work.tx
    .selectFrom('correspondence.message')
    .where('automatic', '=', true)
    .where('to_address', '=', input.address)
    .where('written_at', '>', since(24))
  const mailbox = (from: Temporal.Instant) =>
    work.tx.selectFrom('correspondence.message').where('automatic', '=', true).where('channel', '=', 'email').where('written_at', '>', from)
  const [toSenderCount, lastHour, lastWeek, sameSubject] = [
    await toSender.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
    await mailbox(since(1))
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
    await mailbox(since(USUAL_HOURS))
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
    inbound?.subject === undefined || inbound.subject === null
      ? { count: 0 }
      : await toSender
          .where('subject', 'like', `%${inbound.subject.slice(0, 80).replace(/[%_\\]/g, '\\$&')}%`)
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow(),
  ]
  const decision = decideAutomaticReply(silence, {
    toSenderForSubjectLastDay: sameSubject.count,
    toSenderLastDay: toSenderCount.count,
    // Only mail answers mail: a request that came another way cannot be part of a loop, and its acknowledgement is owed (L112-3 CRPA).
    fromMailboxLastHour: input.inboundId === undefined ? 0 : lastHour.count,
    // A city of some size acknowledges hundreds of messages on an ordinary morning: the breaker is for ten times that.
    usualFromMailboxAnHour: Math.max(200, lastWeek.count / USUAL_HOURS),
  })
  return decision.send
}
