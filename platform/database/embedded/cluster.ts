import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync, statSync, statfsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { refusalOf } from './failure-words.ts'
import { endAll } from './ending.ts'
import { postgresProcessesIn } from './process-facts.ts'
import { type Program, runToEnd } from './program.ts'
import { EmbeddedPostgresRefusal } from './refusal.ts'
import { giveTo } from './service-user.ts'

/** The superuser of the cluster, and the database in it. */
export const OWNER = 'parvis_owner'
export const DATABASE = 'parvis'

// A fresh cluster takes 40 MB, its first write-ahead log 16 to 32 more.
const ROOM_FOR_A_CLUSTER_MB = 120

/** The folder of the cluster in a data folder. */
export function clusterOf(directory: string): string {
  return join(directory, 'postgres')
}

/** Refuses a cluster of another user: we could neither read nor take it over. */
export function checkOwnership(cluster: string): void {
  if (!existsSync(cluster)) return
  const { uid } = statSync(cluster)
  const us = process.geteuid?.()
  if (us !== 0 && uid !== us) {
    throw new EmbeddedPostgresRefusal(
      'not-writable',
      `The database in ${cluster} belongs to user number ${uid}, and Parvis runs as ${us}. Run it as that user or as root, or give the folder to its user (chown -R).`,
    )
  }
}

/** Whether there is a cluster that this PostgreSQL may run: false when there is none yet. Refuses what is there and is not that. */
export function clusterExists(cluster: string, binaries: Binaries): boolean {
  if (!existsSync(cluster)) return false
  const file = join(cluster, 'PG_VERSION')
  if (!existsSync(file)) {
    if (readdirSync(cluster).length === 0) return false
    throw new EmbeddedPostgresRefusal(
      'not-a-cluster',
      `The folder ${cluster} holds something, but no database of PostgreSQL. Parvis leaves it as it is: move it away, or bring back the database from a backup.`,
    )
  }
  const version = readFileSync(file, 'utf8').trim()
  if (version === binaries.major) return true
  throw new EmbeddedPostgresRefusal(
    'other-version',
    `The data in ${cluster} were written by PostgreSQL ${version}; this Parvis brings ${binaries.major}. Start the Parvis that wrote them and save them with pg_dump, or bring the folder to ${binaries.major} with pg_upgrade.`,
  )
}

/** Makes a cluster: beside its place, then renamed into it, so that one killed half-way is never taken for a finished one. `sync` false only for tests. */
export async function makeCluster(
  cluster: string,
  { binaries, run, sync }: { binaries: Binaries; run: Program; sync: boolean },
): Promise<void> {
  const making = `${cluster}.making`
  await endAll(() => postgresProcessesIn(making))
  rmSync(making, { recursive: true, force: true, maxRetries: 3 })
  checkRoom(dirname(cluster))
  mkdirSync(making, { mode: 0o700 })
  giveTo(run.user, making)
  const names = ['--username', OWNER, '--auth-local', 'trust', '--auth-host', 'reject']
  const text = ['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C']
  const args = ['--pgdata', making, ...names, ...text, '--data-checksums', '--no-instructions', ...(sync ? [] : ['--no-sync'])]
  const { code, said } = await runToEnd({ ...run, program: binaries.initdb, args, reaches: [making] })
  if (code !== 0) {
    rmSync(making, { recursive: true, force: true, maxRetries: 3 })
    throw refusalOf(said, dirname(cluster))
  }
  if (existsSync(cluster)) rmdirSync(cluster)
  renameSync(making, cluster)
}

function checkRoom(directory: string): void {
  const { bavail, bsize } = statfsSync(directory)
  const megabytes = Math.floor((bavail * bsize) / 1024 / 1024)
  if (megabytes >= ROOM_FOR_A_CLUSTER_MB) return
  throw new EmbeddedPostgresRefusal(
    'no-space',
    `The disk of ${directory} has ${megabytes} MB left, and a database needs ${ROOM_FOR_A_CLUSTER_MB} MB to begin. Free some space, or choose another folder with PARVIS_DATA.`,
  )
}
