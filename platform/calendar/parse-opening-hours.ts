import type { OpenInterval } from './opening-hours.ts'

const INTERVAL = /^(\d{1,2})[:h](\d{2})?\s*[-–]\s*(\d{1,2})[:h](\d{2})?$/

/**
 * Reads the hours of a day as people write them in a table: "8:30-17:00", "9h-12h30, 13:30-17:30"; empty or a dash: closed.
 * Nothing when a part is not understood, ends before it begins, or overlaps the one before it: the caller says which line.
 */
export function parseDayHours(text: string): readonly OpenInterval[] | undefined {
  const written = text.trim()
  if (written === '' || /^[-–]$/.test(written)) return []
  const intervals: OpenInterval[] = []
  for (const part of written.split(',')) {
    const open = parseInterval(part.trim())
    const previous = intervals.at(-1)
    if (!open || Temporal.PlainTime.compare(open.from, open.to) >= 0) return undefined
    if (previous && Temporal.PlainTime.compare(previous.to, open.from) > 0) return undefined
    intervals.push(open)
  }
  return intervals
}

function parseInterval(text: string): OpenInterval | undefined {
  const [, fromHour, fromMinute = '0', toHour, toMinute = '0'] = INTERVAL.exec(text) ?? []
  const from = clockTime(fromHour, fromMinute)
  const to = clockTime(toHour, toMinute)
  return from && to && { from, to }
}

function clockTime(hour: string | undefined, minute: string): Temporal.PlainTime | undefined {
  const [hours, minutes] = [Number(hour), Number(minute)]
  return hours <= 23 && minutes <= 59 ? Temporal.PlainTime.from({ hour: hours, minute: minutes }) : undefined
}
