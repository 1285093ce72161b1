import { type Work, newId } from '#platform/database'
import { type Outcome, done, refuse } from '#platform/outcome'
import type { Accounts } from './accounts.ts'
import { newApiToken, secretHash } from './bearer-secret.ts'
import { unitExists } from './first-administrator-store.ts'
import { permitted } from './permitted.ts'
import { isRole } from './roles.ts'
import { defaultScopes, isScope } from './scopes.ts'
import { type ApiToken, insertToken, listTokenRows, revokeTokenRow } from './token-store.ts'

export interface NewToken {
  name: string
  role: string
  /** Absent: the whole city. */
  unitId?: string
  /** Absent: those the role has a use for. */
  scopes?: readonly string[]
  expiresAt?: Temporal.Instant
}

const NAME_AT_MOST = 120

/** Makes a token for a program. Its text is in the answer and nowhere else: it cannot be shown again. */
export async function createToken(work: Work, input: NewToken): Promise<Outcome<{ id: string; token: string }>> {
  if (!permitted(work.actor, 'token.create')) return refuse('not-allowed', 'accounts.refusal.not-allowed')
  if (!isRole(input.role)) return refuse('invalid', 'accounts.refusal.unknown-role', { field: 'role' })
  const name = input.name.trim()
  if (name === '' || name.length > NAME_AT_MOST)
    return refuse('invalid', 'accounts.refusal.token-name', { field: 'name', data: { maximum: NAME_AT_MOST } })
  const scopes = input.scopes ?? defaultScopes(input.role)
  const unknown = scopes.find((scope) => !isScope(scope))
  if (unknown !== undefined) return refuse('invalid', 'accounts.refusal.unknown-scope', { field: 'scopes' })
  // A scope that the role has no use for would look like a right and be none, or become one when the role grows.
  const useful = defaultScopes(input.role)
  if (!scopes.every((scope) => useful.some((known) => known === scope)))
    return refuse('invalid', 'accounts.refusal.scope-beyond-role', { field: 'scopes' })
  if (input.expiresAt !== undefined && Temporal.Instant.compare(input.expiresAt, work.at) <= 0)
    return refuse('invalid', 'accounts.refusal.past-expiry', { field: 'expiresAt' })
  if (input.unitId !== undefined && !(await unitExists(work.tx, { id: input.unitId })))
    return refuse('invalid', 'accounts.refusal.unknown-unit', { field: 'unit' })

  const id = newId()
  const token = newApiToken()
  await insertToken(work.tx, {
    id,
    tokenHash: secretHash(token),
    name,
    role: input.role,
    unitId: input.unitId,
    scopes,
    createdAt: work.at,
    expiresAt: input.expiresAt,
  })
  work.publish({
    name: 'account.token-created',
    subject: { kind: 'api-token', id },
    ...(input.unitId === undefined ? {} : { unitId: input.unitId }),
    data: { role: input.role, scopes },
  })
  return done({ id, token })
}

/** Takes a token back: it opens nothing from now on (within a second in other processes). */
export async function revokeToken(work: Work, { accounts, id }: { accounts?: Accounts; id: string }): Promise<Outcome<void>> {
  if (!permitted(work.actor, 'token.create')) return refuse('not-allowed', 'accounts.refusal.not-allowed')
  if (!(await revokeTokenRow(work.tx, { id, at: work.at }))) return refuse('not-found', 'accounts.refusal.unknown-token')
  work.publish({ name: 'account.token-revoked', subject: { kind: 'api-token', id } })
  accounts?.remembered.forgetAll()
  return done(undefined)
}

/** All tokens with their use, revoked ones included, latest first; never their text. */
export async function listTokens(work: Pick<Work, 'tx' | 'actor'>): Promise<Outcome<ApiToken[]>> {
  if (!permitted(work.actor, 'token.create')) return refuse('not-allowed', 'accounts.refusal.not-allowed')
  return done(await listTokenRows(work.tx))
}
