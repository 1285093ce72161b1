import { timingSafeEqual } from 'node:crypto'
import type { KeyRing } from '#platform/keys'

/** What an address of a file allows: this file, to this holder, until then. */
export interface FileGrant {
  fileId: string
  /** The session, or the request opened by a tracking code, for which the address was made. */
  holder: string
  /** Shown in the page rather than saved. */
  inline: boolean
  until: Temporal.Instant
}

type AddressKeys = Pick<KeyRing, 'hmac'>

const PURPOSE = 'file-address'
const LONGEST_SECONDS = 300
const TOKEN = /^([A-Za-z0-9-]{1,64})\.(\d{10,12})\.([ia])\.(k\d{1,9})\.([A-Za-z0-9_-]{43})$/

/**
 * `/files/ID/TOKEN/NAME`: a short-lived address, made only after the right to the record was asked. It works without cookie, so that
 * files may be served from another host name; whoever serves it must still ask whether the holder's session lives (`grant.holder`).
 * `until` may lie at most five minutes after `at`; throws RangeError beyond.
 */
export function signFileUrl(
  keys: AddressKeys,
  { grant, name, at, origin = '' }: { grant: FileGrant; name: string; at: Temporal.Instant; origin?: string },
): string {
  const seconds = Math.ceil(grant.until.epochMilliseconds / 1000)
  if (seconds - at.epochMilliseconds / 1000 > LONGEST_SECONDS + 1) throw new RangeError('an address of a file lives five minutes at most')
  const facts = { ...grant, seconds }
  const { keyId, mac } = keys.hmac(PURPOSE, signedText(facts))
  return `${origin}/files/${grant.fileId}/${grant.holder}.${seconds}.${grant.inline ? 'i' : 'a'}.${keyId}.${mac.toString('base64url')}/${encodeURIComponent(name)}`
}

/** What the address allows; nothing when it is over, was changed, or is of another file. */
export function verifyFileUrl(
  keys: AddressKeys,
  { fileId, token, at }: { fileId: string; token: string; at: Temporal.Instant },
): FileGrant | undefined {
  const [, holder, until, how, keyId, mac] = TOKEN.exec(token) ?? []
  if (holder === undefined || until === undefined || keyId === undefined || mac === undefined) return undefined
  const seconds = Number(until)
  const inline = how === 'i'
  const expected = macWith(keys, { text: signedText({ fileId, holder, inline, seconds }), keyId })
  if (expected === undefined || !timingSafeEqual(expected, Buffer.from(mac, 'base64url'))) return undefined
  if (at.epochMilliseconds >= seconds * 1000) return undefined
  return { fileId, holder, inline, until: Temporal.Instant.fromEpochMilliseconds(seconds * 1000) }
}

function signedText(facts: { fileId: string; holder: string; inline: boolean; seconds: number }): string {
  return [facts.fileId, facts.holder, facts.inline ? 'i' : 'a', facts.seconds].join('\0')
}

/** The code under the named key; nothing when the ring does not know it. */
function macWith(keys: AddressKeys, { text, keyId }: { text: string; keyId: string }): Buffer | undefined {
  try {
    return keys.hmac(PURPOSE, text, keyId).mac
  } catch {
    return undefined
  }
}
