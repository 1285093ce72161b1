import { createHash } from 'node:crypto'
import { type Json, type Tx, type Work, json, sql } from '#platform/database'
import { z } from 'zod'

/** `Idempotency-Key`: chosen by the client, the same for each try of one act. */
export const idempotencyKey = z.string().min(1).max(200)

export type Begun =
  /** Nobody did this yet: do it, then `finishOnce` in the same transaction. */
  | { kind: 'fresh' }
  /** It was done: give this answer again. */
  | { kind: 'replay'; status: number; body: Json }
  /** The key was used for something else. */
  | { kind: 'conflict' }
  /** Another try of it is being done at this moment: ask again shortly. */
  | { kind: 'running' }

interface Once {
  tokenId: string
  key: string
}

const answer = z.json()

/**
 * Begins an act that must be done once, inside the transaction that does it: the key is kept if and only if the act is.
 * A refusal or a crash leaves no key, and the client's next try is judged anew.
 */
export async function beginOnce(work: Pick<Work, 'tx' | 'at'>, { fingerprint, ...once }: Once & { fingerprint: Buffer }): Promise<Begun> {
  if (!(await holdKey(work.tx, once))) return { kind: 'running' }
  const row = await work.tx
    .selectFrom('accounts.idempotency')
    .select(['fingerprint', 'status', 'body'])
    .where('token_id', '=', once.tokenId)
    .where('key', '=', once.key)
    .executeTakeFirst()
  if (row === undefined) {
    await work.tx
      .insertInto('accounts.idempotency')
      .values({ token_id: once.tokenId, key: once.key, fingerprint, created_at: work.at })
      .execute()
    return { kind: 'fresh' }
  }
  if (!row.fingerprint.equals(fingerprint)) return { kind: 'conflict' }
  // Begun and never finished, yet committed: no answer was ever given, so it is done now.
  if (row.status === null) return { kind: 'fresh' }
  return { kind: 'replay', status: row.status, body: answer.parse(row.body) }
}

/** Keeps the answer with the act. */
export async function finishOnce(
  work: Pick<Work, 'tx'>,
  { status, body, ...once }: Once & { status: number; body: unknown },
): Promise<void> {
  await work.tx
    .updateTable('accounts.idempotency')
    .set({ status, body: json(body) })
    .where('token_id', '=', once.tokenId)
    .where('key', '=', once.key)
    .execute()
}

/** What an act asks for, in 32 bytes: one key with two contents is a fault of the client. */
export function fingerprintOf(request: { method: string; path: string; body: unknown }): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([request.method, request.path, sorted(request.body)]))
    .digest()
}

/** Held until the transaction ends; false when another transaction holds it. */
async function holdKey(tx: Tx, { tokenId, key }: Once): Promise<boolean> {
  const code = createHash('sha256').update(`idempotency ${tokenId} ${key}`).digest().readBigInt64BE()
  const { rows } = await sql<{ held: boolean }>`SELECT pg_try_advisory_xact_lock(${code.toString()}::text::bigint) AS held`.execute(tx)
  return rows[0]?.held === true
}

/** The order in which a client writes its fields does not make another request. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  )
}
