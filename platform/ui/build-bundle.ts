import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { type Plugin, build } from 'esbuild'
import { type Sources, scriptText, stylesText } from './build-sources.ts'
import { withLightOnlyTwin } from './light-only-twin.ts'

// The oldest we still compile for: the last Chromium of Windows 7, Firefox ESR of 2022, Safari of iOS 15.
const TARGET = ['chrome109', 'firefox102', 'safari15.4']

/** Bundles the style sheet, the fonts and the two scripts into a folder, with their .gz and .br twins. Answers the names written and the files read. */
export async function bundle(sources: Sources, folder: string): Promise<{ outputs: string[]; inputs: string[] }> {
  mkdirSync(folder, { recursive: true })
  const { metafile } = await build({
    absWorkingDir: sources.root,
    entryPoints: { styles: 'entry:styles', portal: 'entry:portal', desk: 'entry:desk', icon: 'platform/ui/styles/icon.svg' },
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
    plugins: [entries(sources), lightOnlyTwin()],
  })
  const outputs = Object.keys(metafile.outputs).map((path) => basename(path))
  await compress(folder, outputs)
  return { outputs, inputs: Object.keys(metafile.inputs).filter((path) => !path.startsWith('entry:')) }
}

/** The bundles begin with texts that exist only here: Turbo and the list of the islands, the list of the style sheets. */
function entries(sources: Sources): Plugin {
  return {
    name: 'entries',
    setup(plugin) {
      const from = { resolveDir: sources.root }
      plugin.onResolve({ filter: /^entry:(portal|desk|styles)$/ }, ({ path }) => ({
        path: path.slice('entry:'.length),
        namespace: 'entry',
      }))
      plugin.onLoad({ filter: /^styles$/, namespace: 'entry' }, () => ({ contents: stylesText(sources), loader: 'css', ...from }))
      plugin.onLoad({ filter: /^portal$/, namespace: 'entry' }, () => ({ contents: scriptText(sources, 'portal'), loader: 'ts', ...from }))
      plugin.onLoad({ filter: /^desk$/, namespace: 'entry' }, () => ({ contents: scriptText(sources, 'desk'), loader: 'ts', ...from }))
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
