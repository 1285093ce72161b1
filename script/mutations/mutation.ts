/** One fault put into a rule: the exact text, what stands there instead, and the tests that must notice. */
export interface Mutation {
  name: string
  file: string
  /** Stands in the file exactly once. */
  from: string
  to: string
  tests: readonly string[]
}
