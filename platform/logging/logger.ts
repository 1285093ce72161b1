import pino from 'pino'
import { type Facts, writableFacts } from './facts.ts'
import { failureFacts } from './failure-facts.ts'
import { readableLines } from './readable-lines.ts'

export interface Logger {
  debug(message: string, facts?: Facts): void
  info(message: string, facts?: Facts): void
  warn(message: string, facts?: Facts): void
  error(message: string, facts?: Facts): void
  /** Writes what failed: the class, the code and the place; not the message, which may quote what somebody typed. */
  failure(message: string, error: unknown, facts?: Facts): void
  /** A log whose every line bears these facts too: the id of a request, a job. */
  child(facts: Facts): Logger
}

export interface LoggerOptions {
  level: string
  /** Who writes: web, worker, serve. */
  process: string
  destination?: pino.DestinationStream
}

/** A log as JSON lines on standard error, or lines for the eye when that is a terminal. Messages are fixed texts of ours: what varies is a fact. */
export function createLogger(options: LoggerOptions): Logger {
  const destination = options.destination ?? standardError()
  return wrap(
    pino(
      { level: options.level, base: { process: options.process, pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
      destination,
    ),
  )
}

function standardError(): pino.DestinationStream {
  const stream = pino.destination({ fd: 2, sync: true })
  return process.stderr.isTTY ? readableLines(stream) : stream
}

function wrap(log: pino.Logger): Logger {
  return {
    debug: (message, facts) => log.debug(writableFacts(facts), message),
    info: (message, facts) => log.info(writableFacts(facts), message),
    warn: (message, facts) => log.warn(writableFacts(facts), message),
    error: (message, facts) => log.error(writableFacts(facts), message),
    failure: (message, error, facts) => log.error({ ...writableFacts(facts), ...failureFacts(error) }, message),
    child: (facts) => wrap(log.child(writableFacts(facts))),
  }
}
