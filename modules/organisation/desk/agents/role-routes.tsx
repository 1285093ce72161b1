import { z } from 'zod'
import { isRole, isSteppedUp } from '#modules/accounts'
import { type Call, type Reply, type Route, notFound, page, route, seeOther } from '#platform/http'
import { Actions, Breadcrumb, Button, ErrorSummary, Field, Form, Notice, RadioGroup, Select } from '#platform/ui'
import type { Outcome } from '#platform/outcome'
import { refuse } from '#platform/outcome'
import { type AgentRecord, findAgent } from '../../agents-store.ts'
import { endRole } from '../../end-role.ts'
import { grantRole } from '../../grant-role.ts'
import { type HeldAssignment, isOfTheCity, isPrivileged, stateOn } from '../../role-rules.ts'
import { listAssignmentsOf } from '../../roles-store.ts'
import { AGENTS_PATH, ROLES_PATH, STEP_UP_PATH, agentUrl, withQuery } from './addresses.ts'
import { type AgentTools, agentToolsOf } from './agent-tools.ts'
import { roleOptions, unitOptions } from './choices.ts'
import { type FormState, day, formRefused, formWithIssues, freshForm, neededDay } from './form-state.ts'
import type { AgentDeskParts } from './parts.ts'
import { rightsChanged } from './rights-changed.ts'
import { roleTitle } from './roles-part.tsx'

const GRANT = `${AGENTS_PATH}/:id/roles/new`
const END = `${AGENTS_PATH}/:id/roles/:assignmentId/end`
const EVERYWHERE = 'city'
const rule = { audience: 'agent', access: 'roles.grant' } as const
const params = z.object({ id: z.uuid() })
const endParams = z.object({ id: z.uuid(), assignmentId: z.uuid() })

const grantForm = z.object({
  role: z.string().max(20).default(''),
  unit: z.literal(EVERYWHERE).or(z.uuid()).or(z.literal('')).default(''),
  validFrom: neededDay,
  validUntil: day,
})
/** The form as an address carries it through the confirmation of identity. */
const carried = z.object({
  role: z.string().max(20).optional().catch(undefined),
  unit: z.string().max(40).optional().catch(undefined),
  validFrom: z.string().max(10).optional().catch(undefined),
  validUntil: z.string().max(10).optional().catch(undefined),
  confirmed: z.literal('1').optional().catch(undefined),
})
const endForm = z.object({ when: z.enum(['now', 'later']).default('later'), on: day })

/** Giving a role and ending one. */
export function roleRoutes(parts: AgentDeskParts): Route[] {
  return [
    route({
      ...rule,
      method: 'GET',
      path: GRANT,
      params,
      query: carried,
      handle: (call) => drawGrant(call, freshFrom(call.query), call.query.confirmed === '1'),
    }),
    route({
      ...rule,
      method: 'POST',
      path: GRANT,
      params,
      body: grantForm,
      invalid: (call, issues) => drawGrant(call, () => formWithIssues(call.sent, issues, call.locale), false),
      handle: (call) => grant(call, parts),
    }),
    route({ ...rule, method: 'GET', path: END, params: endParams, handle: (call) => drawEnd(call) }),
    route({
      ...rule,
      method: 'POST',
      path: END,
      params: endParams,
      body: endForm,
      invalid: (call, issues) => drawEnd(call, formWithIssues(call.sent, issues, call.locale)),
      handle: (call) => end(call, parts),
    }),
  ]
}

async function grant(call: Call<{ id: string }, unknown, z.infer<typeof grantForm>>, parts: AgentDeskParts): Promise<Reply> {
  const tools = await agentToolsOf(call)
  if (tools === undefined) return notFound()
  const { role, unit, validFrom, validUntil } = call.body
  if (
    isRole(role) &&
    isPrivileged(role) &&
    call.actor.kind === 'agent' &&
    call.actor.id !== call.params.id &&
    !isSteppedUp(call.actor, call.at)
  ) {
    const back = { role, unit, validFrom: validFrom.toString(), validUntil: validUntil?.toString(), confirmed: '1' }
    return seeOther(withQuery(STEP_UP_PATH, { to: withQuery(agentUrl(call.params.id, 'roles/new'), back) }))
  }
  // Somewhere must be chosen: an empty field never means the whole city. A role of the whole city leaves no choice.
  const everywhere = unit === EVERYWHERE || (isRole(role) && isOfTheCity(role) && unit === '')
  const outcome: Outcome<HeldAssignment> =
    unit === '' && !everywhere
      ? refuse('invalid', 'organisation.refusal.unit-missing', { field: 'unit' })
      : await call.house.act(call.actor, (work) =>
          grantRole(work, { agentId: call.params.id, role, unitId: everywhere ? undefined : unit, validFrom, validUntil }),
        )
  if (outcome.ok) {
    rightsChanged(call, parts)
    return seeOther(agentUrl(call.params.id), [{ name: 'flash', value: tools.t.roles.granted }])
  }
  const { refusal } = outcome
  if (refusal.kind === 'not-found') return notFound()
  return drawGrant(call, () => formRefused(call.sent, refusal, { locale: call.locale }), false)
}

