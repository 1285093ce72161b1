import type { Config } from '#platform/config'
import { migrate } from '#platform/database'
import { type Building, openBuilding, ownerConnection } from '../building.ts'
import { withDatabase } from './with-database.ts'

/** Runs a command in the house: on the running database, or on the embedded one started for the time of the command. */
export async function withBuilding<T>(config: Config, use: (building: Building) => Promise<T>): Promise<T> {
  return withDatabase(config, async () => {
    await migrate(ownerConnection(config))
    const building = await openBuilding({ ...config, logLevel: config.logLevel === 'info' ? 'error' : config.logLevel }, 'cli')
    try {
      return await use(building)
    } finally {
      await building.close()
    }
  })
}
