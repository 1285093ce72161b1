/** Keeps a PostgreSQL for tests: `bin/node keep-test-server.ts FOLDER`. Ends after half an hour, or when stopped. */
import { startEmbeddedPostgres } from '../database/embedded/index.ts'

const directory = process.argv[2]
if (directory === undefined) throw new Error('give the folder')
// Tests may lose their data: nothing waits for the disk.
const server = await startEmbeddedPostgres({
  directory,
  settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' },
})
const stop = (): void => void server.stop().then(() => process.exit(0))
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
setTimeout(stop, 30 * 60 * 1000)
