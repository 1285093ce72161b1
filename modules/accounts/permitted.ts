import type { Actor, HeldRole } from '#platform/access'
import { type Permission, isBoundToUnit, isPermission } from './permissions.ts'
import { ROLE_COMBINATIONS, ROLE_RULES, isRole } from './roles.ts'
import { isScope, scopesCover } from './scopes.ts'

/**
 * Whether the actor may do something, in a unit when one is named. Denied unless a role held says otherwise.
 * Without `unitId` the question is whether the actor may do it somewhere: enough to open a page, not to act on a record.
 * The house itself may; citizens and visitors have rights of another kind, which each use case asks for.
 */
export function permitted(actor: Actor, permission: Permission, unitId?: string): boolean {
  switch (actor.kind) {
    case 'system':
      return true
    case 'agent':
      return heldRolesPermit(actor.roles, permission, unitId)
    case 'token':
      return scopesCover(actor.scopes, permission) && heldRolesPermit(actor.roles, permission, unitId)
    default:
      return false
  }
}

function heldRolesPermit(held: readonly HeldRole[], permission: Permission, unitId: string | undefined): boolean {
  const somewhere = held.filter((item) => isRole(item.role) && ROLE_RULES[item.role].acts.includes(permission))
  if (isBoundToUnit(permission))
    return somewhere.some((item) => unitId === undefined || item.units === undefined || item.units.includes(unitId))
  return somewhere.length > 0 || combinationsOf(held).some((combination) => combination.acts.includes(permission))
}

/** The combinations of roles that are held together. */
export function combinationsOf(held: readonly HeldRole[]): typeof ROLE_COMBINATIONS {
  return ROLE_COMBINATIONS.filter((combination) => combination.roles.every((role) => held.some((item) => item.role === role)))
}

/** Access names of routes that are not permissions. */
export const ACCESS_ANYONE = 'anyone'
export const ACCESS_SIGNED_IN = 'signed-in'

/**
 * Whether the actor may come to a route at all. `access` is `anyone`, `signed-in` (any agent), a permission, or a scope of the API.
 * A name that is none of these opens to nobody.
 */
export function admits(actor: Actor, route: { access: string }): boolean {
  if (route.access === ACCESS_ANYONE) return true
  if (route.access === ACCESS_SIGNED_IN) return actor.kind === 'agent'
  if (isScope(route.access)) return actor.kind === 'token' && actor.scopes.includes(route.access)
  return isPermission(route.access) && permitted(actor, route.access)
}
