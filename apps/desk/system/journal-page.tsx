import type { JournalPage as FoundEvents, SealState } from '#platform/audit'
import { Button, Field, Form, Pagination, Table } from '#platform/ui'
import { eventWords, kindWords } from './messages/events/index.ts'
import { JOURNAL_PATH, type SystemTools } from './system-tools.ts'

/** What the address of the journal asks for, with its days. */
export interface JournalQuery {
  from: Temporal.PlainDate
  until: Temporal.PlainDate
  who?: string | undefined
  name?: string | undefined
  kind?: string | undefined
  subject?: string | undefined
}

interface Props {
  found: FoundEvents
  seals: SealState
  asked: JournalQuery
  /** Lines of an export at most. */
  most: number
  tools: SystemTools
}

type Event = FoundEvents['events'][number]

/** Events, latest first, with what filters them, what takes them away and what proves them. */
export function JournalPage({ found, seals, asked, most, tools }: Props) {
  const t = tools.t.journal
  const { next } = found
  return (
    <div class="stack">
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <Filters asked={asked} tools={tools} />
      <Table
        caption={t.caption(found.events.length)}
        rows={found.events}
        rowKey={(event) => event.id}
        empty={t.empty}
        columns={[
          { key: 'at', title: t.columns.at, cell: (event) => tools.moment(event.at) },
          { key: 'name', title: t.columns.name, header: true, cell: (event) => <EventName name={event.name} tools={tools} /> },
          { key: 'who', title: t.columns.who, cell: (event) => whoOf(event, tools) },
          { key: 'subject', title: t.columns.subject, cell: (event) => <Subject event={event} asked={asked} tools={tools} /> },
          { key: 'facts', title: t.columns.facts, cell: (event) => <Facts event={event} /> },
        ]}
      />
      <Pagination next={next === undefined ? undefined : addressOf({ ...asked, after: `${next.at.toString()}_${next.seq}` })} />
      <Form action={`${JOURNAL_PATH}/export`} hidden={textsOf(asked)}>
        <Button variant="second">{t.export}</Button>
        <p class="hint">{t.exportHint(most)}</p>
      </Form>
      <section>
        <h2>{t.seals}</h2>
        <p>{seals.sealedAt === undefined ? t.neverSealed : t.sealed(seals.seals, tools.moment(seals.sealedAt), seals.unsealed)}</p>
        <Form action={`${JOURNAL_PATH}/verify`}>
          <Button variant="second">{t.verify}</Button>
        </Form>
      </section>
    </div>
  )
}

function Filters({ asked, tools }: { asked: JournalQuery; tools: SystemTools }) {
  const t = tools.t.journal
  const field = (name: 'who' | 'name' | 'kind' | 'subject') => ({ id: name, name, value: asked[name], autocomplete: 'off' })
  return (
    <Form action={JOURNAL_PATH} method="get" class="filters" role="search" aria-label={t.title}>
      <Field id="from" name="from" type="date" label={t.from} value={asked.from.toString()} autocomplete="off" />
      <Field id="until" name="until" type="date" label={t.until} value={asked.until.toString()} autocomplete="off" />
      <Field {...field('who')} label={t.who} />
      <Field {...field('name')} label={t.name} hint={t.nameHint} />
      <Field {...field('kind')} label={t.kind} />
      <Field {...field('subject')} label={t.subject} />
      <div class="actions">
        <Button variant="second">{t.apply}</Button>
        <a href={JOURNAL_PATH}>{t.clear}</a>
      </div>
    </Form>
  )
}

/** In words, with the name that stands in exports and filters. */
function EventName({ name, tools }: { name: string; tools: SystemTools }) {
  return (
    <>
      {eventWords(tools.locale, name)}
      <br />
      <code class="hint">{name}</code>
    </>
  )
}

function whoOf(event: Event, { directory, t }: SystemTools): string {
  const kinds: Readonly<Record<string, string>> = t.journal.actors
  const agent = event.actorKind === 'agent' && event.actorId !== undefined ? directory.agents.get(event.actorId) : undefined
  if (agent !== undefined) return agent.name
  const kind = kinds[event.actorKind] ?? event.actorKind
  return event.actorKind === 'system' && event.actorId !== undefined ? `${kind} (${event.actorId})` : kind
}

/** What happened to the same thing is one click away. */
function Subject({ event, asked, tools }: { event: Event; asked: JournalQuery; tools: SystemTools }) {
  return (
    <a href={addressOf({ ...asked, kind: event.subjectKind, subject: event.subjectId })}>
      {kindWords(tools.locale, event.subjectKind)} {event.subjectId.slice(-12)}
    </a>
  )
}

function Facts({ event }: { event: Event }) {
  const facts = Object.entries(event.data)
  if (facts.length === 0) return null
  return (
    <span class="under">
      {facts.map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`).join(' · ')}
    </span>
  )
}

function textsOf({ from, until, ...words }: JournalQuery & { after?: string }): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ from: from.toString(), until: until.toString(), ...words }).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, value] as const],
    ),
  )
}

function addressOf(asked: JournalQuery & { after?: string }): string {
  return `${JOURNAL_PATH}?${new URLSearchParams(textsOf(asked)).toString()}`
}
