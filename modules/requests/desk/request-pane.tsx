import { inLanguage } from '#modules/catalogue'
import { formatDate } from '#platform/i18n'
import { Card, DataList, Live, Notice, StatusTag } from '#platform/ui'
import { formAnswers } from '../form-answers.ts'
import { mayAct } from '../request-access.ts'
import { ActBar, AssigneeText } from './act-bar.tsx'
import { ActPanelFrame } from './act-panel.tsx'
import { AnswerComposer } from './answer-composer.tsx'
import type { PanelAct } from './acts.ts'
import { requestUrl } from './addresses.ts'
import type { DeskTools } from './desk-call.ts'
import { dueTag } from './due-tag.ts'
import type { Feedback } from './feedback.ts'
import type { FullView, RequestView } from './read-request.ts'
import { PresenceLine } from './presence-line.tsx'
import { RequestAside } from './request-aside.tsx'
import { TaskPanel } from './task-panel.tsx'
import { TimelineList } from './timeline-list.tsx'
import { WhatChanged } from './what-changed.tsx'
import { AllDates, WhyNow } from './why.tsx'

export interface RequestPaneProps {
  view: RequestView
  tools: DeskTools
  list?: string | undefined
  /** The act whose form is open. */
  act?: PanelAct | undefined
  /** The task whose form is open. */
  taskId?: string | undefined
  feedback?: Feedback | undefined
  /** The agents who have the request open; absent where nobody keeps count. */
  lookers?: readonly string[] | undefined
}

/** The file of a request: what it is, why now, what happened, what to answer; beside it, who asks and what hangs on it. */
export function RequestPane(props: RequestPaneProps) {
  const { view, tools, list } = props
  const { request, full } = view
  if (full === undefined) return <LimitedPane {...props} />
  return (
    <>
      <article class="file" data-title={`${request.subject} – ${request.reference} – Parvis`}>
        <Live id="file-body" topics={[`request:${request.id}`]} url={requestUrl(request.reference, { list })}>
          <FileHead view={view} tools={tools} list={list} />
          <ActBar request={request} acts={full.acts} tools={tools} list={list} />
          <OpenAct {...props} full={full} />
          <WhyNow file={full.file} tools={tools} />
          <AllDates file={full.file} tools={tools} />
          <FormAnswers view={view} tools={tools} />
          <TimelineList
            items={full.timeline}
            attachments={full.file.attachments}
            tools={tools}
            reference={request.reference}
            list={list}
            maySend={mayAct(tools.actor, 'process', request)}
          />
          <Drafts full={full} tools={tools} />
        </Live>
        {props.lookers !== undefined && (
          <PresenceLine requestId={request.id} reference={request.reference} lookers={props.lookers} tools={tools} />
        )}
        {full.acts.has('answer') ? (
          <AnswerComposer view={view} full={full} tools={tools} list={list} feedback={props.feedback} />
        ) : (
          <ClosedWord props={props} />
        )}
      </article>
      <section class="pane-aside" aria-label={tools.t.page.aside}>
        <Live id="file-aside" topics={[`request:${request.id}`]} url={requestUrl(request.reference, { list })}>
          <RequestAside view={view} full={full} tools={tools} list={list} />
          <p class="aside-foot">
            <a href={requestUrl(request.reference, { act: 'print' })} data-turbo="false">
              {tools.t.page.print}
            </a>
          </p>
        </Live>
      </section>
    </>
  )
}

function FileHead({ view: { request, type }, tools, list: _list }: { view: RequestView; tools: DeskTools; list: string | undefined }) {
  const { t, words, directory, locale } = tools
  const tag = dueTag(request, { ...tools, words: t.tag, ended: (state) => words.states[state] })
  return (
    <>
      <h1>{request.subject}</h1>
      <p class="meta">
        <StatusTag tone={tag.tone}>{tag.text}</StatusTag>
        {request.urgency === 'danger' && <StatusTag tone="late">{t.tag.danger}</StatusTag>}
        {request.urgency === 'same-day' && <StatusTag tone="soon">{t.tag.sameDay}</StatusTag>}
        <span class="reference">{request.reference}</span>
        <span>{inLanguage(type.definition.title, locale)}</span>
        <span>{directory.units.get(request.unitId)?.name}</span>
        <span>{words.states[request.state]}</span>
        <AssigneeText request={request} tools={tools} />
        {request.place !== undefined && <span>{request.place}</span>}
      </p>
    </>
  )
}

