import { z } from 'zod'
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
import { forgetDirectory } from '../../directory-of.ts'
import { type ExceptionalDay, hoursText } from '../../exceptional-days.ts'
import { findExceptionalDay } from '../../exceptional-days-store.ts'
import { type SiteRecord, findSite } from '../../sites-store.ts'
import { addExceptionalDays, changeExceptionalDay, removeExceptionalDay } from '../../write-exceptional-day.ts'
import { version } from '../agents/form-state.ts'
import { SITES_PATH, siteDaysUrl } from './addresses.ts'
import { dayParam, daysFields, hoursOfForm, toldFields } from './day-fields.ts'
import { DayForm } from './day-form.tsx'
import { messagesFor, structureRefusalSentence } from './messages/index.ts'

const rule = { audience: 'agent', access: 'organisation.edit' } as const
const PATH = `${SITES_PATH}/:id/days`
const siteParams = z.object({ id: z.uuid() })
const dayParams = z.object({ id: z.uuid(), on: dayParam })
type AnyCall = Call<unknown, unknown, unknown>
type SiteCall = Call<{ id: string }, unknown, unknown>
type DayCall = Call<z.infer<typeof dayParams>, unknown, unknown>

/** The exceptional days of a site: adding some, changing one, taking one back. The page of the site lists them. */
export function siteDayRoutes(): Route[] {
  return [
    route({
      ...rule,
      method: 'GET',
      path: `${PATH}/new`,
      params: siteParams,
      handle: (call) => drawNew(call, newForm({ what: 'closed' })),
    }),
    route({
      ...rule,
      method: 'POST',
      path: `${PATH}/new`,
      params: siteParams,
      body: z.object({ ...daysFields, ...toldFields }),
      invalid: (call, issues) => drawNew(call, withFaults(call, issues)),
      handle: async (call) => {
        const { from, until = from, reason } = call.body
        const intervals = hoursOfForm(call.body)
        const outcome = intervals.ok
          ? await call.house.act(call.actor, (work) =>
              addExceptionalDays(work, { siteId: call.params.id, from, until, reason, intervals: intervals.value }),
            )
          : intervals
        return outcome.ok
          ? saved(call, messagesFor(call.locale).days.added(outcome.value.length))
          : drawNew(call, refusedAt(call, outcome.refusal))
      },
    }),
    route({ ...rule, method: 'GET', path: `${PATH}/:on`, params: dayParams, handle: (call) => drawKnown(call) }),
    route({
      ...rule,
      method: 'POST',
      path: `${PATH}/:on`,
      params: dayParams,
      body: z.object({ ...toldFields, version }),
      invalid: (call, issues) => drawKnown(call, withFaults(call, issues)),
      handle: async (call) => {
        const { reason } = call.body
        const about = { siteId: call.params.id, on: call.params.on, version: call.body.version }
        const intervals = hoursOfForm(call.body)
        const outcome = intervals.ok
          ? await call.house.act(call.actor, (work) => changeExceptionalDay(work, { ...about, reason, intervals: intervals.value }))
          : intervals
        return outcome.ok ? saved(call, messagesFor(call.locale).days.saved) : drawKnown(call, refusedAt(call, outcome.refusal))
      },
    }),
    route({
      ...rule,
      method: 'POST',
      path: `${PATH}/:on/remove`,
      params: dayParams,
      body: z.object({ version }),
      handle: async (call) => {
        const about = { siteId: call.params.id, on: call.params.on, version: call.body.version }
        const outcome = await call.house.act(call.actor, (work) => removeExceptionalDay(work, about))
        return outcome.ok ? saved(call, messagesFor(call.locale).days.removed) : drawKnown(call, refusedAt(call, outcome.refusal))
      },
    }),
  ]
}

function saved(call: SiteCall | DayCall, said: string): Reply {
  // After the commit: the portal shows the day at once.
  forgetDirectory(call.house)
  return seeOther(`${SITES_PATH}/${call.params.id}#days`, [{ name: 'flash', value: said }])
}

function withFaults(call: AnyCall, issues: Parameters<typeof faultsOfIssues>[0]): SentForm {
  return formWithFaults(sentTexts(call.sent), faultsOfIssues(issues, call.locale))
}

function refusedAt(call: AnyCall, refusal: Refusal): SentForm {
  return refusedForm(call.sent, refusal, structureRefusalSentence(refusal, call.locale))
}

async function drawNew(call: SiteCall, state: SentForm): Promise<Reply> {
  const site = await call.house.read(call.actor, (tx) => findSite(tx, { id: call.params.id }))
  if (site === undefined) return notFound()
  const title = messagesFor(call.locale).days.newTitle(site.name)
  return draw(call, { title, site, day: undefined, state })
}

async function drawKnown(call: DayCall, sent?: SentForm): Promise<Reply> {
  const { id, on } = call.params
  const { site, day } = await call.house.read(call.actor, async (tx) => ({
    site: await findSite(tx, { id }),
    day: await findExceptionalDay(tx, { siteId: id, on }),
  }))
  if (site === undefined || day === undefined) return notFound()
  // A day that could not be taken back comes with its version only: what it holds now is shown.
  const state = sent === undefined ? newForm(valuesOf(day)) : sent.value('reason') === undefined ? keeping(valuesOf(day), sent) : sent
  return draw(call, { title: messagesFor(call.locale).days.changeTitle(formatDate(call.locale, on, 'full')), site, day, state })
}

function keeping(values: Record<string, string>, sent: SentForm): SentForm {
  return { ...sent, value: (name) => values[name] }
}

function draw(
  call: AnyCall,
  { title, site, day, state }: { title: string; site: SiteRecord; day: ExceptionalDay | undefined; state: SentForm },
): Reply {
  const t = messagesFor(call.locale)
  const words = t.days
  return page(
    title,
    <DayForm
      title={title}
      trail={[{ href: SITES_PATH, text: t.sites.title }]}
      list={{ path: `${SITES_PATH}/${site.id}`, title: site.name }}
      action={siteDaysUrl(site.id, day?.on.toString() ?? 'new')}
      version={day?.version}
      known={day === undefined ? {} : valuesOf(day)}
      withHours
      hints={{ until: words.fields.untilHint, reason: words.fields.reasonHint, remove: words.removeHint }}
      today={civilDate(call.at).toString()}
      state={state}
      t={t}
    />,
    { status: state.status, current: SITES_PATH },
  )
}

function valuesOf(day: ExceptionalDay): Record<string, string> {
  return { what: day.intervals.length === 0 ? 'closed' : 'hours', hours: hoursText(day.intervals), reason: day.reason }
}
