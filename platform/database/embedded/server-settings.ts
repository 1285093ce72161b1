import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { PORT } from './socket-folder.ts'

export type ServerSettings = Readonly<Record<string, string>>

/** What suits a city on one small machine, from its memory in bytes. `fsync` and `full_page_writes` stay on: they are not ours to trade. */
export function usualSettings(memory: number): ServerSettings {
  const megabytes = memory / 1024 / 1024
  return {
    max_connections: '100',
    // An eighth of the memory: the web and worker processes, and the system's own cache of files, need theirs.
    shared_buffers: `${Math.min(4_096, Math.max(128, Math.floor(megabytes / 8)))}MB`,
    effective_cache_size: `${Math.max(256, Math.floor(megabytes / 2))}MB`,
    work_mem: '8MB',
    maintenance_work_mem: megabytes < 1_500 ? '64MB' : '128MB',
    synchronous_commit: 'on',
    wal_compression: 'on',
    max_wal_size: '2GB',
    // Solid-state disks, as everywhere today.
    random_page_cost: '1.1',
    // Our statements are short: compiling them costs more than it gives.
    jit: 'off',
    timezone: 'UTC',
    logging_collector: 'on',
    log_directory: 'log',
    // A file a day of the week, begun anew after seven days.
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %q%u@%d %a ',
    log_min_duration_statement: '2s',
    log_lock_waits: 'on',
    log_autovacuum_min_duration: '1min',
    // What people wrote must not stand in a log: no parameters, and no "Key (email)=(…)" below an error.
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_error_verbosity: 'terse',
  }
}

/** What nobody may change: PostgreSQL listens on our socket and nowhere else. */
export function fixedSettings(server: { socket: string; name: string }): ServerSettings {
  return {
    listen_addresses: '',
    port: String(PORT),
    unix_socket_directories: quoted(server.socket),
    unix_socket_permissions: '0700',
    cluster_name: server.name,
  }
}

const FILE = 'postgres.conf'
const LOCAL_FILE = 'postgres.local.conf'

/**
 * Writes the configuration file of a data folder, anew at each start, and gives its path. Lines of the city's own in
 * postgres.local.conf beside it win over ours, then ALTER SYSTEM, then what is given on the command line.
 */
export function writeConfiguration(directory: string): string {
  const lines = Object.entries(usualSettings(memoryHere())).map(([name, value]) => `${name} = '${value}'`)
  const text = [
    `# Written at each start of Parvis. Your own lines go into ${LOCAL_FILE} beside this file.`,
    ...lines,
    ...(existsSync(join(directory, LOCAL_FILE)) ? [`include '${LOCAL_FILE}'`] : []),
    '',
  ].join('\n')
  const path = join(directory, FILE)
  if (present(path) !== text) {
    writeFileSync(`${path}.${process.pid}`, text)
    // PostgreSQL may run as another user than we do, whatever our umask.
    chmodSync(`${path}.${process.pid}`, 0o644)
    renameSync(`${path}.${process.pid}`, path)
  }
  return path
}

/** In bytes: what the container allows, or what the machine has. */
function memoryHere(): number {
  return Math.min(totalmem(), process.constrainedMemory() || Infinity)
}

/** Settings as arguments of the `postgres` program; the later of two wins. */
export function settingArguments(settings: ServerSettings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => {
    if (!/^[a-z][a-z0-9_.]*$/i.test(name)) throw new Error(`${name} is not the name of a PostgreSQL setting`)
    return ['-c', `${name}=${value}`]
  })
}

/** A list setting splits at commas and blanks unless its item is quoted. */
function quoted(item: string): string {
  return /^[\w./-]+$/.test(item) ? item : `"${item.replaceAll('"', '""')}"`
}

function present(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
