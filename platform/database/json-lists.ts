import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from './client-dialect.ts'

/** Rows of one list: the ordered and limited SELECT that brings them, and what each row is. */
export interface RowList<T> {
  rows: RawBuilder<unknown>
  row: z.ZodType<T>
}

type Lists = Readonly<Record<string, RowList<unknown>>>
type RowsOf<L extends Lists> = { [K in keyof L]: L[K] extends RowList<infer T> ? T[] : never }

/**
 * Reads several short lists in one statement: a page that shows ten small lists of one thing pays for one. Each comes as JSON, so its
 * shape says how to read dates and instants (`instantText`, `dateText`).
 */
export async function readLists<L extends Lists>(tx: Tx, lists: L): Promise<RowsOf<L>>
export async function readLists(tx: Tx, lists: Lists): Promise<Record<string, unknown[]>> {
  const columns = Object.entries(lists).map(
    ([name, list]) => sql`(SELECT coalesce(json_agg(r), '[]') FROM (${list.rows}) r) AS ${sql.ref(name)}`,
  )
  const { rows } = await sql<Record<string, unknown[]>>`SELECT ${sql.join(columns)}`.execute(tx)
  const read = rows[0] ?? {}
  return Object.fromEntries(Object.entries(lists).map(([name, { row }]) => [name, (read[name] ?? []).map((found) => row.parse(found))]))
}

/** One such list alone. */
export async function readList<T>(tx: Tx, list: RowList<T>): Promise<T[]> {
  const { rows } = await readLists(tx, { rows: list })
  return rows
}

/** An instant as JSON writes it. */
export const instantText = z.string().transform((text) => Temporal.Instant.from(text))
/** A civil date as JSON writes it. */
export const dateText = z.string().transform((text) => Temporal.PlainDate.from(text))
/** A column that may be empty: `undefined` then. */
export function maybe<T extends z.ZodType>(shape: T) {
  return shape.nullable().transform((value) => value ?? undefined)
}
