import { type Tx, sql } from '#platform/database'
import type { AgentAccess } from './agent-access.ts'

/** What sign-in knows of an agent, read in three short queries. */
export async function findAgentAccess(tx: Tx, { agentId, at }: { agentId: string; at: Temporal.Instant }): Promise<AgentAccess> {
  const credential = await tx
    .selectFrom('accounts.agent_credential')
    .select(['password_hash', 'password_set_at', 'totp_confirmed_at'])
    .where('agent_id', '=', agentId)
    .executeTakeFirst()
  const link = await tx
    .selectFrom('accounts.one_time_link')
    .select((select) => select.fn.max('expires_at').as('until'))
    .where('agent_id', '=', agentId)
    .where('purpose', 'in', [sql.lit('invitation'), sql.lit('password-reset')])
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  const sessions = await tx
    .selectFrom('accounts.session')
    .select((select) => select.fn.countAll<number>().as('open'))
    .where('agent_id', '=', agentId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  // Sessions are swept away after a while, the event of signing in stays.
  const signedIn = await tx
    .selectFrom('events.event')
    .select('at')
    .where('subject_kind', '=', sql.lit('agent'))
    .where('subject_id', '=', agentId)
    .where('name', '=', sql.lit('account.signed-in'))
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    invitedUntil: link?.until ?? undefined,
    passwordSetAt: credential === undefined || credential.password_hash === null ? undefined : (credential.password_set_at ?? undefined),
    secondFactorSetAt: credential?.totp_confirmed_at ?? undefined,
    openSessions: sessions?.open ?? 0,
    lastSignInAt: signedIn?.at,
  }
}
