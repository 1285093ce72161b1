import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = process.env['PARVIS_TEST_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url))

export interface RealFile {
  readonly name: string
  readonly bytes: Buffer
}

/** The real messages of one folder of the shared test data, for tests; empty where that data is not at hand. */
export function realFiles(folder: string, accepts: (name: string) => boolean = () => true): RealFile[] {
  const path = join(ROOT, folder)
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter((name) => !/^(?:LICENSE|README)/.test(name) && accepts(name))
    .toSorted()
    .map((name) => ({ name, bytes: readFileSync(join(path, name)) }))
}

/** What a test that needs real messages says when it has none. */
export function skipWithout(files: readonly RealFile[], folder: string): string | false {
  return files.length === 0 ? `0 files: ${folder} is not at hand` : false
}
