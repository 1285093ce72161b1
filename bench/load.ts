import autocannon from 'autocannon'

export interface LoadRequest {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
}

export interface LoadOptions {
  origin: string
  connections: number
  /** Seconds that are not counted. */
  warmUp: number
  seconds: number
  /** Each request in turn; undefined ends the run. */
  next: () => LoadRequest
  onAnswer?: (status: number, body: string) => void
}

export interface Load {
  requests: number
  perSecond: number
  /** Milliseconds. */
  p50: number
  p95: number
  p99: number
  /** Answers that were not 2xx, and requests without answer. */
  failed: number
  /** Bytes of an answer, headers included, on average. */
  bytes: number
}

/** Puts a server under the load of so many clients, each sending its next request when it has the answer. */
export async function measure(options: LoadOptions): Promise<Load> {
  if (options.warmUp > 0) await fire(options, options.warmUp)
  return fire(options, options.seconds)
}

async function fire({ origin, connections, next, onAnswer }: LoadOptions, seconds: number): Promise<Load> {
  const times: number[] = []
  let bytes = 0
  let failed = 0
  const started = performance.now()
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(
      {
        url: origin,
        connections,
        duration: seconds,
        timeout: 20,
        requests: [
          {
            setupRequest: (request) => ({ ...request, ...next() }),
            onResponse: (status, body) => onAnswer?.(status, body),
          },
        ],
      },
      (error: unknown, found) => (error instanceof Error ? reject(error) : resolve(found)),
    )
    run.on('response', (_client, status, size, milliseconds) => {
      times.push(milliseconds)
      bytes += size
      if (status < 200 || status > 299) failed += 1
    })
  })
  const lasted = (performance.now() - started) / 1000
  times.sort((one, other) => one - other)
  return {
    requests: times.length,
    perSecond: times.length / lasted,
    p50: rank(times, 0.5),
    p95: rank(times, 0.95),
    p99: rank(times, 0.99),
    failed: failed + result.errors + result.timeouts,
    bytes: times.length === 0 ? 0 : Math.round(bytes / times.length),
  }
}

function rank(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0
}
