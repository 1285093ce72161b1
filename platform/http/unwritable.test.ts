import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unwritableFields, writableSearch } from './unwritable.ts'

const pathsOf = (value: unknown) => unwritableFields(value).map(({ path }) => path)

test('a field that no table can hold is named, whatever depth it hides in', () => {
  assert.deepEqual(
    pathsOf({ good: 'é 👩‍👧', nul: 'a\0', half: 'a\uD800b', list: ['a', { deep: ['\0'] }], name: { '\0': 1 }, none: null, number: 1e308 }),
    ['nul', 'half', 'list', 'name'],
  )
})

test('a list in a list without end is refused, not followed', () => {
  let endless: unknown = 'a'
  for (let depth = 0; depth < 20_000; depth += 1) endless = [endless]
  assert.deepEqual(pathsOf({ endless }), ['endless'])
})

test('what is no form has no such field', () => {
  for (const value of [undefined, null, 'a\0', 1]) assert.deepEqual(pathsOf(value), [])
})

test('a search is read without what nobody types', () => {
  assert.deepEqual(writableSearch({ q: 'a\0b\uD800', many: ['\0c'], none: undefined }), { q: 'ab\uFFFD', many: ['c'], none: undefined })
})
