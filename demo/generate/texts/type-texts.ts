/** Texts with slots in braces ({child}, {place}…), filled by `slots.ts`. */
export interface TypeTexts {
  subjects: readonly string[]
  /** What the citizen asks. */
  asks: readonly string[]
  /** A sentence that may follow. */
  details: readonly string[]
  /** What an agent notes at the telephone or at the counter. */
  notes: readonly string[]
  /** Favourable ends; 'R07' is an answer of the city's list. */
  done: readonly string[]
  /** Grounds of a refusal, or 'R14'. */
  refused?: readonly string[]
}
