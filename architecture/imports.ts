import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

export interface Import {
  from: string
  /** As written. */
  specifier: string
  /** The file or front door it names, from the root; undefined for packages and Node's own. */
  to: string | undefined
}

/** Every source file of the house, tests included. */
export function sourceFiles(root: string = ROOT): string[] {
  return globSync('{apps,modules,platform,demo,architecture,journeys,bench,faults,script}/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => !file.endsWith('.d.ts') && !file.endsWith('generated.ts'))
    .sort()
}

/** What a file imports: static, type-only and dynamic. */
export function importsOf(file: string, root: string = ROOT): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*'([^']+)'|(?:^|\n)\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g,
  )
  return [...found].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? ''
    return { from: file, specifier, to: resolved(file, specifier) }
  })
}

function resolved(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return relative('.', join(dirname(file), specifier))
  if (specifier === '#demo') return 'demo/index.ts'
  const door = /^#(modules|platform)\/(.+)$/.exec(specifier)
  return door === null ? undefined : `${door[1]}/${door[2]}/index.ts`
}

/** The floor and the room of a file: modules/requests. */
export function roomOf(file: string): { floor: string; room: string } {
  const [floor = '', room = ''] = file.split('/')
  return { floor, room: floor === 'modules' || floor === 'platform' ? room : '' }
}
