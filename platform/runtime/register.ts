/**
 * Lets Node run `.tsx` as it is: Node strips types itself, but not JSX. Preloaded with `--import`.
 * Transformed text is kept in node_modules/.cache by content hash, so a start costs no compilation.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/parvis-tsx/', import.meta.url))

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !url.endsWith('.tsx')) return nextLoad(url, context)
    const path = fileURLToPath(url)
    return { format: 'module', shortCircuit: true, source: transformed(path, readFileSync(path, 'utf8')) }
  },
})

function transformed(path: string, source: string): string {
  const cached = `${CACHE}${createHash('sha256').update(path).update(source).digest('hex')}.mjs`
  if (existsSync(cached)) return readFileSync(cached, 'utf8')
  const code = compile(path, source)
  mkdirSync(CACHE, { recursive: true })
  // Written aside then renamed: two processes starting at once never read half a file.
  const aside = `${cached}.${process.pid}`
  writeFileSync(aside, code)
  renameSync(aside, cached)
  return code
}

function compile(path: string, source: string): string {
  const esbuild = process.getBuiltinModule('node:module').createRequire(import.meta.url)('esbuild')
  const result = esbuild.transformSync(source, {
    loader: 'tsx',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    target: 'node26',
    sourcefile: path,
    sourcemap: 'inline',
  })
  return result.code
}
