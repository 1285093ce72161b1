/** A day as an iCalendar file (RFC 5545): an all-day event, so that no time zone is needed. */
export function calendarFile(event: {
  uid: string
  on: Temporal.PlainDate
  at: Temporal.Instant
  summary: string
  description: string
}): string {
  const stamp = `${event.at.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')}`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Parvis//FR',
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day(event.on)}`,
    `DTEND;VALUE=DATE:${day(event.on.add({ days: 1 }))}`,
    `SUMMARY:${escaped(event.summary)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.flatMap(folded).join('\r\n')}\r\n`
}

function day(date: Temporal.PlainDate): string {
  return date.toString().replaceAll('-', '')
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\n/g, '\\n')
}

/** Lines of 75 bytes at most; those that go on begin with a space. Characters stay whole. */
function folded(line: string): string[] {
  const parts: string[] = []
  let part = ''
  for (const sign of line) {
    if (Buffer.byteLength(part + sign) > (parts.length === 0 ? 75 : 74)) {
      parts.push(part)
      part = ''
    }
    part += sign
  }
  parts.push(part)
  return parts.map((each, index) => (index === 0 ? each : ` ${each}`))
}
