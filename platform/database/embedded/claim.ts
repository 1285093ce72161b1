import { statSync } from 'node:fs'
import { type Server, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Owner, isAlive, readOwner, removeOwner, writeOwner } from './owner-file.ts'
import { EmbeddedPostgresRefusal } from './refusal.ts'

/** The right to run the database of a folder: one process has it at a time. */
export interface Claim {
  /** The supervisor that ended without a word, if one did: killed, or gone with the power. */
  predecessor: Owner | undefined
  note(facts: { socket: string; state: 'starting' | 'ready' }): void
  release(): Promise<void>
}

/**
 * Claims a data folder, or refuses with 'in-use' and the pid of who has it. The kernel keeps the claim (a name among the
 * abstract sockets) and lets it go whenever the process ends, also by kill -9; the owner file says to people who it is.
 */
export async function claimFolder(directory: string): Promise<Claim> {
  const { dev, ino } = statSync(directory)
  const lock = await listen(`\0parvis-postgres-${dev}-${ino}`)
  if (lock === undefined) throw inUse(directory, (await ownerSoon(directory))?.pid)
  const predecessor = readOwner(directory)
  // Alive without the lock: it runs in another network namespace (a service with a private network).
  if (predecessor !== undefined && predecessor.pid !== process.pid && isAlive(predecessor)) {
    await close(lock)
    throw inUse(directory, predecessor.pid)
  }
  return {
    predecessor,
    note: (facts) => writeOwner(directory, facts),
    async release() {
      removeOwner(directory)
      await close(lock)
    },
  }
}

/** 'in-use', with the pid when it is known. */
export function inUse(directory: string, pid: number | undefined): EmbeddedPostgresRefusal {
  const who = pid === undefined ? 'by another process' : `by process ${pid}`
  return new EmbeddedPostgresRefusal(
    'in-use',
    `The data folder ${directory} is in use ${who}. Stop it first, or choose another folder with PARVIS_DATA.`,
  )
}

/** Who came first may have the lock and not have written its name yet. */
async function ownerSoon(directory: string): Promise<Owner | undefined> {
  for (let tries = 0; tries < 10; tries += 1) {
    const owner = readOwner(directory)
    if (owner !== undefined && isAlive(owner)) return owner
    await sleep(50)
  }
  return undefined
}

function listen(name: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((visitor) => visitor.destroy())
    server.once('error', (error) => (Reflect.get(error, 'code') === 'EADDRINUSE' ? resolve(undefined) : reject(error)))
    server.listen({ path: name, exclusive: true }, () => {
      server.unref()
      resolve(server)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((done) => server.close(() => done()))
}
