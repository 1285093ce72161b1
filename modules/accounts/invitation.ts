import { systemActor } from '#platform/access'
import type { Work } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type Outcome, done, refuse } from '#platform/outcome'
import type { Accounts } from './accounts.ts'
import { type ActiveAgent, findActiveAgent } from './agent-rights-store.ts'
import { looksLikeSecret, newSecret, secretHash } from './bearer-secret.ts'
import { findCredential, removeTotp } from './credential-store.ts'
import { type LinkPurpose, findOpenLink, insertLink, useLink, withdrawLinks } from './link-store.ts'
import { permitted } from './permitted.ts'
import { endSessionsOf } from './session-store.ts'
import { hashNewPassword, keepPassword } from './set-password.ts'
import { type SignedIn, passIn } from './sign-in.ts'

const LINKS = systemActor('sign-in')
/** An invitation waits for somebody's return from leave; a reset is asked for by who sits there. */
const HOURS: Readonly<Record<'invitation' | 'password-reset', number>> = { invitation: 7 * 24, 'password-reset': 24 }

export interface InvitationLink {
  /** To be sent to the agent and kept nowhere else. */
  url: string
  expiresAt: Temporal.Instant
}

/** Makes the link by which an agent chooses a password: at first (`invitation`) or again. Earlier links of the agent open nothing any more. */
export async function inviteAgent(
  work: Work,
  { accounts, agentId, purpose }: { accounts: Accounts; agentId: string; purpose: 'invitation' | 'password-reset' },
): Promise<Outcome<InvitationLink>> {
  if (!permitted(work.actor, 'agents.edit')) return refuse('not-allowed', 'accounts.refusal.not-allowed')
  const agent = await findActiveAgent(work.tx, { id: agentId }, civilDate(work.at))
  if (agent === undefined) return refuse('not-found', 'accounts.refusal.unknown-agent')
  const secret = newSecret()
  const expiresAt = work.at.add({ hours: HOURS[purpose] })
  await withdrawLinks(work.tx, { purposes: ['invitation', 'password-reset'], agentId })
  await insertLink(work.tx, { tokenHash: secretHash(secret), purpose, agentId, createdAt: work.at, expiresAt })
  work.publish({ name: 'account.invited', subject: { kind: 'agent', id: agentId }, unitId: agent.unitId, data: { purpose } })
  return done({ url: `${accounts.origin}/desk/welcome?token=${secret}`, expiresAt })
}

export interface Invitation {
  agent: ActiveAgent
  purpose: LinkPurpose
}

/** Who a link is for, while it may be used; looking does not use it. */
export async function readInvitation(accounts: Accounts, token: string): Promise<Invitation | undefined> {
  if (!looksLikeSecret(token)) return undefined
  const at = accounts.house.now()
  return accounts.house.read(LINKS, async (tx) => {
    const link = await findOpenLink(tx, { tokenHash: secretHash(token), at })
    if (link?.agentId === undefined) return undefined
    const agent = await findActiveAgent(tx, { id: link.agentId }, civilDate(at))
    return agent === undefined ? undefined : { agent, purpose: link.purpose }
  })
}

/** Uses the link: the agent has a password, and goes on to the second factor as at any sign-in. */
export async function acceptInvitation(
  accounts: Accounts,
  input: { token: string; password: string; device: string; session: string | undefined },
): Promise<Outcome<SignedIn>> {
  const invitation = await readInvitation(accounts, input.token)
  if (invitation === undefined) return refuse('not-found', 'accounts.refusal.link-over')
  const { agent } = invitation
  const hashed = await hashNewPassword(accounts, { password: input.password, person: agent })
  if (!hashed.ok) return hashed
  const outcome = await accounts.house.act(LINKS, async (work) => {
    if (!(await useLink(work.tx, { tokenHash: secretHash(input.token), at: work.at })))
      return refuse('not-found', 'accounts.refusal.link-over')
    await keepPassword(work, { agentId: agent.id, hash: hashed.value })
    const credential = await findCredential(work.tx, agent.id)
    return done(await passIn(work, accounts, { agent, credential: credential ?? { totpSecret: undefined }, input }))
  })
  accounts.remembered.forgetAll()
  return outcome
}

/** The agent's telephone is lost: takes the second factor away and ends the sessions, so that the next sign-in enrols another. */
export async function removeSecondFactor(
  work: Work,
  { accounts, agentId }: { accounts: Accounts; agentId: string },
): Promise<Outcome<void>> {
  if (!permitted(work.actor, 'agents.edit')) return refuse('not-allowed', 'accounts.refusal.not-allowed')
  if (!(await removeTotp(work.tx, agentId))) return refuse('not-found', 'accounts.refusal.unknown-agent')
  await endSessionsOf(work.tx, { agentId, at: work.at })
  work.publish({ name: 'account.second-factor-removed', subject: { kind: 'agent', id: agentId } })
  accounts.remembered.forgetAll()
  return done(undefined)
}
