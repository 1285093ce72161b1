import { z } from 'zod'
import { type HistoryEvent, historyOf } from '#platform/audit'
import {
  type Call,
  type Reply,
  type Route,
  type SentForm,
  faultsOfIssues,
  formWithFaults,
  newForm,
  notFound,
  page,
  refusedForm,
  route,
  seeOther,
  sentTexts,
} from '#platform/http'
import { formatDate } from '#platform/i18n'
import { type Directory } from '../../directory.ts'
import { directoryOf } from '../../directory-of.ts'
import { type UnitRecord, findUnit, listUnits } from '../../units-store.ts'
import { changeUnit, registerUnit } from '../../write-unit.ts'
import { rightsChanged } from '../agents/rights-changed.ts'
import { chosen, day, line, version } from '../agents/form-state.ts'
import { ORGANISATION_PATH, UNITS_PATH } from './addresses.ts'
import { messagesFor, structureRefusalSentence } from './messages/index.ts'
import type { StructureDeskParts } from './parts.ts'
import { OrganisationPage, UnitPage } from './unit-pages.tsx'

const rule = { audience: 'agent', access: 'organisation.edit' } as const
const params = z.object({ id: z.uuid() })
const fields = { name: line, sector: line, email: line, phone: line, parent: chosen, manager: chosen, activeFrom: day, activeUntil: day }
const newUnit = z.object({ ...fields, code: line })
const changedUnit = z.object({ ...fields, version })
type AnyCall = Call<unknown, unknown, unknown>

/** The tree of directorates, services and teams, and the page of each. */
export function unitRoutes(parts: Pick<StructureDeskParts, 'accounts'>): Route[] {
  return [
    route({
      ...rule,
      method: 'GET',
      path: ORGANISATION_PATH,
      query: z.object({ q: z.string().trim().max(200).catch('').default('') }),
      handle: async (call) => {
        const t = messagesFor(call.locale)
        const units = await call.house.read(call.actor, listUnits)
        const directory = await directoryOf(call.house)
        return page(
          t.structure.title,
          <OrganisationPage
            units={units}
            directory={directory}
            words={call.query.q}
            t={t}
            date={(on) => formatDate(call.locale, on, 'medium')}
          />,
          {
            current: ORGANISATION_PATH,
          },
        )
      },
    }),
    route({
      ...rule,
      method: 'GET',
      path: `${UNITS_PATH}/new`,
      query: z.object({ parent: z.uuid().optional().catch(undefined) }),
      handle: async (call) => {
        const parent = call.query.parent === undefined ? undefined : (await directoryOf(call.house)).units.get(call.query.parent)
        return draw(call, { state: newForm({ parent: parent?.id, sector: parent?.sectorCode }) })
      },
    }),
    route({
      ...rule,
      method: 'POST',
      path: `${UNITS_PATH}/new`,
      body: newUnit,
      invalid: (call, issues) => draw(call, { state: formWithFaults(sentTexts(call.sent), faultsOfIssues(issues, call.locale)) }),
      handle: async (call) => {
        const { parent, manager, sector, ...facts } = call.body
        const outcome = await call.house.act(call.actor, (work) =>
          registerUnit(work, { ...facts, parentId: parent, managerId: manager, sectorCode: sector }),
        )
        if (!outcome.ok)
          return draw(call, { state: refusedForm(call.sent, outcome.refusal, structureRefusalSentence(outcome.refusal, call.locale)) })
        rightsChanged(call, parts)
        return seeOther(ORGANISATION_PATH, [{ name: 'flash', value: messagesFor(call.locale).structure.created }])
      },
    }),
    route({ ...rule, method: 'GET', path: `${UNITS_PATH}/:id`, params, handle: (call) => drawKnown(call, call.params.id) }),
    route({
      ...rule,
      method: 'POST',
      path: `${UNITS_PATH}/:id`,
      params,
      body: changedUnit,
      invalid: (call, issues) => drawKnown(call, call.params.id, formWithFaults(sentTexts(call.sent), faultsOfIssues(issues, call.locale))),
      handle: async (call) => {
        const { parent, manager, sector, activeUntil, ...facts } = call.body
        const outcome = await call.house.act(call.actor, (work) =>
          changeUnit(work, {
            ...facts,
            id: call.params.id,
            parentId: parent ?? '',
            managerId: manager ?? '',
            sectorCode: sector,
            activeUntil: activeUntil ?? 'none',
          }),
        )
        if (!outcome.ok) {
          const sentence = structureRefusalSentence(outcome.refusal, call.locale)
          return drawKnown(call, call.params.id, refusedForm(call.sent, outcome.refusal, sentence))
        }
        rightsChanged(call, parts)
        return seeOther(`${UNITS_PATH}/${call.params.id}`, [{ name: 'flash', value: messagesFor(call.locale).structure.saved }])
      },
    }),
  ]
}

async function drawKnown(call: AnyCall, id: string, state?: SentForm): Promise<Reply> {
  const { unit, history } = await call.house.read(call.actor, async (tx) => ({
    unit: await findUnit(tx, { id }),
    history: (await historyOf(tx, { kind: 'unit', id, limit: 20 })).events,
  }))
  if (unit === undefined) return notFound()
  return draw(call, { state: state ?? newForm(valuesOf(unit)), unit, history })
}

async function draw(
  call: AnyCall,
  { state, unit, history = [] }: { state: SentForm; unit?: UnitRecord; history?: readonly HistoryEvent[] },
): Promise<Reply> {
  const t = messagesFor(call.locale)
  const directory: Directory = await directoryOf(call.house)
  const title = unit?.name ?? t.structure.newTitle
  return page(
    title,
    <UnitPage
      title={title}
      unit={unit}
      known={unit === undefined ? {} : valuesOf(unit)}
      state={state}
      directory={directory}
      history={history}
      t={t}
      locale={call.locale}
    />,
    { status: state.status, current: ORGANISATION_PATH },
  )
}

function valuesOf(unit: UnitRecord): Record<string, string> {
  return {
    name: unit.name,
    code: unit.code,
    parent: unit.parentId ?? '',
    sector: unit.sectorCode,
    email: unit.email ?? '',
    phone: unit.phone ?? '',
    manager: unit.managerId ?? '',
    activeFrom: unit.activeFrom.toString(),
    activeUntil: unit.activeUntil?.toString() ?? '',
  }
}
