import { type Refused, refuse } from '#platform/outcome'
import { type OpeningInterval, faultyWeekday } from './opening-hours.ts'
import { isLine } from './unit-facts.ts'

/** From one day to another, both included. */
export interface Days {
  from: Temporal.PlainDate
  until: Temporal.PlainDate
}

/** Hours of one day: `08:30`, times of the city. */
export type HoursOfDay = readonly { opens: string; closes: string }[]

/** A day on which a site keeps other hours than those of its week. No hours: it is closed. */
export interface ExceptionalDay {
  on: Temporal.PlainDate
  intervals: HoursOfDay
  /** Told to the public. */
  reason: string
  version: number
}

/** A day on which the whole city is closed, besides public holidays. */
export interface ClosedDay {
  on: Temporal.PlainDate
  /** Told to the public. */
  reason: string
  version: number
}

/** Letters of a reason, days written at once, years that one may plan ahead, openings of one day. */
export const DAY_LIMITS = { reason: 200, days: 92, years: 3, intervals: 8 } as const

/** What is wrong with the days themselves, whoever they are for. */
export function daysFault({ from, until }: Days, today: Temporal.PlainDate): Refused | undefined {
  const compare = Temporal.PlainDate.compare
  if (compare(from, today) < 0) return invalid('day-past', 'from')
  if (compare(until, from) < 0) return invalid('days-reversed', 'until')
  if (compare(until, today.add({ years: DAY_LIMITS.years })) > 0) return invalid('day-too-far', 'until', DAY_LIMITS.years)
  if (from.until(until).days >= DAY_LIMITS.days) return invalid('days-too-many', 'until', DAY_LIMITS.days)
  return undefined
}

export function reasonFault(reason: string): Refused | undefined {
  return isLine(reason, DAY_LIMITS.reason) ? undefined : invalid('public-reason', 'reason', DAY_LIMITS.reason)
}

export function hoursFault(intervals: HoursOfDay): Refused | undefined {
  if (intervals.length > DAY_LIMITS.intervals) return invalid('day-hours-many', 'hours', DAY_LIMITS.intervals)
  const wrong = faultyWeekday(intervals.map((interval) => ({ ...interval, weekday: 1 })))
  return wrong === undefined ? undefined : invalid(`day-hours-${wrong.fault}`, 'hours')
}

/**
 * The days of a period on which a site's public is to be told something. Closed: the days on which it opens in its week. Other hours: of
 * one day always, so that a site may open on a Sunday; of several days those only on which it would open, public holidays left out.
 */
export function daysTold(
  days: Days,
  about: { week: readonly OpeningInterval[]; intervals: HoursOfDay; isHoliday: (day: Temporal.PlainDate) => boolean },
): Temporal.PlainDate[] {
  const opens = (day: Temporal.PlainDate) => about.week.some((interval) => interval.weekday === day.dayOfWeek)
  const all = eachDay(days)
  if (about.intervals.length === 0) return all.filter(opens)
  return all.length === 1 ? all : all.filter((day) => opens(day) && !about.isHoliday(day))
}

/** The days of a period on which the city works or receives its public: only these can be closed. */
export function daysWorked(
  days: Days,
  about: { weekdays: ReadonlySet<number>; isHoliday: (day: Temporal.PlainDate) => boolean },
): Temporal.PlainDate[] {
  return eachDay(days).filter((day) => about.weekdays.has(day.dayOfWeek) && !about.isHoliday(day))
}

export function hoursText(intervals: HoursOfDay): string {
  return intervals.map(({ opens, closes }) => `${opens}-${closes}`).join(' ')
}

function eachDay({ from, until }: Days): Temporal.PlainDate[] {
  return Array.from({ length: from.until(until).days + 1 }, (_, index) => from.add({ days: index }))
}

function invalid(what: string, field: string, maximum?: number): Refused {
  return refuse('invalid', `organisation.refusal.${what}`, maximum === undefined ? { field } : { field, data: { maximum } })
}
