import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { systemActor } from '#platform/access'
import { queueDepths } from '#platform/jobs'
import { type Metrics, createMetrics } from '#platform/metrics'
import type { Building } from './building.ts'

/** The figures of the web process, with what the whole house waits for: its queues are read from the database at each scrape. */
export function webMetrics({ house }: Building): Metrics {
  const metrics = createMetrics({ process: 'web' })
  metrics.watchPool('house', house.pool)
  metrics.watchQueues(async () =>
    (await house.read(systemActor('metrics'), queueDepths)).flatMap(({ queue, waiting, failed, oldestSeconds }) => [
      { queue, state: 'waiting', count: waiting },
      { queue, state: 'failed', count: failed },
      // Not a number of jobs: how long the first in line has been due.
      { queue, state: 'oldest-seconds', count: oldestSeconds },
    ]),
  )
  return metrics
}

/** GET /metrics, for who shows the token of the settings; without one in the settings the address does not exist. */
export function metricsRoute(server: FastifyInstance, metrics: Metrics, token: string | undefined): void {
  if (token === undefined) return
  const wanted = digest(`Bearer ${token}`)
  server.get('/metrics', async (request, reply) => {
    // Compared in constant time: how long a refusal takes tells nothing of the token.
    if (!timingSafeEqual(digest(request.headers.authorization ?? ''), wanted))
      return reply.status(401).header('www-authenticate', 'Bearer').send({ status: 'token missing or wrong' })
    return reply
      .header('content-type', metrics.contentType)
      .header('cache-control', 'no-store')
      .send(await metrics.text())
  })
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
