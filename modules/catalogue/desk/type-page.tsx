import {
  type Deadline,
  LEGAL_PARAMETERS,
  computeDeadlines,
  explain,
  messagesFor as deadlineMessagesFor,
  renderSilence,
  silenceSentence,
} from '#modules/deadlines'
import { cityCalendar } from '#modules/organisation'
import { Breadcrumb, Button, ButtonLink, DataList, Form, Notice, StatusTag, Table } from '#platform/ui'
import { differencesOf } from '../difference.ts'
import type { TypeVersion } from '../editing-store.ts'
import { messagesFor as portalMessagesFor } from '../portal/messages/index.ts'
import { type RequestTypeDefinition, inLanguage } from '../request-type.ts'
import { CATALOGUE_PATH, type CatalogueTools, TEMPLATES_PATH, typeUrl } from './catalogue-tools.ts'
import { Differences } from './differences.tsx'
import { definitionOf } from './list-routes.tsx'
import { type TypeView, nameOf } from './type-routes.tsx'

/** A type as its editors read it: what the public reads, how it is worked on, its dates, its versions. */
export function TypePage({ view, tools }: { view: TypeView; tools: CatalogueTools }) {
  const { t } = tools
  const { type } = view
  const definition = definitionOf(type)
  return (
    <div class="column stack">
      <Breadcrumb items={[{ href: CATALOGUE_PATH, text: t.list.title }]} />
      <div class="page-head">
        <h1>{nameOf(type, tools)}</h1>
        <TypeActs view={view} tools={tools} />
      </div>
      {!type.active && (
        <Notice>
          <p>{t.type.isWithdrawn}</p>
        </Notice>
      )}
      {type.current === undefined && (
        <Notice>
          <p>{t.type.neverPublished}</p>
        </Notice>
      )}
      {definition !== undefined && <DefinitionView definition={definition} tools={tools} />}
      <Templates view={view} tools={tools} />
      <Versions view={view} tools={tools} />
    </div>
  )
}

function TypeActs({ view: { type }, tools: { t } }: { view: TypeView; tools: CatalogueTools }) {
  return (
    <div class="actions">
      {type.draft === undefined ? (
        <Form action={typeUrl(type.code, 'change')}>
          <Button icon="edit">{t.type.change}</Button>
        </Form>
      ) : (
        <ButtonLink href={typeUrl(type.code, 'draft')} icon="edit">
          {t.type.resume}
        </ButtonLink>
      )}
      {type.current !== undefined && type.active && <a href={`/demarches/${type.code}`}>{t.type.seen}</a>}
      {type.current !== undefined && (
        <Form action={typeUrl(type.code, type.active ? 'withdraw' : 'reinstate')}>
          <Button variant="quiet">{type.active ? t.type.withdraw : t.type.reinstate}</Button>
        </Form>
      )}
    </div>
  )
}

/** What a version says, in words. */
export function DefinitionView({ definition, tools }: { definition: RequestTypeDefinition; tools: CatalogueTools }) {
  const { t, locale, directory } = tools
  const portal = portalMessagesFor(locale)
  const partner = directory.partners.find((known) => known.code === definition.partnerCode)
  const list = (items: readonly string[]) => (items.length === 0 ? t.none : items.join(', '))
  return (
    <>
      <section>
        <h2>{t.type.what}</h2>
        <DataList
          rows={[
            { term: t.draft.description, value: inLanguage(definition.description, locale) },
            { term: t.draft.moment, value: portal.moments[definition.lifeMoment].title },
            { term: t.draft.audience, value: list(definition.audience.map((each) => portal.audience[each])) },
            { term: t.draft.channels, value: list(definition.channels.map((channel) => t.channels[channel])) },
            { term: t.draft.documents, value: list(definition.requiredDocuments.map((item) => inLanguage(item, locale))) },
            { term: t.draft.fee, value: definition.fee === undefined ? t.none : inLanguage(definition.fee, locale) },
            { term: t.draft.delay, value: definition.delay === undefined ? t.none : inLanguage(definition.delay, locale) },
            { term: t.draft.anonymous, value: definition.anonymous ? t.yes : t.no },
          ]}
        />
      </section>
      <section>
        <h2>{t.type.work}</h2>
        <DataList
          rows={[
            { term: t.draft.unit, value: tools.unitName(definition.unitCode) },
            { term: t.draft.sector, value: directory.sectors.get(definition.sectorCode)?.name ?? definition.sectorCode },
            { term: t.draft.level, value: t.levels[definition.level] },
            { term: t.draft.archetype, value: t.archetypes[definition.archetype] },
            { term: t.draft.competence, value: partner?.name ?? t.competences[definition.regime.competence ?? 'city'] },
            { term: t.draft.legalBasis, value: definition.regime.legalBasis === '' ? t.none : definition.regime.legalBasis },
            { term: t.draft.legalNote, value: definition.legalNote === '' ? t.none : definition.legalNote },
            { term: t.draft.keywords, value: list(definition.keywords) },
            { term: t.draft.synonyms, value: list(definition.synonyms) },
          ]}
        />
      </section>
      <Dates definition={definition} tools={tools} />
      <section>
        <h2>{t.type.fields}</h2>
        {definition.fields.length === 0 ? (
          <p>{t.type.noField}</p>
        ) : (
          <Table
            caption={t.type.fieldsCaption}
            captionHidden
            rows={definition.fields}
            rowKey={(field) => field.name}
            columns={[
              { key: 'label', title: t.type.field.label, header: true, cell: (field) => inLanguage(field.label, locale) },
              { key: 'kind', title: t.type.field.kind, cell: (field) => t.kinds[field.kind] },
              { key: 'required', title: t.type.field.required, cell: (field) => (field.required ? t.yes : t.no) },
              { key: 'name', title: t.type.field.name, cell: (field) => <code>{field.name}</code> },
            ]}
          />
        )}
      </section>
    </>
  )
}

