import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Who supervises a data folder: written while it runs, so that a second one knows and a later one sees that the first is dead. */
const ownerShape = z.object({ pid: z.number(), started: z.string(), socket: z.string() })
export type Owner = z.infer<typeof ownerShape>

const FILE = 'postgres.owner.json'

export function readOwner(directory: string): Owner | undefined {
  try {
    return ownerShape.parse(JSON.parse(readFileSync(join(directory, FILE), 'utf8')))
  } catch {
    return undefined
  }
}

export function writeOwner(directory: string, socket: string): void {
  writeFileSync(join(directory, FILE), JSON.stringify({ pid: process.pid, started: startOf(process.pid) ?? '', socket }))
}

export function removeOwner(directory: string): void {
  if (readOwner(directory)?.pid === process.pid) rmSync(join(directory, FILE), { force: true })
}

/** Whether the very process that wrote the file still lives: a pid alone may have been given to another. */
export function isAlive(owner: Pick<Owner, 'pid' | 'started'>): boolean {
  const started = startOf(owner.pid)
  return started !== undefined && started === owner.started
}

/** When a process started, in the kernel's own count; nothing when there is none. Field 22 of /proc/PID/stat. */
export function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : fields[19]
  } catch {
    return undefined
  }
}
