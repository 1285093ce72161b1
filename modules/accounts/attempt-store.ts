import type { Tx } from '#platform/database'
import { FORGET_FAILURES_AFTER_HOURS, waitAfter } from './retry-delay.ts'

/**
 * Counts an attempt before it is judged, so that a hundred sent at once are not a hundred guesses: it counts as failed until
 * `forgetAttempts` says otherwise. Answers until when to wait when it may not be made yet; then nothing is counted.
 */
export async function claimAttempt(tx: Tx, { key, at }: { key: Buffer; at: Temporal.Instant }): Promise<Temporal.Instant | undefined> {
  await tx
    .insertInto('accounts.attempt')
    .values({ key, failures: 0, last_at: at })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  const row = await tx
    .selectFrom('accounts.attempt')
    .select(['failures', 'retry_at', 'last_at'])
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (row.retry_at !== null && Temporal.Instant.compare(row.retry_at, at) > 0) return row.retry_at
  const old = Temporal.Instant.compare(row.last_at.add({ hours: FORGET_FAILURES_AFTER_HOURS }), at) < 0
  const failures = (old ? 0 : row.failures) + 1
  const wait = waitAfter(failures)
  await tx
    .updateTable('accounts.attempt')
    .set({ failures, retry_at: wait === 0 ? null : at.add({ seconds: wait }), last_at: at })
    .where('key', '=', key)
    .execute()
  return undefined
}

/** The attempt was right: the count begins again. */
export async function forgetAttempts(tx: Tx, key: Buffer): Promise<void> {
  await tx.deleteFrom('accounts.attempt').where('key', '=', key).execute()
}
