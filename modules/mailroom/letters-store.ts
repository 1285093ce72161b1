import { z } from 'zod'
import type { Insertable, Selectable, Updateable } from 'kysely'
import { type Database, type Tx, sql } from '#platform/database'
import { LETTER_SOURCES, LETTER_STATES, type Letter } from './letter.ts'

type Row = Pick<
  Selectable<Database['mailroom.letter']>,
  | 'id'
  | 'source'
  | 'original_name'
  | 'file_id'
  | 'received_on'
  | 'entered_at'
  | 'entered_by'
  | 'state'
  | 'problem'
  | 'page_count'
  | 'confidence'
  | 'text'
  | 'fields'
  | 'preview_id'
  | 'contact_id'
  | 'request_id'
  | 'version'
>

const COLUMNS = [
  'id',
  'source',
  'original_name',
  'file_id',
  'received_on',
  'entered_at',
  'entered_by',
  'state',
  'problem',
  'page_count',
  'confidence',
  'text',
  'fields',
  'preview_id',
  'contact_id',
  'request_id',
  'version',
] as const

export async function insertLetter(tx: Tx, row: Insertable<Database['mailroom.letter']>): Promise<Letter> {
  return letterOf(await tx.insertInto('mailroom.letter').values(row).returning(COLUMNS).executeTakeFirstOrThrow())
}

export async function findLetterBySha(tx: Tx, sha256: Buffer): Promise<Letter | undefined> {
  const row = await tx.selectFrom('mailroom.letter').select(COLUMNS).where('sha256', '=', sha256).executeTakeFirst()
  return row === undefined ? undefined : letterOf(row)
}

export async function findLetter(tx: Tx, id: string): Promise<Letter | undefined> {
  const row = await tx.selectFrom('mailroom.letter').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : letterOf(row)
}

/** As findLetter, and nobody else changes it meanwhile. */
export async function lockLetter(tx: Tx, id: string): Promise<Letter | undefined> {
  const row = await tx.selectFrom('mailroom.letter').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? undefined : letterOf(row)
}

export async function findLetterOfRequest(tx: Tx, requestId: string): Promise<Letter | undefined> {
  const row = await tx
    .selectFrom('mailroom.letter')
    .select(COLUMNS)
    .where('request_id', '=', requestId)
    .orderBy('entered_at')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : letterOf(row)
}

export async function updateLetter(tx: Tx, id: string, patch: Updateable<Database['mailroom.letter']>): Promise<void> {
  await tx
    .updateTable('mailroom.letter')
    .set((eb) => ({ ...patch, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export interface LetterPage {
  rows: Letter[]
  next: string | undefined
}

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()])

/** Letters in some states, latest first, paged by key; `query` searches the words that were read. */
export async function listLetters(
  tx: Tx,
  input: { states: readonly string[]; query?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<LetterPage> {
  let query = tx
    .selectFrom('mailroom.letter')
    .select(COLUMNS)
    .where('state', 'in', [...input.states])
    .orderBy('entered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
  if (input.query !== undefined && input.query.trim() !== '')
    query = query.where(sql<boolean>`search @@ plainto_tsquery('public.parvis_fr', ${input.query})`)
  const cursor = cursorShape.safeParse(
    Buffer.from(input.cursor ?? '', 'base64url')
      .toString()
      .split('|'),
  )
  if (cursor.success) {
    const [at, id] = cursor.data
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('entered_at', 'id'), '<', tuple(Temporal.Instant.from(at), id)))
  }
  const rows = await query.execute()
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return {
    rows: page.map(letterOf),
    next:
      rows.length > input.limit && last !== undefined
        ? Buffer.from(`${last.entered_at.toString()}|${last.id}`).toString('base64url')
        : undefined,
  }
}

const source = z.enum(LETTER_SOURCES)
const state = z.enum(LETTER_STATES)
const fields = z.object({
  subject: z.string().optional(),
  letterDate: z.string().optional(),
  sender: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  reference: z.string().optional(),
  typeCode: z.string().optional(),
  typeWords: z.array(z.string()).optional(),
})

function letterOf(row: Row): Letter {
  return {
    id: row.id,
    source: source.parse(row.source),
    originalName: row.original_name,
    fileId: row.file_id,
    receivedOn: row.received_on,
    enteredAt: row.entered_at,
    enteredBy: row.entered_by ?? undefined,
    state: state.parse(row.state),
    problem: row.problem ?? undefined,
    pageCount: row.page_count,
    confidence: row.confidence ?? undefined,
    text: row.text,
    fields: fields.catch({}).parse(row.fields),
    previewId: row.preview_id ?? undefined,
    contactId: row.contact_id,
    requestId: row.request_id ?? undefined,
    version: row.version,
  }
}
