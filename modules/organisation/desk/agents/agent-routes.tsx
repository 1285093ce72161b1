import { z } from 'zod'
import { type Call, type Reply, type Route, notFound, page, route, seeOther } from '#platform/http'
import { worksOn } from '../../agent-facts.ts'
import { changeAgent } from '../../change-agent.ts'
import { AGENTS_PATH, agentUrl } from './addresses.ts'
import { AgentPage } from './agent-page.tsx'
import { type AgentTools, agentToolsOf } from './agent-tools.ts'
import { readAgentView } from './agent-view.ts'
import { type FormState, formRefused, formWithIssues, freshForm, neededDay, version } from './form-state.ts'
import type { AgentDeskParts } from './parts.ts'
import { rightsChanged } from './rights-changed.ts'

const PATH = `${AGENTS_PATH}/:id`
const params = z.object({ id: z.uuid() })
const rule = { audience: 'agent', access: 'agents.edit', params } as const

/** The page of an agent, and their departure. */
export function agentRoutes(parts: AgentDeskParts): Route[] {
  return [
    route({ ...rule, method: 'GET', path: PATH, handle: (call) => drawAgent(call, { parts }) }),
    route({
      ...rule,
      method: 'POST',
      path: `${PATH}/leave`,
      body: z.object({ activeUntil: neededDay, version }),
      invalid: (call, issues) => drawAgent(call, { parts, state: formWithIssues(call.sent, issues, call.locale) }),
      handle: (call) =>
        depart(call, {
          parts,
          change: { version: call.body.version, activeUntil: call.body.activeUntil },
          said: (t, gone) => (gone ? t.leave.now : t.leave.done),
        }),
    }),
    route({
      ...rule,
      method: 'POST',
      path: `${PATH}/stay`,
      body: z.object({ version }),
      handle: (call) => depart(call, { parts, change: { version: call.body.version, activeUntil: 'none' }, said: (t) => t.leave.stays }),
    }),
  ]
}

type AgentCall = Call<{ id: string }, unknown, unknown>

async function depart(
  call: AgentCall,
  about: {
    parts: AgentDeskParts
    change: { version: number; activeUntil: Temporal.PlainDate | 'none' }
    said: (t: AgentTools['t'], gone: boolean) => string
  },
): Promise<Reply> {
  const tools = await agentToolsOf(call)
  if (tools === undefined) return notFound()
  const outcome = await call.house.act(call.actor, (work) => changeAgent(work, { id: call.params.id, ...about.change }))
  if (outcome.ok) {
    rightsChanged(call, about.parts)
    return seeOther(agentUrl(call.params.id), [{ name: 'flash', value: about.said(tools.t, !worksOn(outcome.value, tools.today)) }])
  }
  if (outcome.refusal.kind === 'not-found') return notFound()
  return drawAgent(call, { parts: about.parts, state: formRefused(call.sent, outcome.refusal, { locale: call.locale }) })
}

/** Draws the page of the agent; `state` is that of the form of departure, or what an act on the page was refused for. */
export async function drawAgent(call: AgentCall, { parts, state }: { parts: AgentDeskParts; state?: FormState }): Promise<Reply> {
  const tools = await agentToolsOf(call)
  const view = tools === undefined ? undefined : await readAgentView(call, { tools, parts })
  if (tools === undefined || view === undefined) return notFound()
  const shown = state ?? freshForm({ activeUntil: view.agent.activeUntil?.toString() ?? '' })
  const confirmed = new URL(call.request.url, 'http://desk').searchParams.get('confirmed') === '1'
  return page(
    view.name,
    <AgentPage view={view} state={shown} confirmed={confirmed} demonstration={parts.accounts.demonstration} tools={tools} />,
    { status: shown.status, current: AGENTS_PATH },
  )
}
