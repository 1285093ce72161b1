import type { Tx, Work } from '#platform/database'
import { type Outcome, done, refuse } from '#platform/outcome'
import type { Accounts } from './accounts.ts'
import { findAgentAccess } from './agent-access-store.ts'
import { withdrawLinks } from './link-store.ts'
import { permitted } from './permitted.ts'
import { endSessionsOf } from './session-store.ts'

/** Where an agent stands between the invitation and the desk. */
export interface AgentAccess {
  /** Until when the link that was last sent may be used; absent: none is waiting. */
  invitedUntil: Temporal.Instant | undefined
  passwordSetAt: Temporal.Instant | undefined
  secondFactorSetAt: Temporal.Instant | undefined
  openSessions: number
  lastSignInAt: Temporal.Instant | undefined
}

/** The state of an agent's access, for who administers agents. */
export async function readAgentAccess(tx: Tx, about: { agentId: string; at: Temporal.Instant }): Promise<AgentAccess> {
  return findAgentAccess(tx, about)
}

/** Ends every connection of an agent: a lost telephone, a machine left open. The password stays. Answers how many there were. */
export async function endSessionsOfAgent(
  work: Work,
  { accounts, agentId }: { accounts: Accounts; agentId: string },
): Promise<Outcome<number>> {
  if (!permitted(work.actor, 'agents.edit')) return refuse('not-allowed', 'accounts.refusal.not-allowed')
  const count = await endSessionsOf(work.tx, { agentId, at: work.at })
  if (count > 0) work.publish({ name: 'account.sessions-ended', subject: { kind: 'agent', id: agentId }, data: { count } })
  accounts.remembered.forgetAll()
  return done(count)
}

/** Part of the act by which an agent leaves: ends the connections and takes the links back that were not used. */
export async function closeAccess(work: Work, agentId: string): Promise<void> {
  const count = await endSessionsOf(work.tx, { agentId, at: work.at })
  await withdrawLinks(work.tx, { purposes: ['invitation', 'password-reset'], agentId })
  if (count > 0) work.publish({ name: 'account.sessions-ended', subject: { kind: 'agent', id: agentId }, data: { count } })
}
