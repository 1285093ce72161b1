import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Actor } from '#platform/access'
import type { House } from '#platform/database'
import type { Locale } from '#platform/i18n'
import { fieldIssues } from './field-issues.ts'
import { type Reply, invalidInput, notFound } from './reply.ts'
import { unwritableFields, writableSearch } from './unwritable.ts'

export const AUDIENCES = ['public', 'agent', 'api'] as const
export type Audience = (typeof AUDIENCES)[number]

type Shape = z.ZodType
type Out<S> = S extends z.ZodType ? z.output<S> : Record<string, never>

/** What a handler receives: who calls, in which language, with what, and the house to act in. */
export interface Call<P = Record<string, never>, Q = Record<string, never>, B = Record<string, never>> {
  actor: Actor
  locale: Locale
  params: P
  query: Q
  body: B
  /** Files of the form that passed the quarantine's first look, by field name. */
  files: readonly ReceivedFile[]
  at: Temporal.Instant
  house: House
  /** What this browser opened with a code: on public pages its sight, whoever else is signed in here. */
  opened: readonly string[]
  /** Files of the form that were not taken, and why; given to `invalid` with the other issues. */
  refusedFiles: readonly FieldIssue[]
  /** The values as they were sent, to fill the form again beside its errors. */
  sent: Readonly<Record<string, unknown>>
  request: FastifyRequest
  raw: FastifyReply
}

export interface ReceivedFile {
  field: string
  fileId: string
  name: string
  size: number
}

/** What a form may carry as files, for each file field. */
export interface UploadRule {
  /** Kinds of content allowed: `image`, `pdf`, `office`, `any`. */
  allowed: readonly string[]
  maxBytes: number
  maxFiles: number
  purpose: string
}

export interface RouteDeclaration<P, Q, B> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  audience: Audience
  /** The name under which the authorisation matrix lists who may come here. */
  access: string
  params?: P
  query?: Q
  body?: B
  upload?: UploadRule
  /** The handler cleans or refuses the texts of its form itself, each at its field; else one that no table can hold is refused before it. */
  readsTextsItself?: true
  /** Calls allowed per minute to one caller; absent: the house's limit. */
  perMinute?: number
  /** What the form calls its fields, by their names: for the standard page, where the form is not drawn again. */
  labels?: (locale: Locale) => Readonly<Record<string, string>>
  /** Called instead of `handle` when params, query or body do not fit; absent: the standard page, which names the fields by `labels`. */
  invalid?: (call: Call<Out<P>, Record<string, unknown>, Record<string, unknown>>, issues: readonly FieldIssue[]) => Promise<Reply> | Reply
  handle: (call: Call<Out<P>, Out<Q>, Out<B>>) => Promise<Reply> | Reply
  /** For the OpenAPI document. */
  summary?: string
  answers?: z.ZodType
  status?: number
}

/** A field that does not fit and why; `path` as the form names it. */
export interface FieldIssue {
  path: string
  /** Key of a message of platform/http or of the schema's own wording. */
  message: string
  data: Record<string, string | number>
}

/** A route with its types forgotten, as lists keep it. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  audience: Audience
  access: string
  params: Shape | undefined
  query: Shape | undefined
  body: Shape | undefined
  upload: UploadRule | undefined
  perMinute: number | undefined
  labels: ((locale: Locale) => Readonly<Record<string, string>>) | undefined
  summary: string | undefined
  answers: Shape | undefined
  status: number | undefined
  run: (call: Call<unknown, unknown, unknown>) => Promise<Reply>
}

/** Declares a route: its method, who may come, what it takes, what it does. Parsing happens once, here. */
export function route<
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
>(declared: RouteDeclaration<P, Q, B>): Route {
  return {
    method: declared.method,
    path: declared.path,
    audience: declared.audience,
    access: declared.access,
    params: declared.params,
    query: declared.query,
    body: declared.body,
    upload: declared.upload,
    perMinute: declared.perMinute,
    labels: declared.labels,
    summary: declared.summary,
    answers: declared.answers,
    status: declared.status,
    run: (call) => runRoute(declared, call),
  }
}

async function runRoute<P extends Shape | undefined, Q extends Shape | undefined, B extends Shape | undefined>(
  declared: RouteDeclaration<P, Q, B>,
  call: Call<unknown, unknown, unknown>,
): Promise<Reply> {
  const params = parse<P>(declared.params, call.params)
  // An address that cannot name anything names nothing: it is not found, not wrong.
  if (!params.ok || unwritableFields(call.params).length > 0) return notFound()
  const query = parse<Q>(declared.query, declared.audience === 'api' ? call.query : writableSearch(call.query))
  const body = parse<B>(declared.body, call.body)
  const found = [...(query.ok ? [] : query.issues), ...(body.ok ? [] : body.issues), ...call.refusedFiles]
  const issues = [...found, ...unwritable(declared, call).filter(({ path }) => !found.some((issue) => issue.path === path))]
  if (query.ok && body.ok && issues.length === 0)
    return declared.handle({ ...call, params: params.value, query: query.value, body: body.value })
  if (declared.invalid === undefined) return invalidInput(issues)
  return declared.invalid({ ...call, params: params.value, query: record(call.query), body: record(call.body) }, issues)
}

function unwritable(declared: { audience: Audience; readsTextsItself?: true }, call: Call<unknown, unknown, unknown>): FieldIssue[] {
  if (declared.readsTextsItself === true) return []
  return [...(declared.audience === 'api' ? unwritableFields(call.query) : []), ...unwritableFields(call.body)]
}

type Parsed<S> = { ok: true; value: Out<S> } | { ok: false; issues: FieldIssue[] }

function parse<S extends Shape | undefined>(schema: S | undefined, value: unknown): Parsed<S> {
  if (schema === undefined) return { ok: true, value: emptyOut<S>() }
  const result = schema.safeParse(value, { reportInput: true })
  return result.success ? { ok: true, value: trusted<S>(result.data) } : { ok: false, issues: fieldIssues(result.error) }
}

// TypeScript cannot see that the output of a generic schema is the schema's output type; the parse above is the proof.
function trusted<S>(value: unknown): Out<S>
function trusted(value: unknown): unknown {
  return value
}

function emptyOut<S>(): Out<S> {
  return trusted<S>({})
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}
