import { systemActor } from '#platform/access'
import type { AgentActor } from '#platform/access'
import { type Outcome, done, refuse } from '#platform/outcome'
import type { Accounts } from './accounts.ts'
import { claimAttempt, forgetAttempts } from './attempt-store.ts'
import { newSecret, secretHash } from './bearer-secret.ts'
import { type Credential, findCredential } from './credential-store.ts'
import { secondFactorKey } from './known-device.ts'
import { checkCode } from './second-factor.ts'
import { renewSession } from './session-store.ts'
import { waitingRefusal } from './waiting.ts'

const STEP_UP = systemActor('sign-in')

/** What proves the identity again: the code of the second factor where there is one, else the password. */
export type StepUpProof = 'code' | 'password'

export async function stepUpProof(accounts: Accounts, actor: AgentActor): Promise<StepUpProof> {
  return proofOf(accounts, await accounts.house.read(STEP_UP, (tx) => findCredential(tx, actor.id)))
}

/** Proves the identity again and renews the session's token; answers the new cookie. */
export async function stepUp(
  accounts: Accounts,
  { actor, proof }: { actor: AgentActor; proof: string },
): Promise<Outcome<{ session: string }>> {
  const credential = await accounts.house.read(STEP_UP, (tx) => findCredential(tx, actor.id))
  if (credential === undefined) return refuse('not-allowed', 'accounts.refusal.sign-in-again')
  const checked =
    proofOf(accounts, credential) === 'code'
      ? await checkCode(accounts, { credential, code: proof })
      : await checkOwnPassword(accounts, { credential, password: proof })
  if (!checked.ok) return checked
  const session = newSecret()
  const outcome = await accounts.house.act(actor, async (work) => {
    const renewed = await renewSession(work.tx, { id: actor.sessionId, tokenHash: secretHash(session), at: work.at })
    if (!renewed) return refuse('not-allowed', 'accounts.refusal.sign-in-again')
    work.publish({ name: 'account.stepped-up', subject: { kind: 'agent', id: actor.id }, data: { session: actor.sessionId } })
    return done({ session })
  })
  accounts.remembered.forgetAll()
  return outcome
}

/** Checks the password of somebody already signed in; counted like the codes, apart from attempts at the door. */
export async function checkOwnPassword(
  accounts: Accounts,
  { credential, password }: { credential: Credential; password: string },
): Promise<Outcome<void>> {
  const { house } = accounts
  const key = secondFactorKey(house.keys, credential.agentId)
  const waitUntil = await house.work(STEP_UP, (work) => claimAttempt(work.tx, { key, at: work.at }))
  if (waitUntil !== undefined) return waitingRefusal(waitUntil, house.now())
  if (!(await accounts.passwords.matches(credential.passwordHash, password)))
    return refuse('invalid', 'accounts.refusal.password', { field: 'password' })
  await house.work(STEP_UP, (work) => forgetAttempts(work.tx, key))
  return done(undefined)
}

function proofOf(accounts: Accounts, credential: Credential | undefined): StepUpProof {
  return !accounts.demonstration && credential?.totpSecret !== undefined ? 'code' : 'password'
}
