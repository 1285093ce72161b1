import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface FoundIsland {
  /** From the root of the house, with slashes: `platform/ui/islands/menu.ts`. */
  path: string
  audience: 'portal' | 'desk' | 'both'
}

const PLACES = ['platform/ui/islands/*.{ts,tsx}', 'platform/live/islands/*.{ts,tsx}', 'modules/*/islands/*.{ts,tsx}'] as const

/** Every island of the house, in a stable order. An island that does not say for whom it is stops the build. */
export function findIslands(root: string): FoundIsland[] {
  return PLACES.flatMap((pattern) => globSync(pattern, { cwd: root }))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.includes('.test.'))
    .sort()
    .map((path) => ({ path, audience: audienceOf(path, readFileSync(join(root, path), 'utf8')) }))
}

/** The text of a bundle's first module: Turbo, then the islands of one audience. */
export function entryText(islands: readonly FoundIsland[], audience: 'portal' | 'desk'): string {
  const here = islands.filter((island) => island.audience === audience || island.audience === 'both')
  const imports = here.map((island, index) => `import * as island${index} from './${island.path}'`)
  const names = here.map((_island, index) => `island${index}`)
  return [
    `import { config } from '@hotwired/turbo'`,
    `import { startIslands } from './platform/ui/browser/start-islands.ts'`,
    ...imports,
    // A page that comes within 300 ms shows no bar: it would only flicker.
    `config.drive.progressBarDelay = 300`,
    `startIslands([${names.join(', ')}])`,
  ].join('\n')
}

function audienceOf(path: string, source: string): FoundIsland['audience'] {
  const said = /export const audience = '(portal|desk|both)'/.exec(source)?.[1]
  if (said === 'portal' || said === 'desk' || said === 'both') return said
  throw new Error(`${path}: an island says for whom it is: export const audience = 'portal', 'desk' or 'both'`)
}
