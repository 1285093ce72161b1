import type { Tx } from '#platform/database'
import type { HeldAssignment } from './role-rules.ts'

const COLUMNS = ['id', 'agent_id', 'role_code', 'unit_id', 'valid_from', 'valid_until', 'granted_by'] as const
const LISTED_AT_MOST = 200

/** The roles an agent holds, held and will hold, latest first. */
export async function listAssignmentsOf(tx: Tx, agentId: string): Promise<HeldAssignment[]> {
  const rows = await tx
    .selectFrom('organisation.role_assignment')
    .select(COLUMNS)
    .where('agent_id', '=', agentId)
    .orderBy('valid_from', 'desc')
    .orderBy('role_code')
    .orderBy('id')
    .limit(LISTED_AT_MOST)
    .execute()
  return rows.map(assignmentOf)
}

export async function findAssignment(tx: Tx, id: string): Promise<HeldAssignment | undefined> {
  const row = await tx.selectFrom('organisation.role_assignment').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? undefined : assignmentOf(row)
}

/** An assignment of the same role in the same unit that shares a day with the given ones. */
export async function findOverlap(
  tx: Tx,
  wanted: Pick<HeldAssignment, 'agentId' | 'role' | 'unitId' | 'validFrom' | 'validUntil'>,
): Promise<HeldAssignment | undefined> {
  let query = tx
    .selectFrom('organisation.role_assignment')
    .select(COLUMNS)
    .where('agent_id', '=', wanted.agentId)
    .where('role_code', '=', wanted.role)
    .where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>=', wanted.validFrom)]))
  query = wanted.unitId === undefined ? query.where('unit_id', 'is', null) : query.where('unit_id', '=', wanted.unitId)
  if (wanted.validUntil !== undefined) query = query.where('valid_from', '<=', wanted.validUntil)
  const row = await query.orderBy('valid_from').limit(1).executeTakeFirst()
  return row === undefined ? undefined : assignmentOf(row)
}

/** Whether the agent holds one of the roles on that day, anywhere. */
export async function holdsRoleOn(
  tx: Tx,
  { agentId, roles, on }: { agentId: string; roles: readonly string[]; on: Temporal.PlainDate },
): Promise<boolean> {
  const row = await tx
    .selectFrom('organisation.role_assignment')
    .select('id')
    .where('agent_id', '=', agentId)
    .where('role_code', 'in', roles)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>=', on)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertAssignment(tx: Tx, assignment: HeldAssignment): Promise<void> {
  await tx
    .insertInto('organisation.role_assignment')
    .values({
      id: assignment.id,
      agent_id: assignment.agentId,
      role_code: assignment.role,
      unit_id: assignment.unitId ?? null,
      valid_from: assignment.validFrom,
      valid_until: assignment.validUntil ?? null,
      granted_by: assignment.grantedById ?? null,
    })
    .execute()
}

export async function setLastDay(tx: Tx, { id, on }: { id: string; on: Temporal.PlainDate }): Promise<void> {
  await tx.updateTable('organisation.role_assignment').set({ valid_until: on }).where('id', '=', id).execute()
}

/** Takes back what has not begun: it was never held. */
export async function deleteAssignment(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('organisation.role_assignment').where('id', '=', id).execute()
}

function assignmentOf(row: {
  id: string
  agent_id: string
  role_code: string
  unit_id: string | null
  valid_from: Temporal.PlainDate
  valid_until: Temporal.PlainDate | null
  granted_by: string | null
}): HeldAssignment {
  return {
    id: row.id,
    agentId: row.agent_id,
    role: row.role_code,
    unitId: row.unit_id ?? undefined,
    validFrom: row.valid_from,
    validUntil: row.valid_until ?? undefined,
    grantedById: row.granted_by ?? undefined,
  }
}

/** Who holds one of the roles in one of the units on a day: ids of agents at work, unit by unit. */
export async function listHolders(
  tx: Tx,
  { roles, unitIds, on }: { roles: readonly string[]; unitIds: readonly string[]; on: Temporal.PlainDate },
): Promise<{ unitId: string | undefined; agentId: string }[]> {
  if (roles.length === 0 || unitIds.length === 0) return []
  const rows = await tx
    .selectFrom('organisation.role_assignment as held')
    .innerJoin('organisation.agent as agent', 'agent.id', 'held.agent_id')
    .select(['held.unit_id', 'held.agent_id'])
    .where('held.role_code', 'in', roles)
    .where('held.unit_id', 'in', unitIds)
    .where('held.valid_from', '<=', on)
    .where((where) => where.or([where('held.valid_until', 'is', null), where('held.valid_until', '>=', on)]))
    .where('agent.active_from', '<=', on)
    .where((where) => where.or([where('agent.active_until', 'is', null), where('agent.active_until', '>=', on)]))
    .orderBy('agent.sort_key')
    .orderBy('agent.id')
    .limit(LISTED_AT_MOST)
    .execute()
  return rows.map((row) => ({ unitId: row.unit_id ?? undefined, agentId: row.agent_id }))
}
