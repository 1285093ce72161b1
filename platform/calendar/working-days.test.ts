import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addBusinessDays,
  addClearDays,
  addMonths,
  addWorkingDays,
  civilDate,
  compareDays,
  easterSunday,
  nextWorkingDay,
  publicHolidays,
  startOfDay,
  TERRITORIES,
  workingCalendar,
  workingDaysBetween,
} from './index.ts'
import type { Territory } from './index.ts'

const day = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso)
const mainland = workingCalendar({ territory: 'mainland' })
const after = (from: string, count: number, calendar = mainland): string => addWorkingDays({ calendar, from: day(from), count }).toString()

test('Easter falls on the days that the Church has published', () => {
  const published = [
    '1961-04-02',
    '2000-04-23',
    '2008-03-23',
    '2019-04-21',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
    '2049-04-18',
    '2285-03-22',
  ]
  for (const iso of published) assert.equal(easterSunday(day(iso).year).toString(), iso)
})

test('the public holidays of 2026 and of the spring of 2027 are those of the official calendar', () => {
  const of2026 = publicHolidays({ year: 2026, territory: 'mainland' }).map(({ on }) => on.toString().slice(5))
  assert.deepEqual(of2026, ['01-01', '04-06', '05-01', '05-08', '05-14', '05-25', '07-14', '08-15', '11-01', '11-11', '12-25'])
  const spring = publicHolidays({ year: 2027, territory: 'mainland' }).filter(({ on }) => on.month > 2 && on.month < 6)
  assert.deepEqual(
    spring.map(({ key, on }) => `${key} ${on.toString()}`),
    ['easter-monday 2027-03-29', 'labour-day 2027-05-01', 'ascension 2027-05-06', 'victory-1945 2027-05-08', 'whit-monday 2027-05-17'],
  )
})

function extra(territory: Territory): readonly string[] {
  const national = new Set(publicHolidays({ year: 2026, territory: 'mainland' }).map(({ key }) => key))
  return publicHolidays({ year: 2026, territory }).flatMap(({ key, on }) => (national.has(key) ? [] : `${key} ${on.toString()}`))
}

test('Alsace-Moselle has two days more, each overseas territory its day of the abolition of slavery', () => {
  assert.deepEqual(extra('alsace-moselle'), ['good-friday 2026-04-03', 'saint-stephen 2026-12-26'])
  assert.deepEqual(extra('reunion'), ['abolition-of-slavery 2026-12-20'])
  assert.deepEqual(extra('martinique'), ['abolition-of-slavery 2026-05-22'])
  for (const territory of TERRITORIES)
    assert.equal(extra(territory).length, territory === 'mainland' ? 0 : territory === 'alsace-moselle' ? 2 : 1)
})

test('the day of the fact does not count, nor do week-ends and public holidays', () => {
  assert.equal(after('2026-11-02', 1), '2026-11-03')
  assert.equal(after('2026-11-06', 1), '2026-11-09')
  assert.equal(after('2026-11-07', 1), '2026-11-09')
  assert.equal(after('2026-11-10', 1), '2026-11-12')
  assert.equal(after('2026-12-31', 1), '2027-01-04')
  assert.equal(after('2026-04-30', 10), '2026-05-19')
})

test('no working day asked for gives the day itself or the next worked one; a negative number goes back', () => {
  assert.equal(after('2026-11-02', 0), '2026-11-02')
  assert.equal(after('2026-11-07', 0), '2026-11-09')
  assert.equal(nextWorkingDay(mainland, day('2026-05-08')).toString(), '2026-05-11')
  assert.equal(after('2027-01-04', -1), '2026-12-31')
  assert.equal(after('2026-11-12', -10), '2026-10-28')
})

const business = (from: string, count: number): string => addBusinessDays({ calendar: mainland, from: day(from), count }).toString()

test('a business day is any but Sundays and public holidays', () => {
  assert.equal(business('2026-11-06', 1), '2026-11-07')
  assert.equal(business('2026-11-07', 1), '2026-11-09')
  assert.equal(business('2026-11-10', 1), '2026-11-12')
})

test('clear days leave out the first day and the last one', () => {
  assert.equal(addClearDays(day('2026-03-01'), 8).toString(), '2026-03-10')
})