/** What the legal clock answers for a request that comes today: the regime, tried out. */
function Dates({ definition, tools }: { definition: RequestTypeDefinition; tools: CatalogueTools }) {
  const { t, locale, today, directory } = tools
  const report = computeDeadlines({
    regime: definition.regime,
    calendar: cityCalendar(directory),
    parameters: LEGAL_PARAMETERS,
    events: [{ kind: 'received', on: today, channel: 'online' }],
    today,
  })
  const words = deadlineMessagesFor(locale)
  const silence = silenceSentence(report)
  const until = (deadline: Deadline) => (deadline.dueOn === undefined ? t.type.noDate : t.type.until(tools.date(deadline.dueOn)))
  return (
    <section>
      <h2>{t.type.dates}</h2>
      <dl class="deadlines">
        {report.deadlines.map((deadline) => (
          <div key={deadline.kind}>
            <dt>{words.kinds[deadline.kind]}</dt>
            <dd>
              <b>{until(deadline)}</b>
              <p>{explain(locale, deadline.explanation)}</p>
            </dd>
          </div>
        ))}
      </dl>
      {silence !== undefined && <p>{renderSilence(locale, silence).join(' ')}</p>}
    </section>
  )
}

function Templates({ view, tools: { t } }: { view: TypeView; tools: CatalogueTools }) {
  return (
    <section>
      <h2>{t.type.templates}</h2>
      {view.templates.length === 0 ? (
        <p>{t.type.noTemplate}</p>
      ) : (
        <ul>
          {view.templates.map((text) => (
            <li key={text.id}>
              <a href={`${TEMPLATES_PATH}/${text.id}`}>{text.title}</a>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={`${TEMPLATES_PATH}/new?type=${view.type.code}`}>{t.templates.add}</a>
      </p>
    </section>
  )
}

function Versions({ view, tools }: { view: TypeView; tools: CatalogueTools }) {
  const { t, directory } = tools
  return (
    <section>
      <h2>{t.type.versions}</h2>
      <ol class="versions" reversed>
        {view.versions.map((version, index) => (
          <li key={version.id} value={version.number}>
            <p>
              <b>
                {t.type.version} {version.number}
              </b>{' '}
              <VersionTag version={version} current={view.type.current?.id} tools={tools} />
            </p>
            {version.publishedAt !== undefined && (
              <p class="under">
                {t.type.on} {tools.date(version.publishedAt)}
                {version.authorId !== undefined && ` · ${directory.agents.get(version.authorId)?.name ?? ''}`}
                {version.reason !== '' && ` · ${version.reason}`}
              </p>
            )}
            <Compared version={version} before={view.versions[index + 1]} tools={tools} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function VersionTag({ version, current, tools: { t } }: { version: TypeVersion; current: string | undefined; tools: CatalogueTools }) {
  if (version.state === 'draft') return <StatusTag tone="waiting">{t.type.draftState}</StatusTag>
  return version.id === current ? (
    <StatusTag tone="done">{t.type.current}</StatusTag>
  ) : (
    <StatusTag tone="neutral">{t.type.retired}</StatusTag>
  )
}

function Compared({ version, before, tools }: { version: TypeVersion; before: TypeVersion | undefined; tools: CatalogueTools }) {
  if (before === undefined) return <p class="under">{tools.t.type.first}</p>
  return <Differences differences={differencesOf(before.definition, version.definition)} summary={tools.t.type.compared} tools={tools} />
}
