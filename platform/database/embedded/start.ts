import { mkdirSync, realpathSync, rmdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { findBinaries } from './binaries.ts'
import { type Claim, claimFolder } from './claim.ts'
import { DATABASE, OWNER, checkOwnership, clusterExists, clusterOf, makeCluster } from './cluster.ts'
import { type EmbeddedConnection, connectionTo } from './connection.ts'
import { refusalOfError } from './failure-words.ts'
import { clusterName } from './process-facts.ts'
import { EmbeddedPostgresRefusal } from './refusal.ts'
import { type Exit, startServer } from './server-process.ts'
import { type ServerSettings, fixedSettings, settingArguments, writeConfiguration } from './server-settings.ts'
import { giveTo, letThrough, serviceUser } from './service-user.ts'
import { prepareSocketFolder, socketFolderOf } from './socket-folder.ts'
import { takeOver } from './take-over.ts'

export interface EmbeddedPostgres {
  /** As the owner of the database; `connectionFor` gives another user's. */
  connection: EmbeddedConnection
  connectionFor(user: string, database?: string): EmbeddedConnection
  pid: number
  /** When it has ended, by itself or by `stop`: the folder is then free for the next start. */
  exited: Promise<Exit>
  /** Fast and in order: open transactions are rolled back. May be called twice. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Data folder of Parvis; the cluster lies in its `postgres`. Made when it is not there. */
  directory: string
  /** Lines for who looks after the machine: what the server says before its log file is open, what we do about leftovers. */
  log?: (line: string) => void
  /** Settings of PostgreSQL that win over ours and over the city's own file. */
  settings?: ServerSettings
}

/**
 * Starts PostgreSQL on a data folder: makes the cluster the first time, takes over from a supervisor that was killed.
 * Throws an EmbeddedPostgresRefusal, whose sentence says what to do, when the folder is in use, of another version, not writable, full…
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const wanted = resolve(options.directory)
  try {
    mkdirSync(wanted, { recursive: true, mode: 0o750 })
    const directory = realpathSync(wanted)
    const claim = await claimFolder(directory)
    try {
      return await startClaimed({ directory, claim, log: options.log ?? (() => {}), settings: options.settings ?? {} })
    } catch (error) {
      await claim.release()
      throw error
    }
  } catch (error) {
    throw refusalOfError(error, wanted)
  }
}

interface Claimed {
  directory: string
  claim: Claim
  log: (line: string) => void
  settings: ServerSettings
}

async function startClaimed({ directory, claim, log, settings }: Claimed): Promise<EmbeddedPostgres> {
  const cluster = clusterOf(directory)
  const socket = socketFolderOf(directory)
  const user = serviceUser([cluster, directory])
  checkOwnership(cluster)
  await takeOver({ directory, cluster, claim, log })
  claim.note({ socket, state: 'starting' })
  const binaries = findBinaries(join(directory, 'postgres-libraries'))
  const run = { user, libraries: binaries.libraries }
  letThrough(user, directory)
  if (!clusterExists(cluster, binaries)) await makeCluster(cluster, { binaries, run, sync: settings.fsync !== 'off' })
  giveTo(user, cluster)
  prepareSocketFolder(socket, user)
  const configuration = { config_file: writeConfiguration(directory) }
  const all = { ...configuration, ...settings, ...fixedSettings({ socket, name: clusterName(cluster) }) }
  const server = await startServer({
    program: binaries.postgres,
    args: ['-D', cluster, ...settingArguments(all)],
    run,
    cluster,
    socket,
    log,
  })
  const exited = server.exited.then(async (exit) => {
    if (socket !== join(directory, 'socket')) removeIfEmpty(socket)
    await claim.release()
    return exit
  })
  const stop = async (): Promise<void> => {
    await server.stop()
    await exited
  }
  try {
    await ensureDatabase(connectionTo(socket, OWNER, 'postgres'), cluster)
    claim.note({ socket, state: 'ready' })
  } catch (error) {
    await stop()
    throw error
  }
  return {
    connection: connectionTo(socket),
    connectionFor: (name, database) => connectionTo(socket, name, database),
    pid: server.pid,
    exited,
    stop,
  }
}

async function ensureDatabase(connection: EmbeddedConnection, cluster: string): Promise<void> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  try {
    await client.connect()
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`)
  } catch (error) {
    // 28000: the role does not exist; 42501: it may not make databases.
    if (!(error instanceof pg.DatabaseError) || !['28000', '42501'].includes(error.code ?? '')) throw error
    throw new EmbeddedPostgresRefusal(
      'not-a-cluster',
      `The database in ${cluster} was not made by Parvis: it has no administrator named ${OWNER}. Choose another folder with PARVIS_DATA.`,
      { cause: error },
    )
  } finally {
    await client.end()
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // Not empty, or gone: the next start uses it again.
  }
}
