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
  const holidayOn = holidayLookup(settings)

  const dayOff = (day: Temporal.PlainDate): DayOff | undefined => {
    const holiday = holidayOn(day)
    if (holiday) return { kind: 'public-holiday', holiday }
    const label = closedDays.get(day.toString())
    if (label !== undefined) return { kind: 'closed-day', label }
    if (!workedWeekdays.has(day.dayOfWeek)) return { kind: 'weekend' }
    return undefined
  }
  return {
    dayOff,
    isWorkingDay: (day) => dayOff(day) === undefined,
    isBusinessDay: (day) => day.dayOfWeek !== 7 && holidayOn(day) === undefined,
  }
}

/** The holidays of a year are worked out once per calendar: a queue page asks for thousands of days. */
function holidayLookup({ territory, workedHolidays = [] }: WorkingCalendarSettings): (day: Temporal.PlainDate) => HolidayKey | undefined {
  const years = new Map<number, ReadonlyMap<string, HolidayKey>>()
  return (day) => {
    let year = years.get(day.year)
    if (!year) {
      const kept = publicHolidays({ year: day.year, territory }).filter((holiday) => !workedHolidays.includes(holiday.key))
      year = new Map(kept.map((holiday) => [holiday.on.toString(), holiday.key]))
      years.set(day.year, year)
    }
    return year.get(day.toString())
  }
}
