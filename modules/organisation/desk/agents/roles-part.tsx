import { isRole, roleName } from '#modules/accounts'
import { Actions, ButtonLink, Disclosure, StatusTag, type StatusTone, Table } from '#platform/ui'
import { type AssignmentState, type HeldAssignment, stateOn } from '../../role-rules.ts'
import { agentUrl } from './addresses.ts'
import type { AgentTools } from './agent-tools.ts'
import type { AgentView } from './agent-view.ts'

const TONES: Record<AssignmentState, StatusTone> = { 'to-come': 'soon', held: 'done', over: 'neutral' }

/** The roles of an agent: held and to come, those of the past folded away. */
export function RolesPart({ view: { agent, assignments }, tools }: { view: AgentView; tools: AgentTools }) {
  const { t, actor, today, mayGrant } = tools
  const past = assignments.filter((assignment) => stateOn(assignment, today) === 'over')
  const open = assignments.filter((assignment) => !past.includes(assignment))
  const self = actor.id === agent.id
  return (
    <section aria-labelledby="roles" class="stack tight">
      <h2 id="roles">{t.roles.title}</h2>
      {open.length === 0 ? <p>{t.roles.none}</p> : <RoleTable caption={t.roles.caption} rows={open} tools={tools} acts={mayGrant} />}
      {past.length > 0 && (
        <Disclosure summary={t.roles.past(past.length)}>
          <RoleTable caption={t.roles.past(past.length)} rows={past} tools={tools} acts={false} />
        </Disclosure>
      )}
      {mayGrant && self && <p class="hint">{t.roles.own}</p>}
      {mayGrant && !self && (
        <Actions>
          <ButtonLink href={agentUrl(agent.id, 'roles/new')} variant="second" icon="add">
            {t.roles.grant}
          </ButtonLink>
        </Actions>
      )}
    </section>
  )
}

export function roleTitle(role: string, { locale }: Pick<AgentTools, 'locale'>): string {
  return isRole(role) ? roleName(role, locale) : role
}

function RoleTable({ caption, rows, tools, acts }: { caption: string; rows: readonly HeldAssignment[]; tools: AgentTools; acts: boolean }) {
  const { t, date, today, unitName, agentName } = tools
  const { columns } = t.roles
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={(held) => held.id}
      columns={[
        { key: 'role', title: columns.role, header: true, cell: (held) => roleTitle(held.role, tools) },
        { key: 'unit', title: columns.unit, cell: (held) => (held.unitId === undefined ? t.roles.everywhere : unitName(held.unitId)) },
        { key: 'from', title: columns.from, cell: (held) => date(held.validFrom) },
        { key: 'until', title: columns.until, cell: (held) => (held.validUntil === undefined ? t.roles.noEnd : date(held.validUntil)) },
        { key: 'by', title: columns.by, cell: (held) => (held.grantedById === undefined ? t.roles.byHouse : agentName(held.grantedById)) },
        {
          key: 'state',
          title: columns.state,
          cell: (held) => <StatusTag tone={TONES[stateOn(held, today)]}>{stateText(held, tools)}</StatusTag>,
        },
        ...(acts
          ? [{ key: 'act', title: columns.act, titleHidden: true, cell: (held: HeldAssignment) => <End held={held} tools={tools} /> }]
          : []),
      ]}
    />
  )
}

function stateText(held: HeldAssignment, { t, today }: AgentTools): string {
  const state = stateOn(held, today)
  return state === 'to-come' ? t.roles.toCome : state === 'held' ? t.roles.held : t.roles.over
}

function End({ held, tools }: { held: HeldAssignment; tools: AgentTools }) {
  const { t } = tools
  return (
    <a href={agentUrl(held.agentId, `roles/${held.id}/end`)}>
      {t.roles.end}
      <span class="visually-hidden"> {t.roles.endOf(roleTitle(held.role, tools))}</span>
    </a>
  )
}
