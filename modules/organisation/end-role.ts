import { anotherAdministrator, permitted } from '#modules/accounts'
import type { Work } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type Outcome, done, refuse } from '#platform/outcome'
import { holdAgent } from './agents-store.ts'
import { type HeldAssignment, LAST_ROLE } from './role-rules.ts'
import { deleteAssignment, findAssignment, setLastDay } from './roles-store.ts'

export interface RoleEnd {
  assignmentId: string
  /** The last day on which the role is held: yesterday ends it at once. Before its first day it is taken back whole. */
  on: Temporal.PlainDate
}

/** Ends a role, at once or on a later day: rights are read from the roles of the day, so nothing else is to be done on that day. */
export async function endRole(work: Work, input: RoleEnd): Promise<Outcome<HeldAssignment>> {
  if (!permitted(work.actor, 'roles.grant')) return refuse('not-allowed', 'organisation.refusal.not-allowed')
  const held = await findAssignment(work.tx, input.assignmentId)
  const agent = held === undefined ? undefined : await holdAgent(work.tx, held.agentId)
  if (held === undefined || agent === undefined) return refuse('not-found', 'organisation.refusal.unknown-assignment')
  const yesterday = civilDate(work.at).subtract({ days: 1 })
  if (Temporal.PlainDate.compare(input.on, yesterday) < 0) return refuse('invalid', 'organisation.refusal.past-end', { field: 'on' })
  if (held.validUntil !== undefined && Temporal.PlainDate.compare(input.on, held.validUntil) >= 0)
    return refuse('conflict', 'organisation.refusal.ends-already', { field: 'on', data: { until: held.validUntil.toString() } })
  if (held.role === LAST_ROLE) {
    const without = { assignmentId: held.id }
    if (!(await anotherAdministrator(work, { roles: [LAST_ROLE], on: civilDate(work.at), without })))
      return refuse('conflict', 'organisation.refusal.last-administrator', { field: 'on' })
  }

  const neverHeld = Temporal.PlainDate.compare(input.on, held.validFrom) < 0
  if (neverHeld) await deleteAssignment(work.tx, held.id)
  else await setLastDay(work.tx, { id: held.id, on: input.on })
  work.publish({
    name: 'role.ended',
    subject: { kind: 'agent', id: held.agentId },
    unitId: held.unitId ?? agent.unitId,
    data: { role: held.role, assignment: held.id, on: input.on.toString() },
  })
  return done({ ...held, validUntil: input.on })
}
