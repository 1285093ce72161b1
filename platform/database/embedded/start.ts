import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, findBinaries } from './binaries.ts'
import { isAlive, readOwner, removeOwner, writeOwner } from './owner-file.ts'
import { clearStaleLocks, runningPostmaster, stopPostmaster } from './postmaster.ts'
import { EmbeddedPostgresRefusal } from './refusal.ts'
import { type ServiceUser, commandAs, giveTo, serviceUser, writable } from './service-user.ts'

export interface EmbeddedConnection {
  /** Folder of the socket: PostgreSQL listens nowhere else. */
  host: string
  port: number
  user: string
  database: string
}

export interface EmbeddedPostgres {
  connection: EmbeddedConnection
  connectionFor(user: string, database?: string): EmbeddedConnection
  pid: number
  /** When it ended, by itself or by `stop`. */
  exited: Promise<{ code: number | null; signal: string | null }>
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Data folder of Parvis; the cluster lies in its `postgres`. */
  directory: string
  log?: (line: string) => void
  /** Settings of postgresql.conf that win over ours. */
  settings?: Readonly<Record<string, string>>
}

const OWNER = 'parvis_owner'
const DATABASE = 'parvis'
const START_MS = 60_000
// A socket's path may have 107 bytes, its file name included.
const LONGEST_SOCKET_FOLDER = 80

/** Starts PostgreSQL on the folder's data: makes the cluster the first time, takes over from a dead supervisor, refuses plainly otherwise. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const directory = resolve(options.directory)
  prepareFolder(directory)
  await takeOver(directory)
  const binaries = findBinaries(join(directory, 'postgres-libraries'))
  const cluster = join(directory, 'postgres')
  const socket = socketFolder(directory)
  const user = serviceUser()
  const server = { binaries, cluster, socket, user, log: options.log ?? (() => {}) }
  checkVersion(cluster, binaries)
  if (!existsSync(join(cluster, 'PG_VERSION'))) await makeCluster(server)
  mkdirSync(socket, { recursive: true, mode: 0o700 })
  chmodSync(socket, 0o700)
  giveTo(user, cluster)
  giveTo(user, socket)
  clearStaleLocks(cluster, socket)
  writeOwner(directory, socket)
  const child = run(server, options.settings ?? {})
  const exited = new Promise<{ code: number | null; signal: string | null }>((done) => child.once('exit', (code, signal) => done({ code, signal })))
  const connectionFor = (name: string, database = DATABASE): EmbeddedConnection => ({ host: socket, port: 5432, user: name, database })
  await ready(connectionFor(OWNER, 'postgres'), child, server)
  await ensureDatabase(connectionFor(OWNER, 'postgres'))
  return {
    connection: connectionFor(OWNER),
    connectionFor,
    pid: child.pid ?? 0,
    exited,
    async stop() {
      if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) await stopPostmaster(child.pid)
      await exited
      removeOwner(directory)
    },
  }
}

/** How to reach the database of a folder whose supervisor runs; nothing when none does. */
export function findRunningPostgres(directory: string): EmbeddedConnection | undefined {
  const owner = readOwner(resolve(directory))
  if (owner === undefined || !isAlive(owner) || runningPostmaster(join(resolve(directory), 'postgres')) === undefined) return undefined
  return { host: owner.socket, port: 5432, user: OWNER, database: DATABASE }
}

interface Server {
  binaries: Binaries
  cluster: string
  socket: string
  user: ServiceUser | undefined
  log: (line: string) => void
}

function prepareFolder(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o750 })
  } catch (error) {
    throw new EmbeddedPostgresRefusal(isFull(error) ? 'no-space' : 'not-writable', `The data folder ${directory} cannot be made (${words(error)}). Choose another with PARVIS_DATA, or give yourself the right to write there.`)
  }
  if (!writable(directory)) throw new EmbeddedPostgresRefusal('not-writable', `The data folder ${directory} cannot be written. Give yourself the right to write there, or choose another with PARVIS_DATA.`)
}

/** A live supervisor keeps its folder. A dead one leaves a PostgreSQL behind: it is stopped cleanly before ours starts. */
async function takeOver(directory: string): Promise<void> {
  const owner = readOwner(directory)
  if (owner !== undefined && owner.pid !== process.pid && isAlive(owner)) {
    throw new EmbeddedPostgresRefusal('in-use', `The data folder ${directory} is in use by process ${owner.pid}. Stop that Parvis first, or choose another folder with PARVIS_DATA.`)
  }
  const orphan = runningPostmaster(join(directory, 'postgres'))
  if (orphan !== undefined) await stopPostmaster(orphan)
}

