import { type Command, InvalidArgumentError } from 'commander'
import pg from 'pg'
import type { Config } from '#platform/config'
import { migrate, poolOptions } from '#platform/database'
import { ownerConnection } from '../building.ts'
import { loadDemo } from '../prepare-city.ts'
import { withDatabase } from './with-database.ts'

const MOST_REQUESTS = 2_000_000

export function demoCommands(program: Command, config: () => Config): void {
  const demo = program.command('demo').description('the demonstration city')
  demo
    .command('load')
    .description('load the demonstration city into an empty database')
    .option('--requests <count>', 'how many requests', wholeNumber, 5_000)
    .action(async ({ requests }: { requests: number }) => {
      const settings = demonstrationOnly(config())
      await withDatabase(settings, async () => {
        await migrate(ownerConnection(settings))
        await loadDemo(settings, requests, (line) => console.log(line))
      })
    })
  demo
    .command('reset')
    .description('empty the database of the demonstration and load it again')
    .option('--requests <count>', 'how many requests', wholeNumber, 5_000)
    .action(async ({ requests }: { requests: number }) => {
      const settings = demonstrationOnly(config())
      await withDatabase(settings, async () => {
        await emptyDatabase(settings)
        await migrate(ownerConnection(settings))
        await loadDemo(settings, requests, (line) => console.log(line))
      })
    })
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > MOST_REQUESTS)
    throw new InvalidArgumentError(`give a whole number from 0 to ${MOST_REQUESTS}`)
  return value
}

/** A city's own data must never be mixed with invented ones, nor emptied by a slip. */
function demonstrationOnly(config: Config): Config {
  if (config.mode !== 'demonstration') throw new Error('The demonstration city is refused in production (PARVIS_MODE=production).')
  return config
}

async function emptyDatabase(config: Config): Promise<void> {
  const client = new pg.Client(poolOptions(ownerConnection(config), { size: 1, statementTimeout: 0, name: 'parvis demo' }))
  await client.connect()
  try {
    const city = await client.query<{ demonstration: boolean }>('SELECT demonstration FROM organisation.city').catch(() => ({ rows: [] }))
    if (city.rows[0]?.demonstration === false)
      throw new Error('This database holds a city that is not the demonstration: it is not emptied.')
    const { rows } = await client.query<{ name: string }>(
      "SELECT nspname AS name FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', 'public')",
    )
    for (const { name } of rows) await client.query(`DROP SCHEMA "${name}" CASCADE`)
    await client.query('DROP TEXT SEARCH CONFIGURATION IF EXISTS public.parvis_fr')
  } finally {
    await client.end()
  }
}
