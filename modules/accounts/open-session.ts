import { type Work, newId } from '#platform/database'
import type { Accounts } from './accounts.ts'
import { newSecret, secretHash } from './bearer-secret.ts'
import { type SignInMethod, endSession, findSession, insertSession } from './session-store.ts'

export interface NewSession {
  agentId: string
  method: SignInMethod
  device: string
  /** The cookie this browser bore until now: its session ends, so that a fixed one is worth nothing. */
  previous?: string
  /** The absolute end when a locked session is taken up again. */
  expiresAt?: Temporal.Instant
}

/** Opens a session under a new token, which is given to the browser and kept nowhere. */
export async function openSession(work: Work, accounts: Accounts, session: NewSession): Promise<string> {
  const token = newSecret()
  const id = newId()
  if (session.previous !== undefined) await endBorneSession(work, session.previous)
  await insertSession(work.tx, {
    tokenHash: secretHash(token),
    id,
    agentId: session.agentId,
    method: session.method,
    createdAt: work.at,
    lastSeenAt: work.at,
    expiresAt: session.expiresAt ?? work.at.add({ hours: accounts.limits.absoluteHours }),
    steppedUpAt: undefined,
    endedAt: undefined,
    device: session.device,
  })
  work.publish({
    name: 'account.signed-in',
    subject: { kind: 'agent', id: session.agentId },
    data: { session: id, method: session.method },
  })
  return token
}

/** Ends the session whose token a browser bore, whoever's it was. Nothing when there is none. */
export async function endBorneSession(work: Work, token: string): Promise<void> {
  const before = await findSession(work.tx, secretHash(token))
  if (before !== undefined) await endSession(work.tx, { id: before.id, agentId: before.agentId, at: work.at })
}
