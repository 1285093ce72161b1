const MOST_FRAMES = 12
const MOST_CAUSES = 4
// What PostgreSQL says besides the message: names of our own tables and rules, never a value.
const DATABASE_FACTS = ['schema', 'table', 'column', 'constraint', 'routine', 'severity'] as const

/**
 * What may be written of something thrown: its class, its code, the places it went through, and the same of its causes.
 * Not its message: a parser quotes what it could not read, a database quotes the row, a mail server quotes the address.
 */
export function failureFacts(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return thingFacts(error)
  const cause = error.cause === undefined || depth >= MOST_CAUSES ? {} : { cause: failureFacts(error.cause, depth + 1) }
  const several = error instanceof AggregateError ? { count: error.errors.length, first: failureFacts(error.errors[0], MOST_CAUSES) } : {}
  return { errorClass: classOf(error), ...codeOf(error), ...databaseFacts(error), stack: placesOf(error), ...several, ...cause }
}

/** `name` may be written by anybody, even with text in it: it must look like the name of a class. */
function classOf(error: Error): string {
  return [error.name, error.constructor.name].find((name) => /^[A-Z]\w{0,80}$/.test(name)) ?? 'Error'
}

/** A library may hand over the parts of an error without its class (pg-boss does): its code still says what happened. */
function thingFacts(thing: unknown): Record<string, unknown> {
  if (typeof thing !== 'object' || thing === null) return { errorClass: thing === null ? 'null' : typeof thing }
  return { errorClass: 'ErrorParts', ...codeOf(thing), ...databaseFacts(thing) }
}

function codeOf(error: object): { code?: string | number } {
  const code: unknown = Reflect.get(error, 'code')
  if (typeof code === 'number') return { code }
  return typeof code === 'string' && /^[\w-]{1,60}$/.test(code) ? { code } : {}
}

function databaseFacts(error: object): Record<string, string> {
  const facts = DATABASE_FACTS.map((name) => [name, Reflect.get(error, name)] as const)
  return Object.fromEntries(
    facts.filter(
      (fact): fact is readonly [(typeof DATABASE_FACTS)[number], string] => typeof fact[1] === 'string' && /^\w{1,63}$/.test(fact[1]),
    ),
  )
}

/** The first lines of a stack repeat the message, which may have lines of its own that look like places: it is taken away whole. */
function placesOf(error: Error): string {
  const stack = error.stack ?? ''
  const at = stack.indexOf(error.message)
  // A message changed after the error was made cannot be told from the places: nothing is kept.
  if (at < 0) return ''
  const places = stack
    .slice(at + error.message.length)
    .split('\n')
    .filter((line) => /^\s+at \S/.test(line))
  return places
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim())
    .join('\n')
}