test('months go from day to day, to the last day of a shorter month', () => {
  assert.equal(addMonths(day('2026-12-31'), 2).toString(), '2027-02-28')
  assert.equal(addMonths(day('2027-12-31'), 2).toString(), '2028-02-29')
  assert.equal(addMonths(day('2026-02-28'), 1).toString(), '2026-03-28')
})

test('the bridge of a city, its own weekdays and a holiday that it works change its count', () => {
  const bridge = workingCalendar({ territory: 'mainland', closedDays: [{ on: day('2027-05-07'), label: 'pont de l’Ascension' }] })
  assert.equal(after('2027-05-05', 1, bridge), '2027-05-10')
  assert.deepEqual(bridge.dayOff(day('2027-05-07')), { kind: 'closed-day', label: 'pont de l’Ascension' })
  assert.equal(bridge.isBusinessDay(day('2027-05-07')), true)
  const saturdays = workingCalendar({ territory: 'mainland', workedWeekdays: [2, 3, 4, 5, 6] })
  assert.equal(after('2026-11-13', 1, saturdays), '2026-11-14')
  const solidarity = workingCalendar({ territory: 'mainland', workedHolidays: ['whit-monday'] })
  assert.equal(after('2026-05-22', 1, solidarity), '2026-05-25')
})

test('a day off says why: the public holiday before the week-end', () => {
  assert.deepEqual(mainland.dayOff(day('2026-08-15')), { kind: 'public-holiday', holiday: 'assumption' })
  assert.deepEqual(mainland.dayOff(day('2026-08-16')), { kind: 'weekend' })
  assert.equal(mainland.dayOff(day('2026-08-17')), undefined)
})

test('a calendar without any worked weekday, and half a day, are refused', () => {
  assert.throws(() => workingCalendar({ territory: 'mainland', workedWeekdays: [] }), RangeError)
  assert.throws(() => workingCalendar({ territory: 'mainland', workedWeekdays: [8] }), RangeError)
  assert.throws(() => addWorkingDays({ calendar: mainland, from: day('2026-11-02'), count: 1.5 }), RangeError)
})

test('counting days and adding them agree, in both directions, over the turn of the years', () => {
  const date = fc.nat({ max: 4000 }).map((days) => day('2020-01-01').add({ days }))
  fc.assert(
    fc.property(date, fc.integer({ min: 1, max: 300 }), (from, count) => {
      const to = addWorkingDays({ calendar: mainland, from, count })
      assert.ok(mainland.isWorkingDay(to))
      assert.equal(workingDaysBetween({ calendar: mainland, from, to }), count)
      assert.equal(workingDaysBetween({ calendar: mainland, from: to, to: from }), -count)
    }),
  )
  fc.assert(
    fc.property(date, date, (a, b) => {
      assert.equal(Math.sign(compareDays(a, b)), Temporal.PlainDate.compare(a, b))
      let [slow, last] = [0, b]
      for (let on = a.add({ days: 1 }); Temporal.PlainDate.compare(on, last) <= 0; on = on.add({ days: 1 }))
        slow += mainland.dayOff(on) ? 0 : 1
      if (Temporal.PlainDate.compare(a, b) <= 0) assert.equal(workingDaysBetween({ calendar: mainland, from: a, to: b }), slow)
    }),
    { numRuns: 30 },
  )
})

const paris = (iso: string): string => civilDate(Temporal.Instant.from(iso), 'Europe/Paris').toString()

test('the civil date of an instant is the one of the city, in winter, in summer and on the nights when the hour changes', () => {
  assert.equal(paris('2026-12-31T22:59:59Z'), '2026-12-31')
  assert.equal(paris('2026-12-31T23:00:00Z'), '2027-01-01')
  assert.equal(paris('2026-07-31T22:00:00Z'), '2026-08-01')
  assert.equal(paris('2026-10-24T22:00:00Z'), '2026-10-25')
  assert.equal(paris('2026-10-25T22:59:59Z'), '2026-10-25')
  assert.equal(paris('2026-10-25T23:00:00Z'), '2026-10-26')
  assert.equal(paris('2027-03-27T23:00:00Z'), '2027-03-28')
  assert.equal(paris('2027-03-28T22:00:00Z'), '2027-03-29')
  assert.equal(startOfDay(day('2027-03-28'), 'Europe/Paris').toString(), '2027-03-27T23:00:00Z')
  assert.equal(startOfDay(day('2027-03-29'), 'Europe/Paris').toString(), '2027-03-28T22:00:00Z')
})
