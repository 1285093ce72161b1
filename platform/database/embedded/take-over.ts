import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Claim, inUse } from './claim.ts'
import { endAll, endPostmaster } from './ending.ts'
import { isPostgresIn, postgresProcessesIn } from './process-facts.ts'
import { isListening, socketFiles, socketFolderOf } from './socket-folder.ts'

interface Ground {
  directory: string
  cluster: string
  claim: Claim
  log: (line: string) => void
}

/**
 * Clears the ground for a server: stops the one that a dead supervisor left, ends what a killed server left, removes
 * their lock files. Refuses with 'in-use' when a server runs here that no Parvis started, or one that we may not stop.
 */
export async function takeOver({ directory, cluster, claim, log }: Ground): Promise<void> {
  const orphan = runningPostmaster(cluster)
  if (orphan !== undefined) {
    if (claim.predecessor === undefined) throw inUse(directory, orphan)
    log(
      `Process ${claim.predecessor.pid}, which ran this database, is gone: its PostgreSQL (process ${orphan}) is stopped and started again.`,
    )
    if (!(await endPostmaster(orphan))) throw inUse(directory, orphan)
  }
  // A server that was killed may leave children at work for a while, and they still write.
  if (!(await endAll(() => postgresProcessesIn(cluster)))) throw inUse(directory, postgresProcessesIn(cluster)[0])
  const sockets = [socketFolderOf(directory), claim.predecessor?.socket].filter((socket) => socket !== undefined)
  // Nobody that we see, and yet somebody answers: a server in another container that shares the folder.
  for (const socket of sockets) if (await isListening(socket)) throw inUse(directory, undefined)
  // PostgreSQL does not start over the lock of a pid that lives, though that pid is by now another program's (in a
  // container it nearly always is). Safe only here: the claim is ours and nothing works in the cluster.
  for (const file of [join(cluster, 'postmaster.pid'), ...sockets.flatMap(socketFiles)]) rmSync(file, { force: true })
}

/** The pid of the server that runs on a cluster. */
export function runningPostmaster(cluster: string): number | undefined {
  const pid = Number(postmasterFile(cluster)[0])
  return Number.isInteger(pid) && pid > 1 && isPostgresIn(pid, cluster) ? pid : undefined
}

/** Whether the server with this pid takes connections: it writes so in the eighth line of its file. */
export function isReady(cluster: string, pid: number): boolean {
  const lines = postmasterFile(cluster)
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

function postmasterFile(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}
