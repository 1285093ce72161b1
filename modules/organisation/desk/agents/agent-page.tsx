import { Actions, Breadcrumb, Button, ButtonLink, ErrorSummary, Field, Form, Notice, SummaryList, Table } from '#platform/ui'
import { absenceOn } from '../../absence-rules.ts'
import { worksOn } from '../../agent-facts.ts'
import { ABSENCES_PATH, AGENTS_PATH, agentUrl, withQuery } from './addresses.ts'
import { AgentHistory } from './agent-history.tsx'
import { AccessPart } from './access-part.tsx'
import type { AgentTools } from './agent-tools.ts'
import type { AgentView } from './agent-view.ts'
import type { FormState } from './form-state.ts'
import { languageName } from './messages/index.ts'
import { RolesPart } from './roles-part.tsx'

interface AgentPageProps {
  view: AgentView
  /** The form of departure, or what an act was refused for. */
  state: FormState
  confirmed: boolean
  demonstration: boolean
  tools: AgentTools
}

/** All that the administration knows and does about one agent. */
export function AgentPage({ view, state, confirmed, demonstration, tools }: AgentPageProps) {
  const { t } = tools
  return (
    <div class="column stack administration">
      <Breadcrumb items={[{ href: AGENTS_PATH, text: t.list.title }]} />
      <ErrorSummary errors={state.errors} />
      <div class="page-head">
        <h1>{view.name}</h1>
        <div class="actions">
          <ButtonLink href={agentUrl(view.agent.id, 'edit')} variant="second" icon="edit" shortcut="e">
            {t.agent.edit}
          </ButtonLink>
        </div>
      </div>
      {confirmed && <Notice tone="success">{t.confirmed}</Notice>}
      <Standing view={view} tools={tools} />
      <Identity view={view} tools={tools} />
      <RolesPart view={view} tools={tools} />
      <AccessPart view={view} demonstration={demonstration} tools={tools} />
      <Absences view={view} tools={tools} />
      <Waiting view={view} tools={tools} />
      <Departure view={view} state={state} tools={tools} />
      <AgentHistory view={view} tools={tools} />
    </div>
  )
}

/** What matters first: gone, going, not here yet, away. */
function Standing({ view: { agent, absences }, tools: { t, today, date, agentName } }: Pick<AgentPageProps, 'view' | 'tools'>) {
  const away = absences.find((absence) => absenceOn(absence, today) === 'now')
  if (agent.activeUntil !== undefined && Temporal.PlainDate.compare(agent.activeUntil, today) < 0)
    return <Notice tone="warning">{t.agent.left(date(agent.activeUntil))}</Notice>
  return (
    <>
      {Temporal.PlainDate.compare(agent.activeFrom, today) > 0 && <Notice>{t.agent.coming(date(agent.activeFrom))}</Notice>}
      {agent.activeUntil !== undefined && <Notice tone="warning">{t.agent.leaving(date(agent.activeUntil))}</Notice>}
      {away !== undefined && (
        <Notice>
          {away.substituteId === undefined
            ? t.agent.away(date(away.endsOn))
            : t.agent.awayWith(date(away.endsOn), agentName(away.substituteId))}
        </Notice>
      )}
    </>
  )
}

function Identity({ view: { agent }, tools }: Pick<AgentPageProps, 'view' | 'tools'>) {
  const { t, directory, locale, date, unitName } = tools
  const words = t.agent.fields
  return (
    <section aria-labelledby="identity" class="stack tight">
      <h2 id="identity">{t.agent.identity}</h2>
      <SummaryList
        rows={[
          { term: words.title, value: agent.title },
          { term: words.email, value: agent.email },
          { term: words.phone, value: agent.phone },
          { term: words.unit, value: unitName(agent.unitId) },
          { term: words.site, value: agent.siteId === undefined ? words.noSite : directory.sites.get(agent.siteId)?.name },
          { term: words.languages, value: agent.languages.map((code) => languageName(code, locale)).join(', ') },
          { term: words.code, value: agent.code },
          { term: t.agent.from, value: date(agent.activeFrom) },
          { term: t.agent.until, value: agent.activeUntil === undefined ? t.agent.noEnd : date(agent.activeUntil) },
        ]}
      />
    </section>
  )
}

