import { z } from 'zod'
import { type Tx, json, sql } from '#platform/database'
import type { Days, ExceptionalDay } from './exceptional-days.ts'

const COLUMNS = ['on_date', 'intervals', 'reason', 'version'] as const
const hours = z.array(z.object({ opens: z.string(), closes: z.string() }))

/** The exceptional days of a site from a day on, the next one first. */
export async function listExceptionalDays(
  tx: Tx,
  { siteId, from, limit }: { siteId: string; from: Temporal.PlainDate; limit: number },
): Promise<ExceptionalDay[]> {
  const rows = await tx
    .selectFrom('organisation.opening_exception')
    .select(COLUMNS)
    .where('site_id', '=', siteId)
    .where('on_date', '>=', from)
    .orderBy('on_date')
    .limit(limit)
    .execute()
  return rows.map(dayOfRow)
}

/** The first day of a period that already has its own hours. */
export async function findDayTold(tx: Tx, { siteId, days }: { siteId: string; days: Days }): Promise<Temporal.PlainDate | undefined> {
  const [first] = await listExceptionalDays(tx, { siteId, from: days.from, limit: 1 })
  return first !== undefined && Temporal.PlainDate.compare(first.on, days.until) <= 0 ? first.on : undefined
}

export async function findExceptionalDay(
  tx: Tx,
  { siteId, on }: { siteId: string; on: Temporal.PlainDate },
): Promise<ExceptionalDay | undefined> {
  const row = await tx
    .selectFrom('organisation.opening_exception')
    .select(COLUMNS)
    .where('site_id', '=', siteId)
    .where('on_date', '=', on)
    .executeTakeFirst()
  return row === undefined ? undefined : dayOfRow(row)
}

/** The sites in use that open, by their own exceptional hours, on one of these days. */
export async function listOpenAllTheSame(tx: Tx, days: readonly Temporal.PlainDate[]): Promise<{ on: Temporal.PlainDate; site: string }[]> {
  if (days.length === 0) return []
  const rows = await tx
    .selectFrom('organisation.opening_exception as day')
    .innerJoin('organisation.site as site', 'site.id', 'day.site_id')
    .select(['day.on_date', 'site.name'])
    .where('site.active', '=', sql.lit(true))
    .where('day.on_date', '=', sql<Temporal.PlainDate>`ANY (${days.map(String)}::date[])`)
    .where('day.intervals', '<>', sql<string>`'[]'::jsonb`)
    .orderBy('day.on_date')
    .orderBy('site.position')
    .limit(2000)
    .execute()
  return rows.map((row) => ({ on: row.on_date, site: row.name }))
}

export async function insertExceptionalDays(
  tx: Tx,
  { siteId, days }: { siteId: string; days: readonly Omit<ExceptionalDay, 'version'>[] },
): Promise<void> {
  await tx
    .insertInto('organisation.opening_exception')
    .values(days.map(({ on, intervals, reason }) => ({ site_id: siteId, on_date: on, intervals: json(intervals), reason })))
    .execute()
}

/** Writes if nobody did since the version; answers whether it did. */
export async function updateExceptionalDay(tx: Tx, siteId: string, { on, intervals, reason, version }: ExceptionalDay): Promise<boolean> {
  const updated = await tx
    .updateTable('organisation.opening_exception')
    .set((set) => ({ intervals: json(intervals), reason, version: set('version', '+', 1) }))
    .where('site_id', '=', siteId)
    .where('on_date', '=', on)
    .where('version', '=', version)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

export async function deleteExceptionalDay(
  tx: Tx,
  { siteId, on, version }: { siteId: string; on: Temporal.PlainDate; version: number },
): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('organisation.opening_exception')
    .where('site_id', '=', siteId)
    .where('on_date', '=', on)
    .where('version', '=', version)
    .executeTakeFirst()
  return deleted.numDeletedRows === 1n
}

function dayOfRow(row: { on_date: Temporal.PlainDate; intervals: unknown; reason: string; version: number }): ExceptionalDay {
  return { on: row.on_date, intervals: hours.parse(row.intervals), reason: row.reason, version: row.version }
}
