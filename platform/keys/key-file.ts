import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const keyId = z.string().regex(/^k[1-9]\d{0,8}$/)
const ringShape = z.object({
  version: z.literal(1),
  purposes: z.record(z.string(), z.object({ current: keyId, keys: z.record(keyId, z.base64()) })),
})
export type Ring = z.infer<typeof ringShape>

/** The ring on the disk cannot be used; the sentence is for the person who runs the house. */
export class KeyFileError extends Error {}

export interface KeyFile {
  /** The ring as it is on the disk now; parsed again only when the file was replaced. */
  read(): Ring
  /** Changes the ring as it stands on the disk, whatever another process did to it since it was read. */
  change(change: (ring: Ring) => Ring): Ring
}

const LOCK_TRIES = 200
const STALE_LOCK_MS = 10_000

/** The file of a folder; made with `first` when there is none. Mode 0600 in a folder of mode 0700. */
export function openKeyFile(folder: string, first: () => Ring): KeyFile {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'keys.json')
  if (!exists(path)) writeAside(path, first(), 'keep-present')
  // A copy or a restored backup may have left it open to everybody.
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600)
  let known: { version: string; ring: Ring } | undefined
  return {
    read() {
      const version = versionOf(path)
      if (known?.version !== version) known = { version, ring: readRing(path) }
      return known.ring
    },
    change: (change) =>
      locked(`${path}.lock`, () => {
        const ring = change(readRing(path))
        writeAside(path, ring, 'replace')
        return ring
      }),
  }
}

function readRing(path: string): Ring {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new KeyFileError(
      `The keys in ${path} cannot be read. Check who may read the file; if it is damaged, put the backup of the keys back. Without them the files and sealed data cannot be opened.`,
    )
  }
  const parsed = ringShape.safeParse(content)
  if (!parsed.success)
    throw new KeyFileError(
      `The keys in ${path} are damaged or of a later version. Put the backup of the keys back. Without them the files and sealed data cannot be opened.`,
    )
  return parsed.data
}

/** Written whole beside the file, flushed, then put in its place: half a ring is never found. */
function writeAside(path: string, ring: Ring, when: 'keep-present' | 'replace'): void {
  const aside = `${path}.${process.pid}.${Math.trunc(performance.now() * 1000)}`
  writeFileSync(aside, JSON.stringify(ring, undefined, 2), { mode: 0o600, flush: true })
  try {
    if (when === 'replace') return renameSync(aside, path)
    // link refuses to replace: of two processes that start at once, one makes the ring and both use it.
    linkSync(aside, path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

/** One process at a time. A lock left by a killed process is taken over after ten seconds. */
function locked<T>(lock: string, use: () => T): T {
  for (let attempt = 0; ; attempt += 1) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 })
      break
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' || attempt >= LOCK_TRIES) throw error
      if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) > STALE_LOCK_MS) rmSync(lock, { force: true })
      else pause(20)
    }
  }
  try {
    return use()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** Keys are read and changed in one breath, at the start and by commands: waiting without giving way is right here. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

/** Each ring is written as a new file, so its inode and time tell it apart. Ids in cookies come from outside: a wrong one costs a stat, not a parse. */
function versionOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true })
  return `${found?.ino} ${found?.mtimeNs}`
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined
}

function codeOf(error: unknown): unknown {
  return error instanceof Error ? Reflect.get(error, 'code') : undefined
}
