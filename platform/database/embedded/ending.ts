import { setTimeout as sleep } from 'node:timers/promises'
import { startOf } from './process-facts.ts'

const FAST_MS = 30_000
const IMMEDIATE_MS = 10_000
const KILL_MS = 10_000
const LOOK_MS = 20

/**
 * Stops a postmaster: fast (open transactions are rolled back), at once if it has not gone after 30 seconds (the next
 * start recovers), by force if even that does nothing. False when it lives on: it is not ours to end.
 */
export async function endPostmaster(pid: number): Promise<boolean> {
  const started = startOf(pid)
  if (started === undefined) return true
  for (const [signal, patience] of [
    ['SIGINT', FAST_MS],
    ['SIGQUIT', IMMEDIATE_MS],
    ['SIGKILL', KILL_MS],
  ] as const) {
    if (startOf(pid) !== started) return true
    if (!send(pid, signal)) return false
    if (await gone(() => startOf(pid) !== started, patience)) return true
  }
  return false
}

/**
 * Ends every process that `find` finds: at once, then by force. For what a killed postmaster or initdb leaves: a server
 * started beside them would spoil the data. False when some live on.
 */
export async function endAll(find: () => number[]): Promise<boolean> {
  for (const [signal, patience] of [
    ['SIGQUIT', 2_000],
    ['SIGKILL', KILL_MS],
  ] as const) {
    const left = find()
    if (left.length === 0) return true
    for (const pid of left) send(pid, signal)
    if (await gone(() => find().length === 0, patience)) return true
  }
  return false
}

/** False when the system does not let us; a process that has gone meanwhile is well. */
function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal)
    return true
  } catch (error) {
    return error instanceof Error && Reflect.get(error, 'code') === 'ESRCH'
  }
}

async function gone(isGone: () => boolean, milliseconds: number): Promise<boolean> {
  for (const end = performance.now() + milliseconds; performance.now() < end; await sleep(LOOK_MS)) if (isGone()) return true
  return isGone()
}
