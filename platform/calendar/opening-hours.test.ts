import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hoursOn, isOpenAt, nextOpening, openingSentence, parseDayHours, workingCalendar } from './index.ts'
import type { OpeningHours, OpeningRule, Place } from './index.ts'

const day = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso)
const time = (iso: string): Temporal.PlainTime => Temporal.PlainTime.from(iso)
const paris = (iso: string): Temporal.Instant => Temporal.ZonedDateTime.from(`${iso}[Europe/Paris]`).toInstant()
const hours = (text: string) => parseDayHours(text) ?? assert.fail(`${text} is not understood`)

const usualRules: readonly OpeningRule[] = [
  { when: { kind: 'public-holiday' }, effect: { kind: 'closed' }, reason: 'jour férié' },
  { when: { kind: 'nth-weekday', nth: 1, weekday: 4 }, effect: { kind: 'opens-at', at: time('10:00') }, reason: 'formation' },
  { when: { kind: 'every-year', month: 12, day: 24 }, effect: { kind: 'closes-at', at: time('16:00') } },
  { when: { kind: 'every-year', month: 12, day: 31 }, effect: { kind: 'closes-at', at: time('16:00') } },
]

function place(weekly: OpeningHours['weekly'], exceptions: readonly OpeningRule[] = []): Place {
  return {
    hours: { zone: 'Europe/Paris', weekly, rules: [...usualRules, ...exceptions] },
    calendar: workingCalendar({ territory: 'mainland' }),
  }
}

const annex = place(
  {
    1: hours('8:45-12:30, 13:30-17:30'),
    2: hours('8:45-12:30, 13:30-17:30'),
    3: hours('8:45-17:30'),
    4: hours('8:45-12:30, 13:30-19:00'),
    5: hours('8:45-12:30, 13:30-17:00'),
    6: hours('9:00-12:00'),
  },
  [
    { when: { kind: 'on', day: day('2026-11-19') }, effect: { kind: 'closes-at', at: time('12:30') }, reason: 'panne de chauffage' },
    { when: { kind: 'on', day: day('2027-05-07') }, effect: { kind: 'closed' }, reason: 'pont' },
    {
      when: { kind: 'between', first: day('2027-07-13'), last: day('2027-08-22'), weekdays: [6] },
      effect: { kind: 'closed' },
      reason: 'horaires d’été',
    },
    { when: { kind: 'on', day: day('2027-07-14') }, effect: { kind: 'hours', intervals: hours('9:00-11:00') }, reason: 'fête' },
  ],
)
const shown = (iso: string): string =>
  hoursOn(annex, day(iso))
    .intervals.map(({ from, to }) => `${from.toString().slice(0, 5)}-${to.toString().slice(0, 5)}`)
    .join(', ')

test('a day has several intervals and is closed between them, and at the very minute of closing', () => {
  assert.equal(isOpenAt(annex, paris('2026-11-16T08:44:59')), false)
  assert.equal(isOpenAt(annex, paris('2026-11-16T08:45')), true)
  assert.equal(isOpenAt(annex, paris('2026-11-16T12:30')), false)
  assert.equal(isOpenAt(annex, paris('2026-11-16T13:30')), true)
  assert.equal(isOpenAt(annex, paris('2026-11-16T17:30')), false)
})

test('rules change the day: public holiday, first Thursday, eve of Christmas, summer, a breakdown', () => {
  assert.equal(shown('2026-11-11'), '')
  assert.equal(shown('2026-11-05'), '10:00-12:30, 13:30-19:00')
  assert.equal(shown('2026-11-12'), '08:45-12:30, 13:30-19:00')
  assert.equal(shown('2026-12-24'), '08:45-12:30, 13:30-16:00')
  assert.equal(shown('2027-07-17'), '')
  assert.equal(shown('2027-07-10'), '09:00-12:00')
  assert.equal(shown('2026-11-19'), '08:45-12:30')
  assert.equal(hoursOn(annex, day('2026-11-19')).reason, 'panne de chauffage')
})

test('the hours of a dated exception hold even on a public holiday', () => {
  assert.equal(shown('2027-07-14'), '09:00-11:00')
})

test('opening later does not open a place that only works in the afternoon, nor one that the holiday closes', () => {
  const afternoons = place({ 4: hours('13:30-17:30') })
  assert.equal(hoursOn(afternoons, day('2026-11-05')).intervals[0]?.from.toString(), '13:30:00')
  assert.equal(hoursOn(afternoons, day('2026-11-05')).reason, undefined)
  assert.deepEqual(hoursOn(annex, day('2026-01-01')).intervals, [])
})

test('the sentence says until when, when today, when next, and why it is closed', () => {
  assert.deepEqual(openingSentence(annex, paris('2026-11-16T09:00')), { kind: 'open-until', until: time('12:30') })
  assert.deepEqual(openingSentence(annex, paris('2026-11-16T12:45')), { kind: 'opens-today', at: time('13:30'), reason: undefined })
  assert.deepEqual(openingSentence(annex, paris('2026-11-19T12:45')), {
    kind: 'opens-on',
    on: day('2026-11-20'),
    at: time('08:45'),
    daysAhead: 1,
    reason: 'panne de chauffage',
  })
  assert.deepEqual(openingSentence(annex, paris('2026-11-11T09:00')), {
    kind: 'closed-today',
    on: day('2026-11-12'),
    at: time('08:45'),
    daysAhead: 1,
    reason: 'jour férié',
  })
  assert.deepEqual(openingSentence(place({}), paris('2026-11-11T09:00')), { kind: 'closed' })
})

test('the next opening skips the week-end and the holidays, and is now while the place is open', () => {
  assert.equal(nextOpening(annex, paris('2026-11-14T12:00'))?.toString(), paris('2026-11-16T08:45').toString())
  assert.equal(nextOpening(annex, paris('2026-12-24T16:00'))?.toString(), paris('2026-12-26T09:00').toString())
  assert.equal(nextOpening(annex, paris('2026-11-16T09:00'))?.toString(), paris('2026-11-16T09:00').toString())
  assert.equal(nextOpening(place({}), paris('2026-11-16T09:00')), undefined)
})

test('opening at half past eight is at half past eight before and after the change of hour', () => {
  const everyDay = place({ 1: hours('8:30-17:00'), 6: hours('8:30-17:00'), 7: hours('8:30-17:00') })
  assert.equal(nextOpening(everyDay, paris('2026-10-24T18:00'))?.toString(), '2026-10-25T07:30:00Z')
  assert.equal(nextOpening(everyDay, paris('2027-03-27T18:00'))?.toString(), '2027-03-28T06:30:00Z')
})

test('hours are read as people write them, and what makes no sense is refused', () => {
  assert.equal(parseDayHours('9h-12h30, 13:30–17:30')?.length, 2)
  assert.deepEqual(parseDayHours('–'), [])
  for (const wrong of ['9-12', '9:00', '12:00-9:00', '9:00-25:00', '9:00-12:61', '9:00-12:00, 11:00-13:00', 'fermé', '9:00-9:00']) {
    assert.equal(parseDayHours(wrong), undefined, wrong)
  }
})
