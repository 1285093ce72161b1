import { z } from 'zod'
import type { AgentActor } from '#platform/access'
import { type Call, type Reply, type Route, notFound, page, refused, route, seeOther } from '#platform/http'
import { type Locale, formatDateTime } from '#platform/i18n'
import { Actions, Button, ButtonLink, Form, Table } from '#platform/ui'
import type { Accounts } from '../accounts.ts'
import { type Messages, messagesFor, refusalSentence } from '../messages/index.ts'
import { type MySession, endMyOtherSessions, endMySession, listMySessions } from '../my-sessions.ts'
import { ACCESS_SIGNED_IN } from '../permitted.ts'

const PATH = '/desk/my-sessions'

export function mySessionsRoutes(accounts: Accounts): Route[] {
  return [
    route({
      method: 'GET',
      path: PATH,
      audience: 'agent',
      access: ACCESS_SIGNED_IN,
      handle: (call) => withAgent(call, (actor) => mySessionsPage(accounts, actor, call.locale)),
    }),
    route({
      method: 'POST',
      path: `${PATH}/end-others`,
      audience: 'agent',
      access: ACCESS_SIGNED_IN,
      handle: (call) =>
        withAgent(call, async (actor) => {
          const count = await endMyOtherSessions(accounts, actor)
          return seeOther(PATH, [{ name: 'flash', value: messagesFor(call.locale).sessions.othersEnded(count) }])
        }),
    }),
    route({
      method: 'POST',
      path: `${PATH}/:id/end`,
      audience: 'agent',
      access: ACCESS_SIGNED_IN,
      params: z.object({ id: z.uuid() }),
      handle: (call) =>
        withAgent(call, async (actor) => {
          const outcome = await endMySession(accounts, { actor, sessionId: call.params.id })
          if (!outcome.ok) return refused(outcome.refusal, refusalSentence(outcome.refusal, call.locale))
          return seeOther(PATH, [{ name: 'flash', value: messagesFor(call.locale).sessions.ended }])
        }),
    }),
  ]
}

/** Pages about oneself: only an agent has one. */
export function withAgent(call: Pick<Call, 'actor'>, then: (actor: AgentActor) => Promise<Reply>): Promise<Reply> | Reply {
  return call.actor.kind === 'agent' ? then(call.actor) : notFound()
}

async function mySessionsPage(accounts: Accounts, actor: AgentActor, locale: Locale): Promise<Reply> {
  const t = messagesFor(locale)
  return page(t.sessions.title, <MySessionsPage t={t} locale={locale} sessions={await listMySessions(accounts, actor)} />, {
    current: 'my-sessions',
  })
}

function MySessionsPage({ t, locale, sessions }: { t: Messages; locale: Locale; sessions: readonly MySession[] }) {
  const device = (session: MySession) => (session.device === '' ? t.sessions.unknownDevice : session.device)
  return (
    <div class="prose">
      <h1>{t.sessions.title}</h1>
      <p class="lead">{t.sessions.lead}</p>
      <Table
        caption={t.sessions.caption(sessions.length)}
        rows={sessions}
        rowKey={(session) => session.id}
        isCurrent={(session) => session.current}
        columns={[
          { key: 'device', title: t.sessions.device, header: true, cell: (session) => `${device(session)}${note(session, t)}` },
          { key: 'since', title: t.sessions.since, cell: (session) => formatDateTime(locale, session.createdAt) },
          { key: 'seen', title: t.sessions.lastSeen, cell: (session) => formatDateTime(locale, session.lastSeenAt) },
          {
            key: 'end',
            title: t.sessions.act,
            titleHidden: true,
            cell: (session) => !session.current && <EndOne t={t} id={session.id} device={device(session)} />,
          },
        ]}
      />
      <Form action={`${PATH}/end-others`}>
        <Actions>
          <Button variant="second">{t.sessions.endOthers}</Button>
          <ButtonLink variant="quiet" href="/desk/my-password">
            {t.sessions.changePassword}
          </ButtonLink>
        </Actions>
      </Form>
    </div>
  )
}

function note(session: MySession, t: Messages): string {
  const notes = [...(session.current ? [t.sessions.current] : []), ...(session.locked ? [t.sessions.locked] : [])]
  return notes.length === 0 ? '' : ` (${notes.join(', ')})`
}

function EndOne({ t, id, device }: { t: Messages; id: string; device: string }) {
  return (
    <Form action={`${PATH}/${id}/end`}>
      <Button variant="quiet">
        {t.sessions.end}
        <span class="visually-hidden"> {t.sessions.endOf(device)}</span>
      </Button>
    </Form>
  )
}
