import { type Locale, formatDate } from '#platform/i18n'

const SHAPE = /^((?:18|19|20)\d\d)-(\d\d)-(\d\d)$/

/** A whole date, or one with 00 for the month or the day that is not known (`1958-00-00`), as civil registers keep them. */
export function isBirthDate(text: string): boolean {
  const parts = SHAPE.exec(text)
  if (parts === null) return false
  const [, year = '', month = '', day = ''] = parts
  if (month === '00') return day === '00'
  try {
    Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: day === '00' ? 1 : Number(day) }, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** A birth date in words; with the parts that are known when it is not whole. What no calendar holds is shown as it was kept. */
export function birthText(date: string, locale: Locale): string {
  if (!isBirthDate(date)) return date
  if (!date.includes('-00')) return formatDate(locale, Temporal.PlainDate.from(date), 'long')
  return date
    .split('-')
    .filter((part) => part !== '00')
    .reverse()
    .join('/')
}
