import { COMMON_WORDS } from './common-words.ts'

/** CNIL deliberation 2022-100 and ANSSI guide 2021: length before composition, no periodic change, common words refused. */
export const PASSWORD_MIN = 12
/** Longer texts cost memory and time to nobody's benefit. */
export const PASSWORD_MAX = 128
/** Characters that must remain once everything easy to guess is taken away. */
const OWN_CHARACTERS = 4

export type PasswordFault = 'too-short' | 'too-long' | 'too-common'

/** Why a password is refused, or undefined. `about`: words an attacker tries first: the city, the person's names and address. */
export function passwordFault(password: string, about: readonly string[]): PasswordFault | undefined {
  const length = [...password].length
  if (length < PASSWORD_MIN) return 'too-short'
  if (length > PASSWORD_MAX) return 'too-long'
  return ownCharacters(password, about) < OWN_CHARACTERS ? 'too-common' : undefined
}

/** The text as it is hashed: two keyboards may write one accented letter in two ways. */
export function normalPassword(password: string): string {
  return password.normalize('NFC')
}

/** How many characters are left when words, years, runs and repetitions are gone. */
function ownCharacters(password: string, about: readonly string[]): number {
  const words = [...COMMON_WORDS, ...about.flatMap(wordsOf)].sort((a, b) => b.length - a.length)
  const plain = fold(password)
  return Math.min(...[plain, unmask(plain)].map((text) => remainder(text, words)))
}

function remainder(text: string, words: readonly string[]): number {
  const without = words.reduce((left, word) => left.replaceAll(word, ' '), text)
  const left = withoutRuns(without.replace(/(19|20)\d\d/g, ' ')).replace(/[^\p{L}\p{N}]/gu, '')
  // What is left may still be the same few characters over and over.
  return new Set(left).size < OWN_CHARACTERS ? 0 : left.length
}

function wordsOf(text: string): string[] {
  const folded = fold(text)
  const parts = folded.split(/[^a-z0-9]+/)
  return [...parts, parts.join('')].filter((word) => word.length >= 3)
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe')
}

const MASKS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '€': 'e',
  '!': 'i',
}

/** `m0td3p@sse` is `motdepasse` to everybody, attackers included. */
function unmask(text: string): string {
  return [...text].map((character) => MASKS[character] ?? character).join('')
}

/** Takes away three characters or more that repeat, rise or fall by one: `aaa`, `123`, `cba`. */
function withoutRuns(text: string): string {
  const points = [...text].map((character) => character.codePointAt(0) ?? 0)
  let kept = ''
  for (let start = 0; start < points.length;) {
    const step = (points[start + 1] ?? 0) - (points[start] ?? 0)
    let end = start + 1
    while (end < points.length && Math.abs(step) <= 1 && (points[end] ?? 0) - (points[end - 1] ?? 0) === step) end += 1
    if (end - start < 3) {
      kept += String.fromCodePoint(points[start] ?? 32)
      start += 1
    } else start = end
  }
  return kept
}
