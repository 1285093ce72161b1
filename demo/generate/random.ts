/**
 * A stream of pseudo-random numbers (sfc32, 128 bits of state): fast, without BigInt, the same on every machine.
 * A stream is named by numbers (seed, purpose, index): what one stream draws never moves another.
 */
export class Random {
  #a = 0
  #b = 0
  #c = 0
  #counter = 1

  constructor(...name: readonly number[]) {
    this.reseed(...name)
  }

  /** Starts the stream of that name from its beginning. */
  reseed(...name: readonly number[]): this {
    let mixed = 0x9e3779b9
    for (const part of name) mixed = scramble(mixed ^ scramble(part ^ 0x85ebca6b))
    this.#a = scramble(mixed + 0x6a09e667)
    this.#b = scramble(this.#a + 0x3c6ef372)
    this.#c = scramble(this.#b + 0x510e527f)
    this.#counter = 1
    for (let turn = 0; turn < 4; turn += 1) this.next()
    return this
  }

  /** A whole number from 0 to 2³² − 1. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0
    return sum >>> 0
  }

  /** From 0 included to 1 excluded. */
  unit(): number {
    return this.next() / 4_294_967_296
  }

  /** A whole number from 0 included to `limit` excluded. */
  below(limit: number): number {
    return Math.floor(this.unit() * limit)
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1)
  }

  chance(probability: number): boolean {
    return this.unit() < probability
  }

  /** One of the items. An empty list is a mistake of the caller. */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new RangeError('Nothing to pick from')
    return item
  }

  /** The index of a cell, by weights already summed up (`[0.2, 0.7, 1]`). */
  cell(cumulated: ArrayLike<number>): number {
    const last = cumulated.length - 1
    const drawn = this.unit() * (cumulated[last] ?? 0)
    let low = 0
    let high = last
    while (low < high) {
      const middle = (low + high) >>> 1
      if (drawn < (cumulated[middle] ?? 0)) high = middle
      else low = middle + 1
    }
    return low
  }

  /** An exponential delay with this mean. */
  exponential(mean: number): number {
    return -Math.log(1 - this.unit()) * mean
  }
}

/** Running sums of weights, for `Random.cell`. */
export function cumulate(weights: readonly number[]): Float64Array {
  const sums = new Float64Array(weights.length)
  let sum = 0
  weights.forEach((weight, index) => {
    sum += weight
    sums[index] = sum
  })
  return sums
}

function scramble(value: number): number {
  let mixed = value | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return (mixed ^ (mixed >>> 15)) | 0
}
