import assert from 'node:assert/strict'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { assets, buildAssets } from './build.ts'
import { findSources } from './build-sources.ts'
import { withLightOnlyTwin } from './light-only-twin.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const folders: string[] = []
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parvis-build-'))
  folders.push(folder)
  return folder
}

/** The design system alone, with further islands, in a folder of its own. */
function houseWith(islands: Record<string, string>): string {
  const root = emptyFolder()
  cpSync(join(ROOT, 'platform/ui'), join(root, 'platform/ui'), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  mkdirSync(join(root, 'modules/rooms/islands'), { recursive: true })
  for (const [name, source] of Object.entries(islands)) writeFileSync(join(root, 'modules/rooms/islands', name), source)
  return root
}

function island(audience: string, mark: string): string {
  return `export const selector = '[data-island="${mark}"]'\nexport const audience = '${audience}'\nexport function mount(root: HTMLElement): void { root.title = '${mark}' }\n`
}

const KILO = 1024
const compressed = (folder: string, address: string): number => statSync(join(folder, `${basename(address)}.gz`)).size

test('a citizen’s page asks for 60 kB of script at most, a desk for 150 kB, compressed', async () => {
  const folder = join(emptyFolder(), 'public')
  const made = await buildAssets({ folder })
  assert.ok(compressed(folder, made.scripts.portal) <= 60 * KILO)
  assert.ok(compressed(folder, made.scripts.desk) <= 150 * KILO)
  assert.ok(compressed(folder, made.styles) <= 20 * KILO)
})

test('the files built ask nothing of another host', async () => {
  const folder = join(emptyFolder(), 'public')
  await buildAssets({ folder })
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.css')))
    assert.doesNotMatch(readFileSync(join(folder, name), 'utf8'), /url\(["']?(https?:)?\/\//)
  assert.equal(readdirSync(folder).filter((name) => name.endsWith('.woff2')).length, 2)
})

test('names change with the content and only with it', async () => {
  const root = houseWith({ 'week.ts': island('desk', 'week') })
  const first = await buildAssets({ root })
  assert.deepEqual(await buildAssets({ root, folder: join(emptyFolder(), 'public') }), first)
  writeFileSync(join(root, 'modules/rooms/islands/week.ts'), island('desk', 'week-2'))
  const second = await buildAssets({ root })
  assert.notEqual(second.scripts.desk, first.scripts.desk)
  assert.notEqual(second.version, first.version)
  assert.equal(second.scripts.portal, first.scripts.portal)
  assert.ok(
    existsSync(join(root, 'build/public', basename(first.scripts.desk))),
    'pages open since the version before still find their file',
  )
})

test('nothing is written when no source changed', async () => {
  const root = houseWith({})
  await buildAssets({ root })
  const list = join(root, 'build/assets.json')
  const before = statSync(list, { bigint: true }).mtimeNs
  await buildAssets({ root })
  assert.equal(statSync(list, { bigint: true }).mtimeNs, before)
})

test('an island of a module reaches its audience and no other', async () => {
  const root = houseWith({
    'week.ts': island('desk', 'week-of-rooms'),
    'pay.tsx': island('portal', 'pay-slowly'),
    'map.ts': island('both', 'map-of-all'),
  })
  const made = await buildAssets({ root })
  const portal = readFileSync(join(root, 'build/public', basename(made.scripts.portal)), 'utf8')
  const desk = readFileSync(join(root, 'build/public', basename(made.scripts.desk)), 'utf8')
  const has = (mark: string): [boolean, boolean] => [portal.includes(mark), desk.includes(mark)]
  assert.deepEqual(has('week-of-rooms'), [false, true])
  assert.deepEqual(has('pay-slowly'), [true, false])
  assert.deepEqual(has('map-of-all'), [true, true])
})

test('a module may bring styles for what only it draws', async () => {
  const root = houseWith({})
  mkdirSync(join(root, 'modules/rooms/styles'))
  writeFileSync(join(root, 'modules/rooms/styles/week.css'), '.week-of-rooms { display: grid }')
  const made = await buildAssets({ root })
  assert.match(readFileSync(join(root, 'build/public', basename(made.styles)), 'utf8'), /\.week-of-rooms\{display:grid\}/)
})

test('an island that does not say for whom it is stops the build and is named', async () => {
  const root = houseWith({ 'lost.ts': `export const selector = 'a'\nexport function mount(): void {}\n` })
  await assert.rejects(buildAssets({ root }), /modules\/rooms\/islands\/lost\.ts/)
})

test('every island of the house says which elements it enhances', () => {
  for (const { path } of findSources(ROOT).islands) assert.match(readFileSync(join(ROOT, path), 'utf8'), /export const selector = /, path)
})

test('a browser that does not know light-dark() gets the light colours', () => {
  const twin = withLightOnlyTwin(':root {\n  --ink: light-dark(#1c2530, #eceae4);\n  --s1: 4px;\n}\n')
  assert.match(
    twin,
    /@supports not \(color: light-dark\(#fff, #000\)\) \{\n {2}:root \{\n {4}color-scheme: light;\n {4}--ink: #1c2530;\n {2}\}/,
  )
  const tokens = readFileSync(new URL('./styles/tokens.css', import.meta.url), 'utf8')
  const twins = withLightOnlyTwin(tokens).split('@supports')[1] ?? ''
  assert.equal((twins.match(/--/g) ?? []).length, (tokens.match(/: light-dark\(/g) ?? []).length)
})

test('the pages know the addresses once the files are built', async () => {
  const made = await buildAssets()
  assert.deepEqual(assets(), made)
})
