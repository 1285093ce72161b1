import assert from 'node:assert/strict'
import { test } from 'node:test'
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
