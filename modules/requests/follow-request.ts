import { permitted } from '#modules/accounts'
import type { Actor } from '#platform/access'
import { type Work, newId } from '#platform/database'
import { type Outcome, done, refuse } from '#platform/outcome'
import { type ActInput, actingAgent, openRequest } from './act.ts'
import { writeNote } from './notes-store.ts'
import { mayAct } from './request-access.ts'
import { type Request, isOpen } from './request.ts'
import { findRequest } from './requests-store.ts'

/** Adds an internal note; citizens never see it. */
export async function addNote(work: Work, input: ActInput & { text: string }): Promise<Outcome<{ noteId: string; requestId: string }>> {
  const opened = await openRequest(work, input, 'note')
  if (!opened.ok) return opened
  const text = input.text.trim()
  if (text === '') return refuse('invalid', 'requests.refusal.empty-note', { field: 'text' })
  const { request } = opened.value
  const noteId = await writeNote(work, { requestId: request.id, text })
  await work.tx.updateTable('requests.request').set({ last_act_at: work.at }).where('id', '=', request.id).execute()
  if (work.actor.kind === 'agent') await dropDraft(work, { requestId: request.id, agentId: work.actor.id, kind: 'note' })
  work.publish({ name: 'request.noted', subject: { kind: 'request', id: request.id }, unitId: request.unitId, data: { noteId } })
  return done({ noteId, requestId: request.id })
}

/** Follows a request, or stops following it. Twice is as once. */
export async function watchRequest(work: Work, input: ActInput & { watching: boolean }): Promise<Outcome<{ requestId: string }>> {
  if (work.actor.kind !== 'agent') return refuse('not-allowed', 'requests.refusal.not-yours')
  const opened = await openRequest(work, input, 'read')
  if (!opened.ok) return opened
  const { request } = opened.value
  const changed = input.watching ? await watch(work, request.id, work.actor.id) : await unwatch(work, request.id, work.actor.id)
  if (!changed) return done({ requestId: request.id })
  work.publish({
    name: input.watching ? 'request.watched' : 'request.unwatched',
    subject: { kind: 'request', id: request.id },
    unitId: request.unitId,
    data: { agentId: work.actor.id },
  })
  return done({ requestId: request.id })
}

async function watch(work: Work, requestId: string, agentId: string): Promise<boolean> {
  const row = { request_id: requestId, agent_id: agentId, since: work.at }
  const insert = work.tx.insertInto('requests.watcher').values(row)
  const written = await insert.onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n
}

async function unwatch(work: Work, requestId: string, agentId: string): Promise<boolean> {
  const watcher = work.tx.deleteFrom('requests.watcher').where('request_id', '=', requestId).where('agent_id', '=', agentId)
  return (await watcher.executeTakeFirst()).numDeletedRows > 0n
}

/** Keeps what an agent is typing, on the server, beside whatever colleagues do. Empty text lets the draft go. */
export async function saveDraft(
  work: Work,
  input: { request: ActInput['request']; kind: 'answer' | 'note'; text: string },
): Promise<Outcome<{ savedAt: Temporal.Instant }>> {
  if (work.actor.kind !== 'agent') return refuse('not-allowed', 'requests.refusal.not-yours')
  const request = await findRequest(work.tx, input.request)
  if (request === undefined || !mayAct(work.actor, 'note', request)) return refuse('not-found', 'requests.refusal.unknown')
  if (input.text.trim() === '') {
    await dropDraft(work, { requestId: request.id, agentId: work.actor.id, kind: input.kind })
    return done({ savedAt: work.at })
  }
  await work.tx
    .insertInto('requests.draft')
    .values({ request_id: request.id, agent_id: work.actor.id, kind: input.kind, text: input.text, saved_at: work.at })
    .onConflict((conflict) => conflict.columns(['request_id', 'agent_id', 'kind']).doUpdateSet({ text: input.text, saved_at: work.at }))
    .execute()
  return done({ savedAt: work.at })
}

/** Lets a draft go once its text was sent. */
export async function dropDraft(work: Work, draft: { requestId: string; agentId: string; kind: 'answer' | 'note' }): Promise<void> {
  await work.tx
    .deleteFrom('requests.draft')
    .where('request_id', '=', draft.requestId)
    .where('agent_id', '=', draft.agentId)
    .where('kind', '=', draft.kind)
    .execute()
}

