import { type Directory, type Site, cityCalendar } from '#modules/organisation'
import { type OpenInterval, type OpeningSentence, type Place, type Weekday, openingSentence } from '#platform/calendar'
import { DEFAULT_ZONE, LOCALES, type Locale, formatDate } from '#platform/i18n'
import { messagesFor } from './messages/index.ts'

/** A site of the directory as a place with hours: each week, closed on public holidays, its exceptions last. */
export function placeOf(site: Site, directory: Directory): Place {
  const weekly: Partial<Record<Weekday, OpenInterval[]>> = {}
  for (const each of site.intervals) {
    const day = weekday(each.weekday)
    if (day !== undefined) weekly[day] = [...(weekly[day] ?? []), interval(each)]
  }
  return {
    calendar: cityCalendar(directory),
    hours: {
      zone: DEFAULT_ZONE,
      weekly,
      rules: [
        { when: { kind: 'public-holiday' }, effect: { kind: 'closed' } },
        ...directory.closedDays.map(
          (day) => ({ when: { kind: 'on', day: day.on }, effect: { kind: 'closed' }, reason: day.label }) as const,
        ),
        ...site.exceptions.map(
          (each) =>
            ({
              when: { kind: 'on', day: each.on },
              effect: { kind: 'hours', intervals: each.intervals.map(interval) },
              reason: each.reason,
            }) as const,
        ),
      ],
    },
  }
}

function weekday(value: number): Weekday | undefined {
  return ([1, 2, 3, 4, 5, 6, 7] as const).find((day) => day === value)
}

function interval({ opens, closes }: { opens: string; closes: string }): OpenInterval {
  return { from: Temporal.PlainTime.from(opens), to: Temporal.PlainTime.from(closes) }
}

export interface OpeningNow {
  text: string
  tone: 'good' | 'off'
}

const known = new WeakMap<Site, Map<string, OpeningNow>>()

/** What to read beside a site now, and its tone: open, or closed until. Found once a minute: hours are told in minutes. */
export function openingNow(site: Site, options: { directory: Directory; at: Temporal.Instant; locale: Locale }): OpeningNow {
  const key = `${Math.floor(options.at.epochMilliseconds / 60_000)} ${options.locale}`
  const kept = known.get(site)?.get(key)
  if (kept !== undefined) return kept
  const sentence = openingSentence(placeOf(site, options.directory), options.at)
  const found: OpeningNow = { text: wordsOf(sentence, options.locale), tone: sentence.kind === 'open-until' ? 'good' : 'off' }
  const others = [...(known.get(site) ?? [])].slice(-LOCALES.length)
  known.set(site, new Map([...others, [key, found]]))
  return found
}

function wordsOf(sentence: OpeningSentence, locale: Locale): string {
  const { opening } = messagesFor(locale)
  switch (sentence.kind) {
    case 'open-until':
      return opening.openUntil(timeText(sentence.until, locale))
    case 'opens-today':
      return opening.opensAt(timeText(sentence.at, locale))
    case 'opens-on':
    case 'closed-today':
      return opening.opensOn(dayText(sentence.on, { daysAhead: sentence.daysAhead, locale }), timeText(sentence.at, locale))
    case 'closed':
      return opening.closed
  }
}

/** "8 h 30", "08:30". */
export function timeText(time: Temporal.PlainTime, locale: Locale): string {
  return messagesFor(locale).opening.at(time.hour, time.minute)
}

/** The name of a near day, the date of a far one. */
function dayText(day: Temporal.PlainDate, { daysAhead, locale }: { daysAhead: number; locale: Locale }): string {
  return daysAhead < 7 ? weekdayName(day, locale) : formatDate(locale, day)
}

export function weekdayName(day: Temporal.PlainDate, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(day.year, day.month - 1, day.day))
}