function checkVersion(cluster: string, binaries: Binaries): void {
  const file = join(cluster, 'PG_VERSION')
  if (!existsSync(file)) return
  const version = readFileSync(file, 'utf8').trim()
  if (version !== binaries.major) {
    throw new EmbeddedPostgresRefusal('other-version', `The data in ${cluster} were written by PostgreSQL ${version}; this Parvis brings ${binaries.major}. Start the Parvis that wrote them and save them with pg_dump, or upgrade the folder with pg_upgrade.`)
  }
}

function socketFolder(directory: string): string {
  const near = join(directory, 'socket')
  if (Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER) return near
  return join(tmpdir(), `parvis-${createHash('sha256').update(directory).digest('hex').slice(0, 16)}`)
}

/** initdb beside, then one rename: a cluster killed while it was being made is never taken for a finished one. */
async function makeCluster(server: Server): Promise<void> {
  const making = `${server.cluster}.making`
  rmSync(making, { recursive: true, force: true })
  rmSync(server.cluster, { recursive: true, force: true })
  mkdirSync(making, { mode: 0o700 })
  giveTo(server.user, making)
  const args = ['--pgdata', making, '--username', OWNER, '--auth', 'trust', '--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C', '--data-checksums', '--no-instructions']
  const { code, output } = await finish(spawnAs(server, server.binaries.initdb, args, making))
  if (code !== 0) {
    const full = /No space left/i.test(output)
    throw new EmbeddedPostgresRefusal(full ? 'no-space' : 'did-not-start', full ? `The disk of ${server.cluster} is full: free some space and start again.` : `The database could not be made: ${lastLine(output)}`)
  }
  renameSync(making, server.cluster)
}

function run(server: Server, settings: Readonly<Record<string, string>>): ChildProcess {
  const all: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: server.socket,
    max_connections: '100',
    shared_buffers: '256MB',
    effective_cache_size: '2GB',
    work_mem: '16MB',
    maintenance_work_mem: '256MB',
    wal_compression: 'on',
    max_wal_size: '2GB',
    random_page_cost: '1.1',
    jit: 'off',
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_truncate_on_rotation: 'on',
    log_min_duration_statement: '2s',
    // What people wrote must not stand in a log: neither with slow statements nor with failed ones.
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    timezone: 'UTC',
    ...settings,
  }
  const args = ['-D', server.cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const child = spawnAs(server, server.binaries.postgres, args, server.cluster)
  child.stderr?.on('data', (bytes: Buffer) => server.log(bytes.toString().trim()))
  child.stdout?.on('data', () => {})
  return child
}

function spawnAs(server: Server, program: string, args: readonly string[], folder: string): ChildProcess {
  const as = commandAs(server.user, program, args, [program, folder, server.socket])
  return spawn(as.command, as.args, {
    cwd: '/',
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LD_LIBRARY_PATH: server.binaries.libraries, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own process group: Ctrl-C in a terminal reaches us, and we stop it in order.
    detached: true,
    ...(as.uid === undefined || as.gid === undefined ? {} : { uid: as.uid, gid: as.gid }),
  })
}

async function ready(connection: EmbeddedConnection, child: ChildProcess, server: Server): Promise<void> {
  let said = ''
  child.stderr?.on('data', (bytes: Buffer) => (said = `${said}${bytes.toString()}`.slice(-4_000)))
  for (let waited = 0; waited < START_MS; waited += 50) {
    if (child.exitCode !== null || child.signalCode !== null) {
      const full = /No space left/i.test(said)
      throw new EmbeddedPostgresRefusal(full ? 'no-space' : 'did-not-start', full ? `The disk of ${server.cluster} is full: free some space and start again.` : `The database did not start: ${lastLine(said)} (see ${join(server.cluster, 'log')})`)
    }
    if (await answers(connection)) return
    await sleep(50)
  }
  throw new EmbeddedPostgresRefusal('did-not-start', `The database did not answer within a minute (see ${join(server.cluster, 'log')}).`)
}

async function answers(connection: EmbeddedConnection): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

async function ensureDatabase(connection: EmbeddedConnection): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`)
  } finally {
    await client.end()
  }
}

async function finish(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  let output = ''
  child.stdout?.on('data', (bytes: Buffer) => (output += bytes.toString()))
  child.stderr?.on('data', (bytes: Buffer) => (output += bytes.toString()))
  const code = await new Promise<number | null>((done, failed) => {
    child.once('exit', done)
    child.once('error', failed)
  })
  return { code, output }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}

function words(error: unknown): string {
  return error instanceof Error ? error.message.split(',')[0] ?? '' : String(error)
}

function isFull(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'code') === 'ENOSPC'
}
