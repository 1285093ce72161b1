/** Which hosts are left alone because they failed again and again. */
export interface Circuits {
  isResting(host: string): boolean
  note(host: string, wentWell: boolean): void
}

const FAILURES_BEFORE_REST = 5
const REST_MS = 30_000
const MOST_HOSTS = 1_000

/** After five failures in a row a host rests for 30 s; then one call may try, and its result decides. `clock`: monotonic milliseconds. */
export function openCircuits(clock: () => number): Circuits {
  const hosts = new Map<string, { failures: number; restsUntil: number }>()
  return {
    isResting: (host) => (hosts.get(host)?.restsUntil ?? 0) > clock(),
    note(host, wentWell) {
      const failures = wentWell ? 0 : (hosts.get(host)?.failures ?? 0) + 1
      hosts.delete(host)
      if (failures === 0) return
      hosts.set(host, { failures, restsUntil: failures >= FAILURES_BEFORE_REST ? clock() + REST_MS : 0 })
      const oldest = hosts.keys().next().value
      if (hosts.size > MOST_HOSTS && oldest !== undefined) hosts.delete(oldest)
    },
  }
}
