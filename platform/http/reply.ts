import type { VNode } from 'preact'
import type { Readable } from 'node:stream'
import type { Refusal } from '#platform/outcome'
import type { FieldIssue } from './route.ts'

/** What a handler answers; the server turns it into bytes. */
export type Reply =
  PageReply | FragmentReply | RedirectReply | JsonReply | DownloadReply | NotFoundReply | RefusedReply | InvalidReply | TextReply

export interface PageReply {
  kind: 'page'
  title: string
  body: VNode
  status: number
  /** Which part of the audience's navigation is current. */
  current?: string
  /** Fills the whole width (agent panes) instead of the reading column. */
  wide?: boolean
  headers?: Record<string, string>
}
export interface FragmentReply {
  kind: 'fragment'
  body: VNode
}
export interface RedirectReply {
  kind: 'redirect'
  to: string
  cookies?: readonly SetCookie[]
}
export interface SetCookie {
  name: 'session' | 'locale' | 'flash' | 'opened'
  value: string | undefined
  /** Seconds; absent: until the browser closes. */
  maxAge?: number
}
export interface JsonReply {
  kind: 'json'
  value: unknown
  status: number
  headers?: Record<string, string>
}
export interface DownloadReply {
  kind: 'download'
  stream: Readable | Buffer
  headers: Record<string, string>
}
export interface TextReply {
  kind: 'text'
  text: string
  type: string
  status: number
}
export interface NotFoundReply {
  kind: 'not-found'
}
export interface RefusedReply {
  kind: 'refused'
  refusal: Refusal
  /** The sentence for the reader; the module that refuses knows it. */
  sentence?: string
}
export interface InvalidReply {
  kind: 'invalid'
  issues: readonly FieldIssue[]
}

/** A whole page in the audience's layout. */
export function page(
  title: string,
  body: VNode,
  options: { status?: number; current?: string; wide?: boolean; headers?: Record<string, string> } = {},
): PageReply {
  const { status = 200, ...rest } = options
  return { kind: 'page', title, body, status, ...rest }
}

/** A part of a page, asked for again by the browser. */
export function fragment(body: VNode): FragmentReply {
  return { kind: 'fragment', body }
}

/** 303: after a form, see this page. */
export function seeOther(to: string, cookies: readonly SetCookie[] = []): RedirectReply {
  return { kind: 'redirect', to, cookies }
}

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): JsonReply {
  return { kind: 'json', value, status, headers }
}

export function download(stream: Readable | Buffer, headers: Record<string, string>): DownloadReply {
  return { kind: 'download', stream, headers }
}

export function text(value: string, type = 'text/plain; charset=utf-8', status = 200): TextReply {
  return { kind: 'text', text: value, type, status }
}

/** Also the answer to a record outside the reader's right: its existence is not told. */
export function notFound(): NotFoundReply {
  return { kind: 'not-found' }
}

/** A use case refused: 404, 403, 409, 422 or 429 by its kind. `sentence` is the module's message in the reader's language. */
export function refused(refusal: Refusal, sentence?: string): RefusedReply {
  return sentence === undefined ? { kind: 'refused', refusal } : { kind: 'refused', refusal, sentence }
}

export function invalidInput(issues: readonly FieldIssue[]): InvalidReply {
  return { kind: 'invalid', issues }
}

const STATUS: Record<Refusal['kind'], number> = { 'not-found': 404, 'not-allowed': 403, conflict: 409, invalid: 422, 'too-many': 429 }

/** The HTTP status of a refusal. */
export function statusOf(refusal: Refusal): number {
  return STATUS[refusal.kind]
}
