/** When a site is open on a day of the week: 1 is Monday; times are of the city, `08:30`. */
export interface OpeningInterval {
  weekday: number
  opens: string
  closes: string
}

const DAYS = ['lu', 'ma', 'me', 'je', 've', 'sa', 'di'] as const
const TIME = /^([01]?\d|2[0-3])[:h]([0-5]\d)?$/i
const SPAN = /^([^-–]+)[-–]([^-–]+)$/u

/** "lu-ve 08:30-12:00 13:30-17:00; sa 09:00-12:00" as intervals; undefined when it cannot be read. Empty: never open. */
export function readOpening(text: string): OpeningInterval[] | undefined {
  const parts = text
    .split(/[;|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const intervals: OpeningInterval[] = []
  for (const part of parts) {
    const [days = '', ...spans] = part.split(/\s+/)
    const weekdays = readDays(days)
    if (weekdays === undefined || spans.length === 0) return undefined
    for (const span of spans) {
      const found = SPAN.exec(span)
      const opens = readTime(found?.[1] ?? '')
      const closes = readTime(found?.[2] ?? '')
      if (opens === undefined || closes === undefined) return undefined
      intervals.push(...weekdays.map((weekday) => ({ weekday, opens, closes })))
    }
  }
  return sorted(intervals)
}

/** "09:00-12:00 14:00-16:00", the hours of one day; undefined when it cannot be read. Empty: closed. */
export function readHours(text: string): { opens: string; closes: string }[] | undefined {
  if (text.trim() === '') return []
  return /[;|\n]/.test(text) ? undefined : readOpening(`lu ${text}`)?.map(({ opens, closes }) => ({ opens, closes }))
}

/** The intervals as `readOpening` reads them, days with the same hours one after the other written once. */
export function openingText(intervals: readonly OpeningInterval[]): string {
  const hours = DAYS.map((_, index) => hoursOf(intervals, index + 1))
  const parts: string[] = []
  for (let first = 0; first < DAYS.length; first += 1) {
    const same = hours[first] ?? ''
    if (same === '') continue
    let last = first
    while (hours[last + 1] === same) last += 1
    parts.push(`${DAYS[first]}${last > first ? `-${DAYS[last]}` : ''} ${same}`)
    first = last
  }
  return parts.join('; ')
}

/** The first weekday on which an interval ends before it begins, or two share a minute. */
export function faultyWeekday(intervals: readonly OpeningInterval[]): { weekday: number; fault: 'order' | 'overlap' } | undefined {
  const ordered = sorted(intervals)
  for (const [index, interval] of ordered.entries()) {
    if (interval.closes <= interval.opens) return { weekday: interval.weekday, fault: 'order' }
    const before = ordered[index - 1]
    if (before !== undefined && before.weekday === interval.weekday && before.closes > interval.opens)
      return { weekday: interval.weekday, fault: 'overlap' }
  }
  return undefined
}

function sorted(intervals: readonly OpeningInterval[]): OpeningInterval[] {
  const key = ({ weekday, opens }: OpeningInterval) => `${weekday} ${opens}`
  return [...intervals].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

function hoursOf(intervals: readonly OpeningInterval[], weekday: number): string {
  return sorted(intervals.filter((interval) => interval.weekday === weekday))
    .map(({ opens, closes }) => `${opens}-${closes}`)
    .join(' ')
}

function readDays(text: string): number[] | undefined {
  const [from, until, ...more] = text.split('-')
  const first = readDay(from)
  const last = until === undefined ? first : readDay(until)
  if (first === undefined || last === undefined || last < first || more.length > 0) return undefined
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

function readDay(text: string | undefined): number | undefined {
  const index = DAYS.findIndex((day) => day === text?.slice(0, 2).toLowerCase())
  return index === -1 ? undefined : index + 1
}

function readTime(text: string): string | undefined {
  const found = TIME.exec(text)
  return found === null ? undefined : `${(found[1] ?? '').padStart(2, '0')}:${found[2] ?? '00'}`
}
