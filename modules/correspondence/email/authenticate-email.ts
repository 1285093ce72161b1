import type { AuthenticateResult, DNSResolver } from 'mailauth'
import { readAddresses } from '#platform/mail/mime'
import type { EmailHead } from './parsed-email.ts'
import { type Deliverer, delivererOf } from './deliverer.ts'

export const SENDER_CHECKS = ['pass', 'fail', 'none', 'not-checked'] as const
/**
 * Whether a message really comes from the domain its sender shows (DMARC, RFC 7489). `none`: looked at, and nothing proves it or denies
 * it. `not-checked`: nobody to ask, or the name servers did not answer: nothing is known, and nothing waits for it.
 */
export type SenderCheck = (typeof SENDER_CHECKS)[number]

export interface Authenticity {
  readonly result: SenderCheck
  /** Domain of the sender. */
  readonly domain: string
  /** The signature of that domain: right, there but wrong (changed on its way, or imitated), absent. */
  readonly signature: 'right' | 'wrong' | 'absent'
  /** What the domain says of the machine that delivered the message; `unknown` when we do not know which one did. */
  readonly delivery: 'allowed' | 'not-allowed' | 'unknown'
}

export interface AuthenticityOptions {
  /** Answers DNS questions; without it nothing is checked. */
  readonly resolver?: DNSResolver | undefined
  /** The name that OUR mail server gives itself in the `Received` lines it writes: who delivered to it is then known, and SPF with it. */
  readonly receivedBy?: string | undefined
  readonly milliseconds?: number
}

const DEADLINE_MS = 5_000
/** Above it a message is not checked: its whole body is hashed. */
const LARGEST_BYTES = 30 * 1024 * 1024

/**
 * Tells whether the sender is authentic (rule E14), from the signature and, where our server noted who delivered, from that. What the
 * message itself claims (Authentication-Results) is never read: anybody can write it. Never rejects, and answers within the time limit.
 */
export async function authenticateEmail(
  raw: Uint8Array,
  head: Pick<EmailHead, 'from' | 'headers' | 'returnPath'>,
  options: AuthenticityOptions,
): Promise<Authenticity> {
  const domain = domainOf(head.from?.address ?? '')
  const unchecked: Authenticity = { result: 'not-checked', domain, signature: 'absent', delivery: 'unknown' }
  if (options.resolver === undefined || raw.byteLength > LARGEST_BYTES) return unchecked
  if (domain === '') return { ...unchecked, result: 'none' }
  const questions = watched(options.resolver)
  const deliverer = options.receivedBy === undefined ? undefined : delivererOf(head, options.receivedBy)
  const checked = await withDeadline(check(raw, questions.ask, deliverer), options.milliseconds ?? DEADLINE_MS)
  if (checked === undefined) return unchecked
  const read = readChecked(checked, domain, deliverer !== undefined)
  // A name server in trouble could hide the very record that would have said yes.
  return questions.inTrouble() && read.result !== 'pass' ? unchecked : read
}

async function check(raw: Uint8Array, resolver: DNSResolver, deliverer: Deliverer | undefined): Promise<AuthenticateResult | undefined> {
  try {
    // Loaded when first needed: it is large, and a house without name servers never needs it.
    const { authenticate } = await import('mailauth')
    return await authenticate(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), {
      ...(deliverer === undefined ? {} : { ip: deliverer.ip, helo: deliverer.helo, sender: deliverer.mailFrom }),
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

function readChecked(checked: AuthenticateResult, domain: string, deliveryKnown: boolean): Authenticity {
  const { dmarc, spf } = checked
  const said = typeof dmarc === 'object' ? dmarc.status.result : undefined
  const own = checked.dkim.results.filter((signature) => isAligned(signature.signingDomain, domain))
  const signature = own.length === 0 ? 'absent' : own.some((each) => each.status.result === 'pass') ? 'right' : 'wrong'
  const sent = deliveryKnown && typeof spf === 'object' ? spf.status.result : undefined
  const delivery = sent === 'pass' ? 'allowed' : sent === 'fail' || sent === 'softfail' ? 'not-allowed' : 'unknown'
  // DMARC asks for one of the two: without knowing who delivered, a missing signature denies nothing.
  const result = said === 'pass' ? 'pass' : said === 'fail' && deliveryKnown ? 'fail' : 'none'
  return { result, domain, signature, delivery }
}

/** The domain itself, one under it or one above it (relaxed alignment, RFC 7489 section 3.1.1). */
function isAligned(signing: string | false | undefined, domain: string): boolean {
  const signer = typeof signing === 'string' ? signing.toLowerCase() : ''
  return signer !== '' && (signer === domain || domain.endsWith(`.${signer}`) || signer.endsWith(`.${domain}`))
}

const NO_SUCH_NAME = new Set(['ENOTFOUND', 'ENODATA'])

/** The same questions, with a note of whether some went without an answer. */
function watched(resolver: DNSResolver): { ask: DNSResolver; inTrouble(): boolean } {
  let trouble = false
  return {
    inTrouble: () => trouble,
    async ask(name, type) {
      try {
        return await resolver(name, type)
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : ''
        trouble ||= !NO_SUCH_NAME.has(code)
        throw error
      }
    },
  }
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
