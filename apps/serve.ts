import { type ChildProcess, spawn } from 'node:child_process'
import cluster from 'node:cluster'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Config } from '#platform/config'
import { migrate } from '#platform/database'
import { createLogger, type Logger } from '#platform/logging'
import { type LoopbackMail, startLoopbackMail } from '#platform/mail'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../platform/database/embedded/index.ts'
import { ownerConnection } from './building.ts'
import { claimPort } from './port-taken.ts'
import { prepareCity } from './prepare-city.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const RESTART_MS = 500
/** A disk that is full is looked at again and again: as soon as there is room, the database comes back. */
const LONGEST_PAUSE_MS = 4_000

export interface Serving {
  port: number
  stop(): Promise<void>
}

export interface ServeOptions {
  config: Config
  say: (line: string) => void
}

/**
 * Runs it all on one machine: the database as a child, the demonstration's mail, web processes on one port and a worker; starts again
 * what dies. Ready once every web process answers.
 */
export async function serve({ config, say }: ServeOptions): Promise<Serving> {
  const log = createLogger({ level: config.logLevel, process: 'serve' })
  await claimPort(config.port, config.host)
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o750 })
  const database = config.databaseUrl === undefined ? await keepDatabase(config, log) : undefined
  let mail: LoopbackMail | undefined
  const children: Kept[] = []
  const stop = async (): Promise<void> => {
    await Promise.all(children.map((child) => child.stop()))
    await mail?.close()
    await database?.stop()
  }
  try {
    const report = await migrate(ownerConnection(config), { onApplied: (name) => log.info('migrated', { migration: name }) })
    log.info('database ready', { count: report.present })
    await prepareCity(config, say)
    if (config.mode === 'demonstration' && config.mailSmtpUrl === undefined) mail = await startDemonstrationMail(config)
    const webs = Array.from({ length: config.webProcesses }, () => keepProcess('web', log))
    children.push(...webs, keepProcess('worker', log))
    const [port = config.port] = await Promise.all(webs.map((web) => web.ready))
    return { port, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startDemonstrationMail(config: Config): Promise<LoopbackMail> {
  const domain = config.mailDomain ?? 'rochambeau.example'
  return startLoopbackMail({
    folder: join(config.dataFolder, 'demonstration-mail'),
    smtpPort: config.smtpPort,
    imapPort: config.imapPort,
    cityDomains: [domain],
    cityMailbox: `contact@${domain}`,
  })
}

/** The database as a child that is started again when it dies by itself. */
async function keepDatabase(config: Config, log: Logger): Promise<{ stop(): Promise<void> }> {
  const start = () => startEmbeddedPostgres({ directory: config.dataFolder, log: (line) => log.info(line) })
  let current: EmbeddedPostgres = await start()
  let stopping = false
  const watch = (): void => {
    void current.exited.then(async () => {
      if (stopping) return
      log.error('the database ended by itself and is started again')
      for (let pause = RESTART_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
        await sleep(pause)
        if (stopping) return
        try {
          current = await start()
          break
        } catch (error) {
          log.failure('the database does not start', error)
        }
      }
      watch()
    })
  }
  watch()
  return {
    async stop() {
      stopping = true
      await current.stop()
    },
  }
}

interface Kept {
  /** The port it listens on, told once it is ready. */
  ready: Promise<number>
  stop(): Promise<void>
}

// A city's machine is small and holds the database too. Left alone, the heap grows to four times what is alive before it is swept, its
// nursery to 50 MB, and each thread that compresses a page keeps an arena of its own: 600 MB under load, against some 240 so, at the
// same speed (bench/NOTES.md).
const SMALL = ['--heap-growing-percent=30', '--max-semi-space-size=6']

const COMMAND = join(ROOT, 'apps/cli/main.ts')
const FLAGS = [...SMALL, '--import', join(ROOT, 'platform/runtime/register.mjs')]
const ENVIRONMENT = { MALLOC_ARENA_MAX: '2', ...process.env }

/** Web processes share one port: connections are dealt out to them in turn, so each of them serves about as many. */
function startProcess(name: 'web' | 'worker'): ChildProcess {
  if (name === 'worker')
    return spawn(process.execPath, [...FLAGS, COMMAND, name], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: ENVIRONMENT })
  cluster.setupPrimary({ exec: COMMAND, args: [name], execArgv: FLAGS, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return cluster.fork(ENVIRONMENT).process
}

/** A process of the house, started again when it ends by itself. */
function keepProcess(name: 'web' | 'worker', log: Logger): Kept {
  let child: ChildProcess
  let stopping = false
  let everReady = false
  const { promise: ready, resolve: told, reject: failed } = Promise.withResolvers<number>()
  // A worker's readiness is waited for by nobody.
  ready.catch(() => {})
  const start = (): void => {
    child = startProcess(name)
    child.on('message', (message) => {
      if (typeof message === 'object' && message !== null && 'port' in message && typeof message.port === 'number') {
        everReady = true
        told(message.port)
      }
    })
    child.once('exit', (code, signal) => {
      if (stopping) return
      if (!everReady && name === 'web') return failed(new Error(`the ${name} process did not start`))
      log.error('a process ended by itself and is started again', { process: name, code: code ?? undefined, signal: signal ?? undefined })
      setTimeout(start, RESTART_MS)
    })
  }
  start()
  return {
    ready,
    async stop() {
      stopping = true
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), 30_000)
      await gone
      clearTimeout(timer)
    },
  }
}
