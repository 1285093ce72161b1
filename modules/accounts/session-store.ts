import { z } from 'zod'
import type { Tx } from '#platform/database'

export const SIGN_IN_METHODS = ['password', 'password+totp'] as const
export type SignInMethod = (typeof SIGN_IN_METHODS)[number]

export interface Session {
  id: string
  agentId: string
  method: SignInMethod
  createdAt: Temporal.Instant
  lastSeenAt: Temporal.Instant
  /** The absolute end, however busy the session is. */
  expiresAt: Temporal.Instant
  steppedUpAt: Temporal.Instant | undefined
  endedAt: Temporal.Instant | undefined
  /** "Firefox, Windows" */
  device: string
}

const COLUMNS = ['id', 'agent_id', 'method', 'created_at', 'last_seen_at', 'expires_at', 'stepped_up_at', 'ended_at', 'device'] as const
const method = z.enum(SIGN_IN_METHODS)
const LISTED_AT_MOST = 100

export async function insertSession(tx: Tx, session: Session & { tokenHash: Buffer }): Promise<void> {
  await tx
    .insertInto('accounts.session')
    .values({
      token_hash: session.tokenHash,
      id: session.id,
      agent_id: session.agentId,
      method: session.method,
      created_at: session.createdAt,
      last_seen_at: session.lastSeenAt,
      expires_at: session.expiresAt,
      stepped_up_at: session.steppedUpAt ?? null,
      device: session.device,
    })
    .execute()
}

export async function findSession(tx: Tx, tokenHash: Buffer): Promise<Session | undefined> {
  const row = await tx.selectFrom('accounts.session').select(COLUMNS).where('token_hash', '=', tokenHash).executeTakeFirst()
  return row === undefined ? undefined : sessionOf(row)
}

/** Notes that the session is in use; nothing is written when it was noted within the minute. */
export async function touchSession(tx: Tx, { id, at }: { id: string; at: Temporal.Instant }): Promise<void> {
  await tx
    .updateTable('accounts.session')
    .set({ last_seen_at: at })
    .where('id', '=', id)
    .where('last_seen_at', '<=', at.subtract({ minutes: 1 }))
    .execute()
}

/** Gives the session a new token after a step-up: an older copy of the cookie opens nothing any more. */
export async function renewSession(
  tx: Tx,
  { id, tokenHash, at }: { id: string; tokenHash: Buffer; at: Temporal.Instant },
): Promise<boolean> {
  const renewed = await tx
    .updateTable('accounts.session')
    .set({ token_hash: tokenHash, stepped_up_at: at, last_seen_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return renewed.numUpdatedRows === 1n
}

/** The agent's sessions that are neither ended nor past their absolute end, latest used first. */
export async function listOpenSessions(tx: Tx, { agentId, at }: { agentId: string; at: Temporal.Instant }): Promise<Session[]> {
  const rows = await tx
    .selectFrom('accounts.session')
    .select(COLUMNS)
    .where('agent_id', '=', agentId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .limit(LISTED_AT_MOST)
    .execute()
  return rows.map(sessionOf)
}

/** Ends one session of the agent. False when it is not theirs or was already over. */
export async function endSession(tx: Tx, { id, agentId, at }: { id: string; agentId: string; at: Temporal.Instant }): Promise<boolean> {
  const ended = await tx
    .updateTable('accounts.session')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('agent_id', '=', agentId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}

/** Ends every session of the agent, but the one to keep; answers how many. */
export async function endSessionsOf(
  tx: Tx,
  { agentId, keepId, at }: { agentId: string; keepId?: string; at: Temporal.Instant },
): Promise<number> {
  let query = tx.updateTable('accounts.session').set({ ended_at: at }).where('agent_id', '=', agentId).where('ended_at', 'is', null)
  if (keepId !== undefined) query = query.where('id', '<>', keepId)
  const ended = await query.executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

interface SessionRow {
  id: string
  agent_id: string
  method: string
  created_at: Temporal.Instant
  last_seen_at: Temporal.Instant
  expires_at: Temporal.Instant
  stepped_up_at: Temporal.Instant | null
  ended_at: Temporal.Instant | null
  device: string
}

function sessionOf(row: SessionRow): Session {
  return {
    id: row.id,
    agentId: row.agent_id,
    method: method.parse(row.method),
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    steppedUpAt: row.stepped_up_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    device: row.device,
  }
}
