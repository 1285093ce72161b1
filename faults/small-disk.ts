import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own that can be filled. */
export interface SmallDisk {
  folder: string
  /** Writes until there is no room; may be called again when something was freed. */
  fill(): void
  /** Takes the filling away. */
  free(): void
  remove(): void
}

const STEPS_BYTES = [1024 * 1024, 4096]

/** Mounts a small disk (in memory); undefined where the system does not let us. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'parvis-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    rmSync(folder, { recursive: true })
    return undefined
  }
  const filling = join(folder, 'filling')
  return {
    folder,
    fill: () => fill(filling),
    free: () => rmSync(filling, { force: true }),
    remove() {
      execFileSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function fill(path: string): void {
  const file = openSync(path, 'a')
  try {
    for (const bytes of STEPS_BYTES) while (wrote(file, Buffer.alloc(bytes)));
  } finally {
    closeSync(file)
  }
}

function wrote(file: number, bytes: Buffer): boolean {
  try {
    return writeSync(file, bytes) === bytes.length
  } catch {
    return false
  }
}
