import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openedCookie, readOpened, sealOpened } from './opened-requests.ts'

const KEY = Buffer.alloc(32, 7)
const AT = Temporal.Instant.from('2026-11-23T10:00:00Z')
const id = (end: number) => `00000000-0000-7000-8000-${String(end).padStart(12, '0')}`
const sealed = (ids: readonly string[]) => sealOpened(ids.join('.'), { csrfKey: KEY, at: AT })

test('a value that we did not write opens nothing', () => {
  const value = sealed([id(1)])
  for (const forged of [
    undefined,
    '',
    'x',
    `${value}x`,
    value.replace(id(1), id(2)),
    sealOpened(id(1), { csrfKey: Buffer.alloc(32, 8), at: AT }),
    value.replace(/^\d+/, '9999999999'),
  ])
    assert.deepEqual(readOpened(forged, { csrfKey: KEY, at: AT }), [])
})

test('it opens what was written, for two hours', () => {
  const value = sealed([id(1), id(2)])
  assert.deepEqual(readOpened(value, { csrfKey: KEY, at: AT.add({ minutes: 119 }) }), [id(1), id(2)])
  assert.deepEqual(readOpened(value, { csrfKey: KEY, at: AT.add({ minutes: 121 }) }), [])
})

test('the last ten are kept, each once', () => {
  const many = Array.from({ length: 10 }, (_, index) => id(index))
  const ids = openedCookie(many, id(50)).value?.split('.') ?? []
  assert.equal(ids.length, 10)
  assert.ok(!ids.includes(id(0)) && ids.includes(id(50)))
  assert.deepEqual(openedCookie([id(1), id(2)], id(1)).value?.split('.'), [id(2), id(1)])
})
