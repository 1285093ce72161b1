import { execFileSync } from 'node:child_process'
import { accessSync, chownSync, constants, readFileSync, readdirSync, lchownSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** As whom PostgreSQL runs: it refuses to be root, so root lends it an unprivileged user. */
export interface ServiceUser {
  uid: number
  gid: number
  name: string
}

const CANDIDATES = ['postgres', 'parvis', 'nobody']

/** The user for the database; `undefined` when we are not root and it runs as we do. */
export function serviceUser(): ServiceUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of CANDIDATES) {
    const found = users.find((fields) => fields[0] === name)
    if (found !== undefined) return { name, uid: Number(found[2]), gid: Number(found[3]) }
  }
  return undefined
}

/** Gives a folder and all in it to the user. */
export function giveTo(user: ServiceUser | undefined, path: string): void {
  if (user === undefined) return
  chownSync(path, user.uid, user.gid)
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) lchownSync(join(entry.parentPath, entry.name), user.uid, user.gid)
}

/**
 * The command that runs a program as the user. When a folder on the way to `paths` is closed to others (a checkout under
 * /root), the program also gets the right to pass through folders, and nothing else.
 */
export function commandAs(user: ServiceUser | undefined, program: string, args: readonly string[], paths: readonly string[]): { command: string; args: string[]; uid?: number; gid?: number } {
  if (user === undefined) return { command: program, args: [...args] }
  if (paths.every((path) => passable(path)) || !hasSetpriv()) return { command: program, args: [...args], uid: user.uid, gid: user.gid }
  const capabilities = '+dac_read_search,+dac_override'
  return {
    command: 'setpriv',
    args: [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', `--inh-caps=${capabilities}`, `--ambient-caps=${capabilities}`, program, ...args],
  }
}

function passable(path: string): boolean {
  let folder = resolve(path)
  for (;;) {
    const parent = dirname(folder)
    if (parent === folder) return true
    folder = parent
    try {
      if ((statSync(folder).mode & 0o001) === 0) return false
    } catch {
      return false
    }
  }
}

function hasSetpriv(): boolean {
  try {
    execFileSync('setpriv', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Whether we may write in a folder. */
export function writable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
