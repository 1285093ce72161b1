import { type AgentAccess, readAgentAccess, rolesThatMay } from '#modules/accounts'
import { type HistoryEvent, historyOf } from '#platform/audit'
import type { Call } from '#platform/http'
import type { AbsenceRecord } from '../../absence-rules.ts'
import { listAbsencesIn, listReplacedBy } from '../../absences-store.ts'
import { type AgentRecord, findAgent } from '../../agents-store.ts'
import type { Directory } from '../../directory.ts'
import type { HeldAssignment } from '../../role-rules.ts'
import { listAssignmentsOf, listHolders } from '../../roles-store.ts'
import type { AgentTools } from './agent-tools.ts'
import type { AgentDeskParts, WaitingWork } from './parts.ts'

/** What the page of an agent shows. */
export interface AgentView {
  agent: AgentRecord
  name: string
  access: AgentAccess
  assignments: readonly HeldAssignment[]
  /** Not over yet. */
  absences: readonly AbsenceRecord[]
  /** Absences of others during which this agent does the work, not over yet. */
  replaced: readonly AbsenceRecord[]
  waiting: readonly (WaitingWork & { heads: readonly string[] })[]
  /** What was done about this agent, latest first. */
  history: readonly HistoryEvent[]
}

/** Acts of the administration. When somebody signs in and out is told in the journal only. */
const TOLD = [
  'agent.registered',
  'agent.changed',
  'role.granted',
  'role.ended',
  'absence.declared',
  'absence.changed',
  'absence.removed',
  'account.invited',
  'account.second-factor-removed',
  'account.sessions-ended',
] as const
const TOLD_AT_MOST = 20

/** Reads it all: one transaction for the organisation and the access, one by the house for what waits. */
export async function readAgentView(
  call: Pick<Call<{ id: string }, unknown, unknown>, 'house' | 'actor' | 'at' | 'params'>,
  { tools, parts }: { tools: AgentTools; parts: AgentDeskParts },
): Promise<AgentView | undefined> {
  const { id } = call.params
  const { directory, today } = tools
  const waiting = await parts.waitingFor(call.house, id)
  const roles = rolesThatMay('request.assign')
  return call.house.read(call.actor, async (tx) => {
    const agent = await findAgent(tx, { id })
    if (agent === undefined) return undefined
    const above = new Map(waiting.map((work) => [work.unitId, unitAndAbove(directory, work.unitId)]))
    const holders = await listHolders(tx, { roles, unitIds: [...new Set([...above.values()].flat())], on: today })
    return {
      agent,
      name: `${agent.givenName} ${agent.familyName}`,
      access: await readAgentAccess(tx, { agentId: id, at: call.at }),
      assignments: await listAssignmentsOf(tx, id),
      absences: await listAbsencesIn(tx, { startsOn: today, agentIds: [id] }),
      replaced: await listReplacedBy(tx, { agentId: id, from: today }),
      history: (await historyOf(tx, { kind: 'agent', id, names: TOLD, limit: TOLD_AT_MOST })).events,
      waiting: waiting.map((work) => ({ ...work, heads: headsOf(above.get(work.unitId) ?? [], { holders, except: id }) })),
    }
  })
}

/** The nearest unit, upwards, where somebody gives out the work: their ids. */
function headsOf(
  units: readonly string[],
  { holders, except }: { holders: readonly { unitId: string | undefined; agentId: string }[]; except: string },
): string[] {
  for (const unitId of units) {
    const found = holders.filter((holder) => holder.unitId === unitId && holder.agentId !== except).map((holder) => holder.agentId)
    if (found.length > 0) return [...new Set(found)]
  }
  return []
}

function unitAndAbove(directory: Directory, unitId: string): string[] {
  const above = []
  let current = directory.units.get(unitId)
  while (current !== undefined && above.length < 10) {
    above.push(current.id)
    current = current.parentId === undefined ? undefined : directory.units.get(current.parentId)
  }
  return above
}
