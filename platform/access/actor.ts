/** Who acts. Rights are read from the roles held; sight is what row-level security lets through, computed once per request from them. */
export type Actor = AgentActor | TokenActor | CitizenActor | VisitorActor | SystemActor

export interface HeldRole {
  role: string
  /** The unit where it is held with all units below it; absent: the whole city. */
  units?: readonly string[]
}

export interface Sight {
  /** Units whose records are read in full. */
  units: readonly string[]
  /** Sectors whose requests are seen as the front desk sees them. */
  sectors: readonly string[]
  /** May search the registry of citizens. */
  citizens: boolean
  /** May sort mail that belongs to no request yet. */
  mailroom: boolean
}

export interface AgentActor {
  kind: 'agent'
  id: string
  sessionId: string
  name: string
  unitId: string
  siteId?: string
  roles: readonly HeldRole[]
  sight: Sight
  /** Until when rights, keys and large exports may be touched (step-up, ASVS 7.5.3). */
  steppedUpUntil?: Temporal.Instant
  /** When the session is locked if nothing is asked, and when it ends whatever is asked. */
  session?: { idleUntil: Temporal.Instant; endsAt: Temporal.Instant }
}

export interface TokenActor {
  kind: 'token'
  id: string
  name: string
  scopes: readonly string[]
  roles: readonly HeldRole[]
  sight: Sight
}

export interface CitizenActor {
  kind: 'citizen'
  id: string
  sessionId: string
}

/** Nobody signed in; may hold the tracking code of some requests. */
export interface VisitorActor {
  kind: 'visitor'
  requests: readonly string[]
}

/** The house itself: jobs, reactions, loaders. */
export interface SystemActor {
  kind: 'system'
  id: string
}

export const NO_SIGHT: Sight = { units: [], sectors: [], citizens: false, mailroom: false }

/** The house acting by itself; `id` names the part, `worker`, `demo-loader`. */
export function systemActor(id: string): SystemActor {
  return { kind: 'system', id }
}

/** Somebody without account; `requests` are those opened with a tracking code. */
export function visitor(requests: readonly string[] = []): VisitorActor {
  return { kind: 'visitor', requests }
}

/** The id written beside each event; a visitor has none. */
export function actorId(actor: Actor): string | undefined {
  return actor.kind === 'visitor' ? undefined : actor.id
}

/** Whether the actor holds one of the roles, in the given unit when one is given. */
export function holdsRole(actor: Actor, roles: readonly string[], unitId?: string): boolean {
  if (actor.kind !== 'agent' && actor.kind !== 'token') return false
  return actor.roles.some(
    (held) => roles.includes(held.role) && (unitId === undefined || held.units === undefined || held.units.includes(unitId)),
  )
}
