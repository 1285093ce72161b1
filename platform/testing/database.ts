import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type ConnectionSettings, findMigrations, migrate } from '#platform/database'

export interface TestDatabase {
  /** Reaches the database as the application does. */
  application: ConnectionSettings
  /** Reaches it as its owner. */
  owner: ConnectionSettings
  url: string
  drop(): Promise<void>
}

const TEMPLATE_LOCK = 7_265_022

/**
 * A migrated database of its own for a test file, copied from a template in a tenth of a second.
 * The server is PARVIS_TEST_SERVER (a superuser URL: the run on PostgreSQL 15 gives it), else an embedded one in .cache.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await testServer()
  const template = await ensureTemplate(server)
  const name = `parvis_test_${randomBytes(6).toString('hex')}`
  await onServer(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`))
  return {
    owner: server.on(name),
    application: { ...server.on(name), role: 'parvis_app' },
    url: server.url(name),
    drop: () => onServer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  }
}

interface Server {
  on(database: string): ConnectionSettings
  url(database: string): string
}

let shared: Promise<Server> | undefined

async function testServer(): Promise<Server> {
  shared ??= process.env.PARVIS_TEST_SERVER === undefined ? sharedEmbedded() : Promise.resolve(givenServer(process.env.PARVIS_TEST_SERVER))
  return shared
}

function givenServer(url: string): Server {
  const at = (database: string) => {
    const changed = new URL(url)
    changed.pathname = `/${database}`
    return changed.toString()
  }
  return { on: (database) => ({ url: at(database) }), url: at }
}

/** One embedded server for all test files of a machine: the first file starts it, the last one leaves it running for the next run. */
async function sharedEmbedded(): Promise<Server> {
  const { ensureTestServer } = await import('./embedded-server.ts')
  const directory = fileURLToPath(new URL('../../.cache/test-postgres', import.meta.url))
  mkdirSync(directory, { recursive: true })
  const found = await ensureTestServer(directory)
  return {
    on: (database) => ({ ...found, database }),
    url: (database) => `postgresql://${found.user}@localhost:${found.port}/${database}?host=${encodeURIComponent(found.host)}`,
  }
}

async function ensureTemplate(server: Server): Promise<string> {
  const version = findMigrations()
    .map((migration) => migration.checksum)
    .join('')
  const { createHash } = await import('node:crypto')
  const name = `parvis_template_${createHash('sha256').update(version).digest('hex').slice(0, 12)}`
  await onServer(server, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (found.rowCount === 1) return
    const making = `${name}_making`
    await client.query(`DROP DATABASE IF EXISTS ${making} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${making}`)
    await migrate(server.on(making))
    await client.query(`ALTER DATABASE ${making} RENAME TO ${name}`)
  })
  return name
}

async function onServer(server: Server, use: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const settings = server.on('postgres')
  const client = new pg.Client(
    settings.url === undefined
      ? { host: settings.host, port: settings.port, user: settings.user, database: 'postgres' }
      : { connectionString: settings.url },
  )
  await client.connect()
  try {
    await use(client)
  } finally {
    await client.end()
  }
}
