import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Days, DAY_LIMITS, daysFault, daysTold, daysWorked, hoursFault, reasonFault } from './exceptional-days.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const days = (from: string, until = from): Days => ({ from: day(from), until: day(until) })
const TODAY = day('2026-11-12')
const said = (fault: ReturnType<typeof daysFault>) =>
  fault === undefined ? 'fits' : `${fault.refusal.message.replace('organisation.refusal.', '')} ${fault.refusal.field}`

test('days gone by, turned round, too far ahead or too many are refused at their field; today is still to come', () => {
  assert.equal(said(daysFault(days('2026-11-11'), TODAY)), 'day-past from')
  assert.equal(said(daysFault(days('2026-11-20', '2026-11-19'), TODAY)), 'days-reversed until')
  assert.equal(said(daysFault(days('2029-11-13'), TODAY)), 'day-too-far until')
  assert.equal(said(daysFault(days('2029-11-12'), TODAY)), 'fits')
  const last = TODAY.add({ days: DAY_LIMITS.days - 1 })
  assert.equal(said(daysFault({ from: TODAY, until: last }, TODAY)), 'fits')
  assert.equal(said(daysFault({ from: TODAY, until: last.add({ days: 1 }) }, TODAY)), 'days-too-many until')
  assert.equal(said(daysFault(days('2026-11-12'), TODAY)), 'fits')
})

test('hours that end before they begin or share a minute are refused; hours that touch are not', () => {
  const hours = (...texts: string[]) => texts.map((text) => ({ opens: text.slice(0, 5), closes: text.slice(6) }))
  assert.equal(said(hoursFault(hours('12:00-09:00'))), 'day-hours-order hours')
  assert.equal(said(hoursFault(hours('13:00-17:00', '09:00-13:30'))), 'day-hours-overlap hours')
  assert.equal(said(hoursFault(hours('09:00-12:00', '12:00-17:00'))), 'fits')
  assert.equal(said(hoursFault([])), 'fits')
  const many = Array.from({ length: 9 }, (_, index) => `1${index}:00-1${index}:30`)
  assert.equal(said(hoursFault(hours(...many))), 'day-hours-many hours')
})

test('the public is always told why, in one line', () => {
  assert.equal(said(reasonFault('')), 'public-reason reason')
  assert.equal(said(reasonFault('deux\nlignes')), 'public-reason reason')
  assert.equal(said(reasonFault('x'.repeat(DAY_LIMITS.reason + 1))), 'public-reason reason')
  assert.equal(said(reasonFault('x'.repeat(DAY_LIMITS.reason))), 'fits')
})

test('a closure tells of the days the site would open; other hours open a Sunday only when it is named alone', () => {
  const week = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' }))
  const isHoliday = (on: Temporal.PlainDate) => on.equals(day('2026-12-25'))
  const told = (period: Days, intervals: { opens: string; closes: string }[]) =>
    daysTold(period, { week, intervals, isHoliday }).map((on) => on.day)
  const morning = [{ opens: '09:00', closes: '12:00' }]
  assert.deepEqual(told(days('2026-12-24', '2026-12-28'), []), [24, 25, 28])
  assert.deepEqual(told(days('2026-12-24', '2026-12-28'), morning), [24, 28])
  assert.deepEqual(told(days('2026-12-27'), morning), [27])
  assert.deepEqual(told(days('2026-12-27'), []), [])
})

test('the city closes on days it works: neither on a Sunday nor on a public holiday', () => {
  const isHoliday = (on: Temporal.PlainDate) => on.equals(day('2027-05-06'))
  const closed = daysWorked(days('2027-05-06', '2027-05-10'), { weekdays: new Set([1, 2, 3, 4, 5, 6]), isHoliday })
  assert.deepEqual(
    closed.map((on) => on.day),
    [7, 8, 10],
  )
})
