import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
const COMMAND = ['--import', join(ROOT, 'platform/runtime/register.mjs'), join(ROOT, 'apps/cli/main.ts')]

/** The processes of a running house that can be measured or killed. */
export type Part = 'supervisor' | 'web' | 'worker' | 'database'

/** A `parvis serve` of our own, on a folder of its own. */
export interface HouseProcess {
  origin: string
  smtpPort: number
  /** What `parvis` commands need to reach this house. */
  env: NodeJS.ProcessEnv
  /** The process at this moment; undefined while it is down. */
  pid(part: Part): number | undefined
  /** All web processes at this moment. */
  webs(): number[]
  /** Resolves when the supervisor has ended, however it ended. */
  readonly ended: Promise<void>
  /** Asks it to stop and waits. */
  stop(): Promise<void>
}

export interface HouseProcessOptions {
  folder: string
  requests: number
  ports: { web: number; smtp: number; imap: number }
  /** Every line it prints: progress of the loading, its log. */
  onLine?: (line: string) => void
  env?: NodeJS.ProcessEnv
  /** Milliseconds until it must be ready. */
  patience?: number
}

/** Starts the house as people do and waits for its "Parvis is ready". */
export async function startHouseProcess(options: HouseProcessOptions): Promise<HouseProcess> {
  const { folder, ports } = options
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    PARVIS_DATA: folder,
    PARVIS_DEMO_REQUESTS: String(options.requests),
    PORT: String(ports.web),
    PARVIS_SMTP_PORT: String(ports.smtp),
    PARVIS_IMAP_PORT: String(ports.imap),
    PARVIS_LOG_LEVEL: 'warn',
    ...options.env,
  }
  const child = spawn(process.execPath, [...COMMAND, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  await readiness(child, options)
  return {
    origin: `http://localhost:${ports.web}`,
    smtpPort: ports.smtp,
    env,
    pid: (part) => pidOf(part, child, folder),
    webs: () => childrenNamed('web', child),
    ended,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

function readiness(child: ChildProcess, { onLine, patience = 60_000 }: HouseProcessOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const said: string[] = []
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`the house was not ready after ${patience} ms:\n${said.slice(-20).join('\n')}`))
    }, patience)
    const hear = (line: string): void => {
      said.push(line)
      if (said.length > 50) said.shift()
      onLine?.(line)
      if (!line.startsWith('Parvis is ready')) return
      clearTimeout(timer)
      resolve()
    }
    for (const stream of [child.stdout, child.stderr]) if (stream !== null) createInterface({ input: stream }).on('line', hear)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the house ended with ${code} before it was ready:\n${said.slice(-20).join('\n')}`))
    })
  })
}

function pidOf(part: Part, supervisor: ChildProcess, folder: string): number | undefined {
  if (supervisor.pid === undefined) return undefined
  if (part === 'supervisor') return isRunning(supervisor.pid) ? supervisor.pid : undefined
  if (part === 'database') {
    const pid = Number(readOr(join(folder, 'postgres', 'postmaster.pid')).split('\n')[0])
    return Number.isInteger(pid) && pid > 1 && isRunning(pid) ? pid : undefined
  }
  return childrenNamed(part, supervisor)[0]
}

function childrenNamed(part: 'web' | 'worker', { pid: supervisor }: ChildProcess): number[] {
  if (supervisor === undefined) return []
  return childrenOf(supervisor).filter((pid) => isRunning(pid) && commandLine(pid).split('\0').at(-2) === part)
}

export function childrenOf(pid: number): number[] {
  return readOr(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)
}

/** Words of a process's command line, each ended by a NUL. */
export function commandLine(pid: number): string {
  return readOr(`/proc/${pid}/cmdline`)
}

/** Whether a process lives: one that has ended and is not yet buried does not. */
export function isRunning(pid: number): boolean {
  const state = /\) (\w)/.exec(readOr(`/proc/${pid}/stat`))?.[1]
  return state !== undefined && state !== 'Z' && state !== 'X'
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Runs a `parvis` command on the house; what it printed on standard output. */
export function parvis(env: NodeJS.ProcessEnv, ...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...COMMAND, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)))
    child.once('close', (code) => resolve({ code: code ?? 1, said: said.trim() }))
  })
}

/** Ports that are free at this moment. */
export async function freePorts(): Promise<{ web: number; smtp: number; imap: number }> {
  const servers = await Promise.all([openPort(), openPort(), openPort()])
  const [web = 0, smtp = 0, imap = 0] = servers.map((server) => {
    const address = server.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  })
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
  return { web, smtp, imap }
}

function openPort() {
  return new Promise<ReturnType<typeof createServer>>((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}

/** A program's token for the API. */
export async function makeToken(house: HouseProcess, role: string): Promise<string> {
  const made = await parvis(house.env, 'token', 'create', '--role', role)
  if (made.code !== 0) throw new Error(`no token was made: ${made.said}`)
  return made.said.split('\n').at(-1) ?? ''
}

/** Whether the house says that it can work. */
export async function isReady(house: HouseProcess): Promise<boolean> {
  return fetch(`${house.origin}/health/ready`, { signal: AbortSignal.timeout(5_000) }).then(
    async (answer) => {
      await answer.arrayBuffer()
      return answer.ok
    },
    () => false,
  )
}

/** Keeps what a house says that is not a line of its log: a process that ended by a fault of ours. */
export function crashListener(crashes: string[], say: (line: string) => void): (line: string) => void {
  return (line) => {
    if (!/^\s*(Uncaught|Node\.js v|[A-Za-z]*Error:|error:)/.test(line)) return
    crashes.push(line.trim())
    say(`    ${line}`)
  }
}
