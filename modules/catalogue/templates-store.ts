import { type Tx, json, sql } from '#platform/database'
import { type Localised, localised } from './request-type.ts'

export interface TemplateText {
  code: string
  typeCode: string | undefined
  title: string
  bodies: Localised
}

export interface EditedTemplate extends TemplateText {
  id: string
  version: number
}

/** The texts in use, those of all types first. */
export async function listEditedTemplates(tx: Tx): Promise<EditedTemplate[]> {
  const rows = await tx
    .selectFrom('catalogue.answer_template')
    .select(['id', 'code', 'type_code', 'title', 'bodies', 'version'])
    .where('active', '=', sql.lit(true))
    .orderBy('type_code', (order) => order.asc().nullsFirst())
    .orderBy('code')
    .limit(2_000)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    typeCode: row.type_code ?? undefined,
    title: row.title,
    bodies: localised.parse(row.bodies),
    version: row.version,
  }))
}

/** Adds a text; false when its code is taken. */
export async function insertTemplate(tx: Tx, text: TemplateText & { id: string }): Promise<boolean> {
  const added = await tx
    .insertInto('catalogue.answer_template')
    .values({ id: text.id, code: text.code, ...columnsOf(text) })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0) === 1
}

/** Writes the text if nobody else did since `version`. Its code stays: the texts of a city are known by it. */
export async function updateTemplate(tx: Tx, text: TemplateText & { id: string; version: number }): Promise<boolean> {
  const written = await tx
    .updateTable('catalogue.answer_template')
    .set((eb) => ({ ...columnsOf(text), version: eb('version', '+', 1) }))
    .where('id', '=', text.id)
    .where('version', '=', text.version)
    .where('active', '=', sql.lit(true))
    .executeTakeFirst()
  return written.numUpdatedRows === 1n
}

export async function retireTemplate(tx: Tx, { id, version }: { id: string; version: number }): Promise<boolean> {
  const retired = await tx
    .updateTable('catalogue.answer_template')
    .set((eb) => ({ active: false, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('active', '=', sql.lit(true))
    .executeTakeFirst()
  return retired.numUpdatedRows === 1n
}

function columnsOf(text: TemplateText) {
  return { type_code: text.typeCode ?? null, title: text.title, bodies: json({ ...text.bodies }) }
}
