import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { clusterOf } from './cluster.ts'
import { type EmbeddedConnection, connectionTo } from './connection.ts'
import { isAlive, readOwner } from './owner-file.ts'
import { isReady, runningPostmaster } from './take-over.ts'

/** How to reach the database of a folder, as its owner, while a supervisor runs it and it takes connections; nothing otherwise. */
export function findRunningPostgres(directory: string): EmbeddedConnection | undefined {
  const owner = readOwner(resolve(directory))
  if (owner === undefined || owner.state === 'starting' || !isAlive(owner)) return undefined
  const cluster = clusterOf(realpathSync(resolve(directory)))
  const postmaster = runningPostmaster(cluster)
  return postmaster !== undefined && isReady(cluster, postmaster) ? connectionTo(owner.socket) : undefined
}
