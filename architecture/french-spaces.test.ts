import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { breakableSpaces } from './french-spaces.ts'
import { ROOT, sourceFiles } from './imports.ts'

const SPACE = '\u0020'
const NO_BREAK = '\u00A0'

/** A source with five texts; its code and its comment hold the same signs. */
const source = (space: string): string =>
  [
    `const a = '«${space}oui${space}»'`,
    `const b = (n: number) => \`\${n > 1 ? \`Combien${space}?\` : { c: 'rien' }.c} de reste${space}: \${n}${space}% \``,
    `const c = "Attention${space}!" // un commentaire : rien`,
  ].join('\n')

test('a space that may break before a high sign or inside guillemets is found in texts, not in code', () => {
  assert.deepEqual(breakableSpaces(source(SPACE)), ['« oui »', 'Combien ?', ' de reste : ', ' % ', 'Attention !'])
  assert.deepEqual(breakableSpaces(source(NO_BREAK)), [])
})

test('French messages never leave a sign alone at the start of a line', () => {
  const found = sourceFiles()
    .filter((file) => /(?:^|\/)fr(?:-[a-z]+)?\.ts$/.test(file))
    .flatMap((file) => breakableSpaces(readFileSync(join(ROOT, file), 'utf8')).map((text) => `${file}: ${text}`))
  assert.deepEqual(found, [])
})
