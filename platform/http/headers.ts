import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

/**
 * The headers of every answer. No third-party origin at all: nothing is loaded from elsewhere.
 * `strict-dynamic` with a nonce: only the scripts that the renderer wrote run, and what they load.
 */
export function sendHeaders(server: FastifyInstance, options: { origin: string; filesOrigin?: string }): void {
  const secure = options.origin.startsWith('https:')
  const frames = options.filesOrigin ?? "'self'"
  server.addHook('onRequest', async (_request, reply) => {
    const nonce = randomBytes(16).toString('base64url')
    Reflect.set(reply, 'parvisNonce', nonce)
    reply.headers({
      'content-security-policy': [
        "default-src 'none'",
        `script-src 'nonce-${nonce}' 'strict-dynamic'`,
        `style-src 'self' 'nonce-${nonce}'`,
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        `frame-src ${frames}`,
        "form-action 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(self), microphone=(), geolocation=(self), payment=(), usb=()',
      'cache-control': 'no-store',
      ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
    })
  })
}
