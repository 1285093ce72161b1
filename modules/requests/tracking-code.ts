import { timingSafeEqual } from 'node:crypto'
import type { HouseKeys } from '#platform/database'

/** No vowels: no words; no digit or letter that is mistaken for another on paper or by telephone. */
const ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ23456789'
const LENGTH = 10
const PURPOSE = 'tracking-code'

/**
 * The secret that opens a request without an account. It is derived from the request's id with a key of the ring,
 * so it is never stored, can be printed again in any letter, and is worth nothing without the key.
 * 28^10 is some 3·10^14: with ten tries a minute it cannot be guessed.
 */
export function trackingCode(keys: HouseKeys, requestId: string, keyId?: string): { code: string; keyId: string } {
  const { mac, keyId: used } = keys.hmac(PURPOSE, requestId, keyId)
  let code = ''
  for (let index = 0; index < LENGTH; index += 1) code += ALPHABET.charAt(mac.readUInt16BE(index * 2) % ALPHABET.length)
  return { code, keyId: used }
}

/** As people read it: two groups of five. */
export function spacedCode(code: string): string {
  return `${code.slice(0, 5)} ${code.slice(5)}`
}

/** Whether what somebody typed is the code of the request; spaces, hyphens and case do not matter. */
export function isTrackingCode(keys: HouseKeys, request: { id: string; trackingKey: string }, typed: string): boolean {
  const given = Buffer.from(typed.toUpperCase().replace(/[^A-Z0-9]/g, ''))
  const expected = Buffer.from(trackingCode(keys, request.id, request.trackingKey).code)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