function Absences({
  view: { agent, absences, replaced, name },
  tools: { t, date, agentName, today },
}: Pick<AgentPageProps, 'view' | 'tools'>) {
  return (
    <section aria-labelledby="absences" class="stack tight">
      <h2 id="absences">{t.agent.absencesOf}</h2>
      {absences.length === 0 ? (
        <p>{t.agent.noAbsence}</p>
      ) : (
        <ul>
          {absences.map((absence) => (
            <li key={absence.id}>
              <a href={`${ABSENCES_PATH}/${absence.id}`}>{t.absences.days(date(absence.startsOn), date(absence.endsOn))}</a>
              {absence.substituteId !== undefined && ` (${t.absences.replacedBy(agentName(absence.substituteId))})`}
            </li>
          ))}
        </ul>
      )}
      {replaced.length > 0 && (
        <ul>
          {replaced.map((absence) => (
            <li key={absence.id}>
              {t.agent.replaces(agentName(absence.agentId), t.absences.days(date(absence.startsOn), date(absence.endsOn)))}
            </li>
          ))}
        </ul>
      )}
      {worksOn({ ...agent, activeFrom: today }, today) && (
        <Actions>
          <ButtonLink href={withQuery(`${ABSENCES_PATH}/new`, { agent: agent.id })} variant="second">
            {t.agent.declare}
            <span class="visually-hidden"> {name}</span>
          </ButtonLink>
        </Actions>
      )}
    </section>
  )
}

function Waiting({ view: { agent, waiting }, tools }: Pick<AgentPageProps, 'view' | 'tools'>) {
  const { t, actor, directory, unitName, agentName } = tools
  const words = t.waiting
  return (
    <section aria-labelledby="waiting" class="stack tight">
      <h2 id="waiting">{words.title}</h2>
      {waiting.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p>{words.stays}</p>
          <Table
            caption={words.caption}
            captionHidden
            rows={waiting}
            rowKey={(work) => work.unitId}
            columns={[
              { key: 'unit', title: words.unit, header: true, cell: (work) => unitName(work.unitId) },
              {
                key: 'heads',
                title: words.heads,
                cell: (work) =>
                  // Who reads the requests of the unit is led to them; the others learn whom to ask.
                  actor.sight.units.includes(work.unitId) ? (
                    <a href={withQuery('/desk/queue', { unit: directory.units.get(work.unitId)?.code, agent: agent.id })}>
                      {words.queue}
                      <span class="visually-hidden"> {words.queueOf(unitName(work.unitId))}</span>
                    </a>
                  ) : work.heads.length === 0 ? (
                    words.noHead
                  ) : (
                    work.heads.map(agentName).join(', ')
                  ),
              },
              { key: 'requests', title: words.open, number: true, cell: (work) => work.requests },
              { key: 'tasks', title: words.openTasks, number: true, cell: (work) => work.tasks },
            ]}
          />
        </>
      )}
    </section>
  )
}

function Departure({ view: { agent }, state, tools: { t } }: Pick<AgentPageProps, 'view' | 'state' | 'tools'>) {
  const words = t.leave
  const version = { version: String(agent.version) }
  return (
    <section aria-labelledby="leave" class="stack tight">
      <h2 id="leave">{words.title}</h2>
      <p>{words.lead}</p>
      <Form action={agentUrl(agent.id, 'leave')} hidden={version}>
        <Field
          id="activeUntil"
          name="activeUntil"
          type="date"
          width="m"
          label={words.field}
          value={state.value('activeUntil')}
          error={state.error('activeUntil')}
        />
        <Actions>
          <Button variant="second">{words.button}</Button>
        </Actions>
      </Form>
      {agent.activeUntil !== undefined && (
        <Form action={agentUrl(agent.id, 'stay')} hidden={version}>
          <Actions>
            <Button variant="quiet">{words.stay}</Button>
          </Actions>
        </Form>
      )}
    </section>
  )
}
