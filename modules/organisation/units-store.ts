import { z } from 'zod'
import type { Tx } from '#platform/database'
import type { UnitFacts } from './unit-facts.ts'

/** A unit as the administration reads and changes it. */
export interface UnitRecord extends UnitFacts {
  id: string
  version: number
}

const COLUMNS = [
  'id',
  'code',
  'kind',
  'parent_id',
  'name',
  'sector_code',
  'email',
  'phone',
  'manager_id',
  'active_from',
  'active_until',
  'version',
] as const
const kinds = z.enum(['directorate', 'service', 'team'])

export async function findUnit(tx: Tx, by: { id: string } | { code: string }): Promise<UnitRecord | undefined> {
  const query = tx.selectFrom('organisation.unit').select(COLUMNS)
  const row = await ('id' in by ? query.where('id', '=', by.id) : query.where('code', '=', by.code)).executeTakeFirst()
  return row === undefined ? undefined : unitOfRow(row)
}

export async function listUnits(tx: Tx): Promise<UnitRecord[]> {
  const rows = await tx.selectFrom('organisation.unit').select(COLUMNS).orderBy('code').limit(2000).execute()
  return rows.map(unitOfRow)
}

export async function insertUnit(tx: Tx, id: string, facts: UnitFacts): Promise<void> {
  await tx
    .insertInto('organisation.unit')
    .values({ id, ...columnsOf(facts) })
    .execute()
}

/** Writes the facts if nobody did since `version`; answers the new version. */
export async function updateUnit(
  tx: Tx,
  { id, version, facts }: { id: string; version: number; facts: UnitFacts },
): Promise<number | undefined> {
  const row = await tx
    .updateTable('organisation.unit')
    .set((set) => ({ ...columnsOf(facts), version: set('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

/** How many units below, and agents in the unit, go on after that day. */
export async function countGoingOn(
  tx: Tx,
  { id, after }: { id: string; after: Temporal.PlainDate },
): Promise<{ units: number; agents: number }> {
  const units = await tx
    .selectFrom('organisation.unit')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('parent_id', '=', id)
    .where((where) => where.or([where('active_until', 'is', null), where('active_until', '>', after)]))
    .executeTakeFirstOrThrow()
  const agents = await tx
    .selectFrom('organisation.agent')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('unit_id', '=', id)
    .where((where) => where.or([where('active_until', 'is', null), where('active_until', '>', after)]))
    .executeTakeFirstOrThrow()
  return { units: units.count, agents: agents.count }
}

export async function isSector(tx: Tx, code: string): Promise<boolean> {
  return (await tx.selectFrom('organisation.sector').select('code').where('code', '=', code).executeTakeFirst()) !== undefined
}

function columnsOf(facts: UnitFacts) {
  return {
    code: facts.code,
    kind: facts.kind,
    parent_id: facts.parentId ?? null,
    name: facts.name,
    sector_code: facts.sectorCode,
    email: facts.email ?? null,
    phone: facts.phone ?? null,
    manager_id: facts.managerId ?? null,
    active_from: facts.activeFrom,
    active_until: facts.activeUntil ?? null,
  }
}

function unitOfRow(row: {
  id: string
  code: string
  kind: string
  parent_id: string | null
  name: string
  sector_code: string
  email: string | null
  phone: string | null
  manager_id: string | null
  active_from: Temporal.PlainDate
  active_until: Temporal.PlainDate | null
  version: number
}): UnitRecord {
  return {
    id: row.id,
    code: row.code,
    kind: kinds.parse(row.kind),
    parentId: row.parent_id ?? undefined,
    name: row.name,
    sectorCode: row.sector_code,
    email: row.email ?? undefined,
    phone: row.phone ?? undefined,
    managerId: row.manager_id ?? undefined,
    activeFrom: row.active_from,
    activeUntil: row.active_until ?? undefined,
    version: row.version,
  }
}
