import type { Permission } from './permissions.ts'
import { ROLE_RULES, type Role } from './roles.ts'

/** What a token may be used for; it never may more than its role. */
export const SCOPES = [
  'contacts:write',
  'contacts:read',
  'requests:read',
  'requests:write',
  'citizens:read',
  'citizens:write',
  'catalogue:read',
] as const
export type Scope = (typeof SCOPES)[number]

const SCOPE_PERMISSIONS: Readonly<Record<Scope, readonly Permission[]>> = {
  'contacts:write': ['contact.record'],
  'contacts:read': ['contact.read'],
  'requests:read': ['request.read', 'request.read-limited'],
  'requests:write': ['request.register', 'request.assign', 'request.process', 'request.reopen', 'task.handle'],
  'citizens:read': ['citizen.search'],
  'citizens:write': ['citizen.edit'],
  'catalogue:read': [],
}

export function isScope(value: string): value is Scope {
  return SCOPES.some((scope) => scope === value)
}

/** Whether one of the scopes covers the permission. */
export function scopesCover(scopes: readonly string[], permission: Permission): boolean {
  return scopes.some((scope) => isScope(scope) && SCOPE_PERMISSIONS[scope].includes(permission))
}

/** The scopes a role has a use for: the catalogue, which is public, and each scope that covers something the role may do. */
export function defaultScopes(role: Role): Scope[] {
  const { acts } = ROLE_RULES[role]
  return SCOPES.filter((scope) => scope === 'catalogue:read' || SCOPE_PERMISSIONS[scope].some((permission) => acts.includes(permission)))
}
