import type { FastifyReply } from 'fastify'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { cookieNames, writeCookies } from './cookies.ts'
import { issueSentence, messagesFor } from './messages/index.ts'
import { sendProblem } from './problem.ts'
import { type PageReply, type Reply, statusOf } from './reply.ts'
import type { Call, FieldIssue, Route } from './route.ts'
import { type ServerOptions, frameOf } from './server.ts'
import { invalidPage } from './invalid-page.tsx'
import { standardPage } from './standard-page.tsx'

type AnyCall = Call<unknown, unknown, unknown>

/** Turns what a handler answered into bytes for the one who asked: a page for people, a problem document for programs. */
export async function send(reply: Reply, call: AnyCall, options: ServerOptions, route?: Route): Promise<FastifyReply> {
  const program = route?.audience === 'api' || call.request.url.startsWith('/api/')
  switch (reply.kind) {
    case 'page':
      return sendPage(reply, call, options, route)
    case 'fragment':
      return call.raw
        .header('content-type', 'text/html; charset=utf-8')
        .send(options.renderPart?.(reply.body, frameOf(call, options)) ?? renderToString(reply.body))
    case 'redirect':
      writeCookies(call.raw, reply.cookies ?? [], { ...options, at: call.at })
      return call.raw.redirect(reply.to, 303)
    case 'json':
      return call.raw
        .status(reply.status)
        .headers(reply.headers ?? {})
        .header('content-type', 'application/json; charset=utf-8')
        .send(JSON.stringify(reply.value))
    case 'download':
      return call.raw.headers(reply.headers).send(reply.stream)
    case 'text':
      return call.raw.status(reply.status).header('content-type', reply.type).send(reply.text)
    case 'not-found':
      return program
        ? sendProblem(call.raw, problemOf(call, 'not-found', 404))
        : sendPage(standardPage('not-found', call.locale, { status: 404 }), call, options, route)
    case 'invalid':
      return program
        ? sendProblem(call.raw, {
            ...problemOf(call, 'invalid', 422),
            errors: reply.issues.map((issue) => ({
              field: issue.path,
              code: issue.message,
              message: issueSentence(forPrograms(issue), call.locale),
            })),
          })
        : sendPage(invalidPage(reply.issues, { call, options, route }), call, options, route)
    case 'refused': {
      const status = program && reply.refusal.message === 'token-missing' ? 401 : statusOf(reply.refusal)
      const kind = reply.refusal.message === 'forged' ? 'forged' : status === 401 ? 'token-missing' : reply.refusal.kind
      if (!program) return sendPage(standardPage(kind, call.locale, { status, sentence: reply.sentence }), call, options, route)
      if (status === 401) call.raw.header('www-authenticate', 'Bearer')
      const field = reply.refusal.field
      return sendProblem(call.raw, {
        ...problemOf(call, kind, status),
        ...(reply.sentence === undefined ? {} : { detail: reply.sentence }),
        ...(field === undefined ? {} : { errors: [{ field, code: reply.refusal.message, message: reply.sentence ?? '' }] }),
      })
    }
  }
}

/** Draws a page in its audience's layout. */
export async function sendPage(reply: PageReply, call: AnyCall, options: ServerOptions, route?: Route): Promise<FastifyReply> {
  const audience =
    route?.audience === 'agent' || (route === undefined && call.request.url.startsWith('/desk') && call.actor.kind === 'agent')
      ? 'agent'
      : 'public'
  const html = renderToString(await options.layouts[audience](reply, frameOf(call, options), call))
  if (frameFlash(call, options)) writeCookies(call.raw, [{ name: 'flash', value: undefined }], { ...options, at: call.at })
  return call.raw
    .status(reply.status)
    .headers(reply.headers ?? {})
    .header('content-type', 'text/html; charset=utf-8')
    .send(`<!doctype html>${html}`)
}

/** Draws a page without its frame: when what the frame needs is away. */
export function sendBarePage(reply: PageReply, call: AnyCall): FastifyReply {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${renderToString(h('i', null, reply.title)).slice(3, -4)}</title>`
  return call.raw
    .status(reply.status)
    .header('content-type', 'text/html; charset=utf-8')
    .send(`<!doctype html><html lang="${call.locale}"><head>${head}</head><body><main>${renderToString(reply.body)}</main></body></html>`)
}

function problemOf(call: AnyCall, kind: keyof ReturnType<typeof messagesFor>['pages'], status: number) {
  const words = messagesFor(call.locale).pages[kind]
  return { status, type: kind, title: words.title, detail: words.text, instance: String(call.request.id) }
}

/** Programs write dates in one form only. */
function forPrograms(issue: FieldIssue): FieldIssue {
  return issue.message === 'wrong-date' ? { ...issue, message: 'wrong-iso-date' } : issue
}

/** Whether the page just drawn showed a message that was waiting: it is shown once. */
function frameFlash(call: AnyCall, options: ServerOptions): boolean {
  return call.request.cookies[cookieNames(options.origin).flash] !== undefined
}
