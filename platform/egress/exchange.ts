import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { isIP } from 'node:net'
import type { EgressAnswer, EgressRefusal, EgressRequest } from './egress.ts'

interface Exchange {
  url: URL
  /** The address to connect to, already judged; the name is not looked up again. */
  address: string
  request: EgressRequest
  signal: AbortSignal
  maxBytes: number
}

type Result = EgressAnswer | { ok: false; refusal: EgressRefusal }

// Set by this module alone: a caller that could set them could speak to another host, or smuggle a second request.
const OURS = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'expect',
  'upgrade',
  'proxy-authorization',
  'te',
  'trailer',
])

/** One request and its answer over a connection of its own. The certificate is checked against the name, the connection goes to the pinned address. */
export function exchange({ url, address, request, signal, maxBytes }: Exchange): Promise<Result> {
  const { promise, resolve } = Promise.withResolvers<Result>()
  const send = url.protocol === 'https:' ? secureRequest : plainRequest
  const body = request.body === undefined ? undefined : Buffer.from(request.body)
  const outgoing = send(url, {
    method: request.method ?? 'GET',
    headers: {
      ...callerHeaders(request.headers ?? {}),
      'accept-encoding': 'identity',
      ...(body === undefined ? {} : { 'content-length': body.length }),
    },
    agent: false,
    signal,
    maxHeaderSize: 16_384,
    lookup: (_host, wanted, answer) => {
      const family = isIP(address)
      if (wanted.all === true) answer(null, [{ address, family }])
      else answer(null, address, family)
    },
  })
  outgoing.on('error', () => resolve({ ok: false, refusal: signal.aborted ? 'too-slow' : 'unreachable' }))
  outgoing.on('response', (incoming) => {
    void receive(incoming, { signal, maxBytes }).then((result) => {
      resolve(result)
      outgoing.destroy()
    })
  })
  outgoing.end(body)
  return promise
}

async function receive(incoming: IncomingMessage, { signal, maxBytes }: Pick<Exchange, 'signal' | 'maxBytes'>): Promise<Result> {
  const status = incoming.statusCode ?? 0
  // A redirect would lead where nobody looked: the caller is told, nothing is followed.
  if (status >= 300 && status < 400 && status !== 304) return { ok: false, refusal: 'redirect' }
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of incoming) {
      if (!Buffer.isBuffer(part)) continue
      size += part.length
      if (size > maxBytes) return { ok: false, refusal: 'too-large' }
      parts.push(part)
    }
  } catch {
    return { ok: false, refusal: signal.aborted ? 'too-slow' : 'unreachable' }
  }
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  )
  return { ok: true, status, headers, body: Buffer.concat(parts) }
}

function callerHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OURS.has(name.toLowerCase())))
}
