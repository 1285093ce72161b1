import { z } from 'zod'
import { type Work, sql } from '#platform/database'
import { type SilenceReason, SILENCE_REASONS, decideAutomaticReply } from './email/index.ts'

const facts = z.object({ silence: z.array(z.enum(SILENCE_REASONS)).catch([]) })
const USUAL_HOURS = 24 * 7

/**
 * Whether an automatic mail may leave to an address: neither to a machine nor beyond the budget (rules E5 and E6). `later`: the mailbox
 * answers far more mail than it ever does, and this one waits.
 */
export async function mayReplyTo(
  work: Work,
  input: { address: string; inboundId: string | undefined },
): Promise<'now' | 'later' | 'never'> {
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
    .where('automatic', '=', sql.lit(true))
    .where('to_address', '=', input.address)
    .where('written_at', '>', since(24))
  // Only mail answers mail: what came another way cannot be part of a loop, and its acknowledgement is owed (L112-3 CRPA).
  const mailbox = (from: Temporal.Instant) =>
    work.tx
      .selectFrom('correspondence.message')
      .innerJoin('requests.request', 'requests.request.id', 'correspondence.message.request_id')
      .where('requests.request.channel', '=', sql.lit('email'))
      .where('correspondence.message.automatic', '=', sql.lit(true))
      .where('correspondence.message.channel', '=', sql.lit('email'))
      .where('correspondence.message.written_at', '>', from)
  const answered = async (hours: number): Promise<number> => {
    if (input.inboundId === undefined) return 0
    const { count } = await mailbox(since(hours))
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return count
  }
  const [toSenderCount, lastHour, lastWeek, sameSubject] = [
    await toSender.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
    await answered(1),
    await answered(USUAL_HOURS),
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
    fromMailboxLastHour: lastHour,
    // A city of some size acknowledges hundreds of messages on an ordinary morning: the breaker is for ten times that.
    usualFromMailboxAnHour: Math.max(200, lastWeek / USUAL_HOURS),
  })
  if (decision.send) return 'now'
  return decision.hold ? 'later' : 'never'
}
