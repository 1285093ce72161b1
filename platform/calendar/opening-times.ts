import { hoursOn } from './opening-hours.ts'
import type { OpenInterval, Place } from './opening-hours.ts'

type Day = Temporal.PlainDate
type Time = Temporal.PlainTime

/** A place closed for longer than a year has no next opening worth announcing. */
const LONGEST_LOOK_AHEAD_DAYS = 366

/** What to say of a place at an instant; the sentence itself belongs to the messages of whoever shows it. */
export type OpeningSentence =
  | { readonly kind: 'open-until'; readonly until: Time }
  /** Closed now, opens again later today. */
  | { readonly kind: 'opens-today'; readonly at: Time; readonly reason?: string | undefined }
  /** Nothing more today; `on` is the next day with hours, `daysAhead` from today. */
  | { readonly kind: 'opens-on'; readonly on: Day; readonly at: Time; readonly daysAhead: number; readonly reason?: string | undefined }
  /** Not open at all today; `reason` says why when a rule does. */
  | {
      readonly kind: 'closed-today'
      readonly on: Day
      readonly at: Time
      readonly daysAhead: number
      readonly reason?: string | undefined
    }
  /** No opening within a year. */
  | { readonly kind: 'closed' }

export function isOpenAt(place: Place, instant: Temporal.Instant): boolean {
  const { day, time } = localTime(place, instant)
  return hoursOn(place, day).intervals.some((open) => contains(open, time))
}

/** The instant of the next opening, or `instant` itself while it is open; nothing within a year, nothing. */
export function nextOpening(place: Place, instant: Temporal.Instant): Temporal.Instant | undefined {
  if (isOpenAt(place, instant)) return instant
  const next = nextInterval(place, localTime(place, instant))
  return next?.day.toZonedDateTime({ timeZone: place.hours.zone, plainTime: next.open.from }).toInstant()
}

/** What the public should read on the door, the portal or the telephone line at this instant. */
export function openingSentence(place: Place, instant: Temporal.Instant): OpeningSentence {
  const now = localTime(place, instant)
  const { intervals, reason } = hoursOn(place, now.day)
  const current = intervals.find((open) => contains(open, now.time))
  if (current) return { kind: 'open-until', until: current.to }
  const next = nextInterval(place, now)
  if (!next) return { kind: 'closed' }
  if (next.daysAhead === 0) return { kind: 'opens-today', at: next.open.from, reason }
  const kind = intervals.length === 0 ? 'closed-today' : 'opens-on'
  return { kind, on: next.day, at: next.open.from, daysAhead: next.daysAhead, reason }
}

interface LocalTime {
  readonly day: Day
  readonly time: Time
}

function localTime({ hours }: Place, instant: Temporal.Instant): LocalTime {
  const local = instant.toZonedDateTimeISO(hours.zone)
  return { day: local.toPlainDate(), time: local.toPlainTime() }
}

function nextInterval(place: Place, now: LocalTime): { day: Day; open: OpenInterval; daysAhead: number } | undefined {
  for (let daysAhead = 0; daysAhead <= LONGEST_LOOK_AHEAD_DAYS; daysAhead += 1) {
    const day = now.day.add({ days: daysAhead })
    const open = hoursOn(place, day).intervals.find(({ from }) => daysAhead > 0 || Temporal.PlainTime.compare(from, now.time) > 0)
    if (open) return { day, open, daysAhead }
  }
  return undefined
}

function contains({ from, to }: OpenInterval, time: Time): boolean {
  return Temporal.PlainTime.compare(from, time) <= 0 && Temporal.PlainTime.compare(time, to) < 0
}
