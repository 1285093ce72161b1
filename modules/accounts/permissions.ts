/** Everything that may be permitted; what is not in this list cannot be asked. */
export const PERMISSIONS = [
  'contact.record',
  'contact.read',
  'request.register',
  // All fields, in the units of the role.
  'request.read',
  // Existence, subject, state and dates: in the sectors of the actor's sight.
  'request.read-limited',
  'request.assign',
  // Take, ask for items, answer, close, refer, transfer.
  'request.process',
  'request.reopen',
  'task.handle',
  'citizen.search',
  'citizen.edit',
  'mail.sort',
  'post.capture',
  'knowledge.edit',
  'organisation.edit',
  'catalogue.edit',
  'routing.edit',
  'agents.edit',
  'roles.grant',
  'system.health',
  'jobs.retry',
  'audit.read',
  'statistics.read',
  'token.create',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/** Permissions about what a unit owns: they hold in the units of the role only. The others hold wherever the work is. */
const BOUND_TO_UNIT: readonly Permission[] = [
  'request.read',
  'request.assign',
  'request.process',
  'request.reopen',
  'task.handle',
  'statistics.read',
]

export function isBoundToUnit(permission: Permission): boolean {
  return BOUND_TO_UNIT.includes(permission)
}

export function isPermission(value: string): value is Permission {
  return PERMISSIONS.some((permission) => permission === value)
}
