import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startEmbeddedPostgres } from '../database/embedded/index.ts'
import { serviceUser } from '../database/embedded/service-user.ts'

export interface TestServer {
  /** A superuser's address, for PARVIS_TEST_SERVER. */
  url: string
  stop(): Promise<void>
}

const DEBIAN_15 = '/usr/lib/postgresql/15/bin'
// Tests may lose their data: nothing waits for the disk.
const HASTY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB', max_connections: '200' }

/** A database server for one run of the tests: the embedded PostgreSQL 18, or Debian's 15. */
export async function startTestServer(folder: string, version: '15' | '18'): Promise<TestServer> {
  if (version === '15') return startDebian(folder)
  const server = await startEmbeddedPostgres({ directory: join(folder, 'data'), settings: HASTY })
  return {
    url: `postgresql://parvis_owner@localhost/postgres?host=${encodeURIComponent(server.connection.host)}`,
    stop: () => server.stop(),
  }
}

async function startDebian(folder: string): Promise<TestServer> {
  if (!existsSync(`${DEBIAN_15}/postgres`)) throw new Error('PostgreSQL 15 is not installed (Debian: apt-get install postgresql)')
  const user = serviceUser()
  const cluster = join(folder, 'cluster')
  mkdirSync(cluster, { recursive: true, mode: 0o700 })
  const as = user === undefined ? {} : { uid: user.uid, gid: user.gid }
  if (user !== undefined) for (const path of [folder, cluster]) chownSync(path, user.uid, user.gid)
  execFileSync(
    `${DEBIAN_15}/initdb`,
    ['--pgdata', cluster, '--username', 'parvis_owner', '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C.UTF-8', '--no-sync'],
    { stdio: 'ignore', cwd: '/', ...as },
  )
  const settings = Object.entries({ ...HASTY, listen_addresses: '', unix_socket_directories: folder }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const child = spawn(`${DEBIAN_15}/postgres`, ['-D', cluster, ...settings], { stdio: 'ignore', cwd: '/', ...as })
  const url = `postgresql://parvis_owner@localhost/postgres?host=${encodeURIComponent(folder)}`
  await answers(url)
  return {
    url,
    async stop() {
      const gone = new Promise((done) => child.once('exit', done))
      child.kill('SIGINT')
      await gone
    },
  }
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    const ready = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => {})
    if (ready) return
    await sleep(100)
  }
  throw new Error('the test database did not start')
}
