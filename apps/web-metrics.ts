import cluster from 'node:cluster'
import type { FastifyInstance } from 'fastify'
import { readMailHealth } from '#modules/correspondence'
import { systemActor } from '#platform/access'
import { readSealState } from '#platform/audit'
import { queueDepths } from '#platform/jobs'
import { type Metrics, createMetrics, tokenCheck } from '#platform/metrics'
import type { Building } from './building.ts'

const READER = systemActor('metrics')

/** The figures of the web process, with what the whole house waits for: its queues are read from the database at each scrape. */
export function webMetrics({ house }: Building): Metrics {
  // Several may share the port, and a scrape meets any of them: each has series of its own.
  const metrics = createMetrics({ process: cluster.worker === undefined ? 'web' : `web-${cluster.worker.id}` })
  metrics.watchPool('house', house.pool)
  const queues = () => house.read(READER, queueDepths)
  metrics.watchQueues(async () =>
    (await queues()).flatMap(({ queue, waiting, failed }) => [
      { queue, state: 'waiting', count: waiting },
      { queue, state: 'failed', count: failed },
    ]),
  )
  metrics.watchFigures(
    { name: 'parvis_queue_oldest_seconds', help: 'Since when the first job of a queue has been due', label: 'queue' },
    async () => new Map((await queues()).map(({ queue, oldestSeconds }) => [queue, oldestSeconds])),
  )
  metrics.watchFigures(
    { name: 'parvis_mail', help: 'E-mails: to sort, waiting to leave, given up or come back, not known whether they left', label: 'state' },
    async () => {
      const { held, waiting, troubled, uncertain } = await house.read(READER, readMailHealth)
      return new Map(Object.entries({ held, waiting, troubled, uncertain }))
    },
  )
  metrics.watchFigures(
    { name: 'parvis_unsealed_seconds', help: 'Age of the oldest event that no seal holds', label: 'trail' },
    async () => {
      const { oldestUnsealed } = await house.read(READER, readSealState)
      return new Map([['events', oldestUnsealed === undefined ? 0 : oldestUnsealed.until(house.now()).total('seconds')]])
    },
  )
  return metrics
}

/** GET /metrics, for who shows the token of the settings; without one in the settings the address does not exist. */
export function metricsRoute(server: FastifyInstance, metrics: Metrics, token: string | undefined): void {
  if (token === undefined) return
  const bearsToken = tokenCheck(token)
  server.get('/metrics', async (request, reply) => {
    if (!bearsToken(request.headers.authorization))
      return reply.status(401).header('www-authenticate', 'Bearer').send({ status: 'token missing or wrong' })
    return reply
      .header('content-type', metrics.contentType)
      .header('cache-control', 'no-store')
      .send(await metrics.text())
  })
}
