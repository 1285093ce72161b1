import { isRole, isSteppedUp, permitted } from '#modules/accounts'
import { type Work, newId } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type Outcome, type Refused, done, refuse } from '#platform/outcome'
import { type AgentRecord, findUnitInUse, holdAgent } from './agents-store.ts'
import { guarded } from './broken-invariant.ts'
import { type HeldAssignment, isOfTheCity, isPrivileged } from './role-rules.ts'
import { findOverlap, insertAssignment } from './roles-store.ts'

export interface NewAssignment {
  agentId: string
  /** `R-INS` */
  role: string
  /** Held there and below; absent: in the whole city. */
  unitId?: string | undefined
  /** The first day, in the city's time zone. */
  validFrom: Temporal.PlainDate
  /** The last day; absent: until it is ended. */
  validUntil?: Temporal.PlainDate | undefined
}

/** Gives an agent a role between two days. Nobody gives themself one; over rights, secrets and audit, who gives it has just proved who they are. */
export async function grantRole(work: Work, input: NewAssignment): Promise<Outcome<HeldAssignment>> {
  if (!permitted(work.actor, 'roles.grant')) return refuse('not-allowed', 'organisation.refusal.not-allowed')
  if (work.actor.kind === 'agent' && work.actor.id === input.agentId) return refuse('not-allowed', 'organisation.refusal.own-role')
  const agent = await holdAgent(work.tx, input.agentId)
  if (agent === undefined) return refuse('not-found', 'organisation.refusal.unknown-agent')
  const refused = await faultOf(work, { agent, input })
  if (refused !== undefined) return refused
  const assignment: HeldAssignment = {
    id: newId(),
    agentId: agent.id,
    role: input.role,
    unitId: input.unitId,
    validFrom: input.validFrom,
    validUntil: input.validUntil,
    grantedById: work.actor.kind === 'agent' ? work.actor.id : undefined,
  }
  const overlap = await findOverlap(work.tx, assignment)
  if (overlap !== undefined)
    return refuse('conflict', 'organisation.refusal.role-overlaps', {
      field: 'validFrom',
      data: { from: overlap.validFrom.toString(), ...(overlap.validUntil === undefined ? {} : { until: overlap.validUntil.toString() }) },
    })

  return guarded(async () => {
    await insertAssignment(work.tx, assignment)
    work.publish({
      name: 'role.granted',
      subject: { kind: 'agent', id: agent.id },
      unitId: input.unitId ?? agent.unitId,
      data: { role: input.role, assignment: assignment.id, from: input.validFrom.toString(), ...untilOf(input) },
    })
    return done(assignment)
  })
}

async function faultOf(work: Work, { agent, input }: { agent: AgentRecord; input: NewAssignment }): Promise<Refused | undefined> {
  const today = civilDate(work.at)
  if (!isRole(input.role)) return refuse('invalid', 'organisation.refusal.unknown-role', { field: 'role' })
  if (agent.activeUntil !== undefined && Temporal.PlainDate.compare(agent.activeUntil, today) < 0)
    return refuse('conflict', 'organisation.refusal.agent-left', { field: 'agent' })
  if (isOfTheCity(input.role) && input.unitId !== undefined)
    return refuse('invalid', 'organisation.refusal.role-of-the-city', { field: 'unit' })
  if (input.unitId !== undefined && (await findUnitInUse(work.tx, { by: { id: input.unitId }, on: today })) === undefined)
    return refuse('invalid', 'organisation.refusal.unknown-unit', { field: 'unit' })
  if (input.validUntil !== undefined && Temporal.PlainDate.compare(input.validUntil, input.validFrom) < 0)
    return refuse('invalid', 'organisation.refusal.ends-before', { field: 'validUntil' })
  if (isPrivileged(input.role) && work.actor.kind !== 'system' && !isSteppedUp(work.actor, work.at))
    return refuse('not-allowed', 'organisation.refusal.step-up', { field: 'role' })
  return undefined
}

function untilOf({ validUntil }: NewAssignment): { until?: string } {
  return validUntil === undefined ? {} : { until: validUntil.toString() }
}
