/** Real scans that nobody of this house made. They are not in the repository: without them these tests say so and are skipped. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { after, test } from 'node:test'
import { characterErrorRate } from './testing/character-errors.ts'
import { readDocument, ReaderPool } from './index.ts'

const SHARED = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))
const TYPESCRIPTS = `${SHARED}scans-tapuscorpus-fr`
const SAMPLES = `${SHARED}scans-paperless-ngx`
const absent = (folder: string) => (existsSync(folder) ? false : `no folder ${folder}: real scans are not read here`)

const pool = new ReaderPool(2)
after(() => pool.close())
const readFileNamed = (path: string) => readDocument({ source: { path }, declaredName: path, language: 'fra', pool })

/**
 * Character errors of the pages that can be read, in percent. The choice of the engine was made on figures of 1.5 to 10.6 for such pages
 * (2.4 for the first ones); the gate must mark the others.
 */
const READABLE: Readonly<Record<string, number>> = { '34_94ac2_default.jpg': 2.4 }

test(
  'typewritten French pages: readable ones are read as well as when the engine was chosen, the others are for a person',
  { skip: absent(TYPESCRIPTS) },
  async (t) => {
    const pages = readdirSync(TYPESCRIPTS).filter((name) => name.endsWith('.jpg'))
    assert.ok(pages.length > 0)
    for (const name of pages) {
      const outcome = await readFileNamed(`${TYPESCRIPTS}/${name}`)
      assert.ok(outcome.ok)
      const [page] = outcome.reading.pages
      assert.ok(page)
      const errors = characterErrorRate(altoText(`${TYPESCRIPTS}/${name.replace('.jpg', '.xml')}`), page.text)
      t.diagnostic(
        `${name}: ${errors.toFixed(1)} % errors, confidence ${page.meanConfidence}${page.doubtReason ? `, ${page.doubtReason}` : ''}`,
      )
      const most = READABLE[name]
      assert.equal(page.doubtful, most === undefined, name)
      if (most !== undefined) assert.ok(errors <= most, `${name}: ${errors}`)
    }
  },
)

test('every sample of another mail room is read or refused with its reason', { skip: absent(SAMPLES) }, async (t) => {
  const counts = new Map<string, number>()
  for (const name of readdirSync(SAMPLES)) {
    const outcome = await readFileNamed(`${SAMPLES}/${name}`)
    const result = outcome.ok ? 'read' : outcome.refusal.kind
    counts.set(result, (counts.get(result) ?? 0) + 1)
    assert.equal(result, expectedOf(name), name)
    if (outcome.ok && name.includes('multi-page-images')) assert.match(outcome.reading.text, /Page 1\.\f.*Page 2\.\f.*Page 3\./s)
    if (outcome.ok && name.includes('tagged-but-no-text')) assert.match(outcome.reading.text, /This is a test/)
  }
  t.diagnostic([...counts].map(([result, count]) => `${count} ${result}`).join(', '))
})

function expectedOf(name: string): string {
  if (name.includes('password')) return 'encrypted'
  return /\.(?:pdf|tiff)$/.test(name) ? 'read' : 'unsupported'
}

const ENTITIES: Readonly<Record<string, string>> = { '&#x27;': "'", '&#39;': "'", '&apos;': "'", '&quot;': '"', '&amp;': '&' }

/** Text of an ALTO file in its order. Underlining, written as underscores, is not text. */
function altoText(path: string): string {
  const contents = [...readFileSync(path, 'utf8').matchAll(/<String CONTENT="([^"]*)"/g)].map((match) => match[1] ?? '')
  return contents
    .join(' ')
    .replaceAll('_', '')
    .replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity)
}
