import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { basename } from 'node:path'

/** When a process started, in the kernel's own count; nothing when there is none, or only its remains. Field 22 of /proc/PID/stat. */
export function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

/** Changes with each start of the machine, which also starts the count of `startOf` anew. */
export function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}

/** Every process of PostgreSQL that works in a folder: postmaster, its children, initdb. */
export function postgresProcessesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && isPostgresIn(pid, folder))
}

const PROGRAMS = ['postgres', 'initdb']

/** Whether a process is a living PostgreSQL (or initdb) at work in the folder. */
export function isPostgresIn(pid: number, folder: string): boolean {
  if (startOf(pid) === undefined || !PROGRAMS.includes(read(`/proc/${pid}/comm`).trim())) return false
  const words = read(`/proc/${pid}/cmdline`).split('\0')
  const title = words[0] ?? ''
  const named = (PROGRAMS.includes(basename(title)) && words.includes(folder)) || title.startsWith(`postgres: ${clusterName(folder)}: `)
  // A server works in its data folder, under whatever name that folder is reached. initdb does not, and root
  // in a container may not look at another user's process: then the command line decides.
  return basename(title) === 'initdb' ? named : (worksIn(pid, folder) ?? named)
}

/** The name that stands in the titles of a cluster's processes: each folder has its own. */
export function clusterName(folder: string): string {
  return `parvis-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`
}

function worksIn(pid: number, folder: string): boolean | undefined {
  try {
    const [there, here] = [statSync(`/proc/${pid}/cwd`), statSync(folder)]
    return there.dev === here.dev && there.ino === here.ino
  } catch {
    return undefined
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
