import { compareDays } from './compare-days.ts'
import type { WorkingCalendar, YearTable } from './working-calendar.ts'

/** A century without a counted day is a calendar that never opens: said so instead of searching for ever. */
const LONGEST_CLOSURE_DAYS = 36_525

interface Steps {
  readonly calendar: WorkingCalendar
  readonly from: Temporal.PlainDate
  readonly count: number
}

interface Span {
  readonly calendar: WorkingCalendar
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
}

/**
 * The day that lies `count` working days (jours ouvrés) after `from`. The day of the fact does not count: received on a Monday, 1 working day is Tuesday;
 * received on a Saturday, it is Monday. 0 gives `from` if worked, else the next working day. A negative count goes back in time.
 */
export function addWorkingDays(steps: Steps): Temporal.PlainDate {
  return walk(steps, 'working')
}

/** The same in business days (jours ouvrables): every day but Sundays and public holidays. */
export function addBusinessDays(steps: Steps): Temporal.PlainDate {
  return walk(steps, 'business')
}

/**
 * The last day of a period of `count` clear days (jours francs): neither the day of the fact nor the day of the end counts.
 * From 1 March, 8 clear days end on 10 March. The extension over a closed last day is a choice of the caller: see `nextWorkingDay`.
 */
export function addClearDays(from: Temporal.PlainDate, count: number): Temporal.PlainDate {
  return from.add({ days: count + 1 })
}

/** `day` if it is worked, else the first working day after it. */
export function nextWorkingDay(calendar: WorkingCalendar, day: Temporal.PlainDate): Temporal.PlainDate {
  return addWorkingDays({ calendar, from: day, count: 0 })
}

/**
 * How many working days are left when it is `from` and the work is due on `to`: `from` does not count, `to` does.
 * 0 on the day itself; negative once `to` has passed (working days of delay).
 */
export function workingDaysBetween({ calendar, from, to }: Span): number {
  const direction = Math.sign(compareDays(to, from))
  if (direction === 0) return 0
  const [first, last] = direction > 0 ? [from, to] : [to, from]
  let count = 0
  for (let year = first.year; year <= last.year; year += 1) {
    const { working } = calendar.yearTable(year)
    const begin = year === first.year ? first.dayOfYear : 0
    const end = year === last.year ? last.dayOfYear : working.length
    for (let index = begin; index < end; index += 1) count += working[index] ?? 0
  }
  return direction * count
}

/**
 * Months counted from day to day (de quantième à quantième): 3 February + 2 months = 3 April.
 * A day that the last month lacks becomes its last day: 31 December + 2 months = 28 February, or 29 in a leap year.
 */
export function addMonths(from: Temporal.PlainDate, months: number): Temporal.PlainDate {
  return from.add({ months }, { overflow: 'constrain' })
}

/** Walks over the tables of the years with whole numbers: making a date of each day would cost a thousand times more. */
function walk({ calendar, from, count }: Steps, kind: keyof YearTable): Temporal.PlainDate {
  if (!Number.isInteger(count)) throw new RangeError(`A number of days is a whole number, not ${count}`)
  const step = count < 0 ? -1 : 1
  let year = from.year
  let table = calendar.yearTable(year)[kind]
  let index = from.dayOfYear - 1
  if (count === 0 && table[index] === 1) return from
  let left = Math.max(1, Math.abs(count))
  let daysOff = 0
  while (left > 0) {
    index += step
    if (index < 0 || index >= table.length) {
      year += step
      table = calendar.yearTable(year)[kind]
      index = step > 0 ? 0 : table.length - 1
    }
    daysOff = table[index] === 1 ? 0 : daysOff + 1
    if (daysOff === 0) left -= 1
    if (daysOff > LONGEST_CLOSURE_DAYS) throw new RangeError(`No counted day for ${LONGEST_CLOSURE_DAYS} days before or after ${year}`)
  }
  return Temporal.PlainDate.from({ year, month: 1, day: 1 }).add({ days: index })
}
