import assert from 'node:assert/strict'
import { test } from 'node:test'
import { REQUEST_TYPES } from '../../../demo/city/request-types/index.ts'
import type { RequestType } from '../request-type.ts'
import { searchTypes } from './search-types.ts'

const TYPES: RequestType[] = REQUEST_TYPES.map(({ code, position, definition }) => ({
  code,
  position,
  definition,
  versionId: code,
  version: 1,
  active: true,
}))
const found = (words: string) => searchTypes(TYPES, words).types.map((type) => type.code)

test('nothing is found for nothing, for small words alone, and for what no service is about', () => {
  for (const words of ['', '   ', 'je voudrais une', '!!!', 'xqzwkj', '\u0000', '💥']) assert.deepEqual(found(words), [], words)
})

test('a very long or hostile search is answered like any other', () => {
  assert.doesNotThrow(() => found('a'.repeat(100_000)))
  assert.doesNotThrow(() => found("'; DROP TABLE requests; -- <script>alert(1)</script> (((((a+)+)+"))
})

test('the words of people lead to the service, in the three languages', () => {
  for (const [words, code] of [
    ['inscrire mon fils à la cantine', 'FA-CAN'],
    ['dépôt sauvage', 'PR-DEP'],
    ['lampadaire éteint', 'EP-ECL'],
    ['school meals', 'FA-CAN'],
    ['mensa scolastica', 'FA-CAN'],
    ['acte de naissance', 'EC-ACT'],
    ['passeport', 'EC-TIT'],
  ] as const)
    assert.equal(found(words)[0], code, words)
})

test('a typing error finds the service and says that the search was corrected', () => {
  for (const [words, code] of [
    ['cantinne', 'FA-CAN'],
    ['passport', 'EC-TIT'],
    ['pasesport', 'EC-TIT'],
    ['lampadiare', 'EP-ECL'],
  ] as const)
    assert.ok(found(words).includes(code), `${words}: ${found(words).join(' ')}`)
  assert.equal(searchTypes(TYPES, 'lampadiare').guessed, true)
  assert.equal(searchTypes(TYPES, 'lampadaire').guessed, false)
})

test('the beginning of a word is enough', () => {
  assert.ok(found('poube').length > 0)
  assert.ok(found('passep').includes('EC-TIT'))
})

test('a service that is no longer offered is not found', () => {
  const closed = TYPES.map((type) => (type.code === 'PR-DEP' ? { ...type, active: false } : type))
  assert.ok(!searchTypes(closed, 'dépôt sauvage').types.some((type) => type.code === 'PR-DEP'))
})
