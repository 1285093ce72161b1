import type { AgentActor } from '#platform/access'
import type { Outcome } from '#platform/outcome'
import { done, refuse } from '#platform/outcome'
import type { Accounts } from './accounts.ts'
import { sessionState } from './identify.ts'
import { endSession, endSessionsOf, listOpenSessions } from './session-store.ts'

/** One of my connections, as the page "Mes connexions" shows it. */
export interface MySession {
  id: string
  device: string
  createdAt: Temporal.Instant
  lastSeenAt: Temporal.Instant
  /** The one that shows this page. */
  current: boolean
  locked: boolean
}

/** My connections that may still be used, latest used first. */
export async function listMySessions(accounts: Accounts, actor: AgentActor): Promise<MySession[]> {
  const at = accounts.house.now()
  const sessions = await accounts.house.read(actor, (tx) => listOpenSessions(tx, { agentId: actor.id, at }))
  return sessions.map((session) => ({
    id: session.id,
    device: session.device,
    createdAt: session.createdAt,
    lastSeenAt: session.lastSeenAt,
    current: session.id === actor.sessionId,
    locked: sessionState(session, accounts.limits, at) === 'locked',
  }))
}

/** Ends one of my connections; somebody else's is not found. */
export async function endMySession(
  accounts: Accounts,
  { actor, sessionId }: { actor: AgentActor; sessionId: string },
): Promise<Outcome<void>> {
  const outcome = await accounts.house.act(actor, async (work) => {
    if (!(await endSession(work.tx, { id: sessionId, agentId: actor.id, at: work.at })))
      return refuse('not-found', 'accounts.refusal.session-over')
    work.publish({ name: 'account.signed-out', subject: { kind: 'agent', id: actor.id }, data: { session: sessionId } })
    return done(undefined)
  })
  accounts.remembered.forgetAll()
  return outcome
}

/** Ends all my connections but this one; answers how many. */
export async function endMyOtherSessions(accounts: Accounts, actor: AgentActor): Promise<number> {
  const ended = await accounts.house.work(actor, async (work) => {
    const count = await endSessionsOf(work.tx, { agentId: actor.id, keepId: actor.sessionId, at: work.at })
    if (count > 0) work.publish({ name: 'account.other-sessions-ended', subject: { kind: 'agent', id: actor.id }, data: { count } })
    return count
  })
  accounts.remembered.forgetAll()
  return ended
}
