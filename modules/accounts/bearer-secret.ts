import { createHash, randomBytes, randomInt } from 'node:crypto'

const LETTERS_AND_DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const API_TOKEN = /^pv_[A-Za-z0-9]{40}$/
const SESSION_TOKEN = /^[A-Za-z0-9_-]{43}$/

/** A secret of 32 random bytes for a cookie or a link. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** A token for programs: recognised by its prefix where it leaks, selected whole by a double click. 238 bits. */
export function newApiToken(): string {
  return `pv_${Array.from({ length: 40 }, () => LETTERS_AND_DIGITS[randomInt(LETTERS_AND_DIGITS.length)]).join('')}`
}

/** What is kept of a secret: whoever reads the table cannot enter with it. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

export function looksLikeApiToken(text: string): boolean {
  return API_TOKEN.test(text)
}

export function looksLikeSecret(text: string): boolean {
  return SESSION_TOKEN.test(text)
}
