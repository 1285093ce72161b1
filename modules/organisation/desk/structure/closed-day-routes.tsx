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
import { civilDate, formatDate } from '#platform/i18n'
import type { Refusal } from '#platform/outcome'
import { findClosedDay, listClosedDays } from '../../closed-days-store.ts'
import { directoryOf, forgetDirectory } from '../../directory-of.ts'
import type { ClosedDay } from '../../exceptional-days.ts'
import { listOpenAllTheSame } from '../../exceptional-days-store.ts'
import { CLOSED_DAYS_SUBJECT, addClosedDays, changeClosedDay, removeClosedDay } from '../../write-closed-day.ts'
import { line, version } from '../agents/form-state.ts'
import { CLOSED_DAYS_PATH } from './addresses.ts'
import { ClosedDaysPage } from './closed-days-page.tsx'
import { dayParam, daysFields } from './day-fields.ts'
import { DayForm } from './day-form.tsx'
import { messagesFor, structureRefusalSentence } from './messages/index.ts'

const rule = { audience: 'agent', access: 'organisation.edit' } as const
const LISTED = 300
const params = z.object({ on: dayParam })
type AnyCall = Call<unknown, unknown, unknown>
type DayCall = Call<z.infer<typeof params>, unknown, unknown>

/** The days on which the whole city is closed: the list, adding some, changing one, taking one back. */
export function closedDayRoutes(): Route[] {
  return [
    route({ ...rule, method: 'GET', path: CLOSED_DAYS_PATH, handle: drawList }),
    route({ ...rule, method: 'GET', path: `${CLOSED_DAYS_PATH}/new`, handle: (call) => drawNew(call, newForm({})) }),
    route({
      ...rule,
      method: 'POST',
      path: `${CLOSED_DAYS_PATH}/new`,
      body: z.object({ ...daysFields, reason: line }),
      invalid: (call, issues) => drawNew(call, formWithFaults(sentTexts(call.sent), faultsOfIssues(issues, call.locale))),
      handle: async (call) => {
        const { from, until = from, reason } = call.body
        const outcome = await call.house.act(call.actor, (work) => addClosedDays(work, { from, until, reason }))
        return outcome.ok
          ? saved(call, messagesFor(call.locale).closedDays.added(outcome.value.length))
          : drawNew(call, refusedAt(call, outcome.refusal))
      },
    }),
    route({ ...rule, method: 'GET', path: `${CLOSED_DAYS_PATH}/:on`, params, handle: (call) => drawKnown(call) }),
    route({
      ...rule,
      method: 'POST',
      path: `${CLOSED_DAYS_PATH}/:on`,
      params,
      body: z.object({ reason: line, version }),
      invalid: (call, issues) => drawKnown(call, formWithFaults(sentTexts(call.sent), faultsOfIssues(issues, call.locale))),
      handle: async (call) => {
        const outcome = await call.house.act(call.actor, (work) => changeClosedDay(work, { ...call.body, on: call.params.on }))
        return outcome.ok ? saved(call, messagesFor(call.locale).closedDays.saved) : drawKnown(call, refusedAt(call, outcome.refusal))
      },
    }),
    route({
      ...rule,
      method: 'POST',
      path: `${CLOSED_DAYS_PATH}/:on/remove`,
      params,
      body: z.object({ version }),
      handle: async (call) => {
        const about = { on: call.params.on, version: call.body.version }
        const outcome = await call.house.act(call.actor, (work) => removeClosedDay(work, about))
        return outcome.ok ? saved(call, messagesFor(call.locale).closedDays.removed) : drawKnown(call, refusedAt(call, outcome.refusal))
      },
    }),
  ]
}

function saved(call: AnyCall, said: string): Reply {
  // After the commit: deadlines and the portal count with it at once.
  forgetDirectory(call.house)
  return seeOther(CLOSED_DAYS_PATH, [{ name: 'flash', value: said }])
}

function refusedAt(call: AnyCall, refusal: Refusal): SentForm {
  return refusedForm(call.sent, refusal, structureRefusalSentence(refusal, call.locale))
}

async function drawList(call: AnyCall): Promise<Reply> {
  const t = messagesFor(call.locale)
  const from = civilDate(call.at)
  const { days, open, history } = await call.house.read(call.actor, async (tx) => {
    const listed = await listClosedDays(tx, { from, limit: LISTED })
    const events: HistoryEvent[] = (await historyOf(tx, { ...CLOSED_DAYS_SUBJECT, limit: 20 })).events
    const on = listed.map((day) => day.on)
    return { days: listed, open: await listOpenAllTheSame(tx, on), history: events }
  })
  const directory = await directoryOf(call.house)
  return page(
    t.closedDays.title,
    <ClosedDaysPage days={days} open={open} history={history} directory={directory} locale={call.locale} t={t} />,
    { current: CLOSED_DAYS_PATH },
  )
}

function drawNew(call: AnyCall, state: SentForm): Reply {
  return draw(call, { title: messagesFor(call.locale).closedDays.newTitle, day: undefined, state })
}

async function drawKnown(call: DayCall, sent?: SentForm): Promise<Reply> {
  const day = await call.house.read(call.actor, (tx) => findClosedDay(tx, call.params.on))
  if (day === undefined) return notFound()
  const { reason } = day
  const state = sent === undefined ? newForm({ reason }) : sent.value('reason') === undefined ? { ...sent, value: () => reason } : sent
  return draw(call, { title: messagesFor(call.locale).closedDays.changeTitle(formatDate(call.locale, day.on, 'full')), day, state })
}

function draw(call: AnyCall, { title, day, state }: { title: string; day: ClosedDay | undefined; state: SentForm }): Reply {
  const t = messagesFor(call.locale)
  const words = t.closedDays
  return page(
    title,
    <DayForm
      title={title}
      list={{ path: CLOSED_DAYS_PATH, title: words.title }}
      action={`${CLOSED_DAYS_PATH}/${day?.on.toString() ?? 'new'}`}
      version={day?.version}
      known={day === undefined ? {} : { reason: day.reason }}
      withHours={false}
      hints={{ until: words.untilHint, reason: words.reasonHint, remove: words.removeHint }}
      today={civilDate(call.at).toString()}
      state={state}
      t={t}
    />,
    { status: state.status, current: CLOSED_DAYS_PATH },
  )
}
