import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { z } from 'zod'
import { connectionTo } from './connection.ts'
import { endAll } from './ending.ts'
import { postgresProcessesIn } from './process-facts.ts'
import { EmbeddedPostgresRefusal, type EmbeddedRefusalKind } from './refusal.ts'
import { type EmbeddedOptions, type EmbeddedPostgres, startEmbeddedPostgres } from './start.ts'

/** Tests may lose their data: nothing waits for the disk. */
export const HASTY = { fsync: 'off', shared_buffers: '16MB' }

export const IS_ROOT = process.geteuid?.() === 0
export const AS_ROOT = IS_ROOT ? {} : { skip: 'needs root' }

const endings = new WeakMap<TestContext, (() => Promise<unknown>)[]>()

/** Does something at the end of the test: what was begun last is ended first. */
export function atEnd(t: TestContext, end: () => Promise<unknown>): void {
  const known = endings.get(t)
  if (known !== undefined) return void known.push(end)
  const mine = [end]
  endings.set(t, mine)
  t.after(async () => {
    for (const next of mine.toReversed()) await next()
  })
}

/** A data folder as `parvis serve` makes one; it is gone after the test, with all that still runs in it. */
export function trialFolder(t: TestContext, prefix = join(tmpdir(), 'parvis-embedded-')): string {
  const folder = mkdtempSync(prefix)
  chmodSync(folder, 0o750)
  atEnd(t, async () => {
    await endAll(() => postgresProcessesIn(join(folder, 'postgres')))
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  })
  return folder
}

/** A server that is stopped at the end of the test. */
export async function startFor(t: TestContext, directory: string, options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ directory, ...options, settings: { ...HASTY, ...options.settings } })
  atEnd(t, () => server.stop())
  return server
}

/** Runs statements as the owner and gives the rows of the last. */
export async function ask(server: Pick<EmbeddedPostgres, 'connection'>, ...statements: string[]): Promise<unknown[]> {
  const client = new pg.Client(server.connection)
  client.on('error', () => {})
  await client.connect()
  try {
    let rows: unknown[] = []
    for (const statement of statements) rows = (await client.query(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}

/** The pid of a backend that counts without a pause: it would not notice for long that its postmaster is gone. */
export async function countingBackend(host: string): Promise<number> {
  const client = new pg.Client(connectionTo(host))
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const pid = rows[0]?.pid ?? 0
  client.query('SELECT count(*) FROM generate_series(1, 1000000000000)').catch(() => {})
  await until(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('SELECT'), 'a busy backend')
  return pid
}

/** The refusal a start meets, or an error when it meets none. */
export async function refusalFrom(start: Promise<EmbeddedPostgres>): Promise<{ kind: EmbeddedRefusalKind; sentence: string }> {
  try {
    await (await start).stop()
  } catch (error) {
    if (error instanceof EmbeddedPostgresRefusal) return { kind: error.kind, sentence: error.message }
    throw error
  }
  throw new Error('nothing was refused')
}

const answerShape = z.union([
  z.object({ state: z.literal('ready'), pid: z.number(), host: z.string() }),
  z.object({ state: z.literal('refused'), kind: z.string(), sentence: z.string() }),
])

export interface Supervisor {
  pid: number
  child: ChildProcess
  answer: Promise<z.infer<typeof answerShape>>
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export interface Guise {
  uid?: number
  gid?: number
  /** A command that starts it: setpriv, unshare. */
  under?: readonly string[]
}

/** Starts a supervisor in another process, as another user when told so. It is killed at the end of the test. */
export function superviseElsewhere(t: TestContext, directory: string, { under = [], ...as }: Guise = {}): Supervisor {
  const [command = process.execPath, ...args] = [
    ...under,
    process.execPath,
    '--import',
    here('../../runtime/register.mjs'),
    here('supervise.testing.ts'),
    directory,
  ]
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    cwd: '/',
    ...as,
  })
  const gone = new Promise((done) => child.once('exit', done))
  atEnd(t, () => {
    child.kill('SIGTERM')
    return gone
  })
  const answer = new Promise<z.infer<typeof answerShape>>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(answerShape.parse(JSON.parse(line))))
    child.once('close', () => reject(new Error('the supervisor ended without a word')))
  })
  // A test that kills it does not wait for its answer.
  answer.catch(() => {})
  return { pid: child.pid ?? 0, child, answer }
}

/** The answer of a supervisor that got its server. */
export async function readyServer(supervisor: Supervisor): Promise<{ pid: number; host: string }> {
  const answer = await supervisor.answer
  if (answer.state !== 'ready') throw new Error(answer.sentence)
  return answer
}

/** Kills without a word and waits until it is gone. */
export async function killHard(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await gone
}

/** Waits for something that another process brings about. */
export async function until(isSo: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    if (isSo()) return
    await sleep(20)
  }
  throw new Error(`never came: ${what}`)
}
