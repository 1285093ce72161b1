import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { promisify } from 'node:util'
import { type Metafile, type Plugin, build } from 'esbuild'
import { z } from 'zod'
import { ASSETS_PATH, type AssetManifest } from './asset-manifest.ts'
import { type FoundIsland, entryText, findIslands } from './build-islands.ts'
import { withLightOnlyTwin } from './light-only-twin.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const OLD_FILES_STAY_MS = 7 * 24 * 3600 * 1000
const FONT = 'atkinson-hyperlegible-next-latin-wght-normal'
// The oldest we still compile for: the last Chromium of Windows 7, Firefox ESR of 2022, Safari of iOS 15.
const TARGET = ['chrome109', 'firefox102', 'safari15.4']

const builtSchema = z.object({
  assets: z.object({
    styles: z.string(),
    scripts: z.object({ portal: z.string(), desk: z.string() }),
    font: z.string(),
    icon: z.string(),
    version: z.string(),
  }),
  islands: z.array(z.string()),
  /** What the files were made from, each with the fingerprint it had. */
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
 * Builds the style sheet, the font files and the two scripts into `build/public/` under names that carry their content, each with
 * its .gz and .br twins. Does nothing when no source has changed since. Two processes may build at once: names are the same, the list is renamed into place.
 */
export async function buildAssets(options: BuildOptions = {}): Promise<AssetManifest> {
  const root = options.root ?? ROOT
  const folder = options.folder ?? join(root, 'build/public')
  const islands = findIslands(root)
  const known = readBuilt(folder)
  const made = known !== undefined && isFresh(known, { root, folder, islands }) ? known.assets : await buildAnew({ root, folder, islands })
  if (root === ROOT) current = made
  return made
}

async function buildAnew({
  root,
  folder,
  islands,
}: {
  root: string
  folder: string
  islands: readonly FoundIsland[]
}): Promise<AssetManifest> {
  mkdirSync(folder, { recursive: true })
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: {
      styles: 'platform/ui/styles/index.css',
      portal: 'entry:portal',
      desk: 'entry:desk',
      icon: 'platform/ui/styles/icon.svg',
    },
    outdir: folder,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: TARGET,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.woff2': 'file', '.svg': 'copy' },
    legalComments: 'linked',
    metafile: true,
    logLevel: 'silent',
    plugins: [entries(root, islands), lightOnlyTwin()],
  })
  const outputs = Object.keys(metafile.outputs).map((path) => basename(path))
  await compress(folder, outputs)
  const made = manifestOf(outputs)
  const aside = join(folder, `../assets.json.${process.pid}`)
  writeFileSync(
    aside,
    JSON.stringify({ assets: made, islands: islands.map((island) => island.path), inputs: inputsOf(metafile, root) } satisfies Built),
  )
  renameSync(aside, join(folder, '../assets.json'))
  clearOld(folder, outputs)
  return made
}

/** The two scripts begin with a module that exists only here: Turbo and the list of the islands. */
function entries(root: string, islands: readonly FoundIsland[]): Plugin {
  return {
    name: 'entries',
    setup(plugin) {
      plugin.onResolve({ filter: /^entry:(portal|desk)$/ }, ({ path }) => ({ path: path.slice('entry:'.length), namespace: 'entry' }))
      plugin.onLoad({ filter: /.*/, namespace: 'entry' }, ({ path }) => ({
        contents: entryText(islands, path === 'desk' ? 'desk' : 'portal'),
        loader: 'ts',
        resolveDir: root,
      }))
    },
  }
}

function lightOnlyTwin(): Plugin {
  return {
    name: 'light-only-twin',
    setup(plugin) {
      plugin.onLoad({ filter: /styles[\\/]tokens\.css$/ }, ({ path }) => ({
        contents: withLightOnlyTwin(readFileSync(path, 'utf8')),
        loader: 'css',
      }))
    },
  }
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

/** The server sends these twins as they are: pressed once, as hard as can be. */
async function compress(folder: string, outputs: readonly string[]): Promise<void> {
  const pressed = outputs.filter((name) => /\.(css|js|svg|txt)$/.test(name) && !existsSync(join(folder, `${name}.br`)))
  await Promise.all(
    pressed.map(async (name) => {
      const bytes = readFileSync(join(folder, name))
      const [gz, br] = await Promise.all([
        promisify(gzip)(bytes, { level: 9 }),
        promisify(brotliCompress)(bytes, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
        }),
      ])
      writeFileSync(join(folder, `${name}.gz`), gz)
      writeFileSync(join(folder, `${name}.br`), br)
    }),
  )
}

function inputsOf(metafile: Metafile, root: string): Record<string, string> {
  const own = ['build.ts', 'build-islands.ts', 'light-only-twin.ts']
    .map((name) => `platform/ui/${name}`)
    .filter((path) => existsSync(join(root, path)))
  const paths = [...Object.keys(metafile.inputs).filter((path) => !path.startsWith('entry:')), ...own]
  return Object.fromEntries(paths.map((path) => [path, fingerprint(join(root, path))]))
}

function isFresh(known: Built, { root, folder, islands }: { root: string; folder: string; islands: readonly FoundIsland[] }): boolean {
  const files = [known.assets.styles, known.assets.scripts.portal, known.assets.scripts.desk, known.assets.font].map((address) =>
    join(folder, basename(address)),
  )
  if (!files.every((file) => existsSync(file))) return false
  if (known.islands.join() !== islands.map((island) => island.path).join()) return false
  return Object.entries(known.inputs).every(([path, print]) => existsSync(join(root, path)) && fingerprint(join(root, path)) === print)
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
