import { permitted } from '#modules/accounts'
import { countUncertain } from '#modules/correspondence'
import { lastVerification } from '#platform/audit'
import { type AgentActor, systemActor } from '#platform/access'
import type { House } from '#platform/database'
import { queueDepths } from '#platform/jobs'

/** What went wrong and waits for somebody; nothing of it is a citizen's. */
export interface Trouble {
  failedJobs: number
  uncertain: number
  /** The last time the journal was verified, it did not hold. */
  unverified: boolean
}

const READER = systemActor('health')

/** What an administrator or an auditor is told on their first page, each of what they answer for; nothing for everybody else, and at no cost. */
export async function readTrouble(house: House, actor: AgentActor): Promise<Trouble | undefined> {
  const keeps = permitted(actor, 'system.health')
  const audits = permitted(actor, 'audit.read')
  if (!keeps && !audits) return undefined
  const [queues, uncertain, verified] = await house.read(READER, (tx) =>
    Promise.all([keeps ? queueDepths(tx) : [], keeps ? countUncertain(tx) : 0, lastVerification(tx)]),
  )
  const trouble = {
    failedJobs: queues.reduce((sum, queue) => sum + queue.failed, 0),
    uncertain,
    unverified: verified?.holds === false,
  }
  return trouble.failedJobs + trouble.uncertain > 0 || trouble.unverified ? trouble : undefined
}
