import pg from 'pg'
import type { Actor, Sight } from '#platform/access'

/**
 * How statements are planned. `as-needed`: PostgreSQL plans those anew, each time, that look dear to it for these very values. `once`: each
 * is planned once per connection. Behind row-level security planning takes up to ten times as long as running, and finds the same plan;
 * what is constant in a statement must then be written in it, so that the plan may rely on it (architecture/literals.test.ts).
 */
export type Planning = 'once' | 'as-needed'

const PLANNED_ONCE = 'SET LOCAL plan_cache_mode = force_generic_plan'

/**
 * The first message of a transaction: BEGIN and the settings that row-level security reads, in one round trip.
 * SET LOCAL only, so that a connection shared in transaction mode never carries one actor's sight to the next.
 */
export function begin(actor: Actor, mode: 'read write' | 'read only', planning: Planning = 'as-needed'): string {
  const settings = Object.entries(settingsOf(actor)).map(([name, value]) => `SET LOCAL app.${name} = ${pg.escapeLiteral(value)}`)
  const beginning = `BEGIN ${mode === 'read only' ? 'READ ONLY' : 'READ WRITE'}`
  return [beginning, ...(planning === 'once' ? [PLANNED_ONCE] : []), ...settings].join(';')
}

function settingsOf(actor: Actor): Record<string, string> {
  switch (actor.kind) {
    case 'system':
      return { actor: 'system' }
    case 'agent':
      return { actor: 'agent', agent: actor.id, ...sightSettings(actor.sight) }
    case 'token':
      return { actor: 'token', ...sightSettings(actor.sight) }
    case 'citizen':
      return { actor: 'citizen' }
    case 'visitor':
      return { actor: 'visitor', requests: arrayLiteral(actor.requests) }
  }
}

function sightSettings(sight: Sight): Record<string, string> {
  return {
    units: arrayLiteral(sight.units),
    sectors: arrayLiteral(sight.sectors),
    citizens: sight.citizens ? 'all' : '',
    mailroom: sight.mailroom ? 'all' : '',
  }
}

/** Ids and codes only: letters, digits and hyphens need no quoting. Anything else would be a fault of ours. */
function arrayLiteral(values: readonly string[]): string {
  const wrong = values.find((value) => !/^[A-Za-z0-9-]+$/.test(value))
  if (wrong !== undefined) throw new Error('only ids and codes may be given to row-level security')
  return `{${values.join(',')}}`
}
