import { ROLE_RULES, type Role } from '#modules/accounts'

/** Without somebody who holds it the city could not be administered any more. */
export const LAST_ROLE = 'R-ADF'

/** Roles over rights, secrets or everybody's data: who grants them proves again who they are. */
const PRIVILEGED: readonly Role[] = ['R-ADF', 'R-ADT', 'R-DPO']

export function isPrivileged(role: Role): boolean {
  return PRIVILEGED.includes(role)
}

/** Offices of the whole city are held in no unit. */
export function isOfTheCity(role: Role): boolean {
  return ROLE_RULES[role].reach === 'city'
}

/** A role held: in a unit and below it, or in the whole city; both days included. */
export interface HeldAssignment {
  id: string
  agentId: string
  role: string
  unitId: string | undefined
  validFrom: Temporal.PlainDate
  validUntil: Temporal.PlainDate | undefined
  grantedById: string | undefined
}

export type AssignmentState = 'to-come' | 'held' | 'over'

export function stateOn(assignment: Pick<HeldAssignment, 'validFrom' | 'validUntil'>, on: Temporal.PlainDate): AssignmentState {
  if (Temporal.PlainDate.compare(on, assignment.validFrom) < 0) return 'to-come'
  return assignment.validUntil !== undefined && Temporal.PlainDate.compare(assignment.validUntil, on) < 0 ? 'over' : 'held'
}
