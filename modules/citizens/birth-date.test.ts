import assert from 'node:assert/strict'
import { test } from 'node:test'
import { birthText, isBirthDate } from './birth-date.ts'

test('a birth date exists in the calendar; the day, or the day and the month, may be unknown', () => {
  for (const text of [
    '2026-02-30',
    '2025-02-29',
    '1958-00-12',
    '1958-13-00',
    '1958-13-01',
    '0000-00-00',
    '1799-01-01',
    '1958-1-1',
    '',
    '1958-01-01 ',
  ])
    assert.equal(isBirthDate(text), false, text)
  for (const text of ['1958-07-14', '1958-07-00', '1958-00-00', '2024-02-29']) assert.equal(isBirthDate(text), true, text)
})

test('a birth date is written with what is known of it, in the language of the reader', () => {
  assert.equal(birthText('1958-07-14', 'fr'), '14 juillet 1958')
  assert.equal(birthText('1958-07-14', 'it'), '14 luglio 1958')
  assert.equal(birthText('1958-07-00', 'fr'), '07/1958')
  assert.equal(birthText('1958-00-00', 'fr'), '1958')
})

test('a date that no calendar holds does not break the page of who bears it', () => {
  assert.equal(birthText('1958-02-31', 'fr'), '1958-02-31')
})
