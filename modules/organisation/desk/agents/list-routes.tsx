import { z } from 'zod'
import { ROLES, isRole, roleName } from '#modules/accounts'
import { type Route, notFound, page, route } from '#platform/http'
import { Button, ButtonLink, Checkbox, Field, Form, Pagination, Select, StatusTag, Table } from '#platform/ui'
import { AGENT_STATES, type AgentPage, type ListedAgent, listAgents } from '../../agents-list-store.ts'
import { unitAndBelow, unitByCode } from '../../directory.ts'
import { ABSENCES_PATH, AGENTS_PATH, ROLES_PATH, agentUrl, withQuery } from './addresses.ts'
import { type AgentTools, agentToolsOf } from './agent-tools.ts'
import { roleOptions, unitOptions } from './choices.ts'

const PER_PAGE = 50

/** What the address of the list says; what it does not understand is as if absent. */
const query = z.object({
  q: z.string().trim().max(200).catch('').default(''),
  unit: z.string().max(20).optional().catch(undefined),
  role: z.enum(ROLES).optional().catch(undefined),
  state: z.enum(AGENT_STATES).catch('here').default('here'),
  away: z.literal('1').optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
})
type ListQuery = z.infer<typeof query>

/** The agents of the city: search, filters in the address, pages of fifty. */
export function agentListRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: AGENTS_PATH,
      audience: 'agent',
      access: 'agents.edit',
      query,
      handle: async (call) => {
        const tools = await agentToolsOf(call)
        if (tools === undefined) return notFound()
        const asked = call.query
        const unit = asked.unit === undefined ? undefined : unitByCode(tools.directory, asked.unit)
        const found = await call.house.read(call.actor, (tx) =>
          listAgents(tx, {
            words: asked.q,
            unitIds: unit === undefined ? undefined : unitAndBelow(tools.directory, unit.id),
            role: asked.role,
            state: asked.state,
            awayOnly: asked.away === '1',
            on: tools.today,
            after: asked.before === undefined ? asked.after : undefined,
            before: asked.before,
            limit: PER_PAGE,
          }),
        )
        return page(tools.t.list.title, <AgentListPage found={found} asked={asked} tools={tools} />, { current: AGENTS_PATH })
      },
    }),
  ]
}

function AgentListPage({ found, asked, tools }: { found: AgentPage; asked: ListQuery; tools: AgentTools }) {
  const t = tools.t.list
  const { after: _after, before: _before, ...filter } = asked
  return (
    <div>
      <div class="page-head">
        <h1>{t.title}</h1>
        <div class="actions">
          <ButtonLink href={`${AGENTS_PATH}/new`} icon="add" variant="second" shortcut="n">
            {t.add}
          </ButtonLink>
          <a href={ROLES_PATH}>{t.rolesLink}</a>
          <a href={ABSENCES_PATH}>{t.absencesLink}</a>
        </div>
      </div>
      <Filters asked={asked} tools={tools} />
      <Table
        caption={t.caption(found.count)}
        rows={found.agents}
        rowKey={(agent) => agent.id}
        empty={t.none}
        columns={[
          { key: 'name', title: t.columns.name, header: true, cell: (agent) => <Name agent={agent} /> },
          { key: 'unit', title: t.columns.unit, cell: (agent) => tools.unitName(agent.unitId) },
          { key: 'roles', title: t.columns.roles, cell: (agent) => rolesText(agent.roles, tools) },
          { key: 'state', title: t.columns.state, cell: (agent) => <Situation agent={agent} tools={tools} /> },
        ]}
      />
      <Pagination
        previous={found.previous === undefined ? undefined : withQuery(AGENTS_PATH, { ...filter, before: found.previous })}
        next={found.next === undefined ? undefined : withQuery(AGENTS_PATH, { ...filter, after: found.next })}
      />
    </div>
  )
}

function Filters({ asked, tools }: { asked: ListQuery; tools: AgentTools }) {
  const t = tools.t.list
  return (
    <Form action={AGENTS_PATH} method="get" class="filters" role="search" aria-label={t.title}>
      <Field id="q" name="q" type="search" label={t.search} value={asked.q} autocomplete="off" />
      <Select id="unit" name="unit" label={t.unit} empty={t.everyUnit} value={asked.unit} options={unitOptions(tools.directory, 'code')} />
      <Select id="role" name="role" label={t.role} empty={t.everyRole} value={asked.role} options={roleOptions(tools, '')} />
      <Select
        id="state"
        name="state"
        label={t.state}
        value={asked.state}
        options={AGENT_STATES.map((state) => ({ value: state, text: t.states[state] }))}
      />
      <Checkbox id="away" name="away" value="1" label={t.away} checked={asked.away === '1'} />
      <div class="actions">
        <Button variant="second">{t.apply}</Button>
        <a href={AGENTS_PATH}>{t.clear}</a>
      </div>
    </Form>
  )
}

function Name({ agent }: { agent: ListedAgent }) {
  return (
    <div>
      <a href={agentUrl(agent.id)} data-row>
        {agent.familyName} {agent.givenName}
      </a>
      {agent.title !== undefined && <div class="under">{agent.title}</div>}
    </div>
  )
}

function rolesText(roles: readonly string[], { t, locale }: AgentTools): string {
  return roles.length === 0 ? t.list.noRole : roles.map((role) => (isRole(role) ? roleName(role, locale) : role)).join(', ')
}

/** Here, away, leaving, not here yet: one tag, the nearest fact first. */
function Situation({ agent, tools: { t, today, date } }: { agent: ListedAgent; tools: AgentTools }) {
  const { activeUntil, activeFrom, awayUntil } = agent
  if (activeUntil !== undefined && Temporal.PlainDate.compare(activeUntil, today) < 0)
    return <StatusTag tone="neutral">{t.list.leftOn(date(activeUntil))}</StatusTag>
  if (Temporal.PlainDate.compare(activeFrom, today) > 0) return <StatusTag tone="soon">{t.list.arrivesOn(date(activeFrom))}</StatusTag>
  if (awayUntil !== undefined) return <StatusTag tone="waiting">{t.list.awayUntil(date(awayUntil))}</StatusTag>
  if (activeUntil !== undefined) return <StatusTag tone="soon">{t.list.leavesOn(date(activeUntil))}</StatusTag>
  return <>{t.list.here}</>
}
