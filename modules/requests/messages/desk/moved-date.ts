import { type Locale, formatDate } from '#platform/i18n'

/** A date that moved because of days of the city. */
export interface MovedDate {
  from: Temporal.PlainDate | undefined
  to: Temporal.PlainDate | undefined
  closed: readonly Temporal.PlainDate[]
  opened: readonly Temporal.PlainDate[]
}

/** One day or several in words; of a long closing the first and the last. */
export function dayList(locale: Locale, on: readonly Temporal.PlainDate[]): string {
  const said = on.length > 3 ? [...on.slice(0, 1), ...on.slice(-1)] : on
  return said.map((day) => formatDate(locale, day, 'full')).join(on.length > 3 ? ' – ' : ', ')
}
