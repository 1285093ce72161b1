import { versionOf, type RequestType } from '#modules/catalogue'
import { type Directory, directoryOf } from '#modules/organisation'
import type { DeadlineReport } from '#modules/deadlines'
import type { Json, Work } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type Outcome, done, refuse } from '#platform/outcome'
import { type LegalFact, askClock, dueColumns, orderedFacts } from './clock.ts'
import { type RequestAction, mayAct } from './request-access.ts'
import type { Request } from './request.ts'
import { listFacts } from './request-lists.ts'
import { type RequestPatch, insertFacts, lockRequest, updateRequest } from './requests-store.ts'

/** A request taken in hand: locked, permitted, with what its clock knows. */
export interface Opened {
  request: Request
  type: RequestType
  directory: Directory
  facts: readonly LegalFact[]
}

export type RequestKey = { id: string } | { reference: string }

export interface ActInput {
  request: RequestKey
  /** The version the agent was looking at; absent: whatever it is now (programs, jobs). */
  expectedVersion?: number | undefined
}

/** Find and permit: the first two beats of every use case on a request. A request out of sight is not found. */
export async function openRequest(work: Work, input: ActInput, action: RequestAction): Promise<Outcome<Opened>> {
  const request = await lockRequest(work.tx, input.request)
  if (request === undefined || !mayAct(work.actor, 'read', request)) return refuse('not-found', 'requests.refusal.unknown')
  if (!mayAct(work.actor, action, request)) return refuse('not-allowed', 'requests.refusal.not-yours')
  if (input.expectedVersion !== undefined && input.expectedVersion !== request.version)
    return refuse('conflict', 'requests.refusal.stale', { data: { reference: request.reference } })
  const type = await versionOf(work, request.typeVersionId)
  if (type === undefined) throw new Error('a request without its type version')
  return done({ request, type, directory: await directoryOf(work), facts: await listFacts(work.tx, request.id) })
}

export interface Act {
  patch?: RequestPatch
  facts?: readonly LegalFact[]
  event: { name: string; data?: Record<string, Json> }
}

export interface Acted {
  request: Request
  report: DeadlineReport
}

/** Write and tell: the facts, the dates the clock draws from them, the new state, one event. */
export async function writeAct(work: Work, opened: Opened, act: Act): Promise<Acted> {
  const added = orderedFacts(opened.facts, act.facts ?? [])
  const facts = [...opened.facts, ...added]
  const report = askClock({ regime: opened.type.definition.regime, directory: opened.directory, facts, today: civilDate(work.at) })
  await insertFacts(work.tx, { requestId: opened.request.id, facts: added, at: work.at })
  const request = await updateRequest(work.tx, opened.request.id, { ...act.patch, ...dueColumns(report), last_act_at: work.at })
  work.publish({ name: act.event.name, subject: { kind: 'request', id: request.id }, unitId: request.unitId, data: act.event.data ?? {} })
  return { request, report }
}

/** The civil date of the act in the city. */
export function today(work: Work): Temporal.PlainDate {
  return civilDate(work.at)
}

/** The agent who acts, when it is one. */
export function actingAgent(work: Work): string | null {
  return work.actor.kind === 'agent' ? work.actor.id : null
}
