import type pg from 'pg'

/** Inserts many rows in one statement. `columns` are the only names that reach SQL; values travel as one JSON parameter. */
export async function insertRows(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const list = columns.map((column) => `"${column}"`).join(', ')
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const part = JSON.stringify(rows.slice(start, start + ROWS_AT_ONCE))
    await client.query(`INSERT INTO ${table} (${list}) SELECT ${list} FROM json_populate_recordset(NULL::${table}, $1::json)`, [part])
  }
}

// A statement's parameter stays some megabytes: memory of both sides is bounded.
const ROWS_AT_ONCE = 2_000
