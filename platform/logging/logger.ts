import pino from 'pino'

/**
 * What may stand in a log: ids, counts, codes, durations. A fact under any other name is dropped before it is written,
 * so that a name, an address or a sentence of a citizen cannot slip in by mistake.
 */
const ALLOWED = new Set([
  'requestId', 'route', 'method', 'status', 'milliseconds', 'queue', 'jobId', 'tries', 'count', 'code', 'errorClass', 'stack', 'id', 'eventId', 'mailbox', 'uid', 'port', 'host', 'pid', 'signal',
  'process', 'version', 'bytes', 'migration', 'stage', 'kind', 'reason', 'seconds', 'file',
])

export type Facts = Readonly<Record<string, string | number | boolean | undefined>>

export interface Logger {
  debug(message: string, facts?: Facts): void
  info(message: string, facts?: Facts): void
  warn(message: string, facts?: Facts): void
  error(message: string, facts?: Facts): void
  /** Writes what failed: the class, the code and the place; not the message, which may quote what somebody typed. */
  failure(message: string, error: unknown, facts?: Facts): void
}

/** A log as JSON lines on standard error. `process` names who writes: web, worker, serve. */
export function createLogger(options: { level: string; process: string; destination?: pino.DestinationStream }): Logger {
  const log = pino({ level: options.level, base: { process: options.process, pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime }, options.destination ?? pino.destination({ fd: 2, sync: true }))
  return {
    debug: (message, facts) => log.debug(kept(facts), message),
    info: (message, facts) => log.info(kept(facts), message),
    warn: (message, facts) => log.warn(kept(facts), message),
    error: (message, facts) => log.error(kept(facts), message),
    failure: (message, error, facts) => log.error({ ...kept(facts), ...describe(error) }, message),
  }
}

function kept(facts: Facts = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([name, value]) => ALLOWED.has(name) && value !== undefined))
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { errorClass: typeof error }
  const code: unknown = Reflect.get(error, 'code')
  // The first line of a stack repeats the message: only the places are kept.
  const stack = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 12).join('\n')
  return { errorClass: error.name, ...(typeof code === 'string' ? { code } : {}), stack }
}
