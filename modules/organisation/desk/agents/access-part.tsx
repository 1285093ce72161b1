import { Button, Form, SummaryList } from '#platform/ui'
import { worksOn } from '../../agent-facts.ts'
import { agentUrl } from './addresses.ts'
import type { AgentTools } from './agent-tools.ts'
import type { AgentView } from './agent-view.ts'

/** Where the agent stands between invitation and desk, and what can be done about it. */
export function AccessPart({ view, demonstration, tools }: { view: AgentView; demonstration: boolean; tools: AgentTools }) {
  const { access, agent } = view
  const { t, date, today } = tools
  const words = t.access
  const hasPassword = access.passwordSetAt !== undefined
  return (
    <section aria-labelledby="access" class="stack tight">
      <h2 id="access">{words.title}</h2>
      <SummaryList
        rows={[
          { term: words.state, value: linkText(view, tools) },
          {
            term: words.password,
            value: access.passwordSetAt === undefined ? words.passwordNotSet : words.passwordSet(date(access.passwordSetAt)),
          },
          { term: words.secondFactor, value: secondFactorText({ view, demonstration, tools }) },
          { term: words.sessions, value: String(access.openSessions) },
          { term: words.lastSignIn, value: access.lastSignInAt === undefined ? words.never : date(access.lastSignInAt) },
        ]}
      />
      <div class="actions">
        {worksOn(agent, today) && (
          // Its answer shows a link that is kept nowhere: a whole page, never a part put in by script.
          <Form action={agentUrl(agent.id, 'invite')} data-turbo="false">
            <Button variant="second" icon="mail">
              {hasPassword ? words.reset : access.invitedUntil === undefined ? words.invite : words.inviteAgain}
            </Button>
          </Form>
        )}
        {access.openSessions > 0 && (
          <Form action={agentUrl(agent.id, 'sessions')}>
            <Button variant="second">{words.endSessions}</Button>
          </Form>
        )}
        {access.secondFactorSetAt !== undefined && (
          <Form action={agentUrl(agent.id, 'second-factor')}>
            <Button variant="second">{words.removeSecondFactor}</Button>
          </Form>
        )}
      </div>
      {access.secondFactorSetAt !== undefined && <p class="hint">{words.removeSecondFactorHint}</p>}
    </section>
  )
}

function linkText({ access }: AgentView, { t, date }: AgentTools): string | undefined {
  const { invitedUntil, passwordSetAt } = access
  if (invitedUntil !== undefined)
    return passwordSetAt === undefined ? t.access.invitedUntil(date(invitedUntil)) : t.access.linkUntil(date(invitedUntil))
  return passwordSetAt === undefined ? t.access.neverInvited : t.access.open
}

function secondFactorText({ view, demonstration, tools }: { view: AgentView; demonstration: boolean; tools: AgentTools }): string {
  const { secondFactorSetAt } = view.access
  const words = tools.t.access
  if (secondFactorSetAt !== undefined) return words.secondFactorSet(tools.date(secondFactorSetAt))
  return demonstration ? words.secondFactorOff : words.secondFactorNotSet
}
