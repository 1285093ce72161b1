import pg from 'pg'
import { type ConnectionSettings, poolOptions } from '#platform/database'

/** Asks the database of a house as the owner of its tables. */
export async function asOwner<T>(connection: ConnectionSettings, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(poolOptions(connection, { size: 1, statementTimeout: 60_000, name: 'parvis faults' }))
  client.on('error', () => {})
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
