import type { ComponentChildren } from 'preact'
import type { HistoryEvent } from '#platform/audit'
import type { SentForm } from '#platform/http'
import type { Locale } from '#platform/i18n'
import { Actions, Breadcrumb, Button, ButtonLink, Checkbox, ErrorSummary, Field, Form, Select, Table } from '#platform/ui'
import { openingText } from '../../opening-hours.ts'
import type { SiteRecord } from '../../sites-store.ts'
import { SITES_PATH } from './addresses.ts'
import { daysOfEvent, fieldsOf } from '../history-part.tsx'
import type { Messages } from './messages/index.ts'

export const SITE_KINDS = ['town-hall', 'telephone', 'other'] as const
export const DAY_FIELDS = ['day1', 'day2', 'day3', 'day4', 'day5', 'day6', 'day7'] as const

/** The sites of the city with their hours. */
export function SiteListPage({ sites, t: { sites: t } }: { sites: readonly SiteRecord[]; t: Messages }) {
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{t.title}</h1>
        <div class="actions">
          <ButtonLink href={`${SITES_PATH}/new`} icon="add" variant="second">
            {t.add}
          </ButtonLink>
        </div>
      </div>
      <Table
        caption={t.caption}
        rows={sites}
        rowKey={(site) => site.id}
        columns={[
          { key: 'name', title: t.columns.name, header: true, cell: (site) => <a href={`${SITES_PATH}/${site.id}`}>{site.name}</a> },
          { key: 'address', title: t.columns.address, cell: (site) => `${site.address}, ${site.postcode} ${site.town}` },
          { key: 'hours', title: t.columns.hours, cell: (site) => openingText(site.intervals) },
          { key: 'state', title: t.columns.state, cell: (site) => (site.active ? t.open : t.closed) },
        ]}
      />
    </div>
  )
}

interface SitePageProps {
  title: string
  site: SiteRecord | undefined
  /** What the file holds now: told beside what was typed when somebody else was faster. */
  known: Readonly<Record<string, string>>
  state: SentForm
  /** The exceptional days and what happened, of a site that is there. */
  children?: ComponentChildren
  t: Messages
}

/** The form of a site, new or known: where it is, and the hours of its week. */
export function SitePage({ title, site, known, state, children, t: { sites: t, structure } }: SitePageProps) {
  const words = t.fields
  const field = (name: string, hint?: string) => {
    const differs = state.status === 409 && known[name] !== undefined && known[name] !== state.value(name)
    const told = differs ? structure.known(known[name] ?? '') : hint
    return { id: name, name, value: state.value(name), error: state.error(name), hint: told, autocomplete: 'off' }
  }
  return (
    <div class="column stack administration">
      <Breadcrumb items={[{ href: SITES_PATH, text: t.title }]} />
      <ErrorSummary errors={state.errors} />
      <h1>{title}</h1>
      <Form action={`${SITES_PATH}/${site?.id ?? 'new'}`} hidden={site === undefined ? {} : { version: String(site.version) }}>
        <Field {...field('name')} label={words.name} required />
        {site === undefined && <Field {...field('code', words.codeHint)} label={words.code} width="m" required />}
        <Field {...field('address')} label={words.address} required />
        <div class="field-row">
          <Field {...field('postcode')} label={words.postcode} width="m" required />
          <Field {...field('town')} label={words.town} required />
        </div>
        <div class="field-row">
          <Field {...field('phone')} type="tel" label={words.phone} required={false} />
          <Select {...field('kind')} label={words.kind} options={SITE_KINDS.map((kind) => ({ value: kind, text: t.kinds[kind] }))} />
        </div>
        <section class="form-part" aria-labelledby="week">
          <h2 id="week">{t.week}</h2>
          <p>{t.weekHint}</p>
          <div class="field-row">
            {DAY_FIELDS.map((name, index) => (
              <Field key={name} {...field(name)} label={t.days[index] ?? ''} />
            ))}
          </div>
        </section>
        <Checkbox id="active" name="active" value="1" label={words.active} checked={state.value('active') === '1'} />
        <Actions>
          <Button>{structure.save}</Button>
          <a href={SITES_PATH}>{structure.cancel}</a>
        </Actions>
      </Form>
      {children}
    </div>
  )
}

/** An event of a site in words. */
export function siteSentence(event: HistoryEvent, { history: t }: Messages, locale: Locale): string {
  const days = daysOfEvent(event, locale)
  const words: Readonly<Record<string, string>> = event.name === 'site.changed' ? t.siteFields : t.dayFields
  const fields = fieldsOf(event)
    .map((name) => words[name] ?? name)
    .join(', ')
  switch (event.name) {
    case 'site.changed':
      return t.siteChanged(fields)
    case 'site-day.added':
      return event.data['closed'] === true ? t.dayAdded(days) : t.hoursAdded(days)
    case 'site-day.changed':
      return t.dayChanged(days, fields)
    case 'site-day.removed':
      return t.dayRemoved(days)
    default:
      return t.siteAdded
  }
}