async function end(
  call: Call<{ id: string; assignmentId: string }, unknown, z.infer<typeof endForm>>,
  parts: AgentDeskParts,
): Promise<Reply> {
  const tools = await agentToolsOf(call)
  if (tools === undefined) return notFound()
  const now = call.body.when === 'now'
  const on = now ? tools.today.subtract({ days: 1 }) : call.body.on
  if (on === undefined) return drawEnd(call, formWithIssues(call.sent, [{ path: 'on', message: 'missing', data: {} }], call.locale))
  const outcome = await call.house.act(call.actor, (work) => endRole(work, { assignmentId: call.params.assignmentId, on }))
  if (outcome.ok) {
    rightsChanged(call, parts)
    const over = stateOn(outcome.value, tools.today) === 'over'
    return seeOther(agentUrl(call.params.id), [{ name: 'flash', value: over ? tools.t.roles.ended : tools.t.roles.willEnd }])
  }
  const { refusal } = outcome
  if (refusal.kind === 'not-found') return notFound()
  return drawEnd(call, formRefused(call.sent, refusal, { locale: call.locale }))
}

function freshFrom(query: z.infer<typeof carried>) {
  return (today: Temporal.PlainDate): FormState => {
    const { confirmed: _confirmed, ...values } = query
    return freshForm({ ...values, validFrom: query.validFrom ?? today.toString() })
  }
}

async function drawGrant(
  call: Call<{ id: string }, unknown, unknown>,
  stateFrom: (today: Temporal.PlainDate) => FormState,
  confirmed: boolean,
): Promise<Reply> {
  const tools = await agentToolsOf(call)
  const agent = await call.house.read(call.actor, (tx) => findAgent(tx, call.params))
  if (tools === undefined || agent === undefined) return notFound()
  const state = stateFrom(tools.today)
  const title = tools.t.roles.grantTitle(nameOf(agent))
  return page(title, <GrantPage title={title} agent={agent} state={state} confirmed={confirmed} tools={tools} />, {
    status: state.status,
    current: AGENTS_PATH,
  })
}

async function drawEnd(call: Call<{ id: string; assignmentId: string }, unknown, unknown>, state?: FormState): Promise<Reply> {
  const tools = await agentToolsOf(call)
  const { agent, held } = await call.house.read(call.actor, async (tx) => ({
    agent: await findAgent(tx, { id: call.params.id }),
    held: (await listAssignmentsOf(tx, call.params.id)).find((item) => item.id === call.params.assignmentId),
  }))
  if (tools === undefined || agent === undefined || held === undefined) return notFound()
  const shown = state ?? freshForm({ when: 'now', on: held.validUntil?.toString() ?? '' })
  const title = tools.t.roles.endTitle(roleTitle(held.role, tools), nameOf(agent))
  return page(title, <EndPage title={title} agent={agent} held={held} state={shown} tools={tools} />, {
    status: shown.status,
    current: AGENTS_PATH,
  })
}

function nameOf(agent: AgentRecord): string {
  return `${agent.givenName} ${agent.familyName}`
}

interface GrantPageProps {
  title: string
  agent: AgentRecord
  state: FormState
  confirmed: boolean
  tools: AgentTools
}

function GrantPage({ title, agent, state, confirmed, tools }: GrantPageProps) {
  const { t, directory } = tools
  const words = t.roles
  const field = (name: string, hint?: string) => ({ id: name, name, value: state.value(name), error: state.error(name), hint })
  return (
    <div class="column stack">
      <Crumbs agent={agent} tools={tools} />
      <ErrorSummary errors={state.errors} />
      <h1>{title}</h1>
      {confirmed && <Notice tone="success">{t.confirmed}</Notice>}
      <p>
        <a href={ROLES_PATH}>{words.roleHint}</a>
      </p>
      <Form action={agentUrl(agent.id, 'roles/new')}>
        <Select {...field('role')} label={words.role} empty={words.chooseRole} options={roleOptions(tools, ' °')} width="l" required />
        <Select
          {...field('unit', words.unitHint)}
          label={words.unit}
          empty={words.chooseUnit}
          width="l"
          options={[{ value: EVERYWHERE, text: words.everywhere }, ...unitOptions(directory, 'id')]}
          required
        />
        <div class="field-row">
          <Field {...field('validFrom')} type="date" label={words.from} width="m" required />
          <Field {...field('validUntil', words.untilHint)} type="date" label={words.until} width="m" required={false} />
        </div>
        <Actions>
          <Button>{words.button}</Button>
          <a href={agentUrl(agent.id)}>{t.cancel}</a>
        </Actions>
      </Form>
    </div>
  )
}

function EndPage({ title, agent, held, state, tools }: Omit<GrantPageProps, 'confirmed'> & { held: HeldAssignment }) {
  const { t, today } = tools
  const words = t.roles
  return (
    <div class="column stack">
      <Crumbs agent={agent} tools={tools} />
      <ErrorSummary errors={state.errors} />
      <h1>{title}</h1>
      <p>{words.endLead}</p>
      <Form action={agentUrl(agent.id, `roles/${held.id}/end`)}>
        <RadioGroup
          id="when"
          name="when"
          label={words.endWhen}
          value={state.value('when') ?? 'now'}
          choices={[
            { value: 'now', text: stateOn(held, today) === 'to-come' ? words.endNowBefore : words.endNow },
            { value: 'later', text: words.endLater },
          ]}
        />
        <Field id="on" name="on" type="date" label={words.lastDay} width="m" value={state.value('on')} error={state.error('on')} />
        <Actions>
          <Button variant="danger">{words.endButton}</Button>
          <a href={agentUrl(agent.id)}>{t.cancel}</a>
        </Actions>
      </Form>
    </div>
  )
}

function Crumbs({ agent, tools }: { agent: AgentRecord; tools: AgentTools }) {
  return (
    <Breadcrumb
      items={[
        { href: AGENTS_PATH, text: tools.t.list.title },
        { href: agentUrl(agent.id), text: nameOf(agent) },
      ]}
    />
  )
}
