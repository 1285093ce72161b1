import { z } from 'zod'
import { type Directory, unitAndBelow, unitByCode } from '#modules/organisation'
import type { AgentActor } from '#platform/access'
import type { QueueFilter } from '../queue.ts'
import { REQUEST_CHANNELS, REQUEST_STATES, type RequestState, isOpen } from '../request.ts'

const flag = z.literal('1').optional().catch(undefined)
const OPEN = REQUEST_STATES.filter(isOpen)

/** What the address of a list says. Anything it does not understand is as if absent: an old link opens a list, not a fault. */
export const queueQuery = z.object({
  mine: flag,
  unassigned: flag,
  late: flag,
  followed: flag,
  unit: z.string().max(20).optional().catch(undefined),
  /** Those of one agent, within the sight of who asks. */
  agent: z.uuid().optional().catch(undefined),
  state: z.enum(OPEN).optional().catch(undefined),
  type: z.string().max(20).optional().catch(undefined),
  channel: z.enum(REQUEST_CHANNELS).optional().catch(undefined),
  after: z.string().max(200).optional().catch(undefined),
})
export type QueueQuery = z.infer<typeof queueQuery>

/** Reads the list out of the `list` value that pages and forms carry along. */
export function readQueueQuery(text: string): QueueQuery {
  return queueQuery.parse(Object.fromEntries(new URLSearchParams(text)))
}

/** Of my own requests, those that wait for the citizen are a list of their own. */
const MY_TURN: readonly RequestState[] = ['registered', 'assigned', 'in-progress', 'answered']

/** From the address to what the database is asked: within the sight of the agent, whatever the address says. */
export function filterOf(query: QueueQuery, about: { actor: AgentActor; directory: Directory; today: Temporal.PlainDate }): QueueFilter {
  const { actor, directory, today } = about
  const seen = new Set(actor.sight.units)
  const unit = query.unit === undefined ? undefined : unitByCode(directory, query.unit)
  const wanted = query.unit === undefined ? [...seen] : unit === undefined ? [] : unitAndBelow(directory, unit.id)
  return {
    unitIds: wanted.filter((id) => seen.has(id)),
    assigneeId: query.mine === '1' ? actor.id : query.agent,
    watcherId: query.followed === '1' ? actor.id : undefined,
    withinUnits: query.unit === undefined && query.agent === undefined ? undefined : true,
    unassigned: query.unassigned === '1' ? true : undefined,
    states: query.state === undefined ? (query.mine === '1' ? MY_TURN : undefined) : [query.state],
    typeCode: query.type,
    channel: query.channel,
    dueBefore: query.late === '1' ? today : undefined,
  }
}

/** The same list from its beginning, as text: what pages carry along. */
export function withoutCursor(query: QueueQuery): Record<string, string | undefined> {
  const { after: _after, ...rest } = query
  return rest
}
