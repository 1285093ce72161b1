import { type Tx, sql } from '#platform/database'
import { type AnswerTemplate, type RequestType, type RoutingRule, localised, requestTypeDefinition } from './request-type.ts'

const MOST_TYPES = 1_000

/** The types in force with their published version, in the order of the catalogue. */
export async function listTypes(tx: Tx): Promise<RequestType[]> {
  const rows = await tx
    .selectFrom('catalogue.request_type as type')
    .innerJoin('catalogue.request_type_version as version', 'version.id', 'type.current_version_id')
    .select(['type.code', 'type.position', 'type.active', 'version.id as version_id', 'version.number', 'version.definition'])
    .orderBy('type.position')
    .orderBy('type.code')
    .limit(MOST_TYPES)
    .execute()
  return rows.map((row) => ({
    code: row.code,
    versionId: row.version_id,
    version: row.number,
    position: row.position,
    active: row.active,
    definition: requestTypeDefinition.parse(row.definition),
  }))
}

/** A version by its id: a request reads the one it was born with. */
export async function findVersion(tx: Tx, versionId: string): Promise<RequestType | undefined> {
  const row = await tx
    .selectFrom('catalogue.request_type_version as version')
    .innerJoin('catalogue.request_type as type', 'type.code', 'version.type_code')
    .select(['type.code', 'type.position', 'type.active', 'version.id as version_id', 'version.number', 'version.definition'])
    .where('version.id', '=', versionId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    code: row.code,
    versionId: row.version_id,
    version: row.number,
    position: row.position,
    active: row.active,
    definition: requestTypeDefinition.parse(row.definition),
  }
}

export async function listRoutingRules(tx: Tx): Promise<RoutingRule[]> {
  const rows = await tx
    .selectFrom('catalogue.routing_rule')
    .select(['id', 'position', 'type_code', 'district_code', 'channel', 'words', 'unit_id', 'reason'])
    .where('active', '=', sql.lit(true))
    .orderBy('position')
    .orderBy('id')
    .limit(2_000)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    position: row.position,
    typeCode: row.type_code ?? undefined,
    districtCode: row.district_code ?? undefined,
    channel: row.channel ?? undefined,
    words: row.words,
    unitId: row.unit_id,
    reason: row.reason,
  }))
}

export async function listAnswerTemplates(tx: Tx): Promise<AnswerTemplate[]> {
  const rows = await tx
    .selectFrom('catalogue.answer_template')
    .select(['id', 'code', 'type_code', 'title', 'bodies'])
    .where('active', '=', sql.lit(true))
    .orderBy('code')
    .limit(2_000)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    typeCode: row.type_code ?? undefined,
    title: row.title,
    bodies: localised.parse(row.bodies),
  }))
}
