import { directoryOf, presentAgent } from '#modules/organisation'
import type { Work } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type Outcome, done, refuse } from '#platform/outcome'
import { type ActInput, type Acted, openRequest, writeAct } from './act.ts'
import { mayAct } from './request-access.ts'
import { canMove } from './request.ts'

/**
 * Gives a request to an agent of its service, or takes it oneself. An agent may take what nobody has; giving to another needs the right
 * to assign. What is given to somebody who is away goes to who stands in for them; with nobody there it waits in their name.
 */
export async function assignRequest(work: Work, input: ActInput & { agentId: string }): Promise<Outcome<Acted>> {
  const self = work.actor.kind === 'agent' && work.actor.id === input.agentId
  const opened = await openRequest(work, input, self ? 'process' : 'assign')
  if (!opened.ok) return opened
  const { request } = opened.value
  const directory = await directoryOf(work)
  const agent = directory.agents.get(input.agentId)
  if (agent === undefined || !agent.active) return refuse('invalid', 'requests.refusal.unknown-agent', { field: 'agentId' })
  if (!canMove(request.state, 'assigned')) return refuse('conflict', 'requests.refusal.already-closed')
  if (self && request.assigneeId !== undefined && request.assigneeId !== input.agentId && !mayAct(work.actor, 'assign', request))
    return refuse('conflict', 'requests.refusal.taken-meanwhile')
  const agentId = self ? agent.id : (presentAgent(directory, agent.id, civilDate(work.at)) ?? agent.id)
  return done(
    await writeAct(work, opened.value, {
      patch: { assignee_id: agentId, state: request.state === 'registered' ? 'assigned' : request.state },
      event: { name: 'request.assigned', data: { agentId, ...(agentId === agent.id ? {} : { insteadOf: agent.id }) } },
    }),
  )
}

/** Puts a request back to its service: nobody has it any more. */
export async function releaseRequest(work: Work, input: ActInput): Promise<Outcome<Acted>> {
  const opened = await openRequest(work, input, 'process')
  if (!opened.ok) return opened
  const { request } = opened.value
  if (request.assigneeId === undefined) return refuse('conflict', 'requests.refusal.nobody-has-it')
  if (!canMove(request.state, 'registered')) return refuse('conflict', 'requests.refusal.already-closed')
  const state = request.state === 'assigned' ? 'registered' : request.state
  return done(
    await writeAct(work, opened.value, {
      patch: { assignee_id: null, state },
      event: { name: 'request.released', data: { agentId: request.assigneeId } },
    }),
  )
}
