import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { basename, dirname, join, relative } from 'node:path'
import { z } from 'zod'

const linksShape = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Makes the link names of the libraries, which npm cannot carry and whose install script we do not run: beside them, or
 * in `spare` when the package is read-only. Two processes may do so at once. Gives the value of LD_LIBRARY_PATH.
 */
export function linkLibraries({ native, spare }: { native: string; spare: string }): string {
  const beside = join(native, 'lib')
  // Paths in the list begin with native/.
  const links = readLinks(native)
    .map(({ source, target }) => ({ source: join(dirname(native), source), name: basename(target) }))
    .filter(({ source }) => existsSync(source))
  const make = (folder: string): void => {
    for (const { source, name } of links) link({ source, target: join(folder, name) })
  }
  try {
    make(beside)
    return beside
  } catch {
    mkdirSync(spare, { recursive: true })
    chmodSync(spare, 0o755)
    make(spare)
    return `${spare}:${beside}`
  }
}

function readLinks(native: string): z.infer<typeof linksShape> {
  const list = join(native, 'pg-symlinks.json')
  return existsSync(list) ? linksShape.parse(JSON.parse(readFileSync(list, 'utf8'))) : []
}

/** Laid aside and renamed into place: the name is there whole or not at all, and one that leads nowhere (a moved installation) is replaced. */
function link({ source, target }: { source: string; target: string }): void {
  if (leadsTo(target, source)) return
  const aside = `${target}.${randomBytes(6).toString('hex')}`
  symlinkSync(relative(realpathSync(dirname(target)), realpathSync(source)), aside)
  try {
    renameSync(aside, target)
  } catch (error) {
    rmSync(aside, { force: true })
    throw error
  }
}

function leadsTo(target: string, source: string): boolean {
  try {
    return realpathSync(target) === realpathSync(source)
  } catch {
    return false
  }
}
