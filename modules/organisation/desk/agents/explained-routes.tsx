import { ROLES, ROLE_RULES, type Role, roleName } from '#modules/accounts'
import { type Route, notFound, page, route } from '#platform/http'
import { Breadcrumb } from '#platform/ui'
import { countHolders } from '../../agents-list-store.ts'
import { isPrivileged } from '../../role-rules.ts'
import { AGENTS_PATH, ROLES_PATH, withQuery } from './addresses.ts'
import { type AgentTools, agentToolsOf } from './agent-tools.ts'

/** What each role is for and what it opens, read from the table of rights itself: the page cannot say otherwise than the house does. */
export function explainedRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: ROLES_PATH,
      audience: 'agent',
      access: 'roles.grant',
      handle: async (call) => {
        const tools = await agentToolsOf(call)
        if (tools === undefined) return notFound()
        const holders = await call.house.read(call.actor, (tx) => countHolders(tx, tools.today))
        return page(tools.t.explained.title, <RolesPage holders={holders} tools={tools} />, { current: AGENTS_PATH })
      },
    }),
  ]
}

function RolesPage({ holders, tools }: { holders: ReadonlyMap<string, number>; tools: AgentTools }) {
  const { t } = tools
  return (
    <div class="column stack">
      <Breadcrumb items={[{ href: AGENTS_PATH, text: t.list.title }]} />
      <h1>{t.explained.title}</h1>
      <p>{t.explained.lead}</p>
      {ROLES.map((role) => (
        <RoleCard key={role} role={role} count={holders.get(role) ?? 0} tools={tools} />
      ))}
    </div>
  )
}

function RoleCard({ role, count, tools: { t, locale } }: { role: Role; count: number; tools: AgentTools }) {
  const rule = ROLE_RULES[role]
  const words = t.explained
  const name = roleName(role, locale)
  return (
    <section class="card stack tight" aria-labelledby={role}>
      <div class="row-of spread">
        <h2 id={role}>{name}</h2>
        <a href={withQuery(AGENTS_PATH, { role })}>
          {words.holders(count)}
          <span class="visually-hidden"> {words.holdersOf(name)}</span>
        </a>
      </div>
      <p>{t.plain[role]}</p>
      <ul>
        <li>{words.reads[rule.reads]}</li>
        {rule.citizens && <li>{words.citizens}</li>}
        {rule.mailroom && <li>{words.mailroom}</li>}
        {rule.reach === 'city' && <li>{words.city}</li>}
        {isPrivileged(role) && <li>{words.privileged}</li>}
      </ul>
      <p class="hint">{words.opens(rule.acts.length === 0 ? words.nothing : rule.acts.map((act) => t.acts[act]).join(', '))}</p>
    </section>
  )
}
