import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { z } from 'zod'
import { READER_RIGHTS } from './reader.ts'

test('a hostile file that takes over the reading process finds no file, no network, no program and no secret', async () => {
  assert.deepEqual(await actsThatWork({ rights: READER_RIGHTS, env: {} }), [])
})

test('the same acts work without those rights, so the test above can fail', async () => {
  const worked = await actsThatWork({ rights: ['--no-warnings'], env: { READER_TEST_SECRET: 'x' } })
  assert.deepEqual(worked, [
    'read a file of the machine',
    'read a file of the house',
    'write a file',
    'start a program',
    'use the network',
    'see the environment',
  ])
})

async function actsThatWork({
  rights,
  env,
}: {
  readonly rights: readonly string[]
  readonly env: Record<string, string>
}): Promise<string[]> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = z.object({ port: z.number() }).parse(server.address())
  try {
    const program = fileURLToPath(new URL('./testing/forbidden-acts.ts', import.meta.url))
    const [worked] = await once(fork(program, [String(port)], { execArgv: [...rights], env }), 'message')
    return z.array(z.string()).parse(worked)
  } finally {
    server.close()
  }
}