/** The form of an act, and what a colleague did meanwhile when it came back refused. */
function OpenAct({ view, tools, list, act, taskId, feedback, full }: RequestPaneProps & { full: FullView }) {
  const changedSince = feedback?.changedSince
  const isOpen = act !== undefined || taskId !== undefined
  return (
    <>
      {feedback !== undefined && !isOpen && feedback.act !== 'answer' && (
        <Notice tone="danger" announce>
          {feedback.errors.map((fault) => fault.message).join(' ')}
        </Notice>
      )}
      {changedSince !== undefined && <WhatChanged full={full} since={changedSince} tools={tools} />}
      <ActPanelFrame act={act} file={full.file} tools={tools} list={list} feedback={feedback}>
        {taskId !== undefined && <TaskPanel taskId={taskId} view={view} full={full} tools={tools} list={list} feedback={feedback} />}
      </ActPanelFrame>
    </>
  )
}

function FormAnswers({ view: { request, type }, tools: { t, locale } }: { view: RequestView; tools: DeskTools }) {
  const rows = formAnswers({ answers: request.answers, fields: type.definition.fields }, { locale, words: t.page })
  if (rows.length === 0) return null
  return (
    <Card title={t.page.answers} id="form-answers">
      <DataList rows={rows} />
    </Card>
  )
}

/** Colleagues who are writing: their draft is theirs, that it exists is everybody's. */
function Drafts({ full, tools: { t, actor, directory } }: { full: FullView; tools: DeskTools }) {
  const others = full.file.drafts.filter((draft) => draft.agentId !== actor.id)
  if (others.length === 0) return null
  return (
    <ul class="plain-list drafts">
      {others.map((draft) => (
        <li key={`${draft.agentId} ${draft.kind}`} class="muted">
          {t.page.drafts(directory.agents.get(draft.agentId)?.name ?? '', draft.savedAt)}
        </li>
      ))}
    </ul>
  )
}

function ClosedWord({ props: { view, tools } }: { props: RequestPaneProps }) {
  const ended = view.request.state === 'closed' && view.full?.acts.has('reopen') === true
  return ended ? <p class="muted">{tools.t.composer.closed}</p> : null
}

/** What the front desk sees of another service's request: enough to tell a caller where it is. */
function LimitedPane({ view: { request, type }, tools }: RequestPaneProps) {
  const { t, words, directory, locale } = tools
  const unit = directory.units.get(request.unitId)
  const tag = dueTag(request, { ...tools, words: t.tag, ended: (state) => words.states[state] })
  return (
    <article class="file" data-title={`${request.subject} – ${request.reference} – Parvis`}>
      <h1>{request.subject}</h1>
      <p class="meta">
        <StatusTag tone={tag.tone}>{tag.text}</StatusTag>
        <span class="reference">{request.reference}</span>
        <span>{words.states[request.state]}</span>
      </p>
      <Notice>
        <p>{t.page.limited}</p>
        {unit !== undefined && <p>{t.page.limitedContact(unit.name, unit.phone)}</p>}
      </Notice>
      <DataList
        rows={[
          { term: t.form.type, value: inLanguage(type.definition.title, locale) },
          { term: t.page.service, value: unit?.name },
          { term: t.page.receivedOn, value: formatDate(locale, request.receivedOn, 'long') },
          { term: t.page.registeredOn, value: formatDate(locale, request.registeredAt, 'long') },
          ...(request.targetOn === undefined
            ? []
            : [{ term: words.dueKinds['service-target'], value: formatDate(locale, request.targetOn, 'long') }]),
          ...(request.statutoryOn === undefined
            ? []
            : [{ term: words.dueKinds.statutory, value: formatDate(locale, request.statutoryOn, 'long') }]),
        ]}
      />
    </article>
  )
}
