import type { JournalPage } from '#platform/audit'

/** The events as a file for a spreadsheet: RFC 4180, semicolons as French spreadsheets expect, a byte order mark so that accents are read. */
export function journalCsv(events: JournalPage['events'], header: readonly string[]): string {
  const rows = events.map((event) => [
    event.at.toString(),
    event.name,
    event.actorKind,
    event.actorId ?? '',
    event.subjectKind,
    event.subjectId,
    event.unitId ?? '',
    JSON.stringify(event.data),
  ])
  return `\uFEFF${[header, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
}

/** A cell that a spreadsheet would take for a formula is led by an apostrophe (OWASP, CSV injection). */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
