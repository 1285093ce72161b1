import type { FastifyReply, FastifyRequest } from 'fastify'
import { messagesFor } from './messages/index.ts'
import { sendProblem } from './problem.ts'
import { type ServerOptions, strayCall } from './server.ts'
import { standardPage } from './standard-page.tsx'
import { sendBarePage, sendPage } from './send.ts'

interface Failure {
  error: unknown
  request: FastifyRequest
  reply: FastifyReply
  options: ServerOptions
}

type Kind = 'disk-full' | 'unavailable' | 'too-many' | 'too-large' | 'failure' | 'invalid' | 'malformed' | 'unsupported'

/** Last resort: what nobody expected. Says plainly that nothing was saved, with a reference; details go to the log only. */
export async function answerFailure({ error, request, reply, options }: Failure): Promise<FastifyReply> {
  const { kind, status } = readingOf(error, options)
  if (status >= 500) options.onFailure?.(error, String(request.id))
  const call = strayCall(request, reply, options)
  const retryAfter = RETRY_AFTER[kind]
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  if (request.url.startsWith('/api/')) {
    return sendProblem(reply, {
      status,
      type: kind,
      title: messagesFor(call.locale).pages[kind].title,
      detail: messagesFor(call.locale).pages[kind].text,
      instance: String(request.id),
    })
  }
  const page = standardPage(kind, call.locale, { status, reference: status >= 500 ? String(request.id) : undefined })
  try {
    return await sendPage(page, call, options)
  } catch {
    // The frame asks the database too (the city's name), and it may be what is away.
    return sendBarePage(page, call)
  }
}

/** Seconds after which another try makes sense. */
const RETRY_AFTER: Partial<Record<Kind, number>> = { unavailable: 5, 'disk-full': 60 }

const UNAVAILABLE =
  /ECONNREFUSED|ENOENT.*\.s\.PGSQL|ECONNRESET|EPIPE|Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|Query read timeout|the database system is (starting up|shutting down|in recovery)/i
// SQLSTATE classes: the connection broke, no room for what is asked, an operator or a crash ended it; and a statement that took too long.
const PG_UNAVAILABLE = /^(08|53|57P|57014)/
const PG_DISK_FULL = '53100'

function readingOf(error: unknown, options: ServerOptions): { kind: Kind; status: number } {
  if (!(error instanceof Error)) return { kind: 'failure', status: 500 }
  const code = String(Reflect.get(error, 'code') ?? '')
  if (code === PG_DISK_FULL || code === 'ENOSPC' || code === 'EDQUOT' || Reflect.get(error, 'reason') === 'full')
    return { kind: 'disk-full', status: 503 }
  // A database that found no room for its journal is away: what the reader must know is why.
  if (UNAVAILABLE.test(error.message) || (PG_UNAVAILABLE.test(code) && isDatabaseCode(code)))
    return { kind: options.diskIsFull?.() === true ? 'disk-full' : 'unavailable', status: 503 }
  const given: unknown = Reflect.get(error, 'statusCode')
  const status = typeof given === 'number' && given >= 400 && given < 500 ? given : 500
  if (code === 'PARVIS_NOT_JSON') return { kind: 'malformed', status }
  return { kind: KINDS[status] ?? 'invalid', status }
}

const KINDS: Partial<Record<number, Kind>> = { 413: 'too-large', 415: 'unsupported', 429: 'too-many', 500: 'failure' }

/** SQLSTATE codes have five characters; those of Node and Fastify are words. */
function isDatabaseCode(code: string): boolean {
  return code.length === 5
}
