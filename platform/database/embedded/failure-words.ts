import { EmbeddedPostgresRefusal, type EmbeddedRefusalKind } from './refusal.ts'

interface Reading {
  sign: RegExp
  kind: EmbeddedRefusalKind
  sentence: (path: string, said: string) => string
}

const NO_SPACE = (path: string) => `The disk of ${path} is full. Free some space and start again: nothing that was confirmed is lost.`
const NOT_WRITABLE = (path: string) =>
  `PostgreSQL may not write in ${path}. Give its user the right to write there, or choose another folder with PARVIS_DATA.`
const NO_BINARY = () =>
  `The PostgreSQL of this installation cannot run here (a library is missing, or the system is not a glibc Linux). Reinstall Parvis, or give DATABASE_URL for a PostgreSQL of your own (15 or later).`

// What PostgreSQL and the system say (LC_ALL=C), and what it means for who starts Parvis. The first that fits counts.
const READINGS: readonly Reading[] = [
  { sign: /No space left on device|Disk quota exceeded/i, kind: 'no-space', sentence: NO_SPACE },
  {
    sign: /lock file "postmaster.pid" already exists|pre-existing shared memory block/i,
    kind: 'in-use',
    sentence: (path) =>
      `The database in ${path} is in use by another PostgreSQL. Stop it first, or choose another folder with PARVIS_DATA.`,
  },
  {
    sign: /database files are incompatible with server|was initialized by PostgreSQL version/i,
    kind: 'other-version',
    sentence: (path) =>
      `The data in ${path} were written by another PostgreSQL than the one of this Parvis. Start the Parvis that wrote them and save them with pg_dump, then load them here.`,
  },
  { sign: /error while loading shared libraries|version `GLIBC|Exec format error|ENOEXEC/i, kind: 'no-binary', sentence: NO_BINARY },
  {
    sign: /could not look up effective user ID/i,
    kind: 'no-user',
    sentence: () =>
      'The user that Parvis runs as has no line in /etc/passwd, and PostgreSQL wants one. Add the user, or run Parvis as one that exists.',
  },
  {
    sign: /could not map anonymous shared memory|could not create shared memory segment|Cannot allocate memory/i,
    kind: 'no-memory',
    sentence: () =>
      'There is not enough memory for the database. Free some, or lower shared_buffers in postgres.local.conf of the data folder.',
  },
  {
    sign: /contains errors$|invalid value for parameter|unrecognized configuration parameter|is outside the valid range for parameter/m,
    kind: 'settings',
    sentence: (_, said) =>
      `PostgreSQL does not take a setting: ${settingComplaint(said)}. Mend postgres.local.conf in the data folder, or what was given at the start.`,
  },
  { sign: /Read-only file system|Permission denied|has wrong ownership/i, kind: 'not-writable', sentence: NOT_WRITABLE },
]

/** Reads what a program said before it failed; `path` is the folder it worked on. */
export function refusalOf(said: string, path: string): EmbeddedPostgresRefusal {
  const found = READINGS.find((reading) => reading.sign.test(said))
  if (found !== undefined)
    return new EmbeddedPostgresRefusal(found.kind, found.sentence(path, said), { cause: new Error(lastComplaint(said)) })
  return new EmbeddedPostgresRefusal(
    'did-not-start',
    `The database in ${path} did not start: ${lastComplaint(said)}. Its log lies in the folder "log" there.`,
  )
}

/** The same for an error of the file system or of starting a program. Other errors come back as they are. */
export function refusalOfError(error: unknown, path: string): unknown {
  if (error instanceof EmbeddedPostgresRefusal) return error
  const code = codeOf(error)
  const refusal = (kind: EmbeddedRefusalKind, sentence: string) => new EmbeddedPostgresRefusal(kind, sentence, { cause: error })
  if (code === 'ENOSPC' || code === 'EDQUOT') return refusal('no-space', NO_SPACE(path))
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return refusal('not-writable', NOT_WRITABLE(path))
  if (code === 'ENOTDIR' || code === 'EEXIST') return refusal('not-writable', `${path} is not a folder. Choose another with PARVIS_DATA.`)
  return error
}

/** PostgreSQL is there but the system cannot run it: another processor, another C library, a right to execute that was lost. */
export function cannotRun(program: string, cause: unknown): EmbeddedPostgresRefusal {
  if (codeOf(cause) === 'EPERM') {
    return new EmbeddedPostgresRefusal(
      'no-user',
      'PostgreSQL refuses to run as root, and this root may not lend it another user (a container without SETUID and SETGID). Allow both, or run Parvis as a user of its own.',
      { cause },
    )
  }
  return new EmbeddedPostgresRefusal('no-binary', `${NO_BINARY()} The program is ${program}.`, { cause })
}

function codeOf(error: unknown): unknown {
  return error instanceof Error ? Reflect.get(error, 'code') : undefined
}

function settingComplaint(said: string): string {
  return (
    /(?:syntax error in file|invalid value for parameter|unrecognized configuration parameter|parameter ".*" |[^\n:]* is outside the valid range).*/.exec(
      said,
    )?.[0] ?? lastComplaint(said)
  )
}

function lastComplaint(said: string): string {
  const lines = said
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const complaint = lines.findLast((line) => /\b(?:PANIC|FATAL|error):/i.test(line)) ?? lines.at(-1) ?? 'it said nothing'
  return complaint
    .replace(/^.*?\b(?:PANIC|FATAL):\s*/, '')
    .replace(/\.$/, '')
    .slice(0, 300)
}
