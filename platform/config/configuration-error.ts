/** Stops the start. For the person who installs: a plain sentence for each problem, all of them at once, never the value of a secret. */
export class ConfigurationError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'ConfigurationError'
    this.problems = problems
  }
}
