import { chownSync, lchownSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { EmbeddedPostgresRefusal } from './refusal.ts'

/** As whom PostgreSQL runs: it refuses to be root, so root lends it an unprivileged user. */
export interface ServiceUser {
  uid: number
  gid: number
  name: string
}

const CANDIDATES = ['parvis', 'postgres', 'nobody']

/**
 * The user for the database; `undefined` when we are not root and it runs as we do. Who owns one of `folders` already
 * (first the cluster, then the data folder) keeps it: a command given once by root does not take the data from the service.
 */
export function serviceUser(folders: readonly string[] = []): ServiceUser | undefined {
  if (process.geteuid?.() !== 0) return undefined
  const users = readUsers()
  for (const folder of folders) {
    const owner = ownerOf(folder)
    if (owner !== undefined && owner.uid !== 0) return users.find((user) => user.uid === owner.uid) ?? { ...owner, name: String(owner.uid) }
  }
  const found = CANDIDATES.flatMap((name) => users.filter((user) => user.name === name))[0]
  if (found === undefined)
    throw new EmbeddedPostgresRefusal(
      'no-user',
      'PostgreSQL refuses to run as root, and this system has no user "parvis", "postgres" or "nobody" to lend it. Add one, or run Parvis as a user of its own.',
    )
  return found
}

/** Gives a folder and all in it to the user; the folder last, so that half a gift is seen and finished the next time. */
export function giveTo(user: ServiceUser | undefined, path: string): void {
  if (user === undefined || ownerOf(path)?.uid === user.uid) return
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true }))
    lchownSync(join(entry.parentPath, entry.name), user.uid, user.gid)
  chownSync(path, user.uid, user.gid)
}

/**
 * Lets the user's own group through a data folder that belongs to root's, so that PostgreSQL needs no further right to
 * reach its files. Not a group that several users share (nobody's): nothing is opened to strangers.
 */
export function letThrough(user: ServiceUser | undefined, directory: string): void {
  if (user === undefined || readUsers().filter((other) => other.gid === user.gid).length > 1) return
  const { uid, gid, mode } = statSync(directory)
  if (uid === 0 && gid === 0 && (mode & 0o011) === 0o010) chownSync(directory, 0, user.gid)
}

function ownerOf(path: string): { uid: number; gid: number } | undefined {
  try {
    const { uid, gid } = statSync(path)
    return { uid, gid }
  } catch {
    return undefined
  }
}

function readUsers(): ServiceUser[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .flatMap(([name, , uid, gid]) =>
      name === undefined || uid === undefined || gid === undefined ? [] : [{ name, uid: Number(uid), gid: Number(gid) }],
    )
}
