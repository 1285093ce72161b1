import { z } from 'zod'
import { endSessionsOfAgent, inviteAgent, isSteppedUp, readAgentAccess, removeSecondFactor } from '#modules/accounts'
import { type Call, type Reply, type Route, notFound, page, route, seeOther } from '#platform/http'
import { formatDateTime } from '#platform/i18n'
import { Breadcrumb, Field, Notice } from '#platform/ui'
import { type AgentRecord, findAgent } from '../../agents-store.ts'
import { AGENTS_PATH, STEP_UP_PATH, agentUrl, withQuery } from './addresses.ts'
import { drawAgent } from './agent-routes.tsx'
import { type AgentTools, agentToolsOf } from './agent-tools.ts'
import { formRefused } from './form-state.ts'
import type { AgentDeskParts } from './parts.ts'

const PATH = `${AGENTS_PATH}/:id`
const rule = { method: 'POST', audience: 'agent', access: 'agents.edit', params: z.object({ id: z.uuid() }) } as const
/** A link opens an account: who makes many of them at once is stopped. */
const LINKS_PER_MINUTE = 20

type AgentCall = Call<{ id: string }, unknown, unknown>

/** What is done about an agent's access. */
export function accessRoutes(parts: AgentDeskParts): Route[] {
  const { accounts } = parts
  return [
    route({ ...rule, path: `${PATH}/invite`, perMinute: LINKS_PER_MINUTE, handle: (call) => invite(call, parts) }),
    route({
      ...rule,
      path: `${PATH}/sessions`,
      handle: async (call) => {
        const tools = await agentToolsOf(call)
        if (tools === undefined) return notFound()
        const outcome = await call.house.act(call.actor, (work) => endSessionsOfAgent(work, { accounts, agentId: call.params.id }))
        if (!outcome.ok) return drawAgent(call, { parts, state: formRefused({}, outcome.refusal, { locale: call.locale }) })
        accounts.remembered.forgetAll()
        return seeOther(agentUrl(call.params.id), [{ name: 'flash', value: tools.t.access.sessionsEnded(outcome.value) }])
      },
    }),
    route({
      ...rule,
      path: `${PATH}/second-factor`,
      handle: async (call) => {
        const tools = await agentToolsOf(call)
        if (tools === undefined) return notFound()
        if (!isSteppedUp(call.actor, call.at)) return confirmFirst(call.params.id)
        const outcome = await call.house.act(call.actor, (work) => removeSecondFactor(work, { accounts, agentId: call.params.id }))
        if (!outcome.ok) return drawAgent(call, { parts, state: formRefused({}, outcome.refusal, { locale: call.locale }) })
        accounts.remembered.forgetAll()
        await tellOwner(call, { parts, tools })
        return seeOther(agentUrl(call.params.id), [{ name: 'flash', value: tools.t.access.secondFactorRemoved }])
      },
    }),
  ]
}

/** The agent learns that their second factor is gone, and by whom: they notice when nobody should have done it. */
async function tellOwner(call: AgentCall, { parts, tools }: { parts: AgentDeskParts; tools: AgentTools }): Promise<void> {
  const agent = await call.house.read(call.actor, (tx) => findAgent(tx, { id: call.params.id }))
  if (agent === undefined) return
  const { city } = tools.directory
  await parts.sendMail({
    to: { name: `${agent.givenName} ${agent.familyName}`, address: agent.email },
    subject: tools.t.mail.factorSubject(city.shortName),
    text: tools.t.mail.factorText({ name: agent.givenName, city: city.shortName, by: tools.actor.name }),
    locale: call.locale,
  })
}

/** First the password of who asks, then back to the agent, where the act is sent again. */
function confirmFirst(agentId: string): Reply {
  return seeOther(withQuery(STEP_UP_PATH, { to: withQuery(agentUrl(agentId), { confirmed: '1' }) }))
}

/** Makes the link, sends it, and shows it once: it is in no address, no cookie, no job and no log. */
async function invite(call: AgentCall, parts: AgentDeskParts): Promise<Reply> {
  const { accounts } = parts
  const tools = await agentToolsOf(call)
  const found = await call.house.read(call.actor, async (tx) => ({
    agent: await findAgent(tx, { id: call.params.id }),
    access: await readAgentAccess(tx, { agentId: call.params.id, at: call.at }),
  }))
  const { agent } = found
  if (tools === undefined || agent === undefined) return notFound()
  const purpose = found.access.passwordSetAt === undefined ? 'invitation' : 'password-reset'
  // A first link opens an account that is empty; one that takes over an account in use asks who makes it.
  if (purpose === 'password-reset' && !isSteppedUp(call.actor, call.at)) return confirmFirst(agent.id)
  const outcome = await call.house.act(call.actor, (work) => inviteAgent(work, { accounts, agentId: agent.id, purpose }))
  if (!outcome.ok) return drawAgent(call, { parts, state: formRefused({}, outcome.refusal, { locale: call.locale }) })
  const { url, expiresAt } = outcome.value
  const until = formatDateTime(call.locale, expiresAt, 'long')
  const mailed = await parts.sendMail(mailOf({ agent, purpose, url, until, tools }))
  const name = `${agent.givenName} ${agent.familyName}`
  const t = tools.t.invitation
  const title = purpose === 'invitation' ? t.title(name) : t.resetTitle(name)
  return page(title, <LinkPage title={title} agent={agent} url={url} until={until} mailed={mailed} tools={tools} />, {
    current: AGENTS_PATH,
    headers: { 'cache-control': 'no-store' },
  })
}

function mailOf(about: { agent: AgentRecord; purpose: 'invitation' | 'password-reset'; url: string; until: string; tools: AgentTools }) {
  const { agent, purpose, url, until, tools } = about
  const { t, directory, locale } = tools
  const city = directory.city.shortName
  const facts = { name: agent.givenName, city, url, until }
  const first = purpose === 'invitation'
  return {
    to: { name: `${agent.givenName} ${agent.familyName}`, address: agent.email },
    subject: first ? t.mail.subject(city) : t.mail.resetSubject(city),
    text: first ? t.mail.text(facts) : t.mail.resetText(facts),
    locale,
  }
}

interface LinkPageProps {
  title: string
  agent: AgentRecord
  url: string
  until: string
  mailed: boolean
  tools: AgentTools
}

function LinkPage({ title, agent, url, until, mailed, tools }: LinkPageProps) {
  const t = tools.t.invitation
  const name = `${agent.givenName} ${agent.familyName}`
  return (
    <div class="column stack">
      <Breadcrumb
        items={[
          { href: AGENTS_PATH, text: tools.t.list.title },
          { href: agentUrl(agent.id), text: name },
        ]}
      />
      <h1>{title}</h1>
      <Notice tone={mailed ? 'success' : 'warning'}>{mailed ? t.mailed(agent.email) : t.notMailed(agent.email)}</Notice>
      <p>{t.once}</p>
      <Field id="link" name="link" label={t.link} value={url} hint={t.until(until)} readonly autocomplete="off" spellcheck={false} />
      <p>
        <a href={agentUrl(agent.id)}>{t.back(name)}</a>
      </p>
    </div>
  )
}
