import { z } from 'zod'
import { type Call, type Reply, type Route, notFound, page, route, seeOther } from '#platform/http'
import { Actions, Breadcrumb, Button, ErrorSummary, Form } from '#platform/ui'
import { findAgent } from '../../agents-store.ts'
import { changeAgent } from '../../change-agent.ts'
import { registerAgent } from '../../register-agent.ts'
import { AGENTS_PATH, agentUrl } from './addresses.ts'
import { AgentFields, agentOf, changeAgentForm, newAgentForm, valuesOf } from './agent-form.tsx'
import { type AgentTools, agentToolsOf } from './agent-tools.ts'
import { type FormState, formRefused, formWithIssues, freshForm } from './form-state.ts'
import type { AgentDeskParts } from './parts.ts'
import { rightsChanged } from './rights-changed.ts'

const NEW = `${AGENTS_PATH}/new`
const EDIT = `${AGENTS_PATH}/:id/edit`
const params = z.object({ id: z.uuid() })
const rule = { audience: 'agent', access: 'agents.edit' } as const

/** Adding an agent, and correcting their file. */
export function agentEditRoutes(parts: AgentDeskParts): Route[] {
  return [
    route({ ...rule, method: 'GET', path: NEW, handle: (call) => drawNew(call) }),
    route({
      ...rule,
      method: 'POST',
      path: NEW,
      body: newAgentForm,
      invalid: (call, issues) => drawNew(call, formWithIssues(call.sent, issues, call.locale)),
      handle: async (call) => {
        const tools = await agentToolsOf(call)
        if (tools === undefined) return notFound()
        const outcome = await call.house.act(call.actor, (work) => registerAgent(work, agentOf(call.body)))
        if (!outcome.ok) return drawNew(call, formRefused(call.sent, outcome.refusal, { locale: call.locale }))
        rightsChanged(call, parts)
        return seeOther(agentUrl(outcome.value.id), [{ name: 'flash', value: tools.t.agent.created }])
      },
    }),
    route({ ...rule, method: 'GET', path: EDIT, params, handle: (call) => drawEdit(call) }),
    route({
      ...rule,
      method: 'POST',
      path: EDIT,
      params,
      body: changeAgentForm,
      invalid: (call, issues) => drawEdit(call, () => formWithIssues(call.sent, issues, call.locale)),
      handle: async (call) => {
        const tools = await agentToolsOf(call)
        if (tools === undefined) return notFound()
        const { version, ...form } = call.body
        const wanted = agentOf(form)
        const outcome = await call.house.act(call.actor, (work) =>
          changeAgent(work, {
            ...wanted,
            id: call.params.id,
            version,
            // An emptied field empties; the use case leaves alone what is not named.
            unitCode: form.unit === undefined ? '' : undefined,
            siteCode: form.site === undefined ? '' : undefined,
            activeUntil: form.activeUntil ?? 'none',
          }),
        )
        if (outcome.ok) {
          rightsChanged(call, parts)
          return seeOther(agentUrl(call.params.id), [{ name: 'flash', value: tools.t.agent.saved }])
        }
        const { refusal } = outcome
        if (refusal.kind === 'not-found') return notFound()
        return drawEdit(call, (known) => formRefused(call.sent, refusal, { locale: call.locale, known }))
      },
    }),
  ]
}

async function drawNew(call: Call<unknown, unknown, unknown>, state?: FormState): Promise<Reply> {
  const tools = await agentToolsOf(call)
  if (tools === undefined) return notFound()
  const shown = state ?? freshForm({ languages: ['fr'], activeFrom: tools.today.toString() })
  return page(
    tools.t.agent.newTitle,
    <FormPage
      title={tools.t.agent.newTitle}
      lead={tools.t.agent.newLead}
      crumbs={[]}
      action={NEW}
      hidden={{}}
      button={tools.t.agent.create}
      back={AGENTS_PATH}
      state={shown}
      tools={tools}
    />,
    { status: shown.status, current: AGENTS_PATH },
  )
}

async function drawEdit(
  call: Call<{ id: string }, unknown, unknown>,
  stateFrom?: (known: ReturnType<typeof valuesOf>) => FormState,
): Promise<Reply> {
  const tools = await agentToolsOf(call)
  const agent = await call.house.read(call.actor, (tx) => findAgent(tx, { id: call.params.id }))
  if (tools === undefined || agent === undefined) return notFound()
  const known = valuesOf(agent)
  const state = stateFrom?.(known) ?? freshForm(known)
  const name = `${agent.givenName} ${agent.familyName}`
  const title = tools.t.agent.editTitle(name)
  return page(
    title,
    <FormPage
      title={title}
      crumbs={[{ href: agentUrl(agent.id), text: name }]}
      action={agentUrl(agent.id, 'edit')}
      hidden={{ version: String(agent.version) }}
      button={tools.t.save}
      back={agentUrl(agent.id)}
      state={state}
      tools={tools}
    />,
    { status: state.status, current: AGENTS_PATH },
  )
}

interface FormPageProps {
  title: string
  lead?: string
  crumbs: readonly { href: string; text: string }[]
  action: string
  hidden: Readonly<Record<string, string>>
  button: string
  back: string
  state: FormState
  tools: AgentTools
}

function FormPage({ title, lead, crumbs, action, hidden, button, back, state, tools }: FormPageProps) {
  return (
    <div class="column stack">
      <Breadcrumb items={[{ href: AGENTS_PATH, text: tools.t.list.title }, ...crumbs]} />
      <ErrorSummary errors={state.errors} />
      <h1>{title}</h1>
      {lead !== undefined && <p>{lead}</p>}
      <Form action={action} hidden={hidden}>
        <AgentFields state={state} tools={tools} />
        <Actions>
          <Button>{button}</Button>
          <a href={back}>{tools.t.cancel}</a>
        </Actions>
      </Form>
    </div>
  )
}
