export interface Measured {
  /** Answers per second, all connections together. */
  perSecond: number
  /** Milliseconds. */
  p50: number
  p95: number
  count: number
}

/** Runs `act` again and again over `connections` at once for `seconds`, after a second of warming up. An error ends the measure. */
export async function measure(
  act: () => Promise<void>,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Measured> {
  await during(act, { connections, seconds: 1 })
  const times = await during(act, { connections, seconds })
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10
  return { perSecond: Math.round(times.length / seconds), p50: at(0.5), p95: at(0.95), count: times.length }
}

async function during(act: () => Promise<void>, { connections, seconds }: { connections: number; seconds: number }): Promise<number[]> {
  const end = performance.now() + seconds * 1000
  const times: number[] = []
  const one = async () => {
    while (performance.now() < end) {
      const start = performance.now()
      await act()
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  return times
}
