import { compareDays } from './compare-days.ts'
import type { WorkingCalendar } from './working-calendar.ts'

type Day = Temporal.PlainDate
type Time = Temporal.PlainTime

/** Open from the first time, included, to the second, excluded; both on the same day, so a place that closes after midnight is not one of ours. */
export interface OpenInterval {
  readonly from: Time
  readonly to: Time
}

/** ISO weekday, 1 = Monday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** The days that a rule speaks of. */
export type DayCondition =
  | { readonly kind: 'public-holiday' }
  | { readonly kind: 'on'; readonly day: Day }
  /** Both days included; only some weekdays when given. */
  | { readonly kind: 'between'; readonly first: Day; readonly last: Day; readonly weekdays?: readonly Weekday[] | undefined }
  /** "24 December", each year. */
  | { readonly kind: 'every-year'; readonly month: number; readonly day: number }
  /** "The first Thursday of the month": `nth` from 1. */
  | { readonly kind: 'nth-weekday'; readonly nth: number; readonly weekday: Weekday }

/** What becomes of the day. `opens-at` and `closes-at` only cut: a place that opens in the afternoon is not opened in the morning by them. */
export type DayEffect =
  | { readonly kind: 'closed' }
  | { readonly kind: 'opens-at'; readonly at: Time }
  | { readonly kind: 'closes-at'; readonly at: Time }
  /** These hours instead of all that was said before, even on a public holiday. */
  | { readonly kind: 'hours'; readonly intervals: readonly OpenInterval[] }

export interface OpeningRule {
  readonly when: DayCondition
  readonly effect: DayEffect
  /** Told to the public: "formation du personnel", "panne de chauffage". */
  readonly reason?: string | undefined
}

/** The hours of a place. Rules apply in the order of the list to the hours of the week: put the exceptions of a date last. */
export interface OpeningHours {
  readonly zone: string
  readonly weekly: Readonly<Partial<Record<Weekday, readonly OpenInterval[]>>>
  readonly rules: readonly OpeningRule[]
}

export interface DayHours {
  readonly intervals: readonly OpenInterval[]
  /** Of the last rule that changed the hours of this day. */
  readonly reason?: string | undefined
}

/** A place with its calendar: public holidays come from it. */
export interface Place {
  readonly hours: OpeningHours
  readonly calendar: WorkingCalendar
}

/** The hours of a day once every rule has spoken, in order of time. Empty: closed. */
export function hoursOn({ hours, calendar }: Place, day: Day): DayHours {
  const weekday = weekdayOf(day)
  const usual: DayHours = { intervals: (hours.weekly[weekday] ?? []).toSorted((a, b) => Temporal.PlainTime.compare(a.from, b.from)) }
  return hours.rules
    .filter((rule) => appliesOn({ rule, day, calendar }))
    .reduce<DayHours>((known, { effect, reason }) => {
      const intervals = apply(effect, known.intervals)
      return sameIntervals(intervals, known.intervals) ? known : { intervals, reason }
    }, usual)
}

function weekdayOf(day: Day): Weekday {
  const weekday = ([1, 2, 3, 4, 5, 6, 7] as const)[day.dayOfWeek - 1]
  if (!weekday) throw new RangeError(`${day.toString()} has no weekday`)
  return weekday
}

function appliesOn({ rule, day, calendar }: { rule: OpeningRule; day: Day; calendar: WorkingCalendar }): boolean {
  const { when } = rule
  switch (when.kind) {
    case 'public-holiday':
      return calendar.dayOff(day)?.kind === 'public-holiday'
    case 'on':
      return day.equals(when.day)
    case 'between':
      return compareDays(when.first, day) <= 0 && compareDays(day, when.last) <= 0 && (when.weekdays?.includes(weekdayOf(day)) ?? true)
    case 'every-year':
      return day.month === when.month && day.day === when.day
    case 'nth-weekday':
      return day.dayOfWeek === when.weekday && Math.ceil(day.day / 7) === when.nth
  }
}

function apply(effect: DayEffect, intervals: readonly OpenInterval[]): readonly OpenInterval[] {
  switch (effect.kind) {
    case 'closed':
      return []
    case 'hours':
      return effect.intervals
    case 'opens-at':
      return intervals.map((open) => ({ ...open, from: laterOf(open.from, effect.at) })).filter(isOpenAtAll)
    case 'closes-at':
      return intervals.map((open) => ({ ...open, to: earlierOf(open.to, effect.at) })).filter(isOpenAtAll)
  }
}

const laterOf = (a: Time, b: Time): Time => (Temporal.PlainTime.compare(a, b) >= 0 ? a : b)
const earlierOf = (a: Time, b: Time): Time => (Temporal.PlainTime.compare(a, b) <= 0 ? a : b)
const isOpenAtAll = ({ from, to }: OpenInterval): boolean => Temporal.PlainTime.compare(from, to) < 0

function sameIntervals(a: readonly OpenInterval[], b: readonly OpenInterval[]): boolean {
  return a.length === b.length && a.every((open, index) => Boolean(b[index]?.from.equals(open.from) && b[index]?.to.equals(open.to)))
}
