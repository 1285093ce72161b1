export const REFUSAL_KINDS = [
  'in-use',
  'other-version',
  'not-writable',
  'no-space',
  'no-memory',
  'no-binary',
  'no-user',
  'closed-folder',
  'not-a-cluster',
  'settings',
  'settings',
  'did-not-start',
] as const
export type EmbeddedRefusalKind = (typeof REFUSAL_KINDS)[number]

/** Why the embedded database cannot start, in a sentence that says what to do. */
export class EmbeddedPostgresRefusal extends Error {
  readonly kind: EmbeddedRefusalKind
  constructor(kind: EmbeddedRefusalKind, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.name = 'EmbeddedPostgresRefusal'
    this.kind = kind
  }
}
