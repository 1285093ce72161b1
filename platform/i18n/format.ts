import type { Locale } from './locale.ts'

/** The city's zone unless a setting says otherwise. */
export const DEFAULT_ZONE = 'Europe/Paris'

export type DateStyle = 'full' | 'long' | 'medium' | 'short'

const TAGS: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB', it: 'it-IT' }

const DATE_OPTIONS: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: Locale, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formats.get(`${locale} ${key}`)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(TAGS[locale], options)
  formats.set(`${locale} ${key}`, made)
  return made
}

/** A civil date, or the civil date of an instant in the city, in words: "lundi 16 novembre 2026". */
export function formatDate(locale: Locale, value: Temporal.PlainDate | Temporal.Instant, style: DateStyle = 'long'): string {
  const date = value instanceof Temporal.Instant ? civilDate(value) : value
  const text = formatter(locale, style, { ...DATE_OPTIONS[style], timeZone: 'UTC' }).format(Date.UTC(date.year, date.month - 1, date.day))
  return locale === 'fr' ? text.replace(/^((?:\p{L}+ )?)1 /u, '$11er ') : text
}

/** The time of an instant in the city: "9 h 12" in French, on one line; "09:12" elsewhere. */
export function formatTime(locale: Locale, value: Temporal.Instant, zone: string = DEFAULT_ZONE): string {
  const time = value.toZonedDateTimeISO(zone)
  const minutes = String(time.minute).padStart(2, '0')
  return locale === 'fr' ? `${time.hour}\u00a0h\u00a0${minutes}` : `${String(time.hour).padStart(2, '0')}:${minutes}`
}

/** Date and time of an instant in the city: "16 nov. 2026, 9 h 12". */
export function formatDateTime(locale: Locale, value: Temporal.Instant, style: DateStyle = 'medium'): string {
  return `${formatDate(locale, value, style)}, ${formatTime(locale, value)}`
}

export function formatNumber(locale: Locale, value: number, options: Intl.NumberFormatOptions = {}): string {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = numberFormats.get(key) ?? new Intl.NumberFormat(TAGS[locale], options)
  numberFormats.set(key, known)
  return known.format(value)
}

const numberFormats = new Map<string, Intl.NumberFormat>()

/** "dans 3 jours", "hier", "aujourd’hui". */
export function formatRelativeDays(locale: Locale, days: number): string {
  return new Intl.RelativeTimeFormat(TAGS[locale], { numeric: 'auto' }).format(days, 'day')
}

/** The civil date of an instant in a zone. */
export function civilDate(value: Temporal.Instant, zone: string = DEFAULT_ZONE): Temporal.PlainDate {
  return value.toZonedDateTimeISO(zone).toPlainDate()
}
