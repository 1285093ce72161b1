const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  gmt: 0,
  utc: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
}

/** The instant a Date field speaks of (RFC 5322 section 3.3, old forms included); `undefined` when it cannot be a real one (before 1970 or after 2100). */
export function emailDate(field: string | undefined): Temporal.Instant | undefined {
  if (field === undefined) return undefined
  const text = field
    .slice(0, 200)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const match =
    /^(?:[A-Za-z]{2,9},? )?(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{2,4}),? (\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(?: ?([+-]\d{4}|[A-Za-z]{1,5}))?/.exec(
      text,
    )
  const at = match ? millisecondsOf(match) : Date.parse(text)
  if (at === undefined || Number.isNaN(at) || at < 0 || at > Date.UTC(2100, 0)) return undefined
  return Temporal.Instant.fromEpochMilliseconds(at)
}

function millisecondsOf(match: RegExpExecArray): number | undefined {
  const [, day = '', monthName = '', yearText = '', hour = '', minute = '', second = '0', zone = ''] = match
  const month = MONTHS.indexOf(monthName.slice(0, 3).toLowerCase())
  if (month < 0) return undefined
  return (
    Date.UTC(fullYear(yearText), month, Number(day), Number(hour), Number(minute), Math.min(Number(second), 59)) -
    offsetMinutes(zone) * 60_000
  )
}

/** Two and three digit years as RFC 5322 section 4.3 reads them. */
function fullYear(text: string): number {
  const year = Number(text)
  if (text.length === 2) return year < 50 ? 2000 + year : 1900 + year
  return text.length === 3 ? 1900 + year : year
}

function offsetMinutes(zone: string): number {
  const numeric = /^([+-])(\d{2})(\d{2})$/.exec(zone)
  if (!numeric) return ZONES[zone.toLowerCase()] ?? 0
  return (Number(numeric[2]) * 60 + Number(numeric[3])) * (numeric[1] === '-' ? -1 : 1)
}
