import type { Work } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { newId } from '#platform/database'
import type { Outcome } from '#platform/outcome'
import type { ActInput } from '../act.ts'
import { assignRequest, releaseRequest } from '../assign-request.ts'
import { cancelRequest, closeRequest, reopenRequest } from '../close-request.ts'
import { addNote, addTask } from '../follow-request.ts'
import { reclassifyRequest, referRequest, transferRequest } from '../move-request.ts'
import { askMissingItems, markAnswered, receiveMissingItems, startRequest } from '../process-request.ts'
import type { RequestState } from '../request.ts'
import { listMissingItems } from '../request-lists.ts'
import { findRequest } from '../requests-store.ts'
import { resumeRequest } from '../resume-request.ts'
import { type SmallCity } from './small-city.ts'

export const ACT_NAMES = [
  'take',
  'assign',
  'release',
  'start',
  'ask-items',
  'receive-items',
  'answer',
  'resume',
  'close',
  'reopen',
  'cancel',
  'transfer',
  'reclassify',
  'refer',
  'note',
  'task',
] as const
export type NamedAct = (typeof ACT_NAMES)[number]

/** What a test may change of an act; the rest is as an agent would fill it in. */
export interface ActWords {
  reason?: string
  agentId?: string
  unitId?: string
  partnerCode?: string
  typeCode?: string
  items?: readonly string[]
  limitOn?: Temporal.PlainDate
  receivedOn?: Temporal.PlainDate
}

/** Every act on a request by its name, each a call of its use case. */
export function actOn(city: SmallCity, work: Work, act: { name: NamedAct; on: ActInput; words?: ActWords }): Promise<Outcome<unknown>> {
  const { name, on, words = {} } = act
  const reason = words.reason ?? 'Le demandeur le dit.'
  switch (name) {
    case 'take':
      return assignRequest(work, { ...on, agentId: work.actor.kind === 'agent' ? work.actor.id : city.agents.nora })
    case 'assign':
      return assignRequest(work, { ...on, agentId: words.agentId ?? city.agents.karim })
    case 'release':
      return releaseRequest(work, on)
    case 'start':
      return startRequest(work, on)
    case 'ask-items':
      return askMissingItems(work, {
        ...on,
        items: words.items ?? ['Plan de situation'],
        limitOn: words.limitOn ?? civilDate(work.at).add({ days: 21 }),
      })
    case 'receive-items':
      return receiveAll(work, on, words.receivedOn)
    case 'answer':
      return markAnswered(work, { ...on, messageId: newId() })
    case 'resume':
      return resumeRequest(work, { ...on, because: 'answer-taken-back' })
    case 'close':
      return closeRequest(work, { ...on, outcome: 'granted' })
    case 'reopen':
      return reopenRequest(work, { ...on, reason })
    case 'cancel':
      return cancelRequest(work, { ...on, reason })
    case 'transfer':
      return transferRequest(work, { ...on, unitId: words.unitId ?? city.units.PRO, reason })
    case 'reclassify':
      return reclassifyRequest(work, { ...on, typeCode: words.typeCode ?? 'EP-PRO' })
    case 'refer':
      return referRequest(work, { ...on, partnerCode: words.partnerCode ?? 'METROPOLE', reason })
    case 'note':
      return addNote(work, { ...on, text: 'Vu sur place.' })
    case 'task':
      return addTask(work, { ...on, title: 'Voir sur place', kind: 'task' })
  }
}

async function receiveAll(work: Work, on: ActInput, receivedOn: Temporal.PlainDate | undefined): Promise<Outcome<unknown>> {
  const request = await findRequest(work.tx, on.request)
  const items = request === undefined ? [] : await listMissingItems(work.tx, request.id)
  const itemIds = items.filter((item) => item.receivedAt === undefined).map((item) => item.id)
  return receiveMissingItems(work, { ...on, itemIds, ...(receivedOn === undefined ? {} : { receivedOn }) })
}

/** The acts that lead a new request, in the hands of who acts, to a state. */
export const WAY_TO: Record<RequestState, readonly NamedAct[]> = {
  registered: [],
  assigned: ['take'],
  'in-progress': ['take', 'start'],
  waiting: ['take', 'ask-items'],
  answered: ['take', 'answer'],
  closed: ['take', 'close'],
  cancelled: ['take', 'cancel'],
}
