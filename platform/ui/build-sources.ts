import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the browser's files are made from, beside our own style sheets. */
export interface Sources {
  /** The folder of the house. */
  root: string
  islands: readonly FoundIsland[]
  /** Style sheets of the modules, from the root with slashes. */
  styles: readonly string[]
}

export interface FoundIsland {
  /** From the root of the house, with slashes: `platform/ui/islands/menu.ts`. */
  path: string
  audience: 'portal' | 'desk' | 'both'
}

const ISLANDS = ['platform/ui/islands/*.{ts,tsx}', 'platform/live/islands/*.{ts,tsx}', 'modules/*/islands/*.{ts,tsx}'] as const
const STYLES = ['modules/*/styles/*.css'] as const

/** Every island and style sheet of the house, in a stable order. An island that does not say for whom it is stops the build. */
export function findSources(root: string): Sources {
  const islands = found(root, ISLANDS)
    .filter((path) => !path.includes('.test.'))
    .map((path) => ({ path, audience: audienceOf(path, readFileSync(join(root, path), 'utf8')) }))
  return { root, islands, styles: found(root, STYLES) }
}

/** The text of a script's first module: Turbo, then the islands of one audience. */
export function scriptText({ islands }: Sources, audience: 'portal' | 'desk'): string {
  const here = islands.filter((island) => island.audience === audience || island.audience === 'both')
  return [
    `import { config } from '@hotwired/turbo'`,
    `import { startIslands } from './platform/ui/browser/start-islands.ts'`,
    ...here.map((island, index) => `import * as island${index} from './${island.path}'`),
    // A page that comes within 300 ms shows no bar: it would only flicker.
    `config.drive.progressBarDelay = 300`,
    `startIslands([${here.map((_island, index) => `island${index}`).join(', ')}])`,
  ].join('\n')
}

/** The text of the one style sheet: ours, then those of the modules. */
export function stylesText({ styles }: Sources): string {
  return ['platform/ui/styles/index.css', ...styles].map((path) => `@import './${path}';`).join('\n')
}

function found(root: string, patterns: readonly string[]): string[] {
  return patterns
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
}

function audienceOf(path: string, source: string): FoundIsland['audience'] {
  const said = /export const audience = '(portal|desk|both)'/.exec(source)?.[1]
  if (said === 'portal' || said === 'desk' || said === 'both') return said
  throw new Error(`${path}: an island says for whom it is: export const audience = 'portal', 'desk' or 'both'`)
}
