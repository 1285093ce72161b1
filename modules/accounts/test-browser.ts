import assert from 'node:assert/strict'
import { generateSync } from 'otplib'
import type { AgentActor } from '#platform/access'
import type { Accounts } from './accounts.ts'
import { identify } from './identify.ts'
import { passSecondFactor, readSecondFactor } from './second-factor.ts'
import { type SignedIn, signIn } from './sign-in.ts'
import { PASSWORD, type TestWorld } from './test-world.ts'

/** A browser of which the house knows nothing yet. */
export const browser = { device: 'Firefox, Linux', session: undefined, devices: undefined }

export async function enter(
  accounts: Accounts,
  email: string,
  more: { password?: string; session?: string; devices?: string } = {},
): Promise<SignedIn> {
  const outcome = await signIn(accounts, { ...browser, email, password: PASSWORD, ...more })
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}

/** Signs in through enrolment, or with the code of the moment when the secret is known. */
export async function enterForReal(
  world: TestWorld,
  accounts: Accounts,
  about: { email: string; secret?: string; password?: string },
): Promise<{ session: string; secret: string }> {
  const first = await enter(accounts, about.email, about.password === undefined ? {} : { password: about.password })
  const known = about.secret ?? (await secretOf(accounts, first.session))
  const outcome = await passSecondFactor(accounts, { cookie: first.session, code: codeNow(world, known), device: browser.device })
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return { session: outcome.value.session, secret: known }
}

export async function secretOf(accounts: Accounts, cookie: string): Promise<string> {
  const asked = await readSecondFactor(accounts, cookie)
  assert.ok(asked.ok && asked.value.step === 'enrol')
  return asked.value.secret
}

export function codeNow(world: TestWorld, secret: string): string {
  return generateSync({ secret, epoch: Math.floor(world.now().epochMilliseconds / 1000) })
}

export async function actorOf(world: TestWorld, accounts: Accounts, session: string): Promise<AgentActor | undefined> {
  const found = await identify(accounts, { session }, world.now())
  assert.ok(found === undefined || found.actor.kind === 'agent')
  return found?.actor.kind === 'agent' ? found.actor : undefined
}
