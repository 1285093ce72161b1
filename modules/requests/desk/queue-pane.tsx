import { permitted } from '#modules/accounts'
import { inLanguage } from '#modules/catalogue'
import { Button, Checkbox, Disclosure, EmptyState, Form, Heading, Live, Pagination, Select } from '#platform/ui'
import { REQUEST_CHANNELS, REQUEST_STATES, isOpen } from '../request.ts'
import { queueUrl } from './addresses.ts'
import { agentChoice } from './agent-choice.ts'
import type { DeskTools } from './desk-call.ts'
import { QueueRows } from './queue-rows.tsx'
import type { QueueView } from './read-queue.ts'

const MOST_TOPICS = 60

/** The list pane: what is listed, how to narrow it, acts on several, the rows. */
export function QueuePane({
  view,
  tools,
  current,
  error,
}: {
  view: QueueView
  tools: DeskTools
  current?: string | undefined
  error?: string | undefined
}) {
  const { t } = tools
  return (
    <section class="pane-list" aria-labelledby="pane-list-title">
      <Live id="queue" topics={topicsOf(tools)} url={queueUrl(view.list)}>
        <header>
          <Heading level={current === undefined ? 1 : 2} id="pane-list-title">
            {view.title}
          </Heading>
          <span class="count">{t.list.byRisk(t.list.count(view.count))}</span>
          <Filters view={view} tools={tools} />
        </header>
        {view.rows.length === 0 ? (
          <NothingListed view={view} tools={tools} />
        ) : (
          <>
            {actsOnSeveral(tools) && <BulkForm view={view} tools={tools} error={error} />}
            <QueueRows
              rows={view.rows}
              tools={tools}
              list={view.list}
              current={current}
              form={actsOnSeveral(tools) ? 'chosen' : undefined}
              showsAssignee={view.showsAssignee}
              showsUnit={view.showsUnit}
            />
          </>
        )}
        <Pagination
          next={view.next === undefined ? undefined : queueUrl(view.next)}
          where={view.first === undefined ? undefined : <a href={queueUrl(view.first)}>{t.list.first}</a>}
        />
      </Live>
    </section>
  )
}

function topicsOf({ actor }: DeskTools): string[] {
  return [`agent:${actor.id}`, ...actor.sight.units.slice(0, MOST_TOPICS).map((id) => `unit:${id}`)]
}

function Filters({ view: { query }, tools }: { view: QueueView; tools: DeskTools }) {
  const { t, words, directory, catalogue, locale, actor } = tools
  const units = actor.sight.units.flatMap((id) => directory.units.get(id) ?? []).sort((a, b) => a.name.localeCompare(b.name))
  const open = REQUEST_STATES.filter(isOpen)
  return (
    <Disclosure summary={t.list.filters} id="filters">
      <Form action={queueUrl('')} method="get" class="filters" hidden={{ agent: query.agent }}>
        <Select
          id="filter-unit"
          name="unit"
          label={t.list.unit}
          empty={t.list.everyUnit}
          value={query.unit}
          options={units.map((unit) => ({ value: unit.code, text: unit.name }))}
        />
        <Select
          id="filter-state"
          name="state"
          label={t.list.state}
          empty={t.list.everyState}
          value={query.state}
          options={open.map((state) => ({ value: state, text: words.states[state] }))}
        />
        <Select
          id="filter-type"
          name="type"
          label={t.list.type}
          empty={t.list.everyType}
          value={query.type}
          options={catalogue.types.map((type) => ({ value: type.code, text: inLanguage(type.definition.title, locale) }))}
        />
        <Select
          id="filter-channel"
          name="channel"
          label={t.list.channel}
          empty={t.list.everyChannel}
          value={query.channel}
          options={REQUEST_CHANNELS.map((channel) => ({ value: channel, text: words.channels[channel] }))}
        />
        <Checkbox id="filter-mine" name="mine" value="1" label={t.list.onlyMine} checked={query.mine === '1'} />
        <Checkbox id="filter-unassigned" name="unassigned" value="1" label={t.list.onlyUnassigned} checked={query.unassigned === '1'} />
        <Checkbox id="filter-late" name="late" value="1" label={t.list.onlyLate} checked={query.late === '1'} />
        <Checkbox id="filter-followed" name="followed" value="1" label={t.list.onlyFollowed} checked={query.followed === '1'} />
        <div class="actions">
          <Button variant="second">{t.list.filter}</Button>
          <a href={queueUrl('')}>{t.list.clear}</a>
        </div>
      </Form>
    </Disclosure>
  )
}

/** Who neither works on requests nor gives them out has nothing to tick. */
function actsOnSeveral({ actor }: DeskTools): boolean {
  return permitted(actor, 'request.process') || permitted(actor, 'request.assign')
}

/** One form for all boxes: they stand in their rows and name it. */
function BulkForm({ view, tools, error }: { view: QueueView; tools: DeskTools; error: string | undefined }) {
  const { t, actor, directory } = tools
  const mayAssign = permitted(actor, 'request.assign')
  const units = new Set(actor.sight.units)
  const agents = [...directory.agents.values()]
    .filter((agent) => agent.active && units.has(agent.unitId))
    .sort((a, b) => a.name.localeCompare(b.name))
  return (
    <Form action="/desk/queue/assign" id="chosen" class="bulk" aria-label={t.list.bulk} hidden={{ list: view.list }}>
      {error !== undefined && (
        <p class="error-text" role="alert">
          {error}
        </p>
      )}
      {permitted(actor, 'request.process') && (
        <Button variant="second" name="do" value="take">
          {t.list.take}
        </Button>
      )}
      {mayAssign && (
        <>
          <Select
            id="bulk-agent"
            name="agentId"
            label={t.list.agent}
            labelHidden
            empty={t.list.chooseAgent}
            options={agents.map((agent) => ({ value: agent.id, text: agentChoice(agent, tools) }))}
          />
          <Button variant="second" name="do" value="assign">
            {t.list.assign}
          </Button>
        </>
      )}
    </Form>
  )
}

function NothingListed({ view, tools: { t } }: { view: QueueView; tools: DeskTools }) {
  const { query } = view
  const isFiltered = query.type !== undefined || query.channel !== undefined || (query.state !== undefined && query.mine !== '1')
  if (isFiltered)
    return (
      <EmptyState title={t.list.empty} icon="filter" actions={<a href={queueUrl('')}>{t.list.clear}</a>}>
        {t.list.emptyFiltered}
      </EmptyState>
    )
  if (query.mine === '1')
    return (
      <EmptyState title={t.list.emptyMine} icon="check-circle" actions={<a href={queueUrl({ unassigned: '1' })}>{t.list.seeUnassigned}</a>}>
        {t.list.emptyMineText}
      </EmptyState>
    )
  return (
    <EmptyState title={t.list.empty} icon="check-circle">
      {t.list.emptyUnit}
    </EmptyState>
  )
}
