import { type Agent, presentAgent } from '#modules/organisation'
import type { DeskTools } from './desk-call.ts'

/** An agent in a list to choose from: who is away says so, and to whom the request would go. */
export function agentChoice(agent: Agent, { directory, today, t }: Pick<DeskTools, 'directory' | 'today' | 't'>): string {
  const present = presentAgent(directory, agent.id, today)
  if (present === agent.id) return agent.name
  return t.form.away(agent.name, present === undefined ? undefined : directory.agents.get(present)?.name)
}
