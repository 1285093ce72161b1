import type pg from 'pg'
import { french } from '../city/french.ts'

/**
 * Inserts many rows in one statement, every text in French typography. `columns` are the only names that reach SQL; values travel as
 * one JSON parameter.
 */
export async function insertRows(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const list = columns.map((column) => `"${column}"`).join(', ')
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    // JSON has no space of its own between its signs: only texts are changed.
    const part = french(JSON.stringify(rows.slice(start, start + ROWS_AT_ONCE)))
    await client.query(`INSERT INTO ${table} (${list}) SELECT ${list} FROM json_populate_recordset(NULL::${table}, $1::json)`, [part])
  }
}

// A statement's parameter stays some megabytes: memory of both sides is bounded.
const ROWS_AT_ONCE = 2_000
