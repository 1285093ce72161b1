import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { type ConnectionSettings, DATABASE_ROLES, poolOptions } from './connection.ts'
import { type Migration, findMigrations } from './migrations.ts'

// Any number that no other program takes: held while migrating, so that two processes that start at once take turns.
const MIGRATION_LOCK = 7_265_021
const JOBS_SCHEMA = 'pgboss'

export interface MigrationReport {
  applied: string[]
  present: number
}

export class MigrationRefusal extends Error {}

/**
 * Brings the database to the present: roles, migrations (each in its transaction, remembered with its checksum), the job tables.
 * `connection` must own the database. Refuses a database written by a later Parvis, or a migration changed after it was applied.
 */
export async function migrate(
  connection: ConnectionSettings,
  options: { migrations?: Migration[]; onApplied?: (name: string) => void } = {},
): Promise<MigrationReport> {
  const client = new pg.Client(poolOptions(connection, { size: 1, statementTimeout: 0, name: 'parvis migrate' }))
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    await ensureRoles(client)
    await client.query(`CREATE SCHEMA IF NOT EXISTS platform;
      CREATE TABLE IF NOT EXISTS platform.migration (number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`)
    const applied = await applyMissing(client, options.migrations ?? findMigrations(), options.onApplied)
    await prepareJobs(connection, client)
    return applied
  } finally {
    await client.end()
  }
}

async function applyMissing(client: pg.Client, migrations: Migration[], onApplied?: (name: string) => void): Promise<MigrationReport> {
  const { rows } = await client.query<{ number: number; name: string; checksum: string }>(
    'SELECT number, name, checksum FROM platform.migration ORDER BY number',
  )
  const known = new Map(rows.map((row) => [row.number, row]))
  const latest = migrations.at(-1)?.number ?? 0
  const later = rows.find((row) => row.number > latest)
  if (later)
    throw new MigrationRefusal(
      `The database was written by a later version of Parvis (migration ${later.name}). Install that version or restore an earlier backup.`,
    )
  const applied: string[] = []
  for (const migration of migrations) {
    const before = known.get(migration.number)
    if (before !== undefined) {
      if (before.checksum !== migration.checksum)
        throw new MigrationRefusal(
          `Migration ${migration.name} was changed after it was applied. Put its file back as it was and write a new migration.`,
        )
      continue
    }
    await applyOne(client, migration)
    applied.push(migration.name)
    onApplied?.(migration.name)
  }
  return { applied, present: rows.length + applied.length }
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(migration.sql)
    await client.query('INSERT INTO platform.migration (number, name, checksum) VALUES ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new Error(`migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** The roles of the house. On a shared server an administrator may have made them before; then this finds them. */
async function ensureRoles(client: pg.Client): Promise<void> {
  for (const role of Object.values(DATABASE_ROLES)) {
    const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
    if (found.rowCount === 0) {
      // Two databases of one server may be prepared at once: who comes second finds the role made.
      await client.query(`CREATE ROLE ${role} ${role === DATABASE_ROLES.application ? 'LOGIN' : ''}`).catch((error: unknown) => {
        if (!(error instanceof pg.DatabaseError) || !['42710', '23505'].includes(error.code ?? '')) throw error
      })
    }
  }
  const me = await client.query<{ name: string; superuser: boolean }>(
    'SELECT current_user AS name, rolsuper AS superuser FROM pg_roles WHERE rolname = current_user',
  )
  const current = me.rows[0]
  if (current !== undefined && !current.superuser) {
    // The login must be able to take the application's role, and the owner's policies must hold for it.
    for (const role of Object.values(DATABASE_ROLES))
      if (role !== current.name) await client.query(`GRANT ${role} TO "${current.name}"`).catch(() => {})
  }
}

/** pg-boss makes its own tables; the application may use them and owns none. */
async function prepareJobs(connection: ConnectionSettings, client: pg.Client): Promise<void> {
  const boss = new PgBoss({
    ...poolOptions(connection, { size: 1, statementTimeout: 0, name: 'parvis migrate' }),
    schema: JOBS_SCHEMA,
    supervise: false,
    schedule: false,
    registerInstance: false,
  })
  boss.on('error', () => {})
  await boss.start()
  await boss.stop({ graceful: false })
  await client.query(`GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO ${DATABASE_ROLES.application};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} TO ${DATABASE_ROLES.application};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${JOBS_SCHEMA} TO ${DATABASE_ROLES.application};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${JOBS_SCHEMA} TO ${DATABASE_ROLES.application};
    GRANT USAGE ON SCHEMA platform TO ${DATABASE_ROLES.application};
    GRANT SELECT ON platform.migration TO ${DATABASE_ROLES.application}`)
}
