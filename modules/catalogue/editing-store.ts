import { type Json, type Tx, json, newId, sql } from '#platform/database'
import { z } from 'zod'
import { type RequestTypeDefinition, requestTypeDefinition } from './request-type.ts'

const MOST = 1_000
const VERSION_STATES = ['draft', 'published', 'retired'] as const

/** A type as its editors list it: what is in force, and whether a draft waits. */
export interface EditedType {
  code: string
  active: boolean
  position: number
  /** The version in force; absent for a type that was never published. */
  current: { id: string; number: number; definition: RequestTypeDefinition } | undefined
  draft: TypeVersion | undefined
}

/** A version with its history. */
export interface TypeVersion {
  id: string
  typeCode: string
  number: number
  state: (typeof VERSION_STATES)[number]
  definition: RequestTypeDefinition
  authorId: string | undefined
  reason: string
  createdAt: Temporal.Instant
  publishedAt: Temporal.Instant | undefined
  /** Grows at each save of a draft: somebody else's save since then is not overwritten. */
  edits: number
}

const COLUMNS = ['id', 'type_code', 'number', 'state', 'definition', 'author_id', 'reason', 'created_at', 'published_at', 'edits'] as const

/** All types, withdrawn ones and those never published too, in the order of the catalogue. */
export async function listEditedTypes(tx: Tx): Promise<EditedType[]> {
  const [types, versions] = await Promise.all([
    tx
      .selectFrom('catalogue.request_type')
      .select(['code', 'current_version_id', 'position', 'active'])
      .orderBy('position')
      .orderBy('code')
      .limit(MOST)
      .execute(),
    tx
      .selectFrom('catalogue.request_type_version')
      .select(COLUMNS)
      .where((eb) =>
        eb.or([
          eb('state', '=', sql.lit('draft')),
          eb('id', 'in', (current) =>
            current
              .selectFrom('catalogue.request_type')
              .select('current_version_id')
              .where('current_version_id', 'is not', null)
              .$castTo<{ current_version_id: string }>(),
          ),
        ]),
      )
      .orderBy('type_code')
      .limit(2 * MOST)
      .execute(),
  ])
  const read = versions.map(versionFrom)
  return types.map((type) => {
    const current = read.find((version) => version.id === type.current_version_id)
    return {
      code: type.code,
      active: type.active,
      position: type.position,
      current: current === undefined ? undefined : { id: current.id, number: current.number, definition: current.definition },
      draft: read.find((version) => version.typeCode === type.code && version.state === 'draft'),
    }
  })
}

/** Holds the type until the transaction ends, so that two editors act one after the other. */
export async function holdType(
  tx: Tx,
  code: string,
): Promise<{ code: string; active: boolean; currentVersionId: string | undefined } | undefined> {
  const row = await tx
    .selectFrom('catalogue.request_type')
    .select(['code', 'active', 'current_version_id'])
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? undefined : { code: row.code, active: row.active, currentVersionId: row.current_version_id ?? undefined }
}

/** All versions of a type, latest first. */
export async function listVersions(tx: Tx, code: string): Promise<TypeVersion[]> {
  const rows = await tx
    .selectFrom('catalogue.request_type_version')
    .select(COLUMNS)
    .where('type_code', '=', code)
    .orderBy('number', 'desc')
    .limit(MOST)
    .execute()
  return rows.map(versionFrom)
}

export async function findDraft(tx: Tx, code: string): Promise<TypeVersion | undefined> {
  const row = await tx
    .selectFrom('catalogue.request_type_version')
    .select(COLUMNS)
    .where('type_code', '=', code)
    .where('state', '=', sql.lit('draft'))
    .executeTakeFirst()
  return row === undefined ? undefined : versionFrom(row)
}

/** Adds a type at the end of the catalogue; false when its code is taken. */
export async function insertType(tx: Tx, code: string): Promise<boolean> {
  const added = await tx
    .insertInto('catalogue.request_type')
    .values((eb) => ({
      code,
      position: eb
        .selectFrom('catalogue.request_type')
        .select((each) => each.fn.coalesce(each(each.fn.max('position'), '+', 10), each.lit(10)).as('next')),
    }))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0) === 1
}

/** Adds the draft of a type, numbered after its last version. */
export async function insertDraft(
  tx: Tx,
  input: { code: string; definition: RequestTypeDefinition; authorId: string | undefined; at: Temporal.Instant },
): Promise<void> {
  await tx
    .insertInto('catalogue.request_type_version')
    .values((eb) => ({
      id: newId(),
      type_code: input.code,
      number: eb
        .selectFrom('catalogue.request_type_version')
        .select((each) => each.fn.coalesce(each(each.fn.max('number'), '+', 1), each.lit(1)).as('next'))
        .where('type_code', '=', input.code),
      state: 'draft',
      definition: json(plain(input.definition)),
      author_id: input.authorId ?? null,
      created_at: input.at,
    }))
    .execute()
}

/** Saves a draft if nobody else did since `edits`; false when somebody did. */
export async function updateDraft(
  tx: Tx,
  input: { id: string; edits: number; definition: RequestTypeDefinition; authorId: string | undefined },
): Promise<boolean> {
  const saved = await tx
    .updateTable('catalogue.request_type_version')
    .set((eb) => ({ definition: json(plain(input.definition)), author_id: input.authorId ?? null, edits: eb('edits', '+', 1) }))
    .where('id', '=', input.id)
    .where('state', '=', sql.lit('draft'))
    .where('edits', '=', input.edits)
    .executeTakeFirst()
  return saved.numUpdatedRows === 1n
}

export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('catalogue.request_type_version').where('id', '=', id).where('state', '=', sql.lit('draft')).execute()
}

/** Makes the draft the version in force; the one before is retired. */
export async function publishVersion(
  tx: Tx,
  input: { id: string; code: string; before: string | undefined; reason: string; authorId: string | undefined; at: Temporal.Instant },
): Promise<void> {
  await tx
    .updateTable('catalogue.request_type_version')
    .set({ state: 'published', published_at: input.at, reason: input.reason, author_id: input.authorId ?? null })
    .where('id', '=', input.id)
    .execute()
  if (input.before !== undefined)
    await tx.updateTable('catalogue.request_type_version').set({ state: 'retired' }).where('id', '=', input.before).execute()
  await tx
    .updateTable('catalogue.request_type')
    .set({ current_version_id: input.id, active: true })
    .where('code', '=', input.code)
    .execute()
}

export async function setTypeActive(tx: Tx, code: string, active: boolean): Promise<void> {
  await tx.updateTable('catalogue.request_type').set({ active }).where('code', '=', code).execute()
}

/** As JSON keeps it: without the fields that are absent. */
function plain(definition: RequestTypeDefinition): Json {
  return z.json().parse(JSON.parse(JSON.stringify(definition)))
}

const versionState = z.enum(VERSION_STATES)

function versionFrom(row: {
  id: string
  type_code: string
  number: number
  state: string
  definition: unknown
  author_id: string | null
  reason: string
  created_at: Temporal.Instant
  published_at: Temporal.Instant | null
  edits: number
}): TypeVersion {
  return {
    id: row.id,
    typeCode: row.type_code,
    number: row.number,
    state: versionState.parse(row.state),
    definition: requestTypeDefinition.parse(row.definition),
    authorId: row.author_id ?? undefined,
    reason: row.reason,
    createdAt: row.created_at,
    publishedAt: row.published_at ?? undefined,
    edits: row.edits,
  }
}
