import type pg from 'pg'
import { z } from 'zod'
import { type Tx, sql } from '#platform/database'

export interface FailedJob {
  id: string
  queue: string
  failedAt: Temporal.Instant
  tries: number
  reason: string
}

const output = z.object({ message: z.string() }).partial()

/** The jobs that failed for good, latest first; of one queue when it is named. The reason is a class and a code. */
export async function failedJobs(tx: Tx, { queue, limit = 100 }: { queue?: string; limit?: number } = {}): Promise<FailedJob[]> {
  const { rows } = await sql<{ id: string; name: string; failed: Temporal.Instant; tries: number; output: unknown }>`
    SELECT id::text, name, coalesce(completed_on, created_on) AS failed, retry_count + 1 AS tries, output
    FROM pgboss.job WHERE state = 'failed' AND (${queue ?? null}::text IS NULL OR name = ${queue ?? null}) ORDER BY coalesce(completed_on, created_on) DESC LIMIT ${limit}`.execute(
    tx,
  )
  return rows.map((row) => ({
    id: row.id,
    queue: row.name,
    failedAt: row.failed,
    tries: row.tries,
    reason: classOf(output.safeParse(row.output).data?.message ?? ''),
  }))
}

const FAILED_KEPT_SECONDS = 30 * 86_400

/** A job that failed is kept for a month, that somebody who was away finds it; one that is done is forgotten after a day. */
export async function keepFailure(pool: Pick<pg.Pool, 'query'>, job: { queue: string; id: string }): Promise<void> {
  await pool.query('UPDATE pgboss.job SET deletion_seconds = $3 WHERE name = $1 AND id = $2', [job.queue, job.id, FAILED_KEPT_SECONDS])
}

/** The class of what went wrong and its code: a server's own words may name who was written to, and administrators need neither. */
function classOf(message: string): string {
  const name = /^[A-Z][A-Za-z]{2,60}(?=:|$)/.exec(message)?.[0] ?? 'Error'
  const code = /\b(?:E[A-Z]{4,20}|[45]\d\d|[0-9A-Z]{5}(?= \(SQLSTATE\)))\b/.exec(message)?.[0]
  return code === undefined ? name : `${name} ${code}`
}

/** Puts a failed job back to be run now. True when there was one. */
export async function retryJob(tx: Tx, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE pgboss.job SET state = 'retry', retry_limit = retry_count + 3, start_after = now(), completed_on = NULL
    WHERE id = ${id}::uuid AND state = 'failed'`.execute(tx)
  return numAffectedRows === 1n
}

/** Waiting and failed jobs by queue, for the health page and the metrics. */
export async function queueDepths(tx: Tx): Promise<{ queue: string; waiting: number; failed: number; oldestSeconds: number }[]> {
  const { rows } = await sql<{ queue: string; waiting: number; failed: number; oldest: number }>`
    SELECT name AS queue, count(*) FILTER (WHERE state IN ('created', 'retry', 'active')) AS waiting, count(*) FILTER (WHERE state = 'failed') AS failed,
      coalesce(extract(epoch FROM now() - min(start_after) FILTER (WHERE state IN ('created', 'retry') AND start_after <= now())), 0)::integer AS oldest
    FROM pgboss.job WHERE state IN ('created', 'retry', 'active', 'failed') GROUP BY name ORDER BY name`.execute(tx)
  return rows.map((row) => ({ queue: row.queue, waiting: row.waiting, failed: row.failed, oldestSeconds: row.oldest }))
}
