import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EmbeddedPostgresRefusal } from './refusal.ts'
import type { ServiceUser } from './service-user.ts'

export const PORT = 5432
const SOCKET_NAME = `.s.PGSQL.${PORT}`
// sun_path holds 108 bytes with its closing zero (unix(7)).
const LONGEST_FOLDER = 107 - Buffer.byteLength(`/${SOCKET_NAME}`)

/** Where the socket of a data folder lies: in it, or in a short folder of its own when the path is too long for a socket. The same at each start. */
export function socketFolderOf(directory: string): string {
  const near = join(directory, 'socket')
  if (fits(near)) return near
  const name = `parvis-${createHash('sha256').update(directory).digest('hex').slice(0, 16)}`
  const apart = join(tmpdir(), name)
  return fits(apart) ? apart : join('/tmp', name)
}

/**
 * Makes the folder, open to the database's user only: who enters it is believed to be whom they say.
 * Refuses one that another user has laid there before.
 */
export function prepareSocketFolder(socket: string, user: ServiceUser | undefined): void {
  const owner = user ?? { uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 }
  mkdirSync(socket, { recursive: true, mode: 0o700 })
  const found = lstatSync(socket)
  if (!found.isDirectory() || ![owner.uid, process.geteuid?.()].includes(found.uid)) {
    throw new EmbeddedPostgresRefusal(
      'not-writable',
      `The folder ${socket}, which the database needs for its socket, belongs to another user. Remove it and start again.`,
    )
  }
  if (found.uid !== owner.uid) chownSync(socket, owner.uid, owner.gid)
  if ((found.mode & 0o777) !== 0o700) chmodSync(socket, 0o700)
}

/** The files of a socket: the socket and its lock. */
export function socketFiles(socket: string): string[] {
  return [join(socket, SOCKET_NAME), join(socket, `${SOCKET_NAME}.lock`)]
}

/** Whether somebody listens there: true also for a server in another container, whose processes we cannot see. */
export function isListening(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const visitor = connect({ path: join(socket, SOCKET_NAME) })
    const end = (listens: boolean): void => {
      visitor.destroy()
      resolve(listens)
    }
    visitor.once('connect', () => end(true))
    visitor.once('error', () => end(false))
  })
}

function fits(folder: string): boolean {
  return Buffer.byteLength(folder) <= LONGEST_FOLDER
}
