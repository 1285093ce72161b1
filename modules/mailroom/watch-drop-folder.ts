import { mkdir, readFile, readdir, rename, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemActor } from '#platform/access'
import type { House } from '#platform/database'
import type { FileStore } from '#platform/files'
import type { Logger } from '#platform/logging'
import { captureLetter } from './capture-letter.ts'

const WATCHER = systemActor('drop-folder')
const LOOK_MS = 2_000
/** A scanner writes slowly: a file is taken once its size and time have rested. */
const REST_MS = 3_000

/** Takes in what a scanner leaves in a folder: captured files move to `done`, refused ones to `refused`; nothing is deleted. */
export async function watchDropFolder(options: {
  house: House
  files: FileStore
  folder: string
  log: Logger
  signal: AbortSignal
}): Promise<void> {
  for (const part of ['', 'done', 'refused']) await mkdir(join(options.folder, part), { recursive: true })
  while (!options.signal.aborted) {
    try {
      for (const name of await restedFiles(options.folder)) await takeOne(options, name)
    } catch (error) {
      options.log.failure('the drop folder cannot be read', error)
    }
    await sleep(LOOK_MS, undefined, { signal: options.signal }).catch(() => {})
  }
}

async function restedFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const rested: string[] = []
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue
    const found = await stat(join(folder, entry.name))
    if (Date.now() - found.mtimeMs > REST_MS && found.size > 0) rested.push(entry.name)
  }
  return rested.sort()
}

async function takeOne(options: { house: House; files: FileStore; folder: string; log: Logger }, name: string): Promise<void> {
  const path = join(options.folder, name)
  const bytes = await readFile(path)
  const outcome = await options.house.act(WATCHER, (work) =>
    captureLetter(work, options.files, { bytes, name: basename(name), source: 'drop-folder' }),
  )
  // Moved only after the commit: a crash in between brings the same bytes again, which are recognised.
  await rename(path, join(options.folder, outcome.ok ? 'done' : 'refused', `${Date.now()}-${name}`))
  if (!outcome.ok) options.log.warn('a file of the drop folder was refused', { reason: outcome.refusal.message })
}
