import { publicHolidays } from './public-holidays.ts'
import type { HolidayKey, Territory } from './public-holidays.ts'

/** Why a day is not worked. `label` is the city's own word for one of its closed days ("pont de l'Ascension"). */
export type DayOff = { kind: 'weekend' } | { kind: 'public-holiday'; holiday: HolidayKey } | { kind: 'closed-day'; label: string }

/**
 * The city's calendar as a value: whoever counts days is handed one. Pure: the same day always gets the same answer.
 * Working day = jour ouvré (a day the offices work); business day = jour ouvrable (six days a week, public holidays apart).
 */
export interface WorkingCalendar {
  isWorkingDay(day: Temporal.PlainDate): boolean
  isBusinessDay(day: Temporal.PlainDate): boolean
  /** The first reason found, in this order: public holiday, the city's closed day, weekend; nothing on a working day. */
  dayOff(day: Temporal.PlainDate): DayOff | undefined
  /** The whole year at once, for counting. */
  yearTable(year: number): YearTable
}

/** A byte for each day of the year, 1 January at index 0: 1 when it counts. */
export interface YearTable {
  readonly working: Uint8Array
  readonly business: Uint8Array
}

export interface ClosedDay {
  readonly on: Temporal.PlainDate
  readonly label: string
}

export interface WorkingCalendarSettings {
  readonly territory: Territory
  /** ISO weekdays worked, 1 = Monday. Monday to Friday by default: Saturday opening is not a working day for targets. */
  readonly workedWeekdays?: readonly number[]
  /** Days on which the city closes though the law does not (bridges, the mayor's day). */
  readonly closedDays?: readonly ClosedDay[]
  /** Public holidays that this city works, for instance Whit Monday as its solidarity day (code du travail L3133-7). */
  readonly workedHolidays?: readonly HolidayKey[]
}

/** Builds a city's calendar. Refuses a week without any working day: counting in it would never end. */
export function workingCalendar(settings: WorkingCalendarSettings): WorkingCalendar {
  const workedWeekdays = new Set(settings.workedWeekdays ?? [1, 2, 3, 4, 5])
  if (![1, 2, 3, 4, 5, 6, 7].some((weekday) => workedWeekdays.has(weekday))) {
    throw new RangeError('A working calendar needs at least one worked weekday from 1 (Monday) to 7 (Sunday)')
  }
  const closedDays = new Map((settings.closedDays ?? []).map((closed) => [closed.on.toString(), closed.label]))
  const years = new Map<number, Year>()
  const yearOf = (number: number): Year => {
    const known = years.get(number)
    if (known) return known
    const made = makeYear({ number, settings, workedWeekdays, closedDays })
    years.set(number, made)
    return made
  }
  return {
    isWorkingDay: (day) => yearOf(day.year).table.working[day.dayOfYear - 1] === 1,
    isBusinessDay: (day) => yearOf(day.year).table.business[day.dayOfYear - 1] === 1,
    yearTable: (year) => yearOf(year).table,
    dayOff: (day) => {
      const holiday = yearOf(day.year).holidays.get(day.dayOfYear)
      if (holiday) return { kind: 'public-holiday', holiday }
      const label = closedDays.get(day.toString())
      if (label !== undefined) return { kind: 'closed-day', label }
      return workedWeekdays.has(day.dayOfWeek) ? undefined : { kind: 'weekend' }
    },
  }
}

interface Year {
  readonly table: YearTable
  /** By day of the year, from 1. */
  readonly holidays: ReadonlyMap<number, HolidayKey>
}

/** A year is worked out once per calendar: a queue page asks for thousands of days. */
function makeYear(made: {
  number: number
  settings: WorkingCalendarSettings
  workedWeekdays: ReadonlySet<number>
  closedDays: ReadonlyMap<string, string>
}): Year {
  const { number, settings, workedWeekdays, closedDays } = made
  const kept = publicHolidays({ year: number, territory: settings.territory }).filter(({ key }) => !settings.workedHolidays?.includes(key))
  const holidays = new Map(kept.map(({ on, key }) => [on.dayOfYear, key]))
  const first = Temporal.PlainDate.from({ year: number, month: 1, day: 1 })
  const working = new Uint8Array(first.daysInYear)
  const business = new Uint8Array(first.daysInYear)
  for (let index = 0; index < working.length; index += 1) {
    const weekday = ((first.dayOfWeek - 1 + index) % 7) + 1
    if (holidays.has(index + 1)) continue
    business[index] = weekday === 7 ? 0 : 1
    working[index] = workedWeekdays.has(weekday) ? 1 : 0
  }
  for (const closed of closedDays.keys()) {
    const day = Temporal.PlainDate.from(closed)
    if (day.year === number) working[day.dayOfYear - 1] = 0
  }
  return { table: { working, business }, holidays }
}
