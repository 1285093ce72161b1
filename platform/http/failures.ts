import type { FastifyReply, FastifyRequest } from 'fastify'
import { messagesFor } from './messages/index.ts'
import { sendProblem } from './problem.ts'
import { type ServerOptions, strayCall } from './server.ts'
import { standardPage } from './standard-page.tsx'
import { sendPage } from './send.ts'

interface Failure {
  error: unknown
  request: FastifyRequest
  reply: FastifyReply
  options: ServerOptions
}

/** Last resort: what nobody expected. Says plainly that nothing was saved, with a reference; details go to the log only. */
export async function answerFailure({ error, request, reply, options }: Failure): Promise<FastifyReply> {
  const status = statusOf(error)
  if (status >= 500) options.onFailure?.(error, String(request.id))
  const call = strayCall(request, reply, options)
  const kind =
    status === 503 ? 'unavailable' : status === 429 ? 'too-many' : status === 413 ? 'too-large' : status >= 500 ? 'failure' : 'invalid'
  if (status === 503) reply.header('retry-after', '5')
  if (request.url.startsWith('/api/')) {
    return sendProblem(reply, {
      status,
      type: kind,
      title: messagesFor(call.locale).pages[kind].title,
      detail: messagesFor(call.locale).pages[kind].text,
      instance: String(request.id),
    })
  }
  return sendPage(standardPage(kind, call.locale, { status, reference: status >= 500 ? String(request.id) : undefined }), call, options)
}

const UNAVAILABLE =
  /ECONNREFUSED|ENOENT|ECONNRESET|Connection terminated|timeout exceeded when trying to connect|the database system is (starting up|shutting down|in recovery)/i
const PG_UNAVAILABLE = new Set(['57P01', '57P02', '57P03', '53300', '08006', '08003', '53100'])

function statusOf(error: unknown): number {
  if (!(error instanceof Error)) return 500
  const code: unknown = Reflect.get(error, 'code')
  if (UNAVAILABLE.test(error.message) || (typeof code === 'string' && PG_UNAVAILABLE.has(code))) return 503
  const status: unknown = Reflect.get(error, 'statusCode')
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500
}
