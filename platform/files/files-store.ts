import { type Work, type Tx, sql } from '#platform/database'
import { actorId } from '#platform/access'
import { CAUTIONS, type Caution } from './caution.ts'
import { FILE_KINDS } from './content-kind.ts'
import { FILE_STATES, SCAN_STATES, type StoredFile } from './stored-file.ts'

// A look that began so long ago belongs to a process that died.
const STALE_LOOK_SECONDS = 300

const COLUMNS = [
  'id',
  'sha256',
  'size',
  'content_type',
  'kind',
  'name',
  'storage_key',
  'wrapped_key',
  'state',
  'scan_state',
  'refusal',
  'cautions',
] as const

/** Everything about the file, or nothing when there is none. */
export async function findFile(tx: Tx, id: string): Promise<StoredFile | undefined> {
  const row = await tx.selectFrom('files.file').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : fileOf(row)
}

export async function insertFile(work: Work, file: StoredFile, about: { purpose: string; allowed: readonly string[] }): Promise<void> {
  await work.tx
    .insertInto('files.file')
    .values({
      id: file.id,
      sha256: file.sha256,
      size: file.size,
      content_type: file.contentType,
      kind: file.kind,
      name: file.name,
      storage_key: file.storageKey,
      wrapped_key: file.wrappedKey,
      state: file.state,
      scan_state: file.scan,
      refusal: file.refusal ?? null,
      cautions: [...file.cautions],
      purpose: about.purpose,
      allowed: [...about.allowed],
      created_at: work.at,
      created_by_kind: work.actor.kind,
      created_by_id: actorId(work.actor) ?? null,
    })
    .execute()
}

/** Takes a file for looking at it; nothing when another process looks at it, or when it was looked at before. */
export async function claimFile(work: Work, id: string): Promise<{ file: StoredFile; allowed: readonly string[] } | undefined> {
  const stale = work.at.subtract({ seconds: STALE_LOOK_SECONDS })
  const row = await work.tx
    .updateTable('files.file')
    .set({ state: 'checking', checked_at: work.at })
    .where('id', '=', id)
    .where((e) => e.or([e('state', '=', 'quarantined'), e.and([e('state', '=', 'checking'), e('checked_at', '<', stale)])]))
    .returning([...COLUMNS, 'allowed'])
    .executeTakeFirst()
  return row === undefined ? undefined : { file: fileOf(row), allowed: row.allowed }
}

/** Writes what the look found. False when the file is no longer being looked at under this claim. */
export async function settleFile(work: Work, file: StoredFile): Promise<boolean> {
  const result = await work.tx
    .updateTable('files.file')
    .set({
      state: file.state,
      scan_state: file.scan,
      refusal: file.refusal ?? null,
      cautions: [...file.cautions],
      sha256: file.sha256,
      size: file.size,
      content_type: file.contentType,
      kind: file.kind,
      name: file.name,
      storage_key: file.storageKey,
      wrapped_key: file.wrappedKey,
    })
    .where('id', '=', file.id)
    .where('state', '=', sql.lit('checking'))
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Writes what a later look at a file found; the file itself is as it was. */
export async function writeCautions(work: Work, id: string, cautions: readonly Caution[]): Promise<void> {
  await work.tx
    .updateTable('files.file')
    .set({ cautions: [...cautions] })
    .where('id', '=', id)
    .execute()
}

/** Files that wait since before `before`, the oldest first. */
export async function listWaitingFiles(tx: Tx, { before, limit }: { before: Temporal.Instant; limit: number }): Promise<string[]> {
  const rows = await tx
    .selectFrom('files.file')
    .select('id')
    .where('state', 'in', [sql.lit('quarantined'), sql.lit('checking')])
    .where('created_at', '<', before)
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** How many files are in each state that somebody should look at. */
export async function countFiles(tx: Tx): Promise<{ state: string; count: number }[]> {
  return tx
    .selectFrom('files.file')
    .select(['state', sql<number>`count(*)::int`.as('count')])
    .where('state', 'in', [sql.lit('quarantined'), sql.lit('checking'), sql.lit('refused')])
    .groupBy('state')
    .orderBy('state')
    .execute()
}

interface FileRow {
  id: string
  sha256: Buffer
  size: number
  content_type: string
  kind: string
  name: string
  storage_key: string
  wrapped_key: Buffer
  state: string
  scan_state: string
  refusal: string | null
  cautions: string[]
}

function fileOf(row: FileRow): StoredFile {
  return {
    id: row.id,
    sha256: row.sha256,
    size: row.size,
    contentType: row.content_type,
    kind: FILE_KINDS.find((kind) => kind === row.kind) ?? 'other',
    name: row.name,
    storageKey: row.storage_key,
    wrappedKey: row.wrapped_key,
    // A state that this version does not know is a file to keep closed.
    state: FILE_STATES.find((state) => state === row.state) ?? 'refused',
    scan: SCAN_STATES.find((scan) => scan === row.scan_state) ?? 'not-scanned',
    refusal: row.refusal ?? undefined,
    cautions: row.cautions.map((caution) => CAUTIONS.find((known) => known === caution) ?? 'unchecked'),
  }
}
