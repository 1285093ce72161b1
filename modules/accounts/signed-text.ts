import { timingSafeEqual } from 'node:crypto'
import type { HouseKeys } from '#platform/database'

/** The ring's purpose for everything about signing in; `use` keeps its texts apart from one another. */
const KEY = 'sign-in'

/** A text that comes back from a browser as it was given: `text.key.code`, each part in base64url. */
export function signText(keys: HouseKeys, { use, text }: { use: string; text: string }): string {
  const { keyId, mac } = signInCode(keys, { use, text })
  return [Buffer.from(text), Buffer.from(keyId), mac].map((part) => part.toString('base64url')).join('.')
}

/** The text, when its code is right; undefined when anybody else wrote it. */
export function readSignedText(keys: HouseKeys, { use, signed }: { use: string; signed: string }): string | undefined {
  const [text, keyId, sent, ...rest] = signed.split('.').map((part) => Buffer.from(part, 'base64url'))
  if (text === undefined || keyId === undefined || sent === undefined || rest.length > 0) return undefined
  const mac = macOf(keys, { use, text: text.toString('utf8'), keyId: keyId.toString('utf8') })
  return mac !== undefined && mac.length === sent.length && timingSafeEqual(mac, sent) ? text.toString('utf8') : undefined
}

/** A code over a text under the ring's key for signing in, or under the named older key; throws when the ring has no such key. */
export function signInCode(
  keys: HouseKeys,
  { use, text, keyId }: { use: string; text: string; keyId?: string },
): { keyId: string; mac: Buffer } {
  return keys.hmac(KEY, `${use}\0${text}`, keyId)
}

function macOf(keys: HouseKeys, about: { use: string; text: string; keyId: string }): Buffer | undefined {
  try {
    return signInCode(keys, about).mac
  } catch {
    // A key that is no longer in the ring signed it, or a stranger invented one.
    return undefined
  }
}
