import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit'
import { createHmac } from 'node:crypto'
import { systemActor } from '#platform/access'
import { type House, sql } from '#platform/database'

const LIMITS = systemActor('limits')
/** One act in so many also clears away what ended. */
const CLEARING_EVERY = 200
const MOST_CLEARED = 1_000

/**
 * Counts limited acts in the database, so that a limit holds for all web processes together: one upsert for each act that has
 * a limit, none for the others. Callers are known by a keyed digest only.
 */
export function limitStoreOf({ house, key }: { house: House; key: Buffer }): FastifyRateLimitStoreCtor {
  return class SharedLimits implements FastifyRateLimitStore {
    incr(caller: string, answer: Parameters<FastifyRateLimitStore['incr']>[1], timeWindow: number): void {
      countAct(house, { key: createHmac('sha256', key).update(caller).digest(), windowMilliseconds: timeWindow }).then(
        (counted) => answer(null, counted),
        (error: unknown) => answer(error instanceof Error ? error : new Error(String(error))),
      )
    }

    child(): FastifyRateLimitStore {
      return this
    }
  }
}

/** Counts one act; answers how many there were in the present window, and the milliseconds until it ends. */
export async function countAct(house: House, act: { key: Buffer; windowMilliseconds: number }): Promise<{ current: number; ttl: number }> {
  return house.work(LIMITS, async ({ tx }) => {
    const now = house.now()
    const end = now.add({ milliseconds: act.windowMilliseconds })
    const { rows } = await sql<{ count: number; ends_at: Temporal.Instant }>`
      INSERT INTO http.limited_act AS act (key, count, ends_at) VALUES (${act.key}, 1, ${end})
      ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN act.ends_at <= ${now} THEN 1 ELSE least(act.count, 1000000) + 1 END,
        ends_at = CASE WHEN act.ends_at <= ${now} THEN excluded.ends_at ELSE act.ends_at END
      RETURNING count, ends_at`.execute(tx)
    if (Math.random() < 1 / CLEARING_EVERY)
      await sql`
      DELETE FROM http.limited_act WHERE key IN (
        SELECT key FROM http.limited_act WHERE ends_at < ${now} ORDER BY ends_at LIMIT ${MOST_CLEARED} FOR UPDATE SKIP LOCKED)`.execute(tx)
    const [row] = rows
    return { current: row?.count ?? 1, ttl: (row?.ends_at ?? end).epochMilliseconds - now.epochMilliseconds }
  })
}
