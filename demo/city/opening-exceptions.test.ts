import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openingExceptions } from './opening-exceptions.ts'

const between = (from: string, until: string) =>
  openingExceptions({ from: Temporal.PlainDate.from(from), until: Temporal.PlainDate.from(until) })
const on = (day: string, siteCode: string) => between(day, day).find((item) => item.siteCode === siteCode)

test('a public holiday closes every site that would open', () => {
  const closed = between('2026-11-11', '2026-11-11')
  assert.ok(closed.length >= 7)
  assert.ok(closed.every((item) => item.intervals.length === 0))
})

test('on 19 November the heating is down: Rive-Neuve closes at half past twelve, the others do not', () => {
  assert.deepEqual(on('2026-11-19', 'MP5')?.intervals, [{ opens: '08:45', closes: '12:30' }])
  assert.equal(on('2026-11-19', 'HDV'), undefined)
})

test('the first Thursday of a month opens at ten, where it would have opened earlier', () => {
  assert.deepEqual(on('2026-12-03', 'HDV')?.intervals, [{ opens: '10:00', closes: '19:30' }])
  assert.equal(on('2026-12-03', 'MP2'), undefined)
  assert.equal(on('2026-12-10', 'HDV'), undefined)
})

test('on the bridge of Ascension only the town hall opens', () => {
  assert.deepEqual(on('2027-05-07', 'MP1')?.intervals, [])
  assert.equal(on('2027-05-07', 'HDV'), undefined)
})

test('in summer the small sites close in the afternoon and no other site than the town hall opens on Saturday', () => {
  assert.deepEqual(on('2027-07-21', 'MP2')?.intervals, [{ opens: '09:00', closes: '12:30' }])
  assert.deepEqual(on('2027-07-24', 'MP5')?.intervals, [])
  assert.equal(on('2027-07-24', 'HDV'), undefined)
})

test('on 24 and 31 December all doors close at four', () => {
  assert.ok(between('2026-12-24', '2026-12-24').every((item) => item.intervals.every((interval) => interval.closes <= '16:00')))
  assert.deepEqual(on('2026-12-31', 'HDV')?.intervals, [{ opens: '08:30', closes: '16:00' }])
})
