import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { ASSETS_PATH, type AssetManifest } from './asset-manifest.ts'
import { type Sources, findSources } from './build-sources.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const OLD_FILES_STAY_MS = 7 * 24 * 3600 * 1000
const FONT = 'atkinson-hyperlegible-next-latin-wght-normal'
/** The build itself: a change in it is a reason to build. */
const BUILD_FILES = ['build.ts', 'build-bundle.ts', 'build-sources.ts', 'light-only-twin.ts'].map((name) => `platform/ui/${name}`)

const builtSchema = z.object({
  assets: z.object({
    styles: z.string(),
    scripts: z.object({ portal: z.string(), desk: z.string() }),
    font: z.string(),
    icon: z.string(),
    version: z.string(),
  }),
  /** Islands and style sheets found: one more or one less is a reason to build. */
  sources: z.array(z.string()),
  /** Every file read, with the fingerprint it had. */
  inputs: z.record(z.string(), z.string()),
})
type Built = z.infer<typeof builtSchema>

export interface BuildOptions {
  /** Where the sources are; the house itself unless a test says otherwise. */
  root?: string
  /** Where the public files go: `build/public` of the root. */
  folder?: string
}

let current: AssetManifest | undefined

/** The addresses of the built files. Throws when nothing was built yet: `buildAssets` runs first, at the start of the web process. */
export function assets(): AssetManifest {
  current ??= readBuilt(join(ROOT, 'build/public'))?.assets
  if (current === undefined) throw new Error('the browser files are not built: call buildAssets() before the first page')
  return current
}

/**
 * Builds the style sheet, the fonts and the two scripts into `build/public/` under names that carry their content, each with its .gz and .br
 * twins. Does nothing when no source has changed since. Two processes may build at once: equal content has equal names, and the list is renamed into place.
 */
export async function buildAssets(options: BuildOptions = {}): Promise<AssetManifest> {
  const root = options.root ?? ROOT
  const folder = options.folder ?? join(root, 'build/public')
  const sources = findSources(root)
  const known = readBuilt(folder)
  const made = known !== undefined && isFresh(known, sources, folder) ? known.assets : await buildAnew(sources, folder)
  if (root === ROOT) current = made
  return made
}

async function buildAnew(sources: Sources, folder: string): Promise<AssetManifest> {
  const { bundle } = await import('./build-bundle.ts')
  const { outputs, inputs } = await bundle(sources, folder)
  const made = manifestOf(outputs)
  const read = [...inputs, ...BUILD_FILES].filter((path) => existsSync(join(sources.root, path)))
  const built: Built = {
    assets: made,
    sources: namesOf(sources),
    inputs: Object.fromEntries(read.map((path) => [path, fingerprint(join(sources.root, path))])),
  }
  const aside = join(folder, `../assets.json.${process.pid}`)
  writeFileSync(aside, JSON.stringify(built))
  renameSync(aside, join(folder, '../assets.json'))
  clearOld(folder, outputs)
  return made
}

function manifestOf(outputs: readonly string[]): AssetManifest {
  const address = (start: string, end: string): string => {
    const found = outputs.find((name) => name.startsWith(`${start}-`) && name.endsWith(end))
    if (found === undefined) throw new Error(`the build made no ${start}…${end}`)
    return `${ASSETS_PATH}${found}`
  }
  return {
    styles: address('styles', '.css'),
    scripts: { portal: address('portal', '.js'), desk: address('desk', '.js') },
    font: address(FONT, '.woff2'),
    icon: address('icon', '.svg'),
    version: createHash('sha256')
      .update([...outputs].sort().join())
      .digest('hex')
      .slice(0, 12),
  }
}

function isFresh(known: Built, sources: Sources, folder: string): boolean {
  const { styles, scripts, font, icon } = known.assets
  if (![styles, scripts.portal, scripts.desk, font, icon].every((address) => existsSync(join(folder, basename(address))))) return false
  if (known.sources.join() !== namesOf(sources).join()) return false
  return Object.entries(known.inputs).every(([path, print]) => {
    const file = join(sources.root, path)
    return existsSync(file) && fingerprint(file) === print
  })
}

function namesOf({ islands, styles }: Sources): string[] {
  return [...islands.map((island) => island.path), ...styles]
}

function fingerprint(path: string): string {
  return createHash('sha1').update(readFileSync(path)).digest('base64url')
}

function readBuilt(folder: string): Built | undefined {
  const list = join(folder, '../assets.json')
  if (!existsSync(list)) return undefined
  const read = builtSchema.safeParse(JSON.parse(readFileSync(list, 'utf8')))
  return read.success ? read.data : undefined
}

/** Files of the version before stay a week: pages open since then still ask for them. */
function clearOld(folder: string, outputs: readonly string[]): void {
  for (const name of readdirSync(folder)) {
    const wanted = outputs.some((output) => name === output || name === `${output}.gz` || name === `${output}.br`)
    const path = join(folder, name)
    if (!wanted && Date.now() - statSync(path).mtimeMs > OLD_FILES_STAY_MS) rmSync(path, { force: true, recursive: true })
  }
}
