import { z } from 'zod'
import { type RequestState, isOpen } from '../request.ts'
import type { WholeRequest } from './whole-request.ts'

/** What the history alone says of a request. */
export interface Replayed {
  state: RequestState
  unitId: string
  assigneeId: string | undefined
  outcome: string | undefined
  reopenedCount: number
  version: number
}

const data = z.object({
  agentId: z.string().optional(),
  toUnit: z.string().optional(),
  outcome: z.string().optional(),
  complete: z.boolean().optional(),
  resumed: z.boolean().optional(),
})

/** Tells the life of a request again from its events, from where it began. */
export function replay(events: WholeRequest['events'], unitId: string): Replayed {
  const first: Replayed = { state: 'registered', unitId, assigneeId: undefined, outcome: undefined, reopenedCount: 0, version: 0 }
  return events.reduce((known, event) => ({ ...known, ...after(known, event), version: known.version + Number(counts(event.name)) }), first)
}

/** Acts beside the request leave its version: what a colleague is writing stays valid. */
function counts(name: string): boolean {
  return !['noted', 'task-added', 'task-finished', 'watched', 'unwatched', 'files-added'].includes(name.replace('request.', ''))
}

function after(known: Replayed, event: WholeRequest['events'][number]): Partial<Replayed> {
  const told = data.parse(JSON.parse(event.data))
  const actor = event.actorKind === 'agent' ? (event.actorId ?? undefined) : undefined
  switch (event.name.replace('request.', '')) {
    case 'assigned':
      return { assigneeId: told.agentId, ...(known.state === 'registered' ? { state: 'assigned' } : {}) }
    case 'released':
      return { assigneeId: undefined, ...(known.state === 'assigned' ? { state: 'registered' } : {}) }
    case 'started':
      return { state: 'in-progress', assigneeId: known.assigneeId ?? actor }
    case 'items-asked':
      return { state: 'waiting' }
    case 'items-received':
      return told.complete === true && known.state === 'waiting' ? { state: worked(known) } : {}
    case 'message-received':
      return told.resumed === true ? { state: worked(known) } : {}
    case 'answered':
      return { state: 'answered', assigneeId: known.assigneeId ?? actor }
    case 'resumed':
      return { state: 'in-progress' }
    case 'closed':
      return { state: 'closed', outcome: told.outcome }
    case 'referred':
      return { state: 'closed', outcome: 'referred' }
    case 'cancelled':
      return { state: 'cancelled', outcome: 'withdrawn' }
    case 'reopened':
      return { state: 'in-progress', outcome: undefined, reopenedCount: known.reopenedCount + 1 }
    case 'transferred':
    case 'reclassified':
      return told.toUnit === known.unitId ? {} : moved(known, told.toUnit ?? known.unitId)
    default:
      return {}
  }
}

function worked(known: Replayed): RequestState {
  return known.assigneeId === undefined ? 'registered' : 'in-progress'
}

function moved(known: Replayed, unitId: string): Partial<Replayed> {
  if (!isOpen(known.state)) throw new Error('an ended request was moved')
  return {
    unitId,
    assigneeId: undefined,
    ...(known.state === 'assigned' || known.state === 'in-progress' ? { state: 'registered' } : {}),
  }
}
