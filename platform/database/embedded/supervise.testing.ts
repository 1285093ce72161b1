/** A supervisor in a process of its own: `supervise.testing.ts FOLDER`. Says one line of JSON when it knows how it went. */
import { EmbeddedPostgresRefusal } from './refusal.ts'
import { startEmbeddedPostgres } from './start.ts'
import { HASTY } from './trial.testing.ts'

const directory = process.argv[2] ?? ''
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`)
try {
  const server = await startEmbeddedPostgres({ directory, settings: HASTY })
  process.once('SIGTERM', () => void server.stop())
  process.once('SIGUSR2', () => {
    throw new Error('an error that nobody caught')
  })
  say({ state: 'ready', pid: server.pid, host: server.connection.host })
} catch (error) {
  if (!(error instanceof EmbeddedPostgresRefusal)) throw error
  say({ state: 'refused', kind: error.kind, sentence: error.message })
}
