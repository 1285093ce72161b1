import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Locale, negotiateLocale } from '#platform/i18n'
import { readOpened, sealOpened } from './opened-requests.ts'
import type { SetCookie } from './reply.ts'

/** Over https cookies take the __Host- prefix, so that no other host or path can set them. Plain http is for a machine of one's own. */
export function cookieNames(origin: string) {
  const prefix = origin.startsWith('https:') ? '__Host-pv' : 'pv'
  return { session: prefix, browser: `${prefix}-b`, locale: `${prefix}-l`, flash: `${prefix}-f`, opened: `${prefix}-o` }
}

export function cookieOptions(origin: string) {
  return { path: '/', httpOnly: true, sameSite: 'lax' as const, secure: origin.startsWith('https:') }
}

/** Writes the cookies a reply asks for; `undefined` takes one away. */
export function writeCookies(
  reply: FastifyReply,
  cookies: readonly SetCookie[],
  options: { origin: string; csrfKey: Buffer; at: Temporal.Instant },
): void {
  const { origin } = options
  const names = cookieNames(origin)
  for (const cookie of cookies) {
    const attributes = { ...cookieOptions(origin), ...(cookie.maxAge === undefined ? {} : { maxAge: cookie.maxAge }) }
    if (cookie.value === undefined) reply.clearCookie(names[cookie.name], cookieOptions(origin))
    else reply.setCookie(names[cookie.name], cookie.name === 'opened' ? sealOpened(cookie.value, options) : cookie.value, attributes)
  }
}

/** What the browser says of itself: the language it asks for, the records it opened with a code (signed by us). */
export function readBrowserState(
  request: FastifyRequest,
  options: { origin: string; csrfKey: Buffer; house: { now(): Temporal.Instant } },
): { requests: readonly string[]; locale: (known: Locale | undefined) => Locale } {
  const chosen = request.cookies[cookieNames(options.origin).locale]
  const opened = readOpened(request.cookies[cookieNames(options.origin).opened], { csrfKey: options.csrfKey, at: options.house.now() })
  return { requests: opened, locale: (known) => negotiateLocale(chosen ?? known, request.headers['accept-language']) }
}
