import { z } from 'zod'
import { ACCESS_SIGNED_IN, permitted } from '#modules/accounts'
import { type Route, notFound, page, route } from '#platform/http'
import { Button, ButtonLink, Form, Select, Table } from '#platform/ui'
import { type AbsenceRecord, absenceOn } from '../../absence-rules.ts'
import { listAbsencesIn, listReplacedBy } from '../../absences-store.ts'
import { cityCalendar } from '../../directory-of.ts'
import { unitAndBelow, unitByCode } from '../../directory.ts'
import { managedAgents, managesAbsences } from './absence-routes.tsx'
import { ABSENCES_PATH, MY_ABSENCES_PATH, agentUrl, withQuery } from './addresses.ts'
import { type AgentTools, agentToolsOf } from './agent-tools.ts'
import { unitOptions } from './choices.ts'
import { DaysStrip } from './days-strip.tsx'

const WEEKS = 4
const rule = { method: 'GET', audience: 'agent', access: ACCESS_SIGNED_IN } as const
const query = z.object({
  unit: z.string().max(20).optional().catch(undefined),
  from: z.iso
    .date()
    .transform((text) => Temporal.PlainDate.from(text))
    .optional()
    .catch(undefined),
})

/** Who is away, now and next: of the agents whose work one gives out, and one's own. */
export function absenceListRoutes(): Route[] {
  return [
    route({
      ...rule,
      path: ABSENCES_PATH,
      query,
      handle: async (call) => {
        const tools = await agentToolsOf(call)
        if (tools === undefined || !managesAbsences(tools.actor)) return notFound()
        const unit = call.query.unit === undefined ? undefined : unitByCode(tools.directory, call.query.unit)
        const from = mondayOf(call.query.from ?? tools.today)
        const until = from.add({ days: WEEKS * 7 - 1 })
        const agentIds = agentsIn(tools, unit?.id)
        const { shown, open } = await call.house.read(call.actor, async (tx) => ({
          shown: await listAbsencesIn(tx, { startsOn: from, endsOn: until, agentIds }),
          open: await listAbsencesIn(tx, { startsOn: tools.today, agentIds }),
        }))
        return page(
          tools.t.absences.title,
          <AbsencesPage from={from} until={until} shown={shown} open={open} unit={unit?.code} tools={tools} />,
          { current: ABSENCES_PATH },
        )
      },
    }),
    route({
      ...rule,
      path: MY_ABSENCES_PATH,
      handle: async (call) => {
        const tools = await agentToolsOf(call)
        if (tools === undefined) return notFound()
        const { mine, replaced } = await call.house.read(call.actor, async (tx) => ({
          mine: await listAbsencesIn(tx, { startsOn: tools.today, agentIds: [tools.actor.id] }),
          replaced: await listReplacedBy(tx, { agentId: tools.actor.id, from: tools.today }),
        }))
        return page(tools.t.absences.mine, <MyAbsencesPage mine={mine} replaced={replaced} tools={tools} />, { current: MY_ABSENCES_PATH })
      },
    }),
  ]
}

function agentsIn(tools: AgentTools, unitId: string | undefined): string[] {
  const managed = managedAgents(tools)
  if (unitId === undefined) return managed
  const units = new Set(unitAndBelow(tools.directory, unitId))
  return managed.filter((id) => units.has(tools.directory.agents.get(id)?.unitId ?? ''))
}

function mondayOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 })
}

interface AbsencesPageProps {
  from: Temporal.PlainDate
  until: Temporal.PlainDate
  /** Those of the weeks drawn. */
  shown: readonly AbsenceRecord[]
  /** Those not over yet, whenever they begin. */
  open: readonly AbsenceRecord[]
  unit: string | undefined
  tools: AgentTools
}

