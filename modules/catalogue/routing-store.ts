import { type Tx, sql } from '#platform/database'

/** What a line of the routing table holds. Empty cells match everything. */
export interface RuleCells {
  typeCode: string | undefined
  districtCode: string | undefined
  channel: string | undefined
  words: readonly string[]
  unitId: string
  reason: string
}

export interface EditedRule extends RuleCells {
  id: string
  position: number
  version: number
}

const MOST = 2_000

/** The lines in force, from the top, with their versions. */
export async function listEditedRules(tx: Tx): Promise<EditedRule[]> {
  const rows = await tx
    .selectFrom('catalogue.routing_rule')
    .select(['id', 'position', 'type_code', 'district_code', 'channel', 'words', 'unit_id', 'reason', 'version'])
    .where('active', '=', sql.lit(true))
    .orderBy('position')
    .orderBy('id')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    position: row.position,
    version: row.version,
    typeCode: row.type_code ?? undefined,
    districtCode: row.district_code ?? undefined,
    channel: row.channel ?? undefined,
    words: row.words,
    unitId: row.unit_id,
    reason: row.reason,
  }))
}

/** Holds the whole table until the transaction ends: the order of its lines is one thing. */
export async function holdRules(tx: Tx): Promise<EditedRule[]> {
  await tx
    .selectFrom('catalogue.routing_rule')
    .select('id')
    .where('active', '=', sql.lit(true))
    .orderBy('id')
    .limit(MOST)
    .forUpdate()
    .execute()
  return listEditedRules(tx)
}

export async function insertRule(tx: Tx, rule: RuleCells & { id: string; position: number }): Promise<void> {
  await tx
    .insertInto('catalogue.routing_rule')
    .values({ id: rule.id, position: rule.position, ...columnsOf(rule) })
    .execute()
}

/** Writes the line if nobody else did since `version`. */
export async function updateRule(tx: Tx, rule: RuleCells & { id: string; version: number }): Promise<boolean> {
  const written = await tx
    .updateTable('catalogue.routing_rule')
    .set((eb) => ({ ...columnsOf(rule), version: eb('version', '+', 1) }))
    .where('id', '=', rule.id)
    .where('version', '=', rule.version)
    .where('active', '=', sql.lit(true))
    .executeTakeFirst()
  return written.numUpdatedRows === 1n
}

export async function placeRule(tx: Tx, { id, position }: { id: string; position: number }): Promise<void> {
  await tx.updateTable('catalogue.routing_rule').set({ position }).where('id', '=', id).execute()
}

/** Takes the line out; requests that it sent keep its sentence. */
export async function retireRule(tx: Tx, { id, version }: { id: string; version: number }): Promise<boolean> {
  const retired = await tx
    .updateTable('catalogue.routing_rule')
    .set((eb) => ({ active: false, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('active', '=', sql.lit(true))
    .executeTakeFirst()
  return retired.numUpdatedRows === 1n
}

function columnsOf(rule: RuleCells) {
  return {
    type_code: rule.typeCode ?? null,
    district_code: rule.districtCode ?? null,
    channel: rule.channel ?? null,
    words: [...rule.words],
    unit_id: rule.unitId,
    reason: rule.reason,
  }
}
