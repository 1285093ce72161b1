import type { ChildProcess } from 'node:child_process'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { endAll, endPostmaster } from './ending.ts'
import { refusalOf } from './failure-words.ts'
import { postgresProcessesIn } from './process-facts.ts'
import { type Program, launch } from './program.ts'
import { EmbeddedPostgresRefusal } from './refusal.ts'
import { isReady } from './take-over.ts'

export interface Exit {
  code: number | null
  signal: string | null
}

/** A PostgreSQL that takes connections. */
export interface ServerProcess {
  pid: number
  /** Resolves when it and all its children are gone. */
  exited: Promise<Exit>
  stop(): Promise<void>
}

interface ServerOptions {
  program: string
  args: readonly string[]
  run: Program
  cluster: string
  socket: string
  log: (line: string) => void
}

// Recovery after a power cut reads up to max_wal_size again: minutes on a slow disk. It must not be cut short.
const START_MS = 15 * 60_000
const TELL_EVERY_MS = 10_000
const LOOK_MS = 20

/** Starts the server and waits until it takes connections. When it does not, it is gone and a refusal says why. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const { cluster, log } = options
  const { child, pid } = await launch({
    ...options.run,
    program: options.program,
    args: options.args,
    reaches: [join(cluster, 'PG_VERSION'), join(options.socket, 'socket')],
  })
  const said = listen(child, log)
  // When we end without having stopped it (an error nobody caught), it stops in order by itself.
  const stopWithUs = (): void => void child.kill('SIGINT')
  process.once('exit', stopWithUs)
  const exited = new Promise<Exit>((done) => child.once('exit', (code, signal) => done({ code, signal }))).then(async (exit) => {
    process.off('exit', stopWithUs)
    await endAll(() => postgresProcessesIn(cluster))
    return exit
  })
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) await endPostmaster(pid)
    await exited
  }
  try {
    await ready({ cluster, pid, exited, log, said })
  } catch (error) {
    await stop()
    throw error
  }
  return { pid, exited, stop }
}

interface Waiting {
  cluster: string
  pid: number
  exited: Promise<Exit>
  log: (line: string) => void
  said: () => string
}

async function ready({ cluster, pid, exited, log, said }: Waiting): Promise<void> {
  let ended = false
  void exited.then(() => (ended = true))
  const began = performance.now()
  for (let told = began; performance.now() - began < START_MS; await sleep(LOOK_MS)) {
    if (ended) throw refusalOf(`${said()}\n${lastLog(cluster)}`, cluster)
    if (isReady(cluster, pid)) return
    if (performance.now() - told > TELL_EVERY_MS) {
      told = performance.now()
      log('The database is still starting: after a power cut or a kill it first replays what was confirmed.')
    }
  }
  throw new EmbeddedPostgresRefusal(
    'did-not-start',
    `The database in ${cluster} did not become ready within a quarter of an hour. Its log lies in the folder "log" there.`,
  )
}

/** Gives what the server says on its own outputs, line by line, to the log; keeps the end of it. Once its log file is open it says little here. */
function listen(child: ChildProcess, log: (line: string) => void): () => string {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8')
    stream?.on('data', (text: string) => {
      said = `${said}${text}`.slice(-8_000)
      for (const line of text.split('\n')) if (line.trim() !== '') log(line.trimEnd())
    })
  }
  return () => said
}

/** What the last start wrote into the newest log file. */
function lastLog(cluster: string): string {
  try {
    const folder = join(cluster, 'log')
    const files = readdirSync(folder).map((name) => join(folder, name))
    const newest = files.toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]
    if (newest === undefined) return ''
    const text = readFileSync(newest, 'utf8').slice(-16_000)
    return text.slice(Math.max(0, text.lastIndexOf('starting PostgreSQL')))
  } catch {
    return ''
  }
}
