import { type Actor, type AgentActor, type TokenActor, systemActor } from '#platform/access'
import type { Tx } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type Directory, directoryOf, unitAndBelow } from '#modules/organisation'
import { type Accounts, STEP_UP_MINUTES, type SessionLimits } from './accounts.ts'
import { findActiveAgent, listAssignments, listTeams } from './agent-rights-store.ts'
import { looksLikeApiToken, looksLikeSecret, secretHash } from './bearer-secret.ts'
import { type Session, findSession, touchSession } from './session-store.ts'
import { type Assignment, type Rights, rightsOf } from './sight.ts'
import { type ApiToken, findUsableToken, touchToken } from './token-store.ts'

const READER = systemActor('sign-in')
const NOTED_EVERY = { minutes: 1 } as const

/**
 * Who calls, from the session cookie of a page or the bearer token of a program; undefined when neither opens anything.
 * Rights are read from the roles of the day, at most a second old.
 */
export async function identify(
  accounts: Accounts,
  credentials: { session?: string; bearer?: string },
  at: Temporal.Instant,
): Promise<{ actor: Actor } | undefined> {
  const { session, bearer } = credentials
  if (session !== undefined && looksLikeSecret(session))
    return known(await accounts.remembered.get(`s ${session}`, () => readAgent(accounts, session, at)))
  if (bearer !== undefined && looksLikeApiToken(bearer))
    return known(await accounts.remembered.get(`t ${bearer}`, () => readToken(accounts, bearer, at)))
  return undefined
}

/** Whether the session may still be used; one that lay idle is locked, not over: its person unlocks it. */
export function sessionState(session: Session, limits: SessionLimits, at: Temporal.Instant): 'open' | 'locked' | 'over' {
  if (session.endedAt !== undefined || Temporal.Instant.compare(session.expiresAt, at) <= 0) return 'over'
  return Temporal.Instant.compare(session.lastSeenAt.add({ minutes: limits.idleMinutes }), at) <= 0 ? 'locked' : 'open'
}

/** Whether the agent has just proved again who they are: asked before rights, keys and large exports are touched. */
export function isSteppedUp(actor: Actor, at: Temporal.Instant): boolean {
  return actor.kind === 'agent' && actor.steppedUpUntil !== undefined && Temporal.Instant.compare(actor.steppedUpUntil, at) > 0
}

function known(actor: Actor | undefined): { actor: Actor } | undefined {
  return actor === undefined ? undefined : { actor }
}

async function readAgent(accounts: Accounts, token: string, at: Temporal.Instant): Promise<AgentActor | undefined> {
  const on = civilDate(at)
  const tokenHash = secretHash(token)
  const found = await accounts.house.read(READER, async (tx) => {
    const session = await findSession(tx, tokenHash)
    if (session === undefined || sessionState(session, accounts.limits, at) !== 'open') return undefined
    // Opened while the house showed itself without second factor: worth nothing once it works for real.
    if (session.method === 'password' && !accounts.demonstration) return undefined
    const agent = await findActiveAgent(tx, { id: session.agentId }, on)
    if (agent === undefined) return undefined
    return { session, agent, standing: await standingOf(tx, agent.id, on) }
  })
  if (found === undefined) return undefined
  const { session, agent, standing } = found
  const isNoted = isDueToBeNoted(session.lastSeenAt, at)
  if (isNoted) await accounts.house.work(READER, (work) => touchSession(work.tx, { id: session.id, at }))
  const steppedUpUntil = session.steppedUpAt?.add({ minutes: STEP_UP_MINUTES })
  return {
    kind: 'agent',
    id: agent.id,
    sessionId: session.id,
    name: `${agent.givenName} ${agent.familyName}`,
    unitId: agent.unitId,
    ...(agent.siteId === undefined ? {} : { siteId: agent.siteId }),
    ...rightsIn(await directoryOf(accounts.house), standing),
    ...(steppedUpUntil === undefined ? {} : { steppedUpUntil }),
    session: {
      idleUntil: (isNoted ? at : session.lastSeenAt).add({ minutes: accounts.limits.idleMinutes }),
      endsAt: session.expiresAt,
    },
  }
}

async function readToken(accounts: Accounts, bearer: string, at: Temporal.Instant): Promise<TokenActor | undefined> {
  const token = await accounts.house.read(READER, (tx) => findUsableToken(tx, { tokenHash: secretHash(bearer), at }))
  if (token === undefined) return undefined
  if (token.lastUsedAt === undefined || isDueToBeNoted(token.lastUsedAt, at))
    await accounts.house.work(READER, (work) => touchToken(work.tx, { id: token.id, at }))
  return tokenActor(await directoryOf(accounts.house), token)
}

/** The actor of a token, with the rights of its role in its unit. */
export function tokenActor(directory: Directory, token: Pick<ApiToken, 'id' | 'name' | 'role' | 'unitId' | 'scopes'>): TokenActor {
  const rights = rightsIn(directory, { assignments: [{ role: token.role, unitId: token.unitId }], teams: [] })
  return { kind: 'token', id: token.id, name: token.name, scopes: token.scopes, ...rights }
}

async function standingOf(tx: Tx, agentId: string, on: Temporal.PlainDate): Promise<{ assignments: Assignment[]; teams: string[] }> {
  return { assignments: await listAssignments(tx, { agentId, on }), teams: await listTeams(tx, { agentId, on }) }
}

function rightsIn(directory: Directory, standing: { assignments: readonly Assignment[]; teams: readonly string[] }): Rights {
  return rightsOf({
    ...standing,
    organisation: { units: directory.units, sectors: directory.sectors, below: (unitId) => unitAndBelow(directory, unitId) },
  })
}

function isDueToBeNoted(last: Temporal.Instant, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(last.add(NOTED_EVERY), at) <= 0
}
