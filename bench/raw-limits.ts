import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { z } from 'zod'
import { ROOT } from '../faults/house-process.ts'
import { measure } from './load.ts'
import type { Statement } from './recording.ts'
import type { Fresh } from './replay.ts'

export interface SqlLimit {
  connection: { host: string; port: number; user: string; database: string }
  poolSize: number
  recordings: readonly (readonly Statement[])[]
  fresh: Fresh
  before?: { recording: readonly Statement[]; fresh: Fresh; count: number } | undefined
  connections: readonly number[]
  seconds: number
}

/** Requests a second that `pg` alone reaches with the recorded statements, for each number of connections. */
export async function sqlLimit(order: SqlLimit): Promise<number[]> {
  const child = start('raw-sql.ts', [])
  try {
    child.send(order)
    const answer = z.union([z.object({ rates: z.array(z.number()) }), z.object({ failure: z.string() })]).parse(await message(child))
    if ('failure' in answer) throw new Error(`the raw SQL failed: ${answer.failure}`)
    return answer.rates
  } finally {
    child.kill('SIGKILL')
  }
}

/** Requests a second of a server that does nothing, for each number of connections. `bytes`: size of its answer. */
export async function httpLimit({
  bytes,
  connections,
  seconds,
}: {
  bytes: number
  connections: readonly number[]
  seconds: number
}): Promise<number[]> {
  const child = start('bare-server.ts', [String(bytes)])
  try {
    const { port } = z.object({ port: z.number() }).parse(await message(child))
    const rates: number[] = []
    for (const count of connections) {
      const found = await measure({
        origin: `http://127.0.0.1:${port}`,
        connections: count,
        warmUp: 0.5,
        seconds,
        next: () => ({ method: 'GET', path: '/' }),
      })
      rates.push(found.perSecond)
    }
    return rates
  } finally {
    child.kill('SIGKILL')
  }
}

function start(file: string, args: readonly string[]): ChildProcess {
  return fork(join(ROOT, 'bench', file), [...args], {
    execArgv: ['--import', join(ROOT, 'platform/runtime/register.mjs')],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

function message(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`a raw measure ended with ${code}`)))
  })
}
