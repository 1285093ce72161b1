import { systemActor } from '#platform/access'
import type { House } from '#platform/database'
import { type RowCursor, beginningOf, listRows } from './audit-store.ts'
import type { CanonicalRow } from './canonical-row.ts'

const ROWS_PER_PAGE = 2_000
const READER = systemActor('audit-verifier')

/** The sealed rows of the whole history in order, one page in memory, with a look at the next one. */
export class RowStream {
  readonly #house: Pick<House, 'read'>
  readonly #until: string
  #after: RowCursor
  #page: readonly CanonicalRow[] = []
  #position = 0
  #ended = false

  constructor(house: Pick<House, 'read'>, range: { fromTx: string; untilTx: string }) {
    this.#house = house
    this.#until = range.untilTx
    this.#after = beginningOf(range.fromTx)
  }

  /** The next row if its transaction comes before `untilTx`; it stays the next one until `take`. */
  async peek(untilTx: string): Promise<CanonicalRow | undefined> {
    if (this.#position >= this.#page.length && !this.#ended) await this.#turn()
    const row = this.#page[this.#position]
    return row !== undefined && BigInt(row.tx) < BigInt(untilTx) ? row : undefined
  }

  /** As `peek`, and goes on to the row after it. */
  async take(untilTx: string): Promise<CanonicalRow | undefined> {
    const row = await this.peek(untilTx)
    if (row !== undefined) this.#position += 1
    return row
  }

  async #turn(): Promise<void> {
    const range = { after: this.#after, until: this.#until, limit: ROWS_PER_PAGE }
    this.#page = await this.#house.read(READER, (tx) => listRows(tx, range))
    this.#position = 0
    this.#ended = this.#page.length < ROWS_PER_PAGE
    this.#after = this.#page.at(-1) ?? this.#after
  }
}
