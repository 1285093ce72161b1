import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { type Circuits, openCircuits } from './circuits.ts'
import { isLoopback, isPublicAddress } from './public-address.ts'
import { exchange } from './exchange.ts'

/** Where a purpose may call: whole origins (`https://api.example`), or any public host on port 443 (webhooks that an administrator typed). */
export type Destinations = readonly string[] | 'any-public-host'

export interface EgressOptions {
  /** What the house calls outside for, and where to. A purpose that is not here cannot call. */
  purposes: Readonly<Record<string, Destinations>>
  /** Tests and demonstration only: http, and this machine. */
  allowLoopback?: boolean
  /** All addresses of a host name. */
  resolve?: (host: string) => Promise<readonly string[]>
  /** Whole exchange, name resolution included. */
  timeoutMilliseconds?: number
  maxBytes?: number
  /** Monotonic milliseconds. */
  clock?: () => number
}

export interface EgressRequest {
  purpose: string
  url: string
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers?: Readonly<Record<string, string>>
  body?: Buffer | string
}

export const EGRESS_REFUSALS = [
  'purpose-unknown',
  'address-malformed',
  'not-https',
  'host-not-allowed',
  'host-unknown',
  'private-address',
  'redirect',
  'too-large',
  'too-slow',
  'unreachable',
  'resting',
] as const
export type EgressRefusal = (typeof EGRESS_REFUSALS)[number]

export interface EgressAnswer {
  ok: true
  status: number
  headers: Readonly<Record<string, string>>
  body: Buffer
}

/** Never throws for what the other side does: the answer, or why there is none. `resting`: that host failed often, it is left alone for a while. */
export interface Egress {
  call(request: EgressRequest): Promise<EgressAnswer | { ok: false; refusal: EgressRefusal }>
}

const TIMEOUT_MS = 5_000
const MAX_BYTES = 2 * 1024 * 1024

/** Opens the only way out over HTTP: https, known destinations, the address resolved once and pinned, no redirects, 5 s, 2 MiB. */
export function openEgress(options: EgressOptions): Egress {
  const circuits = openCircuits(options.clock ?? (() => performance.now()))
  return {
    async call(request) {
      const destination = admit(options, request)
      if (!destination.ok) return destination
      const { url } = destination
      if (circuits.isResting(url.host)) return { ok: false, refusal: 'resting' }
      const signal = AbortSignal.timeout(options.timeoutMilliseconds ?? TIMEOUT_MS)
      const addresses = await withSignal(resolveHost(url.hostname, options.resolve ?? resolveAll), signal)
      if (addresses === undefined) return failed(circuits, url, signal.aborted ? 'too-slow' : 'host-unknown')
      // One private address among public ones is how a rebinding name looks: the whole name is refused.
      const address = addresses[0]
      if (address === undefined) return failed(circuits, url, 'host-unknown')
      if (!addresses.every((each) => isPublicAddress(each) || (options.allowLoopback === true && isLoopback(each))))
        return { ok: false, refusal: 'private-address' }
      const answer = await exchange({ url, address, request, signal, maxBytes: options.maxBytes ?? MAX_BYTES })
      if (!answer.ok) return failed(circuits, url, answer.refusal)
      circuits.note(url.host, answer.status < 500)
      return answer
    },
  }
}

type Admitted = { ok: true; url: URL } | { ok: false; refusal: EgressRefusal }

/** Purpose and address, before any packet leaves. */
function admit(options: EgressOptions, request: EgressRequest): Admitted {
  const destinations = Object.hasOwn(options.purposes, request.purpose) ? options.purposes[request.purpose] : undefined
  if (destinations === undefined) return { ok: false, refusal: 'purpose-unknown' }
  const url = URL.parse(request.url)
  if (url === null || url.username !== '' || url.password !== '' || url.hostname === '') return { ok: false, refusal: 'address-malformed' }
  const loopback = options.allowLoopback === true && url.protocol === 'http:'
  if (url.protocol !== 'https:' && !loopback) return { ok: false, refusal: 'not-https' }
  const allowed = destinations === 'any-public-host' ? loopback || url.port === '' : destinations.includes(url.origin)
  return allowed ? { ok: true, url } : { ok: false, refusal: 'host-not-allowed' }
}

function failed(circuits: Circuits, url: URL, refusal: EgressRefusal): { ok: false; refusal: EgressRefusal } {
  if (refusal !== 'redirect' && refusal !== 'too-large') circuits.note(url.host, false)
  return { ok: false, refusal }
}

async function resolveHost(hostname: string, resolve: (host: string) => Promise<readonly string[]>): Promise<readonly string[]> {
  const literal = hostname.replace(/^\[(.*)\]$/, '$1')
  return isIP(literal) === 0 ? resolve(hostname) : [literal]
}

async function resolveAll(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map((entry) => entry.address)
}

/** The value, or nothing when the work fails or the time is over. */
async function withSignal<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  const over = Promise.withResolvers<undefined>()
  const stop = () => over.resolve(undefined)
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([work.catch(() => undefined), over.promise])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
