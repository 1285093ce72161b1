import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { bootId, startOf } from './process-facts.ts'

/** Who supervises a data folder: written while it runs, so that a second one can name it and a later one sees that it is dead. */
const ownerShape = z.object({
  pid: z.int().positive(),
  /** When that process started, in the kernel's count: a pid alone may have been given to another. */
  started: z.string(),
  boot: z.string().optional(),
  /** Folder of the socket: not always in the data folder. */
  socket: z.string(),
  state: z.enum(['starting', 'ready']).optional(),
})
export type Owner = z.infer<typeof ownerShape>

const FILE = 'postgres.owner.json'

/** The last supervisor that wrote its name; nothing when the last one ended in order. */
export function readOwner(directory: string): Owner | undefined {
  try {
    return ownerShape.parse(JSON.parse(readFileSync(join(directory, FILE), 'utf8')))
  } catch {
    return undefined
  }
}

/** Writes this process down as the supervisor. Whole or not at all: a reader never sees half a file. */
export function writeOwner(directory: string, facts: { socket: string; state: 'starting' | 'ready' }): void {
  const owner: Owner = { pid: process.pid, started: startOf(process.pid) ?? '', boot: bootId(), ...facts }
  const aside = join(directory, `${FILE}.${process.pid}`)
  writeFileSync(aside, JSON.stringify(owner), { mode: 0o640 })
  renameSync(aside, join(directory, FILE))
}

export function removeOwner(directory: string): void {
  if (readOwner(directory)?.pid === process.pid) rmSync(join(directory, FILE), { force: true })
}

/** Whether the very process that wrote the file still lives. */
export function isAlive(owner: Owner): boolean {
  if (owner.boot !== undefined && owner.boot !== bootId()) return false
  const started = startOf(owner.pid)
  return started !== undefined && started === owner.started
}
