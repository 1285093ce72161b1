export const REFUSAL_KINDS = ['in-use', 'other-version', 'not-writable', 'no-space', 'no-binary', 'did-not-start'] as const
export type EmbeddedRefusalKind = (typeof REFUSAL_KINDS)[number]

/** Why the embedded database cannot start, in a sentence that says what to do. */
export class EmbeddedPostgresRefusal extends Error {
  readonly kind: EmbeddedRefusalKind
  constructor(kind: EmbeddedRefusalKind, sentence: string) {
    super(sentence)
    this.name = 'EmbeddedPostgresRefusal'
    this.kind = kind
  }
}
