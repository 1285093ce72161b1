import { createHmac, timingSafeEqual } from 'node:crypto'

/** Keys by short id. New signatures use `current`; every key still listed verifies. */
export interface MailKeys {
  readonly current: string
  readonly keys: ReadonlyMap<string, Uint8Array>
}

export interface VerifiedReference {
  /** Upper case. */
  readonly reference: string
  readonly keyId: string
}

const REFERENCE = /^[A-Z0-9](?:[A-Z0-9-]{0,30}[A-Z0-9])?$/
const KEY_ID = /^[a-z0-9]{1,4}$/
const MAC_BYTES = 10
/** Sixteen characters without case, for addresses are written down, said aloud and put in lower case by some mail systems: 80 bits. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

/** `suivi+26-004512-K.k1-MAC@domain`: whoever answers to it answers to this matter. Throws RangeError for a reference or key that does not fit. */
export function signedAddress(keys: MailKeys, input: { localPart: string; domain: string; reference: string }): string {
  const reference = checkedReference(input.reference)
  const mac = macOf(keys, keys.current, ['address', input.domain.toLowerCase(), reference])
  const local = `${input.localPart}+${reference}.${keys.current}-${mac}`
  // RFC 5321 section 4.5.3.1.1.
  if (local.length > 64) throw new RangeError('local part above 64 characters')
  return `${local}@${input.domain}`
}

/** The reference a signed address stands for; `undefined` for any other address and for a signature that is not ours. Case does not count. */
export function verifySignedAddress(keys: MailKeys, address: string): VerifiedReference | undefined {
  const match = /^[^+@\s]{1,40}\+([^.@+\s]{1,40})\.([a-z0-9]{1,4})-([a-z2-7]{16})@([^@\s]{1,253})$/i.exec(address.trim())
  if (!match) return undefined
  const [, reference = '', keyId = '', mac = '', domain = ''] = match
  return verified(keys, { reference, keyId, mac }, ['address', domain.toLowerCase()])
}

/** `<p.26-004512-K.RANDOM.k1-MAC@domain>`; `random` is 8 to 32 letters or digits given by the caller. */
export function signedMessageId(keys: MailKeys, input: { domain: string; reference: string; random: string }): string {
  const reference = checkedReference(input.reference)
  const random = input.random.toLowerCase()
  if (!/^[a-z0-9]{8,32}$/.test(random)) throw new RangeError('random part must be 8 to 32 letters or digits')
  const mac = macOf(keys, keys.current, ['message', input.domain.toLowerCase(), random, reference])
  return `<p.${reference}.${random}.${keys.current}-${mac}@${input.domain}>`
}

/** The reference one of our own Message-IDs was made for; `undefined` for any other and for a forged one. With or without angle brackets. */
export function verifySignedMessageId(keys: MailKeys, messageId: string): VerifiedReference | undefined {
  const match = /^<?p\.([^.@\s]{1,40})\.([a-z0-9]{8,32})\.([a-z0-9]{1,4})-([a-z2-7]{16})@([^@>\s]{1,253})>?$/i.exec(messageId.trim())
  if (!match) return undefined
  const [, reference = '', random = '', keyId = '', mac = '', domain = ''] = match
  return verified(keys, { reference, keyId, mac }, ['message', domain.toLowerCase(), random.toLowerCase()])
}

function verified(
  keys: MailKeys,
  claim: { reference: string; keyId: string; mac: string },
  about: readonly string[],
): VerifiedReference | undefined {
  const reference = claim.reference.toUpperCase()
  const keyId = claim.keyId.toLowerCase()
  if (!REFERENCE.test(reference) || !keys.keys.has(keyId)) return undefined
  const expected = Buffer.from(macOf(keys, keyId, [...about, reference]))
  const given = Buffer.from(claim.mac.toLowerCase())
  return expected.length === given.length && timingSafeEqual(expected, given) ? { reference, keyId } : undefined
}

function checkedReference(reference: string): string {
  const upper = reference.toUpperCase()
  if (!REFERENCE.test(upper)) throw new RangeError('a reference has letters, digits and hyphens only')
  return upper
}

function macOf(keys: MailKeys, keyId: string, about: readonly string[]): string {
  const key = keys.keys.get(keyId)
  if (!key || key.byteLength < 16 || !KEY_ID.test(keyId)) throw new RangeError('unknown or too short mail key')
  // The purpose and the domain are signed too: a Message-ID cannot be turned into an address, nor one city's token into another's.
  const digest = createHmac('sha256', key)
    .update(['parvis-mail', keyId, ...about].join('\n'))
    .digest()
  return base32(digest.subarray(0, MAC_BYTES))
}

function base32(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes) bits = bits * 256n + BigInt(byte)
  const length = Math.ceil((bytes.length * 8) / 5)
  return Array.from({ length }, (_, index) => ALPHABET[Number((bits >> BigInt((length - 1 - index) * 5)) & 31n)]).join('')
}
