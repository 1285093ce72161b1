import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { formatTime, labelled } from './index.ts'

const AT = Temporal.Instant.from('2026-11-23T12:34:00Z')

test('a French time stays on one line', () => {
  assert.equal(formatTime('fr', AT), '13\u00a0h\u00a034')
  assert.equal(formatTime('en', AT), '13:34')
})

test('a colon never begins a French line, and has no space before it in other languages', () => {
  assert.equal(labelled('fr', 'Retirer', 'x'), 'Retirer\u00a0: x')
  assert.equal(labelled('it', 'Eliminare', 'x'), 'Eliminare: x')
})

const HOUSE = fileURLToPath(new URL('../../', import.meta.url))
const MESSAGES = globSync('{apps,modules,platform}/**/fr.ts', { cwd: HOUSE })
/** What breaks the rule of CONTRIBUTING: U+202F before ; ! ? and inside numbers, U+00A0 before : and inside « ». */
const FAULTS: readonly RegExp[] = [/(?<!«)\u00a0[;!?]/, /\u202f[:»]/, /«\u202f/, /« /, / »/, /\d\u00a0\d{3}(?!\d)/]

test('each French message has the no-break space that its sign asks for', () => {
  assert.ok(MESSAGES.length > 20)
  const wrong = MESSAGES.flatMap((file) =>
    readFileSync(`${HOUSE}/${file}`, 'utf8')
      .split('\n')
      .flatMap((line, index) => (FAULTS.some((fault) => fault.test(line)) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  )
  assert.deepEqual(wrong, [])
})
