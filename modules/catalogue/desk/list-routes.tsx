import { z } from 'zod'
import { type Route, notFound, page, route } from '#platform/http'
import { Button, ButtonLink, Field, Form, Select, StatusTag, Table } from '#platform/ui'
import { fold } from '#platform/search'
import { type EditedType, listEditedTypes } from '../editing-store.ts'
import { messagesFor as portalMessagesFor } from '../portal/messages/index.ts'
import { LIFE_MOMENTS, inLanguage } from '../request-type.ts'
import { CATALOGUE_PATH, type CatalogueTools, ROUTING_PATH, TEMPLATES_PATH, catalogueToolsOf, typeUrl } from './catalogue-tools.ts'

const STATES = ['all', 'offered', 'draft', 'withdrawn'] as const
const query = z.object({
  q: z.string().trim().max(200).catch('').default(''),
  moment: z.enum(LIFE_MOMENTS).optional().catch(undefined),
  state: z.enum(STATES).catch('all').default('all'),
})
type Asked = z.infer<typeof query>

/** All types of the catalogue, for who edits them. */
export function catalogueListRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: CATALOGUE_PATH,
      audience: 'agent',
      access: 'catalogue.edit',
      query,
      handle: async (call) => {
        const tools = await catalogueToolsOf(call)
        if (tools === undefined) return notFound()
        const types = await call.house.read(call.actor, listEditedTypes)
        const shown = types.filter((type) => isAsked(type, call.query, tools))
        return page(tools.t.list.title, <CataloguePage types={shown} asked={call.query} tools={tools} />, { current: CATALOGUE_PATH })
      },
    }),
  ]
}

function isAsked(type: EditedType, { q, moment, state }: Asked, tools: CatalogueTools): boolean {
  const definition = definitionOf(type)
  if (definition === undefined) return false
  if (moment !== undefined && definition.lifeMoment !== moment) return false
  if (state === 'offered' && !(type.active && type.current !== undefined)) return false
  if (state === 'draft' && type.draft === undefined) return false
  if (state === 'withdrawn' && type.active) return false
  const text = fold(
    `${type.code} ${definition.title.fr} ${inLanguage(definition.title, tools.locale)} ${tools.unitName(definition.unitCode)}`,
  )
  return fold(q)
    .split(' ')
    .every((word) => text.includes(word))
}

/** What is shown of a type: the version in force, else the draft that nobody else sees. */
export function definitionOf(type: EditedType) {
  return type.current?.definition ?? type.draft?.definition
}

function CataloguePage({ types, asked, tools }: { types: readonly EditedType[]; asked: Asked; tools: CatalogueTools }) {
  const t = tools.t.list
  const moments = portalMessagesFor(tools.locale).moments
  return (
    <div>
      <div class="page-head">
        <h1>{t.title}</h1>
        <div class="actions">
          <ButtonLink href={`${CATALOGUE_PATH}/new`} icon="add" variant="second" shortcut="n">
            {t.add}
          </ButtonLink>
          {tools.mayRoute && <a href={ROUTING_PATH}>{t.routing}</a>}
          <a href={TEMPLATES_PATH}>{t.templates}</a>
        </div>
      </div>
      <p>{t.lead}</p>
      <Form action={CATALOGUE_PATH} method="get" class="filters" role="search" aria-label={t.title}>
        <Field id="q" name="q" type="search" label={t.search} value={asked.q} autocomplete="off" />
        <Select
          id="moment"
          name="moment"
          label={t.moment}
          empty={t.everyMoment}
          value={asked.moment}
          options={LIFE_MOMENTS.map((moment) => ({ value: moment, text: moments[moment].title }))}
        />
        <Select
          id="state"
          name="state"
          label={t.state}
          value={asked.state}
          options={STATES.map((state) => ({ value: state, text: t.states[state] }))}
        />
        <div class="actions">
          <Button variant="second">{t.apply}</Button>
          <a href={CATALOGUE_PATH}>{t.clear}</a>
        </div>
      </Form>
      <Table
        caption={t.caption(types.length)}
        rows={types}
        rowKey={(type) => type.code}
        empty={t.empty}
        columns={[
          { key: 'title', title: t.columns.title, header: true, cell: (type) => <Title type={type} tools={tools} /> },
          { key: 'unit', title: t.columns.unit, cell: (type) => tools.unitName(definitionOf(type)?.unitCode ?? '') },
          { key: 'target', title: t.columns.target, cell: (type) => targetOf(type, tools) },
          { key: 'silence', title: t.columns.silence, cell: (type) => tools.t.silence[definitionOf(type)?.regime.silence ?? 'none'] },
          { key: 'state', title: t.columns.state, cell: (type) => <Situation type={type} tools={tools} /> },
        ]}
      />
    </div>
  )
}

function Title({ type, tools }: { type: EditedType; tools: CatalogueTools }) {
  const definition = definitionOf(type)
  return (
    <div>
      <a href={typeUrl(type.code)} data-row>
        {definition === undefined ? type.code : inLanguage(definition.title, tools.locale)}
      </a>
      <div class="under">{type.code}</div>
    </div>
  )
}

function targetOf(type: EditedType, { t }: CatalogueTools): string {
  const days = definitionOf(type)?.regime.serviceTargetWorkingDays
  return days === undefined ? t.list.noTarget : t.list.workingDays(days)
}

function Situation({ type, tools: { t } }: { type: EditedType; tools: CatalogueTools }) {
  return (
    <span class="tags">
      {type.current !== undefined && type.active && <StatusTag tone="done">{t.list.published(type.current.number)}</StatusTag>}
      {type.current !== undefined && !type.active && <StatusTag tone="neutral">{t.list.withdrawn}</StatusTag>}
      {type.draft !== undefined && <StatusTag tone="waiting">{t.list.draft}</StatusTag>}
    </span>
  )
}
