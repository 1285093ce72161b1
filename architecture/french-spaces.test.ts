import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { breakableSpaces } from './french-spaces.ts'
import { ROOT, sourceFiles } from './imports.ts'

const SPACE = '\u0020'
const NO_BREAK = '\u00A0'

/** A source with six texts; its code and its comment hold the same signs. */
const source = (space: string): string =>
  [
    `const a = '«${space}oui${space}»'`,
    `const b = (n: number) => \`\${n > 1 ? \`Combien${space}?\` : { c: 'rien' }.c} de reste${space}: \${n}${space}% \``,
    `const c = "Attention${space}!" // un commentaire : rien`,
    'const d = /[`"{ :]/.test(a) ? 4 / 2 / 1 : 0',
    `const e = 'Fini${space}?'`,
  ].join('\n')

test('a space that may break before a high sign or inside guillemets is found in texts, not in code', () => {
  assert.deepEqual(breakableSpaces(source(SPACE)), ['« oui »', 'Combien ?', ' de reste : ', ' % ', 'Attention !', 'Fini ?'])
  assert.deepEqual(breakableSpaces(source(NO_BREAK)), [])
})

/** The texts that nobody reads on a page: settings in a terminal, letters that tests write, the page of specimens for who builds. */
const NOT_PAGES =
  /\.test\.tsx?$|\/testing\/|\/messages\/|frame-messages\/|^platform\/config\/|^platform\/ui\/style-page\/|^apps\/cli\/|^apps\/prepare-city/

test('French messages never leave a sign alone at the start of a line', () => {
  const messages = sourceFiles().filter((file) => /(?:^|\/)fr(?:-[a-z]+)?\.ts$/.test(file))
  assert.ok(messages.length > 20)
  assert.deepEqual(breakableIn(messages), [])
})

test('neither do the texts that pages put together themselves', () => {
  const sources = sourceFiles().filter((file) => /^(?:apps|modules|platform)\//.test(file) && !NOT_PAGES.test(file))
  assert.deepEqual(breakableIn(sources), [])
})

function breakableIn(files: readonly string[]): string[] {
  return files.flatMap((file) => breakableSpaces(readFileSync(join(ROOT, file), 'utf8')).map((text) => `${file}: ${text}`))
}
