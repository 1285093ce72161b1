import { compareDays } from '#platform/calendar'

type Day = Temporal.PlainDate

export const isAfter = (day: Day, other: Day): boolean => compareDays(day, other) > 0

export const isBefore = (day: Day, other: Day): boolean => compareDays(day, other) < 0

/** The first of the days that are known. */
export function earliest(days: readonly (Day | undefined)[]): Day | undefined {
  return inOrder(days)[0]
}

/** The last of the days that are known. */
export function latest(days: readonly (Day | undefined)[]): Day | undefined {
  return inOrder(days).at(-1)
}

function inOrder(days: readonly (Day | undefined)[]): readonly Day[] {
  return days.filter((day) => day !== undefined).toSorted(compareDays)
}
