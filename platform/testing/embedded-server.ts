import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type EmbeddedConnection, findRunningPostgres } from '../database/embedded/index.ts'

const START_MS = 60_000

/** The embedded server that tests share: started apart if none runs, so that it outlives this test file; it ends by itself after a while without use. */
export async function ensureTestServer(directory: string): Promise<EmbeddedConnection> {
  const running = findRunningPostgres(directory)
  if (running !== undefined) return running
  const keeper = spawn(
    fileURLToPath(new URL('../../bin/node', import.meta.url)),
    [fileURLToPath(new URL('./keep-test-server.ts', import.meta.url)), directory],
    { detached: true, stdio: 'ignore' },
  )
  keeper.unref()
  for (let waited = 0; waited < START_MS; waited += 100) {
    const found = findRunningPostgres(directory)
    if (found !== undefined) return found
    await sleep(100)
  }
  rmSync(directory, { recursive: true, force: true })
  throw new Error('the test database did not start')
}
