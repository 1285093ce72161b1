import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { ROOT } from '../faults/house-process.ts'

const value = z.union([z.string(), z.null(), z.instanceof(Uint8Array)])
const statementShape = z.object({ client: z.number(), text: z.string(), name: z.string().optional(), values: z.array(value) })

/** A statement as it went to PostgreSQL, with the values as text. */
export type Statement = z.output<typeof statementShape>

/** A web process beside the measured one, that tells what it asks of the database. */
export interface Recorder {
  origin: string
  /** The statements that `use` causes, in order. */
  record<T>(use: () => Promise<T>): Promise<{ answer: T; statements: Statement[] }>
  stop(): Promise<void>
}

/** Starts it on the house whose `env` is given. */
export async function startRecorder(env: NodeJS.ProcessEnv): Promise<Recorder> {
  const args = [join(ROOT, 'platform/runtime/register.mjs'), join(ROOT, 'bench/record-queries.ts')].flatMap((file) => ['--import', file])
  const child = spawn(process.execPath, [...args, join(ROOT, 'apps/cli/main.ts'), 'web'], {
    env: { ...env, PORT: '0' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const { port } = z.object({ port: z.number() }).parse(await told(child, 'port'))
  const statements: Statement[] = []
  child.on('message', (message) => {
    const read = z.object({ statement: statementShape }).safeParse(message)
    if (read.success) statements.push(read.data.statement)
  })
  return {
    origin: `http://localhost:${port}`,
    async record(use) {
      await say(child, 'record')
      statements.length = 0
      const answer = await use()
      // A page is answered before its reading transaction is closed.
      await sleep(50)
      await say(child, 'enough')
      return { answer, statements: [...statements] }
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function say(child: ChildProcess, word: 'record' | 'enough'): Promise<void> {
  const heard = told(child, 'heard')
  child.send(word)
  await heard
}

function told(child: ChildProcess, key: string): Promise<object> {
  return new Promise((resolve, reject) => {
    const failed = (code: number | null): void => reject(new Error(`the recording web process ended with ${code}`))
    const hear = (message: unknown): void => {
      if (typeof message !== 'object' || message === null || !(key in message)) return
      child.off('message', hear)
      child.off('exit', failed)
      resolve(message)
    }
    child.on('message', hear)
    child.once('exit', failed)
  })
}
