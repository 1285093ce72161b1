import { type Tx, sql } from '#platform/database'
import type { AgentFacts } from './agent-facts.ts'

/** An agent as the administration reads and changes them. */
export interface AgentRecord extends AgentFacts {
  id: string
  version: number
}

const COLUMNS = [
  'id',
  'code',
  'given_name',
  'family_name',
  'title',
  'email',
  'phone',
  'unit_id',
  'site_id',
  'languages',
  'active_from',
  'active_until',
  'version',
] as const

export async function findAgent(tx: Tx, by: { id: string } | { code: string }): Promise<AgentRecord | undefined> {
  const query = tx.selectFrom('organisation.agent').select(COLUMNS)
  const row = await ('id' in by ? query.where('id', '=', by.id) : query.where('code', '=', by.code)).executeTakeFirst()
  return row === undefined ? undefined : agentOf(row)
}

/** The agent, held until the transaction ends: what depends on their roles, absences and dates is written one after the other. */
export async function holdAgent(tx: Tx, id: string): Promise<AgentRecord | undefined> {
  const row = await tx.selectFrom('organisation.agent').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? undefined : agentOf(row)
}

/** Which of the two somebody else already has. */
export async function takenBy(
  tx: Tx,
  facts: { code: string; email: string; exceptId: string | undefined },
): Promise<'code' | 'email' | undefined> {
  let query = tx
    .selectFrom('organisation.agent')
    .select(['code', 'email'])
    .where((where) => where.or([where('code', '=', facts.code), where('email', '=', facts.email)]))
  if (facts.exceptId !== undefined) query = query.where('id', '<>', facts.exceptId)
  const rows = await query.limit(2).execute()
  if (rows.some((row) => row.code === facts.code)) return 'code'
  return rows.length > 0 ? 'email' : undefined
}

export async function insertAgent(tx: Tx, id: string, facts: AgentFacts): Promise<void> {
  await tx
    .insertInto('organisation.agent')
    .values({ id, ...columnsOf(facts) })
    .execute()
}

/** Writes the facts if nobody did since `version`; answers the new version. */
export async function updateAgent(
  tx: Tx,
  { id, version, facts }: { id: string; version: number; facts: AgentFacts },
): Promise<number | undefined> {
  const row = await tx
    .updateTable('organisation.agent')
    .set((set) => ({ ...columnsOf(facts), version: set('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

/** The unit of that id or code, while it is in use on that day. */
export async function findUnitInUse(
  tx: Tx,
  { by, on }: { by: { id: string } | { code: string }; on: Temporal.PlainDate },
): Promise<string | undefined> {
  const query = tx
    .selectFrom('organisation.unit')
    .select('id')
    .where((where) => where.or([where('active_until', 'is', null), where('active_until', '>=', on)]))
  return (await ('id' in by ? query.where('id', '=', by.id) : query.where('code', '=', by.code)).executeTakeFirst())?.id
}

/** The site of that id or code, while it is in use. */
export async function findSiteInUse(tx: Tx, by: { id: string } | { code: string }): Promise<string | undefined> {
  const query = tx.selectFrom('organisation.site').select('id').where('active', '=', sql.lit(true))
  return (await ('id' in by ? query.where('id', '=', by.id) : query.where('code', '=', by.code)).executeTakeFirst())?.id
}

function columnsOf(facts: AgentFacts) {
  return {
    code: facts.code,
    given_name: facts.givenName,
    family_name: facts.familyName,
    title: facts.title ?? null,
    email: facts.email,
    phone: facts.phone ?? null,
    unit_id: facts.unitId,
    site_id: facts.siteId ?? null,
    languages: [...facts.languages],
    active_from: facts.activeFrom,
    active_until: facts.activeUntil ?? null,
  }
}

function agentOf(row: {
  id: string
  code: string
  given_name: string
  family_name: string
  title: string | null
  email: string
  phone: string | null
  unit_id: string
  site_id: string | null
  languages: string[]
  active_from: Temporal.PlainDate
  active_until: Temporal.PlainDate | null
  version: number
}): AgentRecord {
  return {
    id: row.id,
    code: row.code,
    givenName: row.given_name,
    familyName: row.family_name,
    title: row.title ?? undefined,
    email: row.email,
    phone: row.phone ?? undefined,
    unitId: row.unit_id,
    siteId: row.site_id ?? undefined,
    languages: row.languages,
    activeFrom: row.active_from,
    activeUntil: row.active_until ?? undefined,
    version: row.version,
  }
}
