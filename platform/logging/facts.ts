/**
 * What may stand in a log: ids, counts, codes, durations. A fact under any other name is dropped before it is written,
 * so that a name, an address or a sentence of a citizen cannot slip in by mistake.
 */
const ALLOWED = new Set([
  'bytes',
  'code',
  'count',
  'errorClass',
  'eventId',
  'file',
  'host',
  'id',
  'jobId',
  'kind',
  'mailbox',
  'method',
  'migration',
  'milliseconds',
  'part',
  'pid',
  'port',
  'process',
  'queue',
  'reason',
  'requestId',
  'route',
  'seconds',
  'signal',
  'stage',
  'status',
  'tries',
  'uid',
  'version',
])

export type Facts = Readonly<Record<string, string | number | boolean | undefined>>

// An id, a code, a version, a path or a route template. No blank and no @: neither a sentence nor a mail address has this shape.
const CODE = /^[\w./:+*=,#[\]{}-]{1,300}$/

/** The facts that may be written. A text that does not look like a code under an allowed name is withheld, and says so. */
export function writableFacts(facts: Facts = {}): Record<string, string | number | boolean> {
  const kept: Record<string, string | number | boolean> = {}
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined || !ALLOWED.has(name)) continue
    kept[name] = typeof value === 'string' && !CODE.test(value) ? '[withheld]' : value
  }
  return kept
}
