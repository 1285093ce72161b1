import type { Config } from '#platform/config'
import { type Metrics, createMetrics, serveMetrics } from '#platform/metrics'
import { type Building, openBuilding } from './building.ts'

export interface Worker {
  building: Building
  /** Where its figures are read; none when no port is set for them. */
  metricsPort: number | undefined
  close(): Promise<void>
}

/** Opens the background process: takes jobs, follows reactions, collects mail, watches the drop folder. */
export async function startWorker(config: Config): Promise<Worker> {
  const metrics = createMetrics({ process: 'worker' })
  const building = await openBuilding(config, 'worker', (job) => metrics.observeJob(job))
  metrics.watchPool('house', building.house.pool)
  const figures = await openFigures(config, building, metrics)
  await ensurePartitions(building)
  const stopTaking = await building.board.take(building.house)
  // A job that another process has just put on the board is taken at once.
  const stopHearing = building.live.hear((topics) => {
    for (const topic of topics) if (topic.startsWith('queue:')) building.board.wake(topic.slice('queue:'.length))
  })
  const month = setInterval(
    () => void ensurePartitions(building).catch((error: unknown) => building.log.failure('partitions not made', error)),
    6 * 3600 * 1000,
  )
  const watching = new AbortController()
  const watchers = building.trades.watch(building, watching.signal)
  return {
    building,
    metricsPort: figures?.port,
    async close() {
      clearInterval(month)
      watching.abort()
      stopHearing()
      await stopTaking()
      await Promise.allSettled(watchers)
      await figures?.close()
      await building.close()
    },
  }
}

/** The worker's own figures, where a port is set for them. A port that is taken is told and stops no work. */
async function openFigures({ host, workerMetricsPort: port, metricsToken: token }: Config, building: Building, metrics: Metrics) {
  if (port === undefined || token === undefined) return undefined
  return serveMetrics({ metrics, port, host, token }).catch((error: unknown) => {
    building.log.failure('the figures of the worker cannot be read: its port is not free', error)
    return undefined
  })
}

/** Events have a partition a month: this one and the next two are always there. */
async function ensurePartitions(building: Building): Promise<void> {
  for (const ahead of [0, 1, 2]) {
    const month = building.house.now().toZonedDateTimeISO('UTC').toPlainDate().add({ months: ahead }).with({ day: 1 })
    await building.house.pool.query('SELECT events.ensure_month($1::date)', [month.toString()])
  }
}
