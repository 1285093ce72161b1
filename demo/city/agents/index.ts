import type { DemoAgent } from './agent.ts'
import { DIRECTORS } from './directors.ts'
import { MANAGERS } from './managers.ts'
import { STAFF } from './staff.ts'

export type { DemoAgent, RoleGrant } from './agent.ts'

export const AGENTS: readonly DemoAgent[] = [...DIRECTORS, ...MANAGERS, ...STAFF]

/** Every role is held from this day, except delegations of signature. */
export const ROLES_HELD_FROM = '2019-01-01'
/** The mayor's order that delegates signature to every R-SIG. */
export const SIGNATURE_DELEGATION = { on: '2026-09-02', order: 'Arrêté du 2 septembre 2026' } as const

/** Posts that nobody holds: work of these services may stay without an assignee. */
export const UNFILLED_POSTS: readonly { role: string; unitCode: string }[] = [
  { role: 'R-TEL', unitCode: 'LOG' },
  { role: 'R-INS', unitCode: 'LOG' },
]
