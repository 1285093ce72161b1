import pg from 'pg'

/**
 * What comes out of PostgreSQL: instants as Temporal.Instant, civil dates as Temporal.PlainDate, counts as numbers.
 * Anything larger than a safe integer must be read as text by its query.
 */
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => Temporal.Instant.from(text.replace(' ', 'T')))
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => Temporal.PlainDate.from(text))
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))

/** What goes in: Temporal values as text (node-postgres would send them as quoted JSON), the rest as it is. */
export function parameter(value: unknown): unknown {
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate || value instanceof Temporal.PlainTime)
    return value.toString()
  if (Array.isArray(value) && value.some((item) => item instanceof Temporal.Instant || item instanceof Temporal.PlainDate))
    return value.map(String)
  return value
}

/** Writes a value for a jsonb column; node-postgres would turn an array into a PostgreSQL array. */
export function json(value: unknown): string {
  return JSON.stringify(value)
}
