import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** One answered request, as the HTTP server tells it. `route` is the template (`/requests/:reference`), never the address itself. */
export interface AnsweredRequest {
  route: string
  method: string
  status: number
  milliseconds: number
}

/** How many connections a database pool has; `pg.Pool` fits. */
export interface PoolCounts {
  readonly totalCount: number
  readonly idleCount: number
  readonly waitingCount: number
}

export interface QueueDepth {
  queue: string
  /** `waiting`, `active`, `failed`… */
  state: string
  count: number
}

export interface Metrics {
  /** Notes an answered request: time by route, method and class of status. */
  observeRequest(request: AnsweredRequest): void
  /** Notes a background job that ended. */
  observeJob(job: { queue: string; ok: boolean; milliseconds: number }): void
  /** Reads the pool at each scrape. */
  watchPool(name: string, pool: PoolCounts): void
  /** Asks for the depths of the queues at each scrape; a failure to answer leaves the others readable. */
  watchQueues(read: () => Promise<readonly QueueDepth[]>): void
  /** Asks for single figures at each scrape: seconds, counts that are no jobs. `label` names what they are figures of. */
  watchFigures(gauge: { name: string; help: string; label: string }, read: () => Promise<ReadonlyMap<string, number>>): void
  /** The whole as Prometheus text. */
  text(): Promise<string>
  readonly contentType: string
}

// From a cached fragment to a report: the promises of TRUST.md (30, 150, 400 ms) are borders, so that they can be alarmed on.
const SECONDS = [0.005, 0.01, 0.03, 0.06, 0.15, 0.4, 1, 3, 10]
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const MOST_ROUTES = 1_000

/** Makes the registry of a process. Labels are closed lists: nothing that a caller sends becomes a new series. */
export function createMetrics(options: { process: string }): Metrics {
  const registry = new Registry()
  registry.setDefaultLabels({ process: options.process })
  // Event-loop delay, memory, garbage collection, open handles of this process.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 20 })
  const registers = [registry]
  const http = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  })
  const jobs = new Histogram({
    name: 'parvis_job_duration_seconds',
    help: 'Time of a background job',
    labelNames: ['queue', 'result'],
    buckets: [...SECONDS, 30, 120],
    registers,
  })
  const scrapes = new Counter({
    name: 'parvis_scrape_failures_total',
    help: 'Sources that did not answer a scrape',
    labelNames: ['source'],
    registers,
  })
  const routes = new Set<string>()

  return {
    observeRequest({ route, method, status, milliseconds }) {
      if (routes.size < MOST_ROUTES) routes.add(route)
      const labels = {
        method: METHODS.has(method) ? method : 'other',
        route: routes.has(route) ? route : 'other',
        status: `${Math.floor(status / 100)}xx`,
      }
      http.observe(labels, milliseconds / 1000)
    },
    observeJob: ({ queue, ok, milliseconds }) => jobs.observe({ queue, result: ok ? 'done' : 'failed' }, milliseconds / 1000),
    watchPool: (name, pool) => watchPool(registry, name, pool),
    watchQueues(read) {
      const depth = new Gauge({
        name: 'parvis_queue_jobs',
        help: 'Jobs of a queue in a state',
        labelNames: ['queue', 'state'],
        registers,
        async collect() {
          depth.reset()
          try {
            for (const { queue, state, count } of await read()) depth.set({ queue, state }, count)
          } catch {
            // The database may be down: that is when the other figures matter most.
            scrapes.inc({ source: 'queues' })
          }
        },
      })
    },
    watchFigures({ name, help, label }, read) {
      const gauge = new Gauge({
        name,
        help,
        labelNames: [label],
        registers,
        async collect() {
          gauge.reset()
          try {
            for (const [of, figure] of await read()) gauge.set({ [label]: of }, figure)
          } catch {
            scrapes.inc({ source: name })
          }
        },
      })
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

function watchPool(registry: Registry, name: string, pool: PoolCounts): void {
  const found = registry.getSingleMetric('parvis_database_connections')
  if (found !== undefined) throw new Error(`a pool is already watched; ${name} would hide it`)
  const gauge = new Gauge({
    name: 'parvis_database_connections',
    help: 'Database connections of the pool; waiting: callers without one',
    labelNames: ['pool', 'state'],
    registers: [registry],
    collect() {
      gauge.set({ pool: name, state: 'busy' }, pool.totalCount - pool.idleCount)
      gauge.set({ pool: name, state: 'idle' }, pool.idleCount)
      gauge.set({ pool: name, state: 'waiting' }, pool.waitingCount)
    },
  })
}
