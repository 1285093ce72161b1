import { displayName, formatPhone } from '#modules/citizens'
import type { ComponentChildren } from 'preact'
import { formatDate } from '#platform/i18n'
import { Avatar, DataList, Icon, Notice, StatusTag, type SummaryRow } from '#platform/ui'
import type { RequestFile } from '../request-file.ts'
import { citizenUrl, requestUrl } from './addresses.ts'
import type { DeskTools } from './desk-call.ts'
import { RowTag } from './queue-rows.tsx'
import type { FullView, RequestView } from './read-request.ts'

/** Who asks, what else they asked, what hangs on the request: beside it, or under it on a small screen. */
export function RequestAside({
  view,
  full,
  tools,
  list,
}: {
  view: RequestView
  full: FullView
  tools: DeskTools
  list: string | undefined
}) {
  const { request } = view
  const { file } = full
  return (
    <>
      {full.knowsWho && <Requester view={view} full={full} tools={tools} />}
      <Others full={full} tools={tools} />
      <MissingItems file={file} tools={tools} />
      <Attachments file={file} tools={tools} reference={request.reference} />
      <Tasks file={file} tools={tools} reference={request.reference} list={list} />
      <Links file={file} tools={tools} />
      <Watchers file={file} tools={tools} />
      <Helpful full={full} tools={tools} />
    </>
  )
}

function Section({ title, id, children }: { title: string; id: string; children: ComponentChildren }) {
  return (
    <section aria-labelledby={`aside-${id}`}>
      <h2 id={`aside-${id}`}>{title}</h2>
      {children}
    </section>
  )
}

function Requester({ view, full, tools }: { view: RequestView; full: FullView; tools: DeskTools }) {
  const { t } = tools
  const { requester } = full
  return (
    <Section title={t.page.requester} id="requester">
      {requester === undefined ? (
        <p class="muted">{t.page.noRequester}</p>
      ) : (
        <>
          {requester.citizen.notice !== undefined && (
            <Notice tone="warning" title={t.page.notice} level={3}>
              {requester.citizen.notice}
            </Notice>
          )}
          <DataList rows={requesterRows(view, requester, tools)} />
        </>
      )}
    </Section>
  )
}

function requesterRows(
  { request }: RequestView,
  { citizen, contactPoints, address }: NonNullable<FullView['requester']>,
  { t }: DeskTools,
): SummaryRow[] {
  const languages: Readonly<Record<string, string>> = t.page.languages
  const points = contactPoints.map((point) => ({
    term: point.kind === 'phone' ? t.page.phone : t.page.email,
    value: (
      <>
        {point.kind === 'phone' ? <a href={`tel:${point.normalised}`}>{formatPhone(point.normalised)}</a> : point.value}
        {point.bouncedAt !== undefined && <StatusTag tone="late">{t.page.bounced}</StatusTag>}
      </>
    ),
  }))
  return [
    { term: t.page.name, value: <a href={citizenUrl(citizen.id)}>{displayName(citizen)}</a> },
    ...points,
    ...(address === undefined ? [] : [{ term: t.page.address, value: `${address.line}, ${address.postcode} ${address.town}` }]),
    ...(citizen.preferredChannel === undefined ? [] : [{ term: t.page.prefers, value: t.page.preferred[citizen.preferredChannel] }]),
    { term: t.page.language, value: languages[citizen.language] ?? citizen.language },
    ...(request.notify ? [] : [{ term: t.page.contact, value: t.page.mayNotWrite }]),
  ]
}

function Others({ full, tools }: { full: FullView; tools: DeskTools }) {
  const { t } = tools
  if (full.others.length === 0) return null
  return (
    <Section title={t.page.others} id="others">
      <ul class="plain-list">
        {full.others.map((other) => (
          <li key={other.id} class="other">
            <a href={requestUrl(other.reference)}>{other.subject}</a> <RowTag row={other} tools={tools} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function MissingItems({ file, tools: { t } }: { file: RequestFile; tools: DeskTools }) {
  if (file.missingItems.length === 0) return null
  return (
    <Section title={t.page.missing} id="missing">
      <ul class="plain-list">
        {file.missingItems.map((item) => (
          <li key={item.id}>
            {item.label}{' '}
            <span class="muted">
              {item.receivedAt === undefined ? t.page.missingUntil(item.limitOn) : t.page.missingReceived(item.receivedAt)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Attachments({ file, tools: { t }, reference }: { file: RequestFile; tools: DeskTools; reference: string }) {
  if (file.attachments.length === 0) return null
  return (
    <Section title={t.page.attachments} id="attachments">
      <ul class="plain-list">
        {file.attachments.map((attachment) => (
          <li key={attachment.id}>
            <Icon name="attach" />{' '}
            <a href={`${requestUrl(reference)}/files/${attachment.id}`} data-turbo="false">
              {attachment.name}
            </a>
            {!attachment.public && <span class="muted"> · {t.page.privateFile}</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Tasks({ file, tools, reference, list }: { file: RequestFile; tools: DeskTools; reference: string; list: string | undefined }) {
  const { t, directory, locale } = tools
  if (file.tasks.length === 0) return null
  return (
    <Section title={t.page.tasks} id="tasks">
      <ul class="plain-list">
        {file.tasks.map((task) => {
          const who =
            (task.assigneeId === undefined ? undefined : directory.agents.get(task.assigneeId)?.name) ??
            directory.units.get(task.unitId)?.name
          const state = task.state === 'done' ? t.page.taskDone : task.state === 'cancelled' ? t.page.taskCancelled : undefined
          const facts = [who, task.dueOn === undefined ? undefined : formatDate(locale, task.dueOn, 'short'), state].filter(
            (part) => part !== undefined,
          )
          return (
            <li key={task.id}>
              {task.state === 'open' ? <a href={requestUrl(reference, { act: `tasks/${task.id}`, list })}>{task.title}</a> : task.title}{' '}
              <span class="muted">· {facts.join(' · ')}</span>
              {task.result !== undefined && <p class="said">{task.result}</p>}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function Links({ file, tools: { t } }: { file: RequestFile; tools: DeskTools }) {
  const kinds: Readonly<Record<string, string>> = t.page.linkKinds
  if (file.links.length === 0) return null
  return (
    <Section title={t.page.links} id="links">
      <ul class="plain-list">
        {file.links.map((link) => (
          <li key={link.otherId}>
            <span class="muted">{kinds[link.kind]}</span> <a href={requestUrl(link.reference)}>{link.subject}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Watchers({ file, tools: { t, directory } }: { file: RequestFile; tools: DeskTools }) {
  const names = file.watchers.flatMap((id) => directory.agents.get(id)?.name ?? [])
  if (names.length === 0) return null
  return (
    <Section title={t.page.watchers} id="watchers">
      <ul class="plain-list people">
        {names.map((name) => (
          <li key={name}>
            <Avatar name={name} /> {name}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Helpful({ full, tools: { t } }: { full: FullView; tools: DeskTools }) {
  if (full.helpful.length === 0) return null
  return (
    <Section title={t.page.helpful} id="helpful">
      <ul class="plain-list">
        {full.helpful.map((item) => (
          <li key={item.href}>
            <a href={item.href}>{item.title}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
