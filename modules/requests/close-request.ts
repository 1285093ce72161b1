import type { Work } from '#platform/database'
import { type Outcome as Answer, done, refuse } from '#platform/outcome'
import { type ActInput, type Acted, openRequest, today, writeAct } from './act.ts'
import type { LegalFact } from './clock.ts'
import { writeNote } from './notes-store.ts'
import { hasOpenTasks } from './open-tasks.ts'
import { type Outcome, canMove } from './request.ts'

/** Ends a request with its outcome. A decision is a fact of the clock; without answer, the silence of the law goes on. */
export async function closeRequest(work: Work, input: ActInput & { outcome: Outcome }): Promise<Answer<Acted>> {
  const opened = await openRequest(work, input, 'process')
  if (!opened.ok) return opened
  const { request } = opened.value
  if (!canMove(request.state, 'closed')) return refuse('conflict', 'requests.refusal.already-closed')
  if (await hasOpenTasks(work.tx, request.id)) return refuse('conflict', 'requests.refusal.open-tasks')
  return done(
    await writeAct(work, opened.value, {
      patch: { state: 'closed', outcome: input.outcome, closed_at: work.at },
      facts: closingFacts(input.outcome, today(work)),
      event: { name: 'request.closed', data: { outcome: input.outcome } },
    }),
  )
}

function closingFacts(outcome: Outcome, on: Temporal.PlainDate): LegalFact[] {
  const closed = (how: 'handled' | 'without-action'): LegalFact => ({ kind: 'closed', on, data: { outcome: how } })
  switch (outcome) {
    case 'granted':
    case 'refused':
      return [{ kind: 'decided', on, data: { outcome, notifiedOn: on.toString() } }, closed('handled')]
    case 'referred':
    case 'duplicate':
      return [closed('handled')]
    case 'withdrawn':
      return [{ kind: 'cancelled', on, data: {} }]
    case 'no-action':
      return [closed('without-action')]
  }
}

/** Takes a closed request up again, with the reason. The citizen may ask for it too, from the follow-up page. */
export async function reopenRequest(work: Work, input: ActInput & { reason: string; inError?: boolean }): Promise<Answer<Acted>> {
  const opened = await openRequest(work, input, work.actor.kind === 'visitor' ? 'read' : 'reopen')
  if (!opened.ok) return opened
  const { request } = opened.value
  if (request.state !== 'closed') return refuse('conflict', 'requests.refusal.not-closed')
  const reason = input.reason.trim()
  if (reason.length < 3) return refuse('invalid', 'requests.refusal.reason-missing', { field: 'reason' })
  const acted = await writeAct(work, opened.value, {
    patch: { state: 'in-progress', outcome: null, closed_at: null, answered_at: null, reopened_count: request.reopenedCount + 1 },
    facts: [{ kind: 'reopened', on: today(work), data: { because: input.inError === true ? 'in-error' : 'contested' } }],
    event: { name: 'request.reopened', data: { inError: input.inError === true } },
  })
  await writeNote(work, { requestId: request.id, text: reason })
  return done(acted)
}

/** Withdraws a request registered by mistake or taken back by its author: nothing is owed any more. */
export async function cancelRequest(work: Work, input: ActInput & { reason: string }): Promise<Answer<Acted>> {
  const opened = await openRequest(work, input, 'process')
  if (!opened.ok) return opened
  const { request } = opened.value
  if (!canMove(request.state, 'cancelled')) return refuse('conflict', 'requests.refusal.already-closed')
  const reason = input.reason.trim()
  if (reason.length < 3) return refuse('invalid', 'requests.refusal.reason-missing', { field: 'reason' })
  if (await hasOpenTasks(work.tx, request.id)) return refuse('conflict', 'requests.refusal.open-tasks')
  const acted = await writeAct(work, opened.value, {
    patch: { state: 'cancelled', closed_at: work.at, outcome: 'withdrawn' },
    facts: [{ kind: 'cancelled', on: today(work), data: {} }],
    event: { name: 'request.cancelled' },
  })
  await writeNote(work, { requestId: request.id, text: reason })
  return done(acted)
}