export interface NewTask {
  title: string
  kind: 'task' | 'callback' | 'opinion'
  unitId?: string | undefined
  assigneeId?: string | undefined
  dueOn?: Temporal.PlainDate | undefined
}

/** Asks something of a colleague or another service, which then sees the request. */
export async function addTask(work: Work, input: ActInput & NewTask): Promise<Outcome<{ taskId: string; requestId: string }>> {
  const opened = await openRequest(work, input, work.actor.kind === 'agent' && input.kind === 'callback' ? 'read' : 'process')
  if (!opened.ok) return opened
  const { request, directory } = opened.value
  if (!isOpen(request.state)) return refuse('conflict', 'requests.refusal.already-closed')
  const unitId =
    input.unitId ?? (input.assigneeId === undefined ? undefined : directory.agents.get(input.assigneeId)?.unitId) ?? request.unitId
  // A call-back is asked by whoever takes the call; letting another service in is for who works on the request.
  if (unitId !== request.unitId && !mayAct(work.actor, 'process', request)) return refuse('not-allowed', 'requests.refusal.not-yours')
  if (!directory.units.has(unitId)) return refuse('invalid', 'requests.refusal.unknown-unit', { field: 'unitId' })
  if (input.assigneeId !== undefined && directory.agents.get(input.assigneeId)?.active !== true)
    return refuse('invalid', 'requests.refusal.unknown-agent', { field: 'agentId' })
  const title = input.title.trim()
  if (title === '') return refuse('invalid', 'requests.refusal.empty-title', { field: 'title' })
  const taskId = newId(work.at.epochMilliseconds)
  await work.tx
    .insertInto('requests.task')
    .values({
      id: taskId,
      request_id: request.id,
      kind: input.kind,
      title: title.slice(0, 200),
      unit_id: unitId,
      assignee_id: input.assigneeId ?? null,
      due_on: input.dueOn ?? null,
      created_by: actingAgent(work),
      created_at: work.at,
    })
    .execute()
  if (unitId !== request.unitId && !request.sharedUnits.includes(unitId)) {
    await work.tx
      .updateTable('requests.request')
      .set({ shared_units: [...request.sharedUnits, unitId] })
      .where('id', '=', request.id)
      .execute()
  }
  work.publish({
    name: 'request.task-added',
    subject: { kind: 'request', id: request.id },
    unitId,
    data: { taskId, ...(input.assigneeId === undefined ? {} : { agentId: input.assigneeId }) },
  })
  return done({ taskId, requestId: request.id })
}

/** Ends a task: done with its result, or no longer needed. */
export async function finishTask(
  work: Work,
  input: { taskId: string; result: string; cancelled?: boolean },
): Promise<Outcome<{ requestId: string }>> {
  const task = await work.tx
    .selectFrom('requests.task')
    .select(['id', 'request_id', 'unit_id', 'state', 'assignee_id'])
    .where('id', '=', input.taskId)
    .forUpdate()
    .executeTakeFirst()
  if (task === undefined) return refuse('not-found', 'requests.refusal.unknown')
  const opened = await openRequest(work, { request: { id: task.request_id } }, 'handle-task')
  if (!opened.ok) return opened
  if (!mayFinish(work.actor, task, opened.value.request)) return refuse('not-allowed', 'requests.refusal.not-yours')
  if (task.state !== 'open') return refuse('conflict', 'requests.refusal.task-finished')
  await work.tx
    .updateTable('requests.task')
    .set((expression) => ({
      state: input.cancelled === true ? 'cancelled' : 'done',
      result: input.result.trim() === '' ? null : input.result.trim().slice(0, 2000),
      done_at: work.at,
      done_by: actingAgent(work),
      version: expression('version', '+', 1),
    }))
    .where('id', '=', task.id)
    .execute()
  work.publish({
    name: 'request.task-finished',
    subject: { kind: 'request', id: task.request_id },
    unitId: task.unit_id,
    data: { taskId: task.id },
  })
  return done({ requestId: task.request_id })
}

/** A task is finished by the service it was asked of, by who has it, or by the service of the request, which may need it no more. */
function mayFinish(actor: Actor, task: { unit_id: string; assignee_id: string | null }, request: Request): boolean {
  if (actor.kind === 'agent' && (actor.id === task.assignee_id || actor.id === request.assigneeId)) return true
  return [task.unit_id, request.unitId].some((unitId) => permitted(actor, 'task.handle', unitId))
}
