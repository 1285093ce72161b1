import type { AuthenticateResult, DNSResolver } from 'mailauth'
import { readAddresses } from '#platform/mail/mime'
import type { EmailHead } from './parsed-email.ts'

/** Whether a message really comes from the domain its sender shows (DMARC). `none`: nothing could be checked, or the domain asks for nothing. */
export interface Authenticity {
  readonly result: 'pass' | 'fail' | 'none'
  readonly shownBy: 'our-server' | 'signature' | 'nothing'
  /** Domain of the sender. */
  readonly domain: string
}

export interface AuthenticityOptions {
  /** The name under which OUR mail server writes Authentication-Results; any other name could have been written by the sender. */
  readonly authservId?: string | undefined
  /** Answers DNS questions; without it no signature is checked. */
  readonly resolver?: DNSResolver | undefined
  /** Who delivered the message, when we took it ourselves by SMTP; without it SPF cannot be known, and a missing signature proves nothing. */
  readonly client?: { readonly ip: string; readonly helo: string; readonly mailFrom: string } | undefined
  readonly milliseconds?: number
}

const DEADLINE_MS = 5_000

/** Tells whether the sender is authentic (rule E14): from what our own mail server noted, else from the message's signature. Never rejects. */
export async function authenticateEmail(raw: Uint8Array, head: EmailHead, options: AuthenticityOptions): Promise<Authenticity> {
  const domain = domainOf(head.from?.address ?? '')
  const noted = options.authservId === undefined ? undefined : notedResult(head, options.authservId)
  if (noted !== undefined) return { result: noted, shownBy: 'our-server', domain }
  if (!options.resolver || domain === '') return { result: 'none', shownBy: 'nothing', domain }
  const checked = await withDeadline(check(raw, options.resolver, options.client), options.milliseconds ?? DEADLINE_MS)
  const result = resultOf(checked, options.client !== undefined)
  return { result, shownBy: result === 'none' ? 'nothing' : 'signature', domain }
}

/**
 * The DMARC result our server noted. Only the topmost Authentication-Results fields, as long as they bear our server's name, are its own:
 * one further down came with the message.
 */
export function notedResult(head: Pick<EmailHead, 'headers'>, authservId: string): Authenticity['result'] | undefined {
  const first = head.headers.findIndex((header) => header.name === 'authentication-results')
  if (first === -1) return undefined
  const results: string[] = []
  for (const header of head.headers.slice(first)) {
    const [server = '', ...rest] = header.value.replace(/\([^()]*\)/g, ' ').split(';')
    if (header.name !== 'authentication-results' || (server.trim().split(/\s+/)[0] ?? '').toLowerCase() !== authservId.toLowerCase()) break
    results.push(...rest)
  }
  const dmarc = results.map((result) => /^\s*dmarc\s*=\s*(\w+)/i.exec(result)?.[1]?.toLowerCase()).filter((result) => result !== undefined)
  if (dmarc.length === 0) return undefined
  if (dmarc.includes('fail')) return 'fail'
  return dmarc.includes('pass') ? 'pass' : 'none'
}

async function check(
  raw: Uint8Array,
  resolver: DNSResolver,
  client: AuthenticityOptions['client'],
): Promise<AuthenticateResult | undefined> {
  try {
    // Loaded when first needed: it is large, and a city whose server notes its results never needs it.
    const { authenticate } = await import('mailauth')
    const envelope = client ? { ip: client.ip, helo: client.helo, sender: client.mailFrom } : {}
    return await authenticate(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), {
      ...envelope,
      resolver,
      trustReceived: false,
      disableArc: true,
      disableBimi: true,
      mta: 'localhost',
    })
  } catch {
    return undefined
  }
}

function resultOf(checked: AuthenticateResult | undefined, spfKnown: boolean): Authenticity['result'] {
  const dmarc = checked?.dmarc
  const result = typeof dmarc === 'object' ? dmarc.status.result : undefined
  if (result === 'pass') return 'pass'
  return result === 'fail' && spfKnown ? 'fail' : 'none'
}

async function withDeadline<T>(work: Promise<T>, milliseconds: number): Promise<T | undefined> {
  const alarm = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => alarm.resolve(undefined), milliseconds)
  try {
    return await Promise.race([work, alarm.promise])
  } finally {
    clearTimeout(timer)
  }
}

function domainOf(address: string): string {
  const [read] = readAddresses(address)
  const at = (read?.address ?? '').lastIndexOf('@')
  return at === -1 ? '' : (read?.address ?? '').slice(at + 1).toLowerCase()
}
