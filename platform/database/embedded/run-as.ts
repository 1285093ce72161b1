import { execFileSync } from 'node:child_process'
import { type Stats, readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { EmbeddedPostgresRefusal } from './refusal.ts'
import type { ServiceUser } from './service-user.ts'

/** What to spawn so that a program runs as a user. */
export interface Command {
  command: string
  args: string[]
  uid?: number
  gid?: number
}

interface Wanted {
  user: ServiceUser | undefined
  program: string
  args: readonly string[]
  /** What the program must reach besides itself. */
  paths: readonly string[]
}

/**
 * The command that runs a program as the user. When a folder on the way is closed to it (an installation under /root), the
 * program keeps one right of root: to pass through and read, or, where even that is not ours to give (a container), to
 * pass over permissions. PostgreSQL itself refuses uid 0, not that.
 */
export function commandAs({ user, program, args, paths }: Wanted): Command {
  if (user === undefined) return { command: program, args: [...args] }
  const closed = [program, ...paths].map((path) => closedFolder(user, path)).find((folder) => folder !== undefined)
  if (closed === undefined && may(user, program, 0o5)) return { command: program, args: [...args], uid: user.uid, gid: user.gid }
  const capability = capabilityFor(user, program)
  if (capability === undefined || !hasSetpriv()) throw closedTo(user, closed ?? program)
  return {
    command: 'setpriv',
    // no_setuid_fixup: without it access(2), by which PostgreSQL looks for its own program, does not count the right. It keeps nothing else over exec.
    args: [
      ...identity(user),
      '--securebits=+no_setuid_fixup',
      `--inh-caps=+${capability}`,
      `--ambient-caps=+${capability}`,
      program,
      ...args,
    ],
  }
}

function identity(user: ServiceUser): string[] {
  return [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--no-new-privs']
}

function closedTo(user: ServiceUser, folder: string): EmbeddedPostgresRefusal {
  return new EmbeddedPostgresRefusal(
    'closed-folder',
    `PostgreSQL does not run as root but as user ${user.name}, to whom ${folder} is closed. Open it (chmod o+x), install setpriv (package util-linux), or run Parvis as a user of its own.`,
  )
}

/** The first folder on the way to the path that the user cannot pass. */
function closedFolder(user: ServiceUser, path: string): string | undefined {
  const way: string[] = []
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    way.unshift(folder)
    if (folder === dirname(folder)) break
  }
  return way.find((folder) => !may(user, folder, 0o1))
}

/** Whether the mode bits of a path give the user what is asked (read 4, write 2, pass or execute 1). */
function may(user: ServiceUser, path: string, asked: number): boolean {
  let found: Stats
  try {
    found = statSync(path)
  } catch {
    return false
  }
  const shift = found.uid === user.uid ? 6 : found.gid === user.gid ? 3 : 0
  return ((found.mode >> shift) & asked) === asked
}

// Bits of linux/capability.h. The first passes folders and reads; the second also writes and executes, so it is second choice.
const READ_SEARCH = 2
const OVERRIDE = 1
const SETPCAP = 8

function capabilityFor(user: ServiceUser, program: string): string | undefined {
  const ours = BigInt(`0x${/^CapEff:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'}`)
  const have = (bit: number) => ((ours >> BigInt(bit)) & 1n) === 1n
  if (!have(SETPCAP)) return undefined
  if (have(READ_SEARCH) && may(user, program, 0o1)) return 'dac_read_search'
  return have(OVERRIDE) ? 'dac_override' : undefined
}

function hasSetpriv(): boolean {
  try {
    execFileSync('setpriv', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
