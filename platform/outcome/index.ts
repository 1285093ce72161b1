/** What a use case answers: it was done, or it was refused and why. Refusals are not exceptions: they are said to people. */
export type Outcome<T> = Done<T> | Refused

export interface Done<T> {
  ok: true
  value: T
}

export interface Refused {
  ok: false
  refusal: Refusal
}

export const REFUSAL_KINDS = ['not-found', 'not-allowed', 'conflict', 'invalid', 'too-many'] as const
export type RefusalKind = (typeof REFUSAL_KINDS)[number]

export interface Refusal {
  kind: RefusalKind
  /** Key of a message of the module, `requests.refusal.already-closed`. */
  message: string
  /** The input field the refusal is about, when it is about one. */
  field?: string
  /** Facts for the message: numbers, dates, codes; never free text of a citizen. */
  data?: Record<string, string | number>
}

/** The act is done; `value` is what the caller needs next. */
export function done<T>(value: T): Done<T> {
  return { ok: true, value }
}

/** The act is refused; nothing was written. */
export function refuse(
  kind: RefusalKind,
  message: string,
  about: { field?: string; data?: Record<string, string | number> } = {},
): Refused {
  return { ok: false, refusal: { kind, message, ...about } }
}

/** Thrown inside a unit of work to undo what it wrote and carry the refusal out (see `house.work`). */
export class RefusalError extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(`refused: ${refusal.message}`)
    this.refusal = refusal
  }
}
