import type { Work } from '#platform/database'
import { type InboundEmail, updateInbound } from './inbound-store.ts'

/** Leaves a message to a person who sorts it: what machines doubt is decided by somebody (rules E3, E20). */
export async function holdInbound(
  work: Work,
  hold: { inbound: InboundEmail; reason: string; detail?: string; candidateIds?: readonly string[] },
): Promise<void> {
  await updateInbound(work.tx, hold.inbound.id, {
    state: 'held',
    reason: hold.detail === undefined ? hold.reason : `${hold.reason}:${hold.detail}`,
    candidate_ids: [...(hold.candidateIds ?? [])],
  })
  work.publish({ name: 'email.held', subject: { kind: 'email', id: hold.inbound.id }, data: { reason: hold.reason } })
}
