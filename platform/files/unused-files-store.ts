import pg from 'pg'
import { systemActor } from '#platform/access'
import { type House, type Tx, sql } from '#platform/database'

/** Files of that time to which no row of any module refers: either those that were refused, or all others. */
export async function listUnusedFiles(
  tx: Tx,
  wanted: { since: Temporal.Instant; until: Temporal.Instant; refused: boolean; limit: number },
): Promise<string[]> {
  const { since, until, refused, limit } = wanted
  const { rows } = await sql<{ id: string }>`SELECT files.unused(${since}, ${until}, ${refused}, ${limit}) AS id`.execute(tx)
  return rows.map((row) => row.id)
}

/** Of these files, those that were not forgotten meanwhile; they stay until the transaction ends. */
export async function filesStillThere(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`SELECT files.still_there(${[...ids]}::uuid[]) AS id`.execute(tx)
  return new Set(rows.map((row) => row.id))
}

const FOREIGN_KEY_VIOLATION = '23503'

/** Forgets the row of a file and gives the place of its bytes; nothing when something refers to it, or it is gone already. */
export async function deleteFile(house: House, id: string): Promise<string | undefined> {
  try {
    return await house.work(systemActor('files'), async (work) => {
      const row = await work.tx.deleteFrom('files.file').where('id', '=', id).returning(['storage_key', 'purpose']).executeTakeFirst()
      if (row === undefined) return undefined
      work.publish({ name: 'file.forgotten', subject: { kind: 'file', id }, data: { purpose: row.purpose } })
      return row.storage_key
    })
  } catch (error) {
    // Put on a record a moment ago: the foreign key of that record has kept it.
    if (error instanceof pg.DatabaseError && error.code === FOREIGN_KEY_VIOLATION) return undefined
    throw error
  }
}