function AbsencesPage({ from, until, shown, open, unit, tools }: AbsencesPageProps) {
  const { t, today, directory, date } = tools
  const words = t.absences
  const now = open.filter((absence) => absenceOn(absence, today) === 'now')
  const next = open.filter((absence) => absenceOn(absence, today) === 'to-come')
  const weeks = (first: Temporal.PlainDate) => withQuery(ABSENCES_PATH, { unit, from: first.toString() })
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{words.title}</h1>
        <div class="actions">
          <ButtonLink href={`${ABSENCES_PATH}/new`} variant="second" icon="add" shortcut="n">
            {words.declare}
          </ButtonLink>
          <a href={MY_ABSENCES_PATH}>{words.mine}</a>
        </div>
      </div>
      <p>{words.lead}</p>
      <Form action={ABSENCES_PATH} method="get" class="filters" hidden={{ from: from.toString() }}>
        <Select id="unit" name="unit" label={words.unit} empty={words.everyUnit} value={unit} options={unitOptions(directory, 'code')} />
        <div class="actions">
          <Button variant="second">{words.apply}</Button>
        </div>
      </Form>
      <div class="stack tight">
        <h2 id="strip">{words.strip(date(from), date(until))}</h2>
        <DaysStrip from={from} until={until} absences={shown} calendar={cityCalendar(directory)} tools={tools} />
        <nav class="row-of spread" aria-label={words.title}>
          <a href={weeks(from.subtract({ weeks: WEEKS }))}>{words.earlier}</a>
          <a href={weeks(from.add({ weeks: WEEKS }))}>{words.later}</a>
        </nav>
      </div>
      <AbsenceTable caption={words.nowAway(now.length)} rows={now} tools={tools} />
      <AbsenceTable caption={words.next(next.length)} rows={next} tools={tools} />
    </div>
  )
}

function AbsenceTable({ caption, rows, tools }: { caption: string; rows: readonly AbsenceRecord[]; tools: AgentTools }) {
  const { t, actor, unitName, agentName, directory } = tools
  const words = t.absences
  const linked = permitted(actor, 'agents.edit')
  if (rows.length === 0) return <p>{caption === words.next(0) ? words.noneNext : caption}</p>
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(absence) => absence.id}
      columns={[
        {
          key: 'agent',
          title: words.columns.agent,
          header: true,
          cell: (absence) => (linked ? <a href={agentUrl(absence.agentId)}>{agentName(absence.agentId)}</a> : agentName(absence.agentId)),
        },
        { key: 'unit', title: words.columns.unit, cell: (absence) => unitName(directory.agents.get(absence.agentId)?.unitId) },
        ...daysColumns(tools),
        {
          key: 'act',
          title: words.columns.act,
          titleHidden: true,
          cell: (absence) => <ChangeLink path={ABSENCES_PATH} absence={absence} tools={tools} />,
        },
      ]}
    />
  )
}

function daysColumns({ t, date, agentName }: AgentTools) {
  const { columns } = t.absences
  return [
    { key: 'days', title: columns.days, cell: (absence: AbsenceRecord) => t.absences.days(date(absence.startsOn), date(absence.endsOn)) },
    { key: 'reason', title: columns.reason, cell: (absence: AbsenceRecord) => absence.reason },
    {
      key: 'substitute',
      title: columns.substitute,
      cell: (absence: AbsenceRecord) => (absence.substituteId === undefined ? t.absences.nobody : agentName(absence.substituteId)),
    },
  ]
}

function ChangeLink({ path, absence, tools: { t, agentName } }: { path: string; absence: AbsenceRecord; tools: AgentTools }) {
  return (
    <a href={`${path}/${absence.id}`}>
      {t.absences.change}
      <span class="visually-hidden"> {t.absences.changeOf(agentName(absence.agentId))}</span>
    </a>
  )
}

function MyAbsencesPage({
  mine,
  replaced,
  tools,
}: {
  mine: readonly AbsenceRecord[]
  replaced: readonly AbsenceRecord[]
  tools: AgentTools
}) {
  const { t, date, agentName } = tools
  const words = t.absences
  return (
    <div class="column stack">
      <div class="page-head">
        <h1>{words.mine}</h1>
        <div class="actions">
          <ButtonLink href={`${MY_ABSENCES_PATH}/new`} variant="second" icon="add" shortcut="n">
            {words.declare}
          </ButtonLink>
        </div>
      </div>
      <p>{words.mineLead}</p>
      {mine.length === 0 ? (
        <p>{words.noneMine}</p>
      ) : (
        <Table
          caption={words.captionMine}
          captionHidden
          rows={mine}
          rowKey={(absence) => absence.id}
          columns={[
            ...daysColumns(tools).map((column, index) => (index === 0 ? { ...column, header: true } : column)),
            {
              key: 'act',
              title: words.columns.act,
              titleHidden: true,
              cell: (absence) => <ChangeLink path={MY_ABSENCES_PATH} absence={absence} tools={tools} />,
            },
          ]}
        />
      )}
      {replaced.length > 0 && (
        <section aria-labelledby="replacing">
          <h2 id="replacing">{words.replacing}</h2>
          <ul>
            {replaced.map((absence) => (
              <li key={absence.id}>
                {words.replaces(agentName(absence.agentId), words.days(date(absence.startsOn), date(absence.endsOn)))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
