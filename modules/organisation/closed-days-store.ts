import type { Tx } from '#platform/database'
import type { ClosedDay, Days } from './exceptional-days.ts'

const COLUMNS = ['on_date', 'reason', 'version'] as const

/** The days closed for the whole city from a day on, the next one first. */
export async function listClosedDays(tx: Tx, { from, limit }: { from: Temporal.PlainDate; limit: number }): Promise<ClosedDay[]> {
  const rows = await tx
    .selectFrom('organisation.closed_day')
    .select(COLUMNS)
    .where('on_date', '>=', from)
    .orderBy('on_date')
    .limit(limit)
    .execute()
  return rows.map(dayOfRow)
}

/** The first day of a period that is closed already. */
export async function findFirstClosed(tx: Tx, { from, until }: Days): Promise<Temporal.PlainDate | undefined> {
  const [first] = await listClosedDays(tx, { from, limit: 1 })
  return first !== undefined && Temporal.PlainDate.compare(first.on, until) <= 0 ? first.on : undefined
}

export async function findClosedDay(tx: Tx, on: Temporal.PlainDate): Promise<ClosedDay | undefined> {
  const row = await tx.selectFrom('organisation.closed_day').select(COLUMNS).where('on_date', '=', on).executeTakeFirst()
  return row === undefined ? undefined : dayOfRow(row)
}

export async function insertClosedDays(tx: Tx, days: readonly Omit<ClosedDay, 'version'>[]): Promise<void> {
  await tx
    .insertInto('organisation.closed_day')
    .values(days.map(({ on, reason }) => ({ on_date: on, reason })))
    .execute()
}

/** Writes if nobody did since the version; answers whether it did. */
export async function updateClosedDay(tx: Tx, { on, reason, version }: ClosedDay): Promise<boolean> {
  const updated = await tx
    .updateTable('organisation.closed_day')
    .set((set) => ({ reason, version: set('version', '+', 1) }))
    .where('on_date', '=', on)
    .where('version', '=', version)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

export async function deleteClosedDay(tx: Tx, { on, version }: { on: Temporal.PlainDate; version: number }): Promise<boolean> {
  const deleted = await tx.deleteFrom('organisation.closed_day').where('on_date', '=', on).where('version', '=', version).executeTakeFirst()
  return deleted.numDeletedRows === 1n
}

function dayOfRow(row: { on_date: Temporal.PlainDate; reason: string; version: number }): ClosedDay {
  return { on: row.on_date, reason: row.reason, version: row.version }
}
