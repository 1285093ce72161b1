import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieNames, cookieOptions } from './cookies.ts'

interface Options {
  origin: string
  csrfKey: Buffer
}

/**
 * Where an unsafe request comes from: Sec-Fetch-Site when the browser sends it, else Origin, else Referer
 * (OWASP CSRF cheat sheet). None of them: an old browser or a script, which the form token still stops.
 */
export function checkOrigin(request: FastifyRequest, origin: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const from = request.headers.origin ?? request.headers.referer
  if (from === undefined) return true
  const parsed = URL.parse(from)
  return parsed !== null && (parsed.origin === origin || parsed.host === request.headers.host)
}

/** The token of this browser's forms: bound to a random cookie, so that another site cannot know it. */
export function formToken(request: FastifyRequest, reply: FastifyReply, options: Options): string {
  const name = cookieNames(options.origin).browser
  const held = request.cookies[name]
  if (held !== undefined && /^[A-Za-z0-9_-]{22}$/.test(held)) return tokenOf(held, options)
  const made = randomBytes(16).toString('base64url')
  request.cookies[name] = made
  reply.setCookie(name, made, cookieOptions(options.origin))
  return tokenOf(made, options)
}

export function checkToken(request: FastifyRequest, sent: unknown, options: Options): boolean {
  const held = request.cookies[cookieNames(options.origin).browser]
  // Islands send JSON with fetch: a browser never does that across sites without asking first.
  if (
    sent === undefined &&
    request.headers['content-type']?.startsWith('application/json') &&
    request.headers['sec-fetch-site'] === 'same-origin'
  )
    return true
  if (held === undefined || typeof sent !== 'string') return false
  const expected = Buffer.from(tokenOf(held, options))
  const given = Buffer.from(sent)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

function tokenOf(secret: string, options: Options): string {
  return createHmac('sha256', options.csrfKey).update(secret).digest('base64url')
}
