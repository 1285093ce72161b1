/** The calendar day on which an instant falls for people of a zone: 22:30 UTC on 31 December is already 1 January in Paris. */
export function civilDate(instant: Temporal.Instant, zone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(zone).toPlainDate()
}

/** The instant at which a civil day begins in a zone (not always midnight: some zones change their clocks at midnight). */
export function startOfDay(day: Temporal.PlainDate, zone: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: zone }).toInstant()
}
