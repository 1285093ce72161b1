import { DATABASE, OWNER } from './cluster.ts'
import { PORT } from './socket-folder.ts'

export interface EmbeddedConnection {
  /** Folder of the socket: PostgreSQL listens nowhere else. */
  host: string
  port: number
  user: string
  database: string
}

/** How to reach the database behind a socket folder: as its owner unless told otherwise. */
export function connectionTo(socket: string, user: string = OWNER, database: string = DATABASE): EmbeddedConnection {
  return { host: socket, port: PORT, user, database }
}
