import type { Config } from '#platform/config'
import { findRunningPostgres, startEmbeddedPostgres } from '../../platform/database/embedded/index.ts'

/** Runs a command on the database of the settings: the one that runs already, else the embedded one, started for the time of the command. */
export async function withDatabase<T>(config: Config, use: () => Promise<T>): Promise<T> {
  if (config.databaseUrl !== undefined || findRunningPostgres(config.dataFolder) !== undefined) return use()
  const server = await startEmbeddedPostgres({ directory: config.dataFolder })
  try {
    return await use()
  } finally {
    await server.stop()
  }
}
