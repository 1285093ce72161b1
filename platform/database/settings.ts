import pg from 'pg'
import type { Actor, Sight } from '#platform/access'

/**
 * A statement is planned once per connection. Left to itself PostgreSQL plans those anew, each time, that look dear to it: behind
 * row-level security planning takes up to ten times as long as running, and finds the same plan.
 */
const PLANNED_ONCE = 'SET LOCAL plan_cache_mode = force_generic_plan'

/**
 * The first message of a transaction: BEGIN and the settings that row-level security reads, in one round trip.
 * SET LOCAL only, so that a connection shared in transaction mode never carries one actor's sight to the next.
 */
export function begin(actor: Actor, mode: 'read write' | 'read only'): string {
  const settings = Object.entries(settingsOf(actor)).map(([name, value]) => `SET LOCAL app.${name} = ${pg.escapeLiteral(value)}`)
  return [`BEGIN ${mode === 'read only' ? 'READ ONLY' : 'READ WRITE'}`, PLANNED_ONCE, ...settings].join(';')
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
