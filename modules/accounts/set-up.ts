import { systemActor } from '#platform/access'
import type { Work } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type Outcome, done, refuse } from '#platform/outcome'
import { forgetDirectory } from '#modules/organisation'
import type { Accounts } from './accounts.ts'
import { administratorExists } from './agent-rights-store.ts'
import { looksLikeSecret, newSecret, secretHash } from './bearer-secret.ts'
import { findCredential } from './credential-store.ts'
import { ensureAgent, grantForTheCity, holdSetUp, insertFirstUnit, unitExists } from './first-administrator-store.ts'
import { findOpenLink, insertLink, useLink } from './link-store.ts'
import { ADMINISTRATOR_ROLES } from './roles.ts'
import { hashNewPassword, keepPassword } from './set-password.ts'
import { type SignedIn, normalAddress, passIn } from './sign-in.ts'

const SET_UP = systemActor('set-up')
const LINK_HOURS = 24

/** The one-time address that makes the first administrator; refused once there is one. Printed at the start of a house that has none. */
export async function createSetUpLink(accounts: Accounts): Promise<Outcome<{ url: string; expiresAt: Temporal.Instant }>> {
  return accounts.house.act(SET_UP, async (work) => {
    if (await hasAdministrator(work)) return refuse('conflict', 'accounts.refusal.already-set-up')
    const secret = newSecret()
    const expiresAt = work.at.add({ hours: LINK_HOURS })
    await insertLink(work.tx, { tokenHash: secretHash(secret), purpose: 'set-up', createdAt: work.at, expiresAt })
    return done({ url: `${accounts.origin}/desk/set-up?token=${secret}`, expiresAt })
  })
}

/** Whether the link still makes an administrator. */
export async function isSetUpOpen(accounts: Accounts, token: string): Promise<boolean> {
  if (!looksLikeSecret(token)) return false
  const at = accounts.house.now()
  const link = await accounts.house.read(SET_UP, (tx) => findOpenLink(tx, { tokenHash: secretHash(token), at }))
  return link?.purpose === 'set-up'
}

export interface SetUpInput {
  token: string
  givenName: string
  familyName: string
  email: string
  password: string
  /** Where the administrator works: a unit that exists, or the first one. */
  unit: { id: string } | { code: string; name: string }
  device: string
  session: string | undefined
}

/** Makes the first administrator, who then goes on to the second factor. The link is used up; nobody else can come this way. */
export async function setUp(accounts: Accounts, input: SetUpInput): Promise<Outcome<SignedIn>> {
  if (!(await isSetUpOpen(accounts, input.token))) return refuse('not-found', 'accounts.refusal.link-over')
  const email = normalAddress(input.email)
  const hashed = await hashNewPassword(accounts, { password: input.password, person: { ...input, email } })
  if (!hashed.ok) return hashed
  const outcome = await accounts.house.act(SET_UP, async (work) => {
    await holdSetUp(work.tx)
    if (await hasAdministrator(work)) return refuse('conflict', 'accounts.refusal.already-set-up')
    if (!(await useLink(work.tx, { tokenHash: secretHash(input.token), at: work.at })))
      return refuse('not-found', 'accounts.refusal.link-over')
    const unit = await chooseUnit(work, input.unit)
    if (!unit.ok) return unit
    const agentId = await ensureAgent(work.tx, { givenName: input.givenName, familyName: input.familyName, email, unitId: unit.value })
    await grantForTheCity(work.tx, { agentId, roles: ADMINISTRATOR_ROLES, from: civilDate(work.at) })
    await keepPassword(work, { agentId, hash: hashed.value })
    work.publish({
      name: 'account.first-administrator-made',
      subject: { kind: 'agent', id: agentId },
      unitId: unit.value,
      data: { roles: ADMINISTRATOR_ROLES },
    })
    const credential = await findCredential(work.tx, agentId)
    return done(
      await passIn(work, accounts, {
        agent: { id: agentId },
        credential: credential ?? { totpSecret: undefined },
        input,
      }),
    )
  })
  forgetDirectory(accounts.house)
  return outcome
}

async function hasAdministrator(work: Work): Promise<boolean> {
  return administratorExists(work.tx, { roles: ADMINISTRATOR_ROLES, on: civilDate(work.at) })
}

async function chooseUnit(work: Work, unit: SetUpInput['unit']): Promise<Outcome<string>> {
  if ('id' in unit)
    return (await unitExists(work.tx, { id: unit.id }))
      ? done(unit.id)
      : refuse('invalid', 'accounts.refusal.unknown-unit', { field: 'unit' })
  if (await unitExists(work.tx, { code: unit.code })) return refuse('conflict', 'accounts.refusal.unit-code-taken', { field: 'unitCode' })
  return done(await insertFirstUnit(work.tx, unit))
}
