/** An amount in whole euro cents. Never a number: 0.1 + 0.2 has no place in an invoice. */
export type Cents = bigint

const WRITTEN = /^(-?)(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/

/** Past this an amount typed by hand is a slip: ten billion euros. */
const MOST_DIGITS = 10

/**
 * Reads an amount as people type it: "12", "12,5", "1 234,50 €", "-3.20". Nothing when it is not an amount, has more than two decimals or more than ten
 * digits before them. A point and a comma both mark the decimals, never the thousands: "1.234" is refused rather than guessed.
 */
export function parseCents(text: string): Cents | undefined {
  const written = text.replace(/[ \u00a0\u202f]*€$/, '').trim()
  const [, sign, wholeWithSpaces, decimals = ''] = WRITTEN.exec(written) ?? []
  const whole = wholeWithSpaces?.replace(/\D/g, '')
  if (whole === undefined || whole.length > MOST_DIGITS) return undefined
  const cents = BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0'))
  return sign === '-' ? -cents : cents
}

/** A fraction as two whole numbers: 2.3 % is `{ numerator: 23n, denominator: 1000n }`. */
export interface Ratio {
  readonly numerator: bigint
  readonly denominator: bigint
}

/**
 * A part of an amount, rounded once, to the nearest cent, halves away from zero (as the public accountant does: 0.125 € is 0.13 €, -0.125 € is -0.13 €).
 * Multiply all the ratios of a line first and call this once: two roundings make a cent that nobody can explain. Throws for a denominator of zero.
 */
export function ratioOf(amount: Cents, { numerator, denominator }: Ratio): Cents {
  if (denominator === 0n) throw new RangeError('A ratio has a denominator other than zero')
  const exact = amount * numerator
  const isNegative = exact < 0n !== denominator < 0n
  const [top, bottom] = [magnitude(exact), magnitude(denominator)]
  const rounded = (2n * top + bottom) / (2n * bottom)
  return isNegative ? -rounded : rounded
}

/**
 * Shares an amount between parts in proportion to their weights, to the cent, losing none: the cents left over go one by one to the largest remainders,
 * the first in the list among equals. Throws when no weight is above zero or one is below.
 */
export function share(amount: Cents, weights: readonly bigint[]): readonly Cents[] {
  const total = sum(weights)
  if (total <= 0n || weights.some((weight) => weight < 0n))
    throw new RangeError('Weights to share by are zero or more, with one above zero')
  const sign = amount < 0n ? -1n : 1n
  const whole = magnitude(amount)
  const parts = weights.map((weight, index) => ({ index, cents: (whole * weight) / total, remainder: (whole * weight) % total }))
  const left = whole - sum(parts.map((part) => part.cents))
  const served = parts.toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
  const lucky = new Set(served.slice(0, Number(left)).map((part) => part.index))
  return parts.map(({ index, cents }) => sign * (lucky.has(index) ? cents + 1n : cents))
}

export function sum(amounts: readonly Cents[]): Cents {
  return amounts.reduce((total, amount) => total + amount, 0n)
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value
}
