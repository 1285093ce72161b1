import type { AgentActor } from '#platform/access'
import { systemActor } from '#platform/access'
import type { Work } from '#platform/database'
import { type Outcome, done, refuse } from '#platform/outcome'
import { directoryOf } from '#modules/organisation'
import type { Accounts } from './accounts.ts'
import type { ActiveAgent } from './agent-rights-store.ts'
import { findActiveAgent } from './agent-rights-store.ts'
import { findCredential, savePassword } from './credential-store.ts'
import { civilDate } from '#platform/i18n'
import { PASSWORD_MAX, PASSWORD_MIN, passwordFault } from './password-rules.ts'
import { endSessionsOf } from './session-store.ts'
import { checkOwnPassword } from './step-up.ts'

const READER = systemActor('sign-in')

/** Checks a new password against the rules, the city's name and the person's, and hashes it. Slow on purpose: outside any transaction. */
export async function hashNewPassword(
  accounts: Accounts,
  { password, person }: { password: string; person: Pick<ActiveAgent, 'givenName' | 'familyName' | 'email'> },
): Promise<Outcome<string>> {
  const { city } = await directoryOf(accounts.house)
  const fault = passwordFault(password, [city.name, city.shortName, city.town, person.givenName, person.familyName, person.email])
  if (fault !== undefined)
    return refuse('invalid', `accounts.refusal.password-${fault}`, {
      field: 'password',
      data: { minimum: PASSWORD_MIN, maximum: PASSWORD_MAX },
    })
  return done(await accounts.passwords.hash(password))
}

/** Keeps a new password and ends the sessions opened with the old one, but the one to keep. */
export async function keepPassword(
  work: Work,
  { agentId, hash, keepSession }: { agentId: string; hash: string; keepSession?: string },
): Promise<void> {
  await savePassword(work.tx, { agentId, hash, at: work.at })
  await endSessionsOf(work.tx, { agentId, at: work.at, ...(keepSession === undefined ? {} : { keepId: keepSession }) })
  work.publish({ name: 'account.password-set', subject: { kind: 'agent', id: agentId } })
}

/** Changes one's own password: the present one is asked for, all other connections end. */
export async function changeMyPassword(
  accounts: Accounts,
  input: { actor: AgentActor; present: string; password: string },
): Promise<Outcome<void>> {
  const { actor } = input
  const { agent, credential } = await accounts.house.read(READER, async (tx) => ({
    agent: await findActiveAgent(tx, { id: actor.id }, civilDate(accounts.house.now())),
    credential: await findCredential(tx, actor.id),
  }))
  if (agent === undefined || credential === undefined) return refuse('not-allowed', 'accounts.refusal.sign-in-again')
  const checked = await checkOwnPassword(accounts, { credential, password: input.present })
  if (!checked.ok) return { ok: false, refusal: { ...checked.refusal, field: 'present' } }
  const hashed = await hashNewPassword(accounts, { password: input.password, person: agent })
  if (!hashed.ok) return hashed
  await accounts.house.work(actor, (work) => keepPassword(work, { agentId: agent.id, hash: hashed.value, keepSession: actor.sessionId }))
  accounts.remembered.forgetAll()
  return done(undefined)
}

/** Gives the agents of a demonstration the password they share. A house that works for real never sets a password for somebody: it invites. */
export async function givePassword(
  accounts: Accounts,
  { agentIds, password }: { agentIds: readonly string[]; password: string },
): Promise<void> {
  if (!accounts.demonstration) throw new Error('passwords are given in demonstration mode only')
  // One hash for all: agents of a demonstration share one password by intent.
  const hash = await accounts.passwords.hash(password)
  await accounts.house.work(systemActor('loader'), async (work) => {
    for (const agentId of agentIds) await keepPassword(work, { agentId, hash })
  })
  accounts.remembered.forgetAll()
}
