/**
 * Lets Node run `.tsx` as it is (Node strips types itself, but not JSX), and keeps the text of every source without its types in
 * node_modules/.cache by content hash: a start costs no compilation and no memory for the compiler. Preloaded with `--import`.
 * The one file in plain JavaScript: written in TypeScript, it would bring the compiler into every process.
 */
// @ts-check
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

/** To be raised when the same source becomes other text: what was kept before is then left. */
const COMPILER = '2'
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/parvis-sources/', import.meta.url))

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !/\.tsx?$/.test(url)) return nextLoad(url, context)
    const path = fileURLToPath(url)
    return { format: 'module', shortCircuit: true, source: plain(path, readFileSync(path, 'utf8')) }
  },
})

/**
 * The text without types.
 * @param {string} path
 * @param {string} source
 * @returns {string}
 */
function plain(path, source) {
  const cached = `${CACHE}${createHash('sha256').update(COMPILER).update(path).update(source).digest('hex')}.mjs`
  if (existsSync(cached)) return readFileSync(cached, 'utf8')
  const code = path.endsWith('.tsx') ? compileJsx(path, source) : strip(source)
  mkdirSync(CACHE, { recursive: true })
  // Written aside then renamed: two processes starting at once never read half a file.
  const aside = `${cached}.${process.pid}`
  writeFileSync(aside, code)
  renameSync(aside, cached)
  return code
}

/**
 * Node's own stripper, which keeps lines and columns. It warns that it may change; then every source would fail, not one unseen.
 * @param {string} source
 * @returns {string}
 */
function strip(source) {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return process.getBuiltinModule('node:module').stripTypeScriptTypes(source)
  } finally {
    process.emitWarning = emitWarning
  }
}

/**
 * The compilers are loaded for what is not kept yet only.
 * @param {string} path
 * @param {string} source
 * @returns {string}
 */
function compileJsx(path, source) {
  const require = process.getBuiltinModule('node:module').createRequire(import.meta.url)
  const { code } = require('esbuild').transformSync(source, { loader: 'tsx', jsx: 'preserve', target: 'node26', sourcefile: path })
  return require('./precompile-jsx.mjs').precompileJsx(code)
}
