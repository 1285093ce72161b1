import { systemActor } from '#platform/access'
import { civilDate } from '#platform/i18n'
import type { Accounts } from './accounts.ts'
import { type ActiveAgent, findActiveAgent } from './agent-rights-store.ts'
import { looksLikeSecret, secretHash } from './bearer-secret.ts'
import { sessionState } from './identify.ts'
import { endSession, findSession } from './session-store.ts'

const SIGN_OUT = systemActor('sign-in')

/** Ends the session this browser bears, locked ones too. Nothing when there is none. */
export async function signOut(accounts: Accounts, cookie: string | undefined): Promise<void> {
  if (cookie === undefined || !looksLikeSecret(cookie)) return
  await accounts.house.work(SIGN_OUT, async (work) => {
    const session = await findSession(work.tx, secretHash(cookie))
    if (session === undefined || !(await endSession(work.tx, { id: session.id, agentId: session.agentId, at: work.at }))) return
    work.publish({ name: 'account.signed-out', subject: { kind: 'agent', id: session.agentId }, data: { session: session.id } })
  })
  accounts.remembered.forgetAll()
}

/** Whose session this browser bears when it lay idle too long: the page asks for their password and names them. */
export async function lockedAgent(
  accounts: Accounts,
  cookie: string | undefined,
): Promise<Pick<ActiveAgent, 'email' | 'givenName'> | undefined> {
  if (cookie === undefined || !looksLikeSecret(cookie)) return undefined
  const at = accounts.house.now()
  return accounts.house.read(SIGN_OUT, async (tx) => {
    const session = await findSession(tx, secretHash(cookie))
    if (session === undefined || sessionState(session, accounts.limits, at) !== 'locked') return undefined
    return findActiveAgent(tx, { id: session.agentId }, civilDate(at))
  })
}
