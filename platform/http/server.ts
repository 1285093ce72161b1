import cookie from '@fastify/cookie'
import compress from '@fastify/compress'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import staticFiles from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { type Actor, visitor } from '#platform/access'
import type { House } from '#platform/database'
import type { Locale } from '#platform/i18n'
import { readBody } from './body.ts'
import { cookieNames, readBrowserState } from './cookies.ts'
import { answerFailure } from './failures.ts'
import { readForm } from './form.ts'
import { checkOrigin, checkToken, formToken } from './forgery.ts'
import { sendHeaders } from './headers.ts'
import { limitStoreOf } from './limit-store.ts'
import type { PageReply } from './reply.ts'
import type { Audience, Call, Route, UploadRule } from './route.ts'
import { send } from './send.ts'

/** What a layout knows besides the page: how to draw the frame around it. */
export interface Frame {
  nonce: string
  /** Value of the hidden field that every form carries. */
  csrf: string
  url: string
  actor: Actor
  locale: Locale
  flash?: string
}

export type Layout = (page: PageReply, frame: Frame, call: Call<unknown, unknown, unknown>) => VNode | Promise<VNode>

export interface Identified {
  actor: Actor
  locale?: Locale
}

export interface ServerOptions {
  house: House
  routes: readonly Route[]
  layouts: Record<Exclude<Audience, 'api'>, Layout>
  /** Told that a page is about to be made: what its frame needs can be read meanwhile. */
  ahead?: (call: Call<unknown, unknown, unknown>, route: Route) => void
  /** Draws a part of a page alone, with the words and the form token of its reader; absent: as it is. */
  renderPart?: (part: VNode, frame: Frame) => string
  /** Who calls: reads the session cookie or the bearer token. `undefined`: nobody known. */
  identify: (credentials: { session?: string; bearer?: string }, at: Temporal.Instant) => Promise<Identified | undefined>
  /** Whether the actor may come to the route at all (the matrix); finer rights are asked in the use case. */
  admits: (actor: Actor, route: Route) => boolean
  /** Takes a file of a form into quarantine. */
  receive: (file: {
    stream: NodeJS.ReadableStream
    name: string
    rule: UploadRule
    actor: Actor
  }) => Promise<{ ok: true; fileId: string; size: number } | { ok: false; message: string; data: Record<string, string | number> }>
  origin: string
  filesOrigin?: string
  csrfKey: Buffer
  publicFolder: string
  trustProxy?: boolean
  signIn: string
  /** Called for each answered request, for metrics and logs. */
  observe?: (seen: { route: string; method: string; status: number; milliseconds: number; requestId: string }) => void
  onFailure?: (error: unknown, requestId: string) => void
  /** Whether there is room where the data lie: said to readers when the database is away. */
  diskIsFull?: () => boolean
  extend?: (server: FastifyInstance) => Promise<void> | void
  maxBodyBytes?: number
}

