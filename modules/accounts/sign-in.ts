import { systemActor } from '#platform/access'
import type { Work } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type Outcome, done, refuse } from '#platform/outcome'
import type { Accounts } from './accounts.ts'
import { type ActiveAgent, findActiveAgent } from './agent-rights-store.ts'
import { claimAttempt, forgetAttempts } from './attempt-store.ts'
import { secretHash } from './bearer-secret.ts'
import { type Credential, findCredential, replaceHash } from './credential-store.ts'
import { sessionState } from './identify.ts'
import { attemptKey, rememberDevice } from './known-device.ts'
import { endBorneSession, openSession } from './open-session.ts'
import { type PreSession, type SecondStep, writePreSession } from './pre-session.ts'
import { sealNewSecret } from './second-factor.ts'
import { type Session, findSession } from './session-store.ts'
import { waitingRefusal } from './waiting.ts'

export interface SignInInput {
  email: string
  password: string
  /** "Firefox, Windows" */
  device: string
  /** The session cookie this browser bears: a locked session of the same agent is taken up again without second factor. */
  session: string | undefined
  /** The cookie of devices on which agents have signed in before. */
  devices: string | undefined
}

/** The value of the session cookie, and where to go: in, or to the second factor. `devices`: the new cookie of known devices. */
export interface SignedIn {
  next: 'desk' | SecondStep
  session: string
  devices?: string
}

export const SIGN_IN = systemActor('sign-in')
/** Reads as a person, belongs to nobody: unknown addresses cost the same reads as known ones. */
const NOBODY = '00000000-0000-7000-8000-000000000000'

/** Signs an agent in by address and password. Unknown address, wrong password and closed account answer alike, in the same time. */
export async function signIn(accounts: Accounts, input: SignInInput): Promise<Outcome<SignedIn>> {
  const { house } = accounts
  const address = normalAddress(input.email)
  const key = attemptKey(house.keys, { address, devices: input.devices })
  const waitUntil = await house.work(SIGN_IN, (work) => claimAttempt(work.tx, { key, at: work.at }))
  if (waitUntil !== undefined) return waitingRefusal(waitUntil, house.now())

  const { agent, credential } = await findByAddress(accounts, address)
  const right = await accounts.passwords.matches(credential?.passwordHash, input.password)
  if (!right || agent === undefined || credential?.passwordHash === undefined) {
    await house.work(SIGN_IN, async (work) =>
      noteRefusal(work, agent === undefined ? { kind: 'unknown-address', id: key.toString('hex') } : { kind: 'agent', id: agent.id }),
    )
    return refuse('invalid', 'accounts.refusal.sign-in', { field: 'password' })
  }
  const newHash = accounts.passwords.isOutdated(credential.passwordHash) ? await accounts.passwords.hash(input.password) : undefined
  const devices = rememberDevice(house.keys, { address, devices: input.devices })
  const passwordHash = credential.passwordHash
  return house.act(SIGN_IN, async (work) => {
    await forgetAttempts(work.tx, key)
    if (newHash !== undefined) await replaceHash(work.tx, { agentId: agent.id, from: passwordHash, to: newHash })
    return done({ ...(await passIn(work, accounts, { agent, credential, input })), devices })
  })
}

/** Lower case, without the spaces that telephones add. */
export function normalAddress(email: string): string {
  return email.trim().normalize('NFC').toLowerCase()
}

/** What follows a right password, or a password just chosen by whoever holds a one-time link. */
export async function passIn(
  work: Work,
  accounts: Accounts,
  {
    agent,
    credential,
    input,
  }: {
    agent: Pick<ActiveAgent, 'id'>
    credential: Pick<Credential, 'totpSecret'>
    input: Pick<SignInInput, 'device' | 'session'>
  },
): Promise<SignedIn> {
  const base = { agentId: agent.id, device: input.device, ...(input.session === undefined ? {} : { previous: input.session }) }
  if (accounts.demonstration) return { next: 'desk', session: await openSession(work, accounts, { ...base, method: 'password' }) }
  const locked = await findLocked(work, accounts, { agentId: agent.id, session: input.session })
  if (locked !== undefined) {
    return { next: 'desk', session: await openSession(work, accounts, { ...base, method: 'password+totp', expiresAt: locked.expiresAt }) }
  }
  if (input.session !== undefined) await endBorneSession(work, input.session)
  const pre: PreSession =
    credential.totpSecret === undefined
      ? { agentId: agent.id, step: 'enrol', sealedSecret: sealNewSecret(accounts, agent.id) }
      : { agentId: agent.id, step: 'code' }
  return { next: pre.step, session: writePreSession(work.keys, pre, work.at) }
}

/** The agent's own session in this browser, locked because it lay idle, which had passed the second factor. */
async function findLocked(
  work: Work,
  accounts: Accounts,
  { agentId, session }: { agentId: string; session: string | undefined },
): Promise<Session | undefined> {
  if (session === undefined) return undefined
  const found = await findSession(work.tx, secretHash(session))
  const own =
    found !== undefined &&
    found.agentId === agentId &&
    found.method === 'password+totp' &&
    sessionState(found, accounts.limits, work.at) !== 'over'
  return own ? found : undefined
}

async function findByAddress(
  accounts: Accounts,
  address: string,
): Promise<{ agent: ActiveAgent | undefined; credential: Credential | undefined }> {
  return accounts.house.read(SIGN_IN, async (tx) => {
    const agent = await findActiveAgent(tx, { email: address }, civilDate(accounts.house.now()))
    return { agent, credential: await findCredential(tx, agent?.id ?? NOBODY) }
  })
}

function noteRefusal(work: Work, subject: { kind: string; id: string }): void {
  work.publish({ name: 'account.sign-in-refused', subject })
}
