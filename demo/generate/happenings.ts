import { dayNumber } from './time-table.ts'
import type { TimeTable } from './time-table.ts'

/** What moved the numbers of the year before the anchor (dates of the unshifted city). */
const HAPPENINGS = [
  { from: '2026-02-12', until: '2026-02-14', types: { 'EP-ARB': 14, 'EP-ECL': 6 } },
  { from: '2026-06-22', until: '2026-06-30', types: { 'SO-ISO': 9, 'PR-NUI': 2 } },
  { from: '2026-10-13', until: '2026-10-22', types: { 'FA-ABS': 5, 'FA-FAC': 5 } },
] as const

const RANGES = HAPPENINGS.map((item) => ({
  from: dayNumber(Temporal.PlainDate.from(item.from)),
  until: dayNumber(Temporal.PlainDate.from(item.until)),
  types: new Map<string, number>(Object.entries(item.types)),
}))

/** The portal stood still that morning; calls came three times as often. */
export const PORTAL_FAILURE = {
  day: dayNumber(Temporal.PlainDate.from('2026-09-03')),
  fromSecond: 9 * 3600 + 600,
  untilSecond: 11 * 3600 + 1500,
} as const

export function multiplierOn(typeCode: string, day: number): number {
  for (const range of RANGES) {
    if (day < range.from || day > range.until) continue
    return range.types.get(typeCode) ?? 1
  }
  return 1
}

/** Bookings of summer open on the second Monday of May at 18:00. */
export function openingOfSummer(time: TimeTable, day: number): boolean {
  const index = day - time.first
  const date = time.dayOfMonth[index] ?? 0
  return time.month[index] === 5 && time.weekday[index] === 1 && date >= 8 && date <= 14
}
