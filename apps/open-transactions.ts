import { type Tx, sql } from '#platform/database'

export interface OpenTransactions {
  /** Age of the oldest, besides this reading; 0 when none is open. */
  openSeconds: number
  /** Connections of other accounts, whose transactions PostgreSQL shows only to members of pg_read_all_stats. */
  hidden: number
}

/** How long the oldest transaction of this database has been open, whoever holds it. */
export async function readOpenTransactions(tx: Tx): Promise<OpenTransactions> {
  const { rows } = await sql<{ seconds: number; hidden: number }>`
    SELECT coalesce(extract(epoch FROM clock_timestamp() - min(xact_start)), 0)::integer AS seconds,
      count(*) FILTER (WHERE backend_type IS NULL) AS hidden
    FROM pg_stat_activity WHERE datname = current_database() AND usesysid IS NOT NULL AND pid <> pg_backend_pid()`.execute(tx)
  return { openSeconds: rows[0]?.seconds ?? 0, hidden: rows[0]?.hidden ?? 0 }
}