/** Builds the HTTP server: security first, then the routes of the modules, each through the same five steps. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = Fastify({
    trustProxy: options.trustProxy ?? false,
    bodyLimit: options.maxBodyBytes ?? 30 * 1024 * 1024,
    logger: false,
    genReqId: () => crypto.randomUUID(),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: 'idle',
    requestTimeout: 60_000,
  })
  server.removeAllContentTypeParsers()
  readBody(server)
  await server.register(cookie)
  // At once up to the size of a large page: 0.1 ms, where handing it to a thread costs 0.4.
  await server.register(compress, { threshold: 1400, syncThreshold: 200_000, encodings: ['gzip'], zlibOptions: { level: 3 } })
  // More files than any field takes: the reader of the form counts them by its rule and says which one was too many.
  await server.register(multipart, { limits: { fileSize: 25 * 1024 * 1024, files: 60, parts: 200, fieldSize: 200_000, headerPairs: 50 } })
  // Without its database the house does nothing that needs a limit: what fails then says so itself.
  const store = limitStoreOf({ house: options.house, key: options.csrfKey })
  await server.register(rateLimit, { global: false, store, skipOnError: true })
  await server.register(staticFiles, {
    root: options.publicFolder,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    index: false,
    decorateReply: false,
  })
  sendHeaders(server, options)
  server.setErrorHandler((error, request, reply) => answerFailure({ error, request, reply, options }))
  server.setNotFoundHandler((request, reply) => send({ kind: 'not-found' }, strayCall(request, reply, options), options))
  if (options.observe !== undefined) observeAnswers(server, options.observe)
  for (const route of options.routes) mount(server, route, options)
  await options.extend?.(server)
  return server
}

function mount(server: FastifyInstance, route: Route, options: ServerOptions): void {
  server.route({
    method: route.method,
    url: route.path,
    config: { rateLimit: limitOf(route), parvis: route },
    handler: async (request, reply) => {
      const at = options.house.now()
      const session = cookieOf(request, options)
      const bearer = route.audience === 'api' ? bearerOf(request) : undefined
      const credentials = {
        ...(session === undefined || route.audience === 'api' ? {} : { session }),
        ...(bearer === undefined ? {} : { bearer }),
      }
      const identified = Object.keys(credentials).length === 0 ? undefined : await options.identify(credentials, at)
      const state = readBrowserState(request, options)
      const actor = identified?.actor ?? visitor(state.requests)
      const call: Call<unknown, unknown, unknown> = {
        actor,
        locale: state.locale(identified?.locale),
        params: request.params,
        query: request.query,
        body: {},
        files: [],
        opened: state.requests,
        refusedFiles: [],
        sent: {},
        at,
        house: options.house.forOneCaller(),
        request,
        raw: reply,
      }
      const door = knock(call, route, options)
      if (door !== undefined) return send(door, call, options, route)
      if (route.method !== 'GET') {
        const read = await bodyOf(request, route, call, options)
        if (!read.ok) return send(read.reply, call, options, route)
        call.body = read.body
        call.sent = read.body
        call.files = read.files
        call.refusedFiles = read.refused
      }
      if (route.method === 'GET') options.ahead?.(call, route)
      return send(await route.run(call), call, options, route)
    },
  })
}

/** Right and origin, before anything is read. */
function knock(call: Call<unknown, unknown, unknown>, route: Route, options: ServerOptions) {
  if (route.method !== 'GET' && route.audience !== 'api' && !checkOrigin(call.request, options.origin))
    return { kind: 'refused' as const, refusal: { kind: 'not-allowed' as const, message: 'forged' } }
  if (options.admits(call.actor, route)) return undefined
  if (route.audience === 'api')
    return {
      kind: 'refused' as const,
      refusal: { kind: 'not-allowed' as const, message: call.actor.kind === 'visitor' ? 'token-missing' : 'scope-missing' },
    }
  if (route.audience === 'agent' && call.actor.kind !== 'agent')
    return {
      kind: 'redirect' as const,
      to: `${options.signIn}?to=${encodeURIComponent(call.request.method === 'GET' ? call.request.url : '/desk')}`,
    }
  return { kind: 'refused' as const, refusal: { kind: 'not-allowed' as const, message: 'role' } }
}

/** The form or JSON of an unsafe request, once its token is right. */
async function bodyOf(request: FastifyRequest, route: Route, call: Call<unknown, unknown, unknown>, options: ServerOptions) {
  const form = await readForm({ request, route, actor: call.actor, receive: options.receive })
  if (!form.ok) return { ok: false as const, reply: { kind: 'invalid' as const, issues: form.issues } }
  if (route.audience === 'api') return { ok: true as const, body: form.body, files: form.files, refused: form.refused }
  const { csrf, ...body } = form.body
  if (!checkToken(request, csrf, options))
    return { ok: false as const, reply: { kind: 'refused' as const, refusal: { kind: 'not-allowed' as const, message: 'forged' } } }
  return { ok: true as const, body, files: form.files, refused: form.refused }
}

/** A call for an address that no route knows: enough to draw the page that says so. */
export function strayCall(request: FastifyRequest, reply: FastifyReply, options: ServerOptions): Call<unknown, unknown, unknown> {
  const state = readBrowserState(request, options)
  return {
    actor: visitor(),
    locale: state.locale(undefined),
    params: {},
    query: {},
    body: {},
    files: [],
    opened: state.requests,
    refusedFiles: [],
    sent: {},
    at: options.house.now(),
    house: options.house,
    request,
    raw: reply,
  }
}

/** The value that forms of this browser carry; makes the browser's secret at the first page that needs it. */
export function frameOf(call: Call<unknown, unknown, unknown>, options: ServerOptions): Frame {
  const flash = call.request.cookies[cookieNames(options.origin).flash]
  return {
    nonce: nonceOf(call.raw),
    csrf: formToken(call.request, call.raw, options),
    url: call.request.url,
    actor: call.actor,
    locale: call.locale,
    ...(flash === undefined ? {} : { flash }),
  }
}

export function nonceOf(reply: FastifyReply): string {
  const value: unknown = Reflect.get(reply, 'parvisNonce')
  return typeof value === 'string' ? value : ''
}

function cookieOf(request: FastifyRequest, options: ServerOptions): string | undefined {
  return request.cookies[cookieNames(options.origin).session]
}

function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer ([A-Za-z0-9._~+/=-]{16,200})$/.exec(request.headers.authorization ?? '')?.[1]
}

function limitOf(route: Route) {
  if (route.perMinute === undefined) return false as const
  return { max: route.perMinute, timeWindow: 60_000, keyGenerator: (request: FastifyRequest) => `${request.ip} ${route.path}` }
}

function observeAnswers(server: FastifyInstance, observe: NonNullable<ServerOptions['observe']>): void {
  server.addHook('onResponse', async (request, reply) => {
    observe({
      route: request.routeOptions.url ?? 'unknown',
      method: request.method,
      status: reply.statusCode,
      milliseconds: reply.elapsedTime,
      requestId: String(request.id),
    })
  })
}
