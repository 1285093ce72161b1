import { statfsSync } from 'node:fs'

/** A segment of PostgreSQL's journal: without room for the next one it stops, and does not start again. */
const NEEDED_BYTES = 16 * 1024 * 1024

/** Whether the disk on which the data lie has no room left to work. */
export function diskIsFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize < NEEDED_BYTES
  } catch {
    return false
  }
}
