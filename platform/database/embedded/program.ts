import { type ChildProcess, spawn } from 'node:child_process'
import { cannotRun } from './failure-words.ts'
import { commandAs } from './run-as.ts'
import type { ServiceUser } from './service-user.ts'

/** How the programs of PostgreSQL are run: as whom, with which libraries. */
export interface Program {
  user: ServiceUser | undefined
  libraries: string
}

interface Run extends Program {
  program: string
  args: readonly string[]
  /** Paths that it must be able to reach. */
  reaches: readonly string[]
}

/** Starts a program; refuses with 'no-binary' when the system cannot run it. */
export async function launch(run: Run): Promise<{ child: ChildProcess; pid: number }> {
  const as = commandAs({ user: run.user, program: run.program, args: run.args, paths: run.reaches })
  const child = spawn(as.command, as.args, {
    cwd: '/',
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LD_LIBRARY_PATH: run.libraries, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A session of its own: Ctrl-C in a terminal reaches us, and we stop it in order.
    detached: true,
    ...(as.uid === undefined || as.gid === undefined ? {} : { uid: as.uid, gid: as.gid }),
  })
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', (error) => reject(cannotRun(run.program, error)))
  })
  if (child.pid === undefined) throw new Error(`${run.program} was started and has no pid`)
  return { child, pid: child.pid }
}

/** Runs a program to its end and gives what it said. */
export async function runToEnd(run: Run): Promise<{ code: number | null; said: string }> {
  const { child } = await launch(run)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => (said += bytes.toString()))
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, said }
}
