import assert from 'node:assert/strict'
import { test } from 'node:test'
import { doubtOf } from './quality-gate.ts'

test('a page read without certainty is for a person', () => {
  assert.equal(doubtOf({ meanConfidence: 69.9, letters: 800, glyphs: 800 }), 'low-confidence')
})

test('a page of which one sure word was read and much ink remains is for a person', () => {
  assert.equal(doubtOf({ meanConfidence: 95, letters: 6, glyphs: 700 }), 'words-missing')
})

test('a page with ink and no word at all is for a person: a photograph, a bar code, writing by hand', () => {
  assert.equal(doubtOf({ meanConfidence: 0, letters: 0, glyphs: 3 }), 'words-missing')
})

test('a page read with certainty is taken as read, also when letters touch or the page holds only a stamp', () => {
  assert.equal(doubtOf({ meanConfidence: 70, letters: 800, glyphs: 900 }), undefined)
  assert.equal(doubtOf({ meanConfidence: 90, letters: 900, glyphs: 500 }), undefined)
  assert.equal(doubtOf({ meanConfidence: 90, letters: 4, glyphs: 30 }), undefined)
})
