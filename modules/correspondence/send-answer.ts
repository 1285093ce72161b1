import {
  type RequestKey,
  closeRequest,
  dropDraft,
  findRequest,
  markAnswered,
  mayAct,
  reopenRequest,
  resumeRequest,
  type RequestOutcome,
} from '#modules/requests'
import type { Work } from '#platform/database'
import { type Outcome, done, refuse } from '#platform/outcome'
import type { Message } from './message.ts'
import { lockMessage, updateMessage } from './messages-store.ts'
import { writeMessage } from './write-message.ts'

/** Time to take an answer back. */
export const UNDO_SECONDS = 10
const LONGEST_ANSWER = 100_000

export interface Answer {
  request: RequestKey
  expectedVersion?: number | undefined
  text: string
  /** The answer settles the matter: the request is marked as answered. Otherwise it is one more message of the conversation. */
  settles: boolean
  /** Closes the request at once with this outcome. */
  outcome?: RequestOutcome | undefined
  /** Programs may not undo: their answer leaves at once. */
  immediate?: boolean | undefined
}

/** Answers the requester on the way that reaches them, and moves the request with it: one transaction. */
export async function sendAnswer(work: Work, input: Answer): Promise<Outcome<{ message: Message; requestId: string }>> {
  const request = await findRequest(work.tx, input.request)
  if (request === undefined || !mayAct(work.actor, 'read', request)) return refuse('not-found', 'requests.refusal.unknown')
  if (!mayAct(work.actor, 'process', request)) return refuse('not-allowed', 'requests.refusal.not-yours')
  if (input.expectedVersion !== undefined && input.expectedVersion !== request.version)
    return refuse('conflict', 'requests.refusal.stale', { data: { reference: request.reference } })
  const text = input.text.trim()
  if (text === '') return refuse('invalid', 'correspondence.refusal.empty', { field: 'text' })
  if (text.length > LONGEST_ANSWER) return refuse('invalid', 'correspondence.refusal.too-long', { field: 'text' })
  const message = await writeMessage(work, {
    request,
    kind: input.settles ? 'answer' : 'message',
    subject: request.subject,
    body: text,
    automatic: false,
    ...(input.immediate === true ? {} : { undoSeconds: UNDO_SECONDS }),
  })
  if (work.actor.kind === 'agent') await dropDraft(work, { requestId: request.id, agentId: work.actor.id, kind: 'answer' })
  if (input.settles) {
    const answered = await markAnswered(work, { request: { id: request.id }, messageId: message.id })
    if (!answered.ok) return answered
  }
  if (input.outcome !== undefined) {
    const closed = await closeRequest(work, { request: { id: request.id }, outcome: input.outcome })
    if (!closed.ok) return closed
  }
  return done({ message, requestId: request.id })
}

/** Takes an answer back while it has not left: the message is cancelled and what it ended is open again. */
export async function undoAnswer(work: Work, messageId: string): Promise<Outcome<{ requestId: string; text: string }>> {
  const message = await lockMessage(work.tx, messageId)
  if (message === undefined || message.direction !== 'out') return refuse('not-found', 'correspondence.refusal.unknown')
  const request = await findRequest(work.tx, { id: message.requestId })
  if (request === undefined || !mayAct(work.actor, 'process', request)) return refuse('not-found', 'correspondence.refusal.unknown')
  const held = message.heldUntil !== undefined && Temporal.Instant.compare(work.at, message.heldUntil) < 0
  if (!held || (message.state !== 'queued' && message.state !== 'shown')) return refuse('conflict', 'correspondence.refusal.already-sent')
  await updateMessage(work.tx, message.id, { state: 'cancelled', state_reason: 'taken-back' })
  if (request.state === 'answered' || request.state === 'closed') {
    const reopened = await reopenAfterUndo(work, request.id, request.state === 'closed')
    if (!reopened.ok) return reopened
  }
  work.publish({
    name: 'message.taken-back',
    subject: { kind: 'request', id: request.id },
    unitId: request.unitId,
    data: { messageId: message.id },
  })
  return done({ requestId: request.id, text: message.body })
}

async function reopenAfterUndo(work: Work, requestId: string, closed: boolean): Promise<Outcome<unknown>> {
  if (closed) return reopenRequest(work, { request: { id: requestId }, reason: 'Réponse reprise avant son départ', inError: true })
  return resumeRequest(work, { request: { id: requestId }, because: 'answer-taken-back' })
}
