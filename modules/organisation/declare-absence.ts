import { permitted } from '#modules/accounts'
import type { Actor } from '#platform/access'
import { type Work, newId } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type Outcome, type Refused, done, refuse } from '#platform/outcome'
import {
  type AbsenceRecord,
  LONGEST_DAYS,
  type Period,
  REASON_AT_MOST,
  absenceOn,
  coversWholly,
  daysOf,
  worksThroughout,
} from './absence-rules.ts'
import { deleteAbsence, findAbsence, findOtherAbsence, insertAbsence, listAbsencesIn, updateAbsence } from './absences-store.ts'
import { type AgentRecord, findAgent, holdAgent } from './agents-store.ts'
import { guarded } from './broken-invariant.ts'
import { forgetDirectory } from './directory-of.ts'

export interface AbsenceDates extends Period {
  /** Never a medical one; may be empty. */
  reason?: string | undefined
  substituteId?: string | undefined
}

/** Who may write an agent's absences: the agent, who gives out the work of their unit, who administers agents. */
export function mayWriteAbsences(actor: Actor, agent: { id: string; unitId: string }): boolean {
  return (
    permitted(actor, 'agents.edit') || (actor.kind === 'agent' && actor.id === agent.id) || permitted(actor, 'request.assign', agent.unitId)
  )
}

/** Says that an agent will be away, and who does their work meanwhile. */
export async function declareAbsence(work: Work, input: AbsenceDates & { agentId: string }): Promise<Outcome<AbsenceRecord>> {
  const agent = await holdAgent(work.tx, input.agentId)
  const may = mayBe(work, agent)
  if (!may.ok) return may
  const absence: AbsenceRecord = {
    id: newId(),
    agentId: may.value.id,
    startsOn: input.startsOn,
    endsOn: input.endsOn,
    reason: input.reason?.trim() ?? '',
    substituteId: input.substituteId,
    version: 1,
  }
  const fault = await faultOf(work, may.value, { absence, before: undefined })
  if (fault !== undefined) return fault
  return guarded(async () => {
    await insertAbsence(work.tx, absence)
    tell(work, may.value, { name: 'absence.declared', absence, fields: undefined })
    return done(absence)
  })
}

/** Changes an absence that is not over, if nobody did since `version`. */
export async function changeAbsence(work: Work, input: AbsenceDates & { id: string; version: number }): Promise<Outcome<AbsenceRecord>> {
  const found = await openAbsence(work, input)
  if (!found.ok) return found
  const { before, agent } = found.value
  const absence: AbsenceRecord = {
    ...before,
    startsOn: input.startsOn,
    endsOn: input.endsOn,
    reason: input.reason?.trim() ?? '',
    substituteId: input.substituteId,
  }
  const fault = await faultOf(work, agent, { absence, before })
  if (fault !== undefined) return fault
  return guarded(async () => {
    if (!(await updateAbsence(work.tx, absence))) return refuse('conflict', 'organisation.refusal.stale')
    const fields = (['startsOn', 'endsOn', 'reason', 'substituteId'] as const).filter(
      (name) => String(before[name] ?? '') !== String(absence[name] ?? ''),
    )
    tell(work, agent, { name: 'absence.changed', absence, fields })
    return done({ ...absence, version: absence.version + 1 })
  })
}

/** Takes an absence back that is not over: the agent is there after all. */
export async function removeAbsence(work: Work, input: { id: string; version: number }): Promise<Outcome<AbsenceRecord>> {
  const found = await openAbsence(work, input)
  if (!found.ok) return found
  if (!(await deleteAbsence(work.tx, input))) return refuse('conflict', 'organisation.refusal.stale')
  tell(work, found.value.agent, { name: 'absence.removed', absence: found.value.before, fields: undefined })
  return done(found.value.before)
}

async function openAbsence(
  work: Work,
  { id, version }: { id: string; version: number },
): Promise<Outcome<{ before: AbsenceRecord; agent: AgentRecord }>> {
  const before = await findAbsence(work.tx, id)
  if (before === undefined) return refuse('not-found', 'organisation.refusal.unknown-absence')
  const may = mayBe(work, await holdAgent(work.tx, before.agentId))
  if (!may.ok) return may
  if (before.version !== version) return refuse('conflict', 'organisation.refusal.stale')
  if (absenceOn(before, civilDate(work.at)) === 'over') return refuse('conflict', 'organisation.refusal.absence-over', { field: 'endsOn' })
  return done({ before, agent: may.value })
}

function mayBe(work: Work, agent: AgentRecord | undefined): Outcome<AgentRecord> {
  if (agent === undefined) return refuse('not-found', 'organisation.refusal.unknown-agent', { field: 'agent' })
  if (!mayWriteAbsences(work.actor, agent)) return refuse('not-allowed', 'organisation.refusal.absence-of-others')
  return done(agent)
}

async function faultOf(
  work: Work,
  agent: AgentRecord,
  { absence, before }: { absence: AbsenceRecord; before: AbsenceRecord | undefined },
): Promise<Refused | undefined> {
  const today = civilDate(work.at)
  if (Temporal.PlainDate.compare(absence.endsOn, absence.startsOn) < 0) return invalid('ends-before', 'endsOn')
  if (absenceOn(absence, today) === 'over') return invalid('absence-over', 'endsOn')
  if (daysOf(absence) > LONGEST_DAYS) return invalid('absence-too-long', 'endsOn')
  if (before !== undefined && absenceOn(before, today) === 'now' && !before.startsOn.equals(absence.startsOn))
    return invalid('absence-begun', 'startsOn')
  if (!worksThroughout(agent, absence)) return invalid('absence-outside', 'endsOn')
  if (absence.reason.length > REASON_AT_MOST || !absence.reason.isWellFormed() || /\p{Cc}/u.test(absence.reason))
    return refuse('invalid', 'organisation.refusal.reason', { field: 'reason', data: { maximum: REASON_AT_MOST } })
  const other = await findOtherAbsence(work.tx, { agentId: agent.id, period: absence, exceptId: absence.id })
  if (other !== undefined)
    return refuse('conflict', 'organisation.refusal.absence-overlaps', {
      field: 'startsOn',
      data: { from: other.startsOn.toString(), until: other.endsOn.toString() },
    })
  return substituteFault(work, absence)
}

async function substituteFault(work: Work, absence: AbsenceRecord): Promise<Refused | undefined> {
  const { substituteId } = absence
  if (substituteId === undefined) return undefined
  if (substituteId === absence.agentId) return invalid('substitute-self', 'substitute')
  const substitute = await findAgent(work.tx, { id: substituteId })
  if (substitute === undefined || !worksThroughout(substitute, absence)) return invalid('substitute-gone', 'substitute')
  const theirs = await listAbsencesIn(work.tx, { startsOn: absence.startsOn, endsOn: absence.endsOn, agentIds: [substituteId] })
  return coversWholly(theirs, absence) ? invalid('substitute-away', 'substitute') : undefined
}

function tell(
  work: Work,
  agent: AgentRecord,
  { name, absence, fields }: { name: string; absence: AbsenceRecord; fields: readonly string[] | undefined },
): void {
  work.publish({
    name,
    subject: { kind: 'agent', id: agent.id },
    unitId: agent.unitId,
    data: {
      absence: absence.id,
      ...(absence.substituteId === undefined ? {} : { substitute: absence.substituteId }),
      ...(fields === undefined ? {} : { fields }),
    },
  })
  forgetDirectory(work)
}

function invalid(what: string, field: string): Refused {
  return refuse('invalid', `organisation.refusal.${what}`, { field })
}
