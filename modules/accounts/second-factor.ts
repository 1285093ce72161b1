import { systemActor } from '#platform/access'
import type { Work } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type Outcome, done, refuse } from '#platform/outcome'
import { directoryOf } from '#modules/organisation'
import type { Accounts } from './accounts.ts'
import { type ActiveAgent, findActiveAgent } from './agent-rights-store.ts'
import { claimAttempt, forgetAttempts } from './attempt-store.ts'
import { type Credential, enrolTotp, findCredential, takeTotpStep } from './credential-store.ts'
import { secondFactorKey } from './known-device.ts'
import { acceptedStep, newTotpSecret, totpAddress } from './one-time-code.ts'
import { openSession } from './open-session.ts'
import { type PreSession, readPreSession } from './pre-session.ts'
import { waitingRefusal } from './waiting.ts'

const SECOND_FACTOR = systemActor('sign-in')

/** What the page of the second step shows: nothing but a field, or the secret to enrol. */
export type SecondFactor = { step: 'code' } | { step: 'enrol'; secret: string; address: string }

/** Reads what the second step asks for; refused when the first one is missing or more than five minutes old. */
export async function readSecondFactor(accounts: Accounts, cookie: string | undefined): Promise<Outcome<SecondFactor>> {
  const pre = readPreSession(accounts.house.keys, cookie, accounts.house.now())
  if (pre === undefined) return refuse('not-allowed', 'accounts.refusal.sign-in-again')
  if (pre.step === 'code') return done({ step: 'code' })
  const { agent, credential } = await findBoth(accounts, pre)
  if (agent === undefined || pre.sealedSecret === undefined || credential?.totpSecret !== undefined)
    return refuse('not-allowed', 'accounts.refusal.sign-in-again')
  const secret = openTotp(accounts, { agentId: agent.id, sealed: pre.sealedSecret })
  const issuer = accounts.issuer ?? (await directoryOf(accounts.house)).city.shortName
  return done({ step: 'enrol', secret, address: totpAddress({ secret, issuer, account: agent.email }) })
}

/** Takes the code of the second step and opens the session; the first code of a new secret enrols it. */
export async function passSecondFactor(
  accounts: Accounts,
  input: { cookie: string | undefined; code: string; device: string },
): Promise<Outcome<{ session: string }>> {
  const pre = readPreSession(accounts.house.keys, input.cookie, accounts.house.now())
  if (pre === undefined) return refuse('not-allowed', 'accounts.refusal.sign-in-again')
  const { agent, credential } = await findBoth(accounts, pre)
  if (agent === undefined || credential === undefined) return refuse('not-allowed', 'accounts.refusal.sign-in-again')
  const checked =
    pre.step === 'enrol'
      ? await enrol(accounts, { agentId: agent.id, sealed: pre.sealedSecret, code: input.code })
      : await checkCode(accounts, { credential, code: input.code })
  if (!checked.ok) return checked
  return accounts.house.act(SECOND_FACTOR, async (work) =>
    done({ session: await openSession(work, accounts, { agentId: agent.id, method: 'password+totp', device: input.device }) }),
  )
}

/** Checks a code against the agent's secret, counts the attempt, and uses the code up. */
export async function checkCode(
  accounts: Accounts,
  { credential, code }: { credential: Credential; code: string },
): Promise<Outcome<void>> {
  const { agentId, totpSecret: sealed, totpLastStep: lastStep } = credential
  if (sealed === undefined) return refuse('not-allowed', 'accounts.refusal.sign-in-again')
  return tryCode(accounts, { agentId, sealed, code, lastStep }, (work, step) => takeTotpStep(work.tx, { agentId, step }))
}

/** The first code of the secret that this browser was shown; refused when another one was enrolled meanwhile. */
async function enrol(
  accounts: Accounts,
  { agentId, sealed, code }: { agentId: string; sealed: Buffer | undefined; code: string },
): Promise<Outcome<void>> {
  if (sealed === undefined) return refuse('not-allowed', 'accounts.refusal.sign-in-again')
  return tryCode(accounts, { agentId, sealed, code, lastStep: undefined }, async (work, step) => {
    const enrolled = await enrolTotp(work.tx, { agentId, sealed, step, at: work.at })
    if (enrolled) work.publish({ name: 'account.second-factor-enrolled', subject: { kind: 'agent', id: agentId } })
    return enrolled
  })
}

interface CodeAttempt {
  agentId: string
  sealed: Buffer
  code: string
  lastStep: number | undefined
}

async function tryCode(
  accounts: Accounts,
  attempt: CodeAttempt,
  accept: (work: Work, step: number) => Promise<boolean>,
): Promise<Outcome<void>> {
  const { agentId, sealed, code, lastStep } = attempt
  const key = secondFactorKey(accounts.house.keys, agentId)
  const secret = openTotp(accounts, { agentId, sealed })
  return accounts.house.work(SECOND_FACTOR, async (work): Promise<Outcome<void>> => {
    const waitUntil = await claimAttempt(work.tx, { key, at: work.at })
    if (waitUntil !== undefined) return waitingRefusal(waitUntil, work.at)
    const step = acceptedStep({ secret, code, at: work.at, lastStep })
    if (step === undefined || !(await accept(work, step))) {
      work.publish({ name: 'account.code-refused', subject: { kind: 'agent', id: agentId } })
      return refuse('invalid', 'accounts.refusal.code', { field: 'code' })
    }
    await forgetAttempts(work.tx, key)
    return done(undefined)
  })
}

/** A new secret, sealed for its place in the agent's credentials. */
export function sealNewSecret(accounts: Accounts, agentId: string): Buffer {
  return accounts.secrets.seal(Buffer.from(newTotpSecret()), placeOf(agentId))
}

function openTotp(accounts: Accounts, { agentId, sealed }: { agentId: string; sealed: Buffer }): string {
  return accounts.secrets.open(sealed, placeOf(agentId)).toString('utf8')
}

function placeOf(agentId: string): string {
  return `accounts.agent_credential.totp_secret ${agentId}`
}

async function findBoth(
  accounts: Accounts,
  pre: PreSession,
): Promise<{ agent: ActiveAgent | undefined; credential: Credential | undefined }> {
  return accounts.house.read(SECOND_FACTOR, async (tx) => {
    const agent = await findActiveAgent(tx, { id: pre.agentId }, civilDate(accounts.house.now()))
    return { agent, credential: await findCredential(tx, pre.agentId) }
  })
}
