import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startOf } from './owner-file.ts'

/** The pid in postmaster.pid when a PostgreSQL of this very folder runs. */
export function runningPostmaster(cluster: string): number | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1 || startOf(pid) === undefined) return undefined
  return isPostgresOf(pid, cluster) ? pid : undefined
}

function isPostgresOf(pid: number, cluster: string): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return words.some((word) => word.endsWith('postgres')) && words.includes(cluster)
  } catch {
    return false
  }
}

const FAST_MS = 30_000

/** Stops a postmaster: fast (open transactions are rolled back), and at once if it does not go. Resolves when it is gone. */
export async function stopPostmaster(pid: number): Promise<void> {
  signal(pid, 'SIGINT')
  if (await gone(pid, FAST_MS)) return
  signal(pid, 'SIGQUIT')
  if (await gone(pid, 5_000)) return
  signal(pid, 'SIGKILL')
  await gone(pid, 5_000)
}

/** What a killed postmaster leaves behind and PostgreSQL would stumble over when the pid was given to another process. */
export function clearStaleLocks(cluster: string, socket: string): void {
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
  rmSync(join(socket, '.s.PGSQL.5432'), { force: true })
  rmSync(join(socket, '.s.PGSQL.5432.lock'), { force: true })
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // Gone already.
  }
}

async function gone(pid: number, milliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += 50) {
    if (startOf(pid) === undefined) return true
    await sleep(50)
  }
  return false
}
