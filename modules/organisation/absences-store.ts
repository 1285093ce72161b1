import { type Tx, sql } from '#platform/database'
import type { AbsenceRecord, Period } from './absence-rules.ts'

const COLUMNS = ['id', 'agent_id', 'starts_on', 'ends_on', 'reason', 'substitute_id', 'version'] as const
const LISTED_AT_MOST = 500

/** The absences that share a day with the period, the soonest first; of the given agents only, when they are given. */
export async function listAbsencesIn(
  tx: Tx,
  { startsOn, endsOn, agentIds }: Partial<Period> & Pick<Period, 'startsOn'> & { agentIds?: readonly string[] },
): Promise<AbsenceRecord[]> {
  if (agentIds?.length === 0) return []
  let query = tx.selectFrom('organisation.absence').select(COLUMNS).where('ends_on', '>=', startsOn)
  if (endsOn !== undefined) query = query.where('starts_on', '<=', endsOn)
  if (agentIds !== undefined) query = query.where('agent_id', '=', sql<string>`ANY (${[...agentIds]}::uuid[])`)
  const rows = await query.orderBy('starts_on').orderBy('ends_on').orderBy('id').limit(LISTED_AT_MOST).execute()
  return rows.map(absenceOf)
}

export async function findAbsence(tx: Tx, id: string): Promise<AbsenceRecord | undefined> {
  const row = await tx.selectFrom('organisation.absence').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : absenceOf(row)
}

/** The agent's other absence that shares a day with the period. */
export async function findOtherAbsence(
  tx: Tx,
  { agentId, period, exceptId }: { agentId: string; period: Period; exceptId: string | undefined },
): Promise<AbsenceRecord | undefined> {
  const shared = await listAbsencesIn(tx, { ...period, agentIds: [agentId] })
  return shared.find((absence) => absence.id !== exceptId)
}

/** The absences during which this agent does somebody's work, not over yet. */
export async function listReplacedBy(tx: Tx, { agentId, from }: { agentId: string; from: Temporal.PlainDate }): Promise<AbsenceRecord[]> {
  const rows = await tx
    .selectFrom('organisation.absence')
    .select(COLUMNS)
    .where('substitute_id', '=', agentId)
    .where('ends_on', '>=', from)
    .orderBy('starts_on')
    .orderBy('id')
    .limit(LISTED_AT_MOST)
    .execute()
  return rows.map(absenceOf)
}

export async function insertAbsence(tx: Tx, absence: AbsenceRecord): Promise<void> {
  await tx
    .insertInto('organisation.absence')
    .values({ id: absence.id, agent_id: absence.agentId, ...columnsOf(absence) })
    .execute()
}

/** Writes if nobody did since the version; answers whether it did. */
export async function updateAbsence(tx: Tx, absence: AbsenceRecord): Promise<boolean> {
  const updated = await tx
    .updateTable('organisation.absence')
    .set((set) => ({ ...columnsOf(absence), version: set('version', '+', 1) }))
    .where('id', '=', absence.id)
    .where('version', '=', absence.version)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

export async function deleteAbsence(tx: Tx, { id, version }: { id: string; version: number }): Promise<boolean> {
  const deleted = await tx.deleteFrom('organisation.absence').where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return deleted.numDeletedRows === 1n
}

function columnsOf(absence: AbsenceRecord) {
  return {
    starts_on: absence.startsOn,
    ends_on: absence.endsOn,
    reason: absence.reason,
    substitute_id: absence.substituteId ?? null,
  }
}

function absenceOf(row: {
  id: string
  agent_id: string
  starts_on: Temporal.PlainDate
  ends_on: Temporal.PlainDate
  reason: string
  substitute_id: string | null
  version: number
}): AbsenceRecord {
  return {
    id: row.id,
    agentId: row.agent_id,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    reason: row.reason,
    substituteId: row.substitute_id ?? undefined,
    version: row.version,
  }
}
