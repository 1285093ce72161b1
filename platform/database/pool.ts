import pg from 'pg'
import { type ConnectionSettings, poolOptions } from './connection.ts'

/** Connections to a database that come and go with it: one that dies, idle or in use, is replaced, and never ends the process. */
export function openPool(connection: ConnectionSettings, limits: { size: number; statementTimeout: number; name: string }): pg.Pool {
  // Queries that do not wait for one another (Promise.all) are sent at once: one round trip for all of them.
  const pool = new pg.Pool({ ...poolOptions(connection, limits), pipeline: true })
  pool.on('error', () => {})
  // The pool listens to a connection only while it is idle. One that dies while somebody has it tells so by an event, between two
  // queries: whoever has it learns it by the next query, and without a listener Node would end the process.
  pool.on('connect', (client) => void client.on('error', () => {}))
  return pool
}
