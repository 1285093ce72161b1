import type { Tx, Work } from '#platform/database'
import { holdSetUp } from './first-administrator-store.ts'
import type { Assignment } from './sight.ts'

// What sign-in reads of the organisation, kept in this one file: role assignments are not yet offered by the organisation's front door.

/** An agent who works for the city on that day. */
export interface ActiveAgent {
  id: string
  code: string
  givenName: string
  familyName: string
  email: string
  unitId: string
  siteId: string | undefined
}

const COLUMNS = ['id', 'code', 'given_name', 'family_name', 'email', 'unit_id', 'site_id'] as const

/** Units above one another, at most: a tree deeper than this is a circle. */
const ASSIGNMENTS_AT_MOST = 200

export async function findActiveAgent(
  tx: Tx,
  by: { id: string } | { email: string },
  on: Temporal.PlainDate,
): Promise<ActiveAgent | undefined> {
  const query = tx
    .selectFrom('organisation.agent')
    .select(COLUMNS)
    .where('active_from', '<=', on)
    .where((where) => where.or([where('active_until', 'is', null), where('active_until', '>=', on)]))
  const row = await ('id' in by ? query.where('id', '=', by.id) : query.where('email', '=', by.email)).executeTakeFirst()
  if (row === undefined) return undefined
  return {
    id: row.id,
    code: row.code,
    givenName: row.given_name,
    familyName: row.family_name,
    email: row.email,
    unitId: row.unit_id,
    siteId: row.site_id ?? undefined,
  }
}

/** The roles an agent holds on a day. */
export async function listAssignments(tx: Tx, { agentId, on }: { agentId: string; on: Temporal.PlainDate }): Promise<Assignment[]> {
  const rows = await tx
    .selectFrom('organisation.role_assignment')
    .select(['role_code', 'unit_id'])
    .where('agent_id', '=', agentId)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>=', on)]))
    .orderBy('role_code')
    .orderBy('id')
    .limit(ASSIGNMENTS_AT_MOST)
    .execute()
  return rows.map((row) => ({ role: row.role_code, unitId: row.unit_id ?? undefined }))
}

/** The teams across services that an agent belongs to on a day. */
export async function listTeams(tx: Tx, { agentId, on }: { agentId: string; on: Temporal.PlainDate }): Promise<string[]> {
  const rows = await tx
    .selectFrom('organisation.team_member')
    .select('unit_id')
    .where('agent_id', '=', agentId)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>=', on)]))
    .orderBy('unit_id')
    .limit(ASSIGNMENTS_AT_MOST)
    .execute()
  return rows.map((row) => row.unit_id)
}

/** Whether somebody who can sign in administers the city on that day. */
export async function administratorExists(tx: Tx, { roles, on }: { roles: readonly string[]; on: Temporal.PlainDate }): Promise<boolean> {
  const row = await tx
    .selectFrom('organisation.role_assignment as held')
    .innerJoin('organisation.agent as agent', 'agent.id', 'held.agent_id')
    .innerJoin('accounts.agent_credential as credential', 'credential.agent_id', 'agent.id')
    .select('held.id')
    .where('held.role_code', 'in', roles)
    .where('held.valid_from', '<=', on)
    .where((where) => where.or([where('held.valid_until', 'is', null), where('held.valid_until', '>=', on)]))
    .where((where) => where.or([where('agent.active_until', 'is', null), where('agent.active_until', '>=', on)]))
    .where('credential.password_hash', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Whether somebody else administers the city with no end in sight: holds one of the roles, works here, can sign in. Those who ask at
 * the same moment are answered one after the other, so that two administrators cannot send each other away.
 */
export async function anotherAdministrator(
  work: Pick<Work, 'tx'>,
  { roles, on, without }: { roles: readonly string[]; on: Temporal.PlainDate; without: { agentId: string } | { assignmentId: string } },
): Promise<boolean> {
  await holdSetUp(work.tx)
  const query = work.tx
    .selectFrom('organisation.role_assignment as held')
    .innerJoin('organisation.agent as agent', 'agent.id', 'held.agent_id')
    .innerJoin('accounts.agent_credential as credential', 'credential.agent_id', 'agent.id')
    .select('held.id')
    .where('held.role_code', 'in', roles)
    .where('held.valid_from', '<=', on)
    .where('held.valid_until', 'is', null)
    .where('agent.active_from', '<=', on)
    .where('agent.active_until', 'is', null)
    .where('credential.password_hash', 'is not', null)
  const others = 'agentId' in without ? query.where('agent.id', '<>', without.agentId) : query.where('held.id', '<>', without.assignmentId)
  return (await others.limit(1).executeTakeFirst()) !== undefined
}
