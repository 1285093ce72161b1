import type { WorkingCalendar } from './working-calendar.ts'

/** A century without a counted day is a calendar that never opens: said so instead of searching for ever. */
const LONGEST_CLOSURE_DAYS = 36_525

/**
 * The day that lies `count` working days (jours ouvrés) after `from`. The day of the fact does not count: received on a Monday, 1 working day is Tuesday;
 * received on a Saturday, it is Monday. 0 gives `from` if worked, else the next working day. A negative count goes back in time.
 */
export function addWorkingDays({
  calendar,
  from,
  count,
}: {
  calendar: WorkingCalendar
  from: Temporal.PlainDate
  count: number
}): Temporal.PlainDate {
  return walk({ isCounted: (day) => calendar.isWorkingDay(day), from, count })
}

/** The same in business days (jours ouvrables): every day but Sundays and public holidays. */
export function addBusinessDays({
  calendar,
  from,
  count,
}: {
  calendar: WorkingCalendar
  from: Temporal.PlainDate
  count: number
}): Temporal.PlainDate {
  return walk({ isCounted: (day) => calendar.isBusinessDay(day), from, count })
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
export function workingDaysBetween({
  calendar,
  from,
  to,
}: {
  calendar: WorkingCalendar
  from: Temporal.PlainDate
  to: Temporal.PlainDate
}): number {
  const direction = Temporal.PlainDate.compare(to, from)
  if (direction === 0) return 0
  const [first, last] = direction > 0 ? [from, to] : [to, from]
  let count = 0
  for (let day = first.add({ days: 1 }); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if (calendar.isWorkingDay(day)) count += 1
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

function walk({
  isCounted,
  from,
  count,
}: {
  isCounted: (day: Temporal.PlainDate) => boolean
  from: Temporal.PlainDate
  count: number
}): Temporal.PlainDate {
  if (!Number.isInteger(count)) throw new RangeError(`A number of days is a whole number, not ${count}`)
  if (count === 0 && isCounted(from)) return from
  const step = count < 0 ? -1 : 1
  let left = Math.max(1, Math.abs(count))
  let daysOff = 0
  let day = from
  while (left > 0) {
    day = day.add({ days: step })
    daysOff = isCounted(day) ? 0 : daysOff + 1
    if (daysOff === 0) left -= 1
    if (daysOff > LONGEST_CLOSURE_DAYS)
      throw new RangeError(`No counted day within ${LONGEST_CLOSURE_DAYS} days of ${day.toString()}: the calendar closes for too long`)
  }
  return day
}
