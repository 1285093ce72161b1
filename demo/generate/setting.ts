import { ANCHOR, CITY } from '../city/identity.ts'
import type { CityQuestion } from '../records.ts'
import type { History } from './day-shapes.ts'
import type { Settings } from './life.ts'
import { TimeTable, dayNumber } from './time-table.ts'

const DAY_MS = 86_400_000
const ONE_YEAR_UNTIL = 400_000

/** When all this takes place. */
export interface Setting {
  history: History
  life: Settings
  /** Of the anchor's day, in seconds after midnight. */
  anchorSecond: number
}

/** Dates written for the city's own anchor are moved by whole weeks, so that weekdays hold. */
export function settingOf({ size, anchor, years }: CityQuestion): Setting {
  const local = anchor.withTimeZone(CITY.timeZone)
  const lastDate = local.toPlainDate()
  const span = years ?? (size <= ONE_YEAR_UNTIL ? 1 : 7)
  const firstDate = lastDate.subtract({ days: Math.round(span * 365.25) - 1 })
  const time = new TimeTable({ from: firstDate, until: lastDate })
  const lastDay = dayNumber(lastDate)
  const shift = Math.floor((lastDay - dayNumber(Temporal.ZonedDateTime.from(ANCHOR).toPlainDate())) / 7) * 7
  const anchorSecond = local.hour * 3600 + local.minute * 60 + local.second
  const anchorMs = time.instant(lastDay, anchorSecond)
  return {
    history: {
      time,
      firstDay: dayNumber(firstDate),
      lastDay,
      lastDayPart: Math.min(1, Math.max(0.02, (anchorSecond / 3600 - 7) / 11)),
      shift,
      years: span,
    },
    life: {
      time,
      anchorMs,
      adsShortMs: time.instant(dayNumber(Temporal.PlainDate.from('2026-09-14')) + shift, 0),
      forgottenFromMs: anchorMs - 150 * DAY_MS,
      forgottenUntilMs: anchorMs - 35 * DAY_MS,
    },
    anchorSecond,
  }
}
