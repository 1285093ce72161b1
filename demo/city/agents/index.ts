import type { DemoAgent } from './agent.ts'
import { CITY_MANAGERS } from './city-managers.ts'
import { DIRECTORS } from './directors.ts'
import { FIELD_AND_SUPPORT_STAFF } from './field-and-support-staff.ts'
import { POPULATION_AND_FAMILY_MANAGERS } from './population-and-family-managers.ts'
import { RECEPTION_STAFF } from './reception-staff.ts'
import { SERVICE_STAFF } from './service-staff.ts'

export type { DemoAgent, RoleGrant } from './agent.ts'

/** A01 to A64, in order. */
export const AGENTS: readonly DemoAgent[] = [
  ...DIRECTORS,
  ...POPULATION_AND_FAMILY_MANAGERS,
  ...CITY_MANAGERS,
  ...RECEPTION_STAFF,
  ...SERVICE_STAFF,
  ...FIELD_AND_SUPPORT_STAFF,
]

/** Every role is held from this day, except delegations of signature. */
export const ROLES_HELD_FROM = '2019-01-01'
/** The mayor's order that delegates signature to every R-SIG. */
export const SIGNATURE_DELEGATION = { on: '2026-09-02', order: 'Arrêté du 2 septembre 2026' } as const

/** Posts that nobody holds: work of these services may stay without an assignee. */
export const UNFILLED_POSTS: readonly { role: string; unitCode: string }[] = [
  { role: 'R-TEL', unitCode: 'LOG' },
  { role: 'R-INS', unitCode: 'LOG' },
]
