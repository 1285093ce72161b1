import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import { historyOf } from '#platform/audit'
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
import { civilDate } from '#platform/i18n'
import { type Refusal, done, refuse } from '#platform/outcome'
import { directoryOf, forgetDirectory } from '../../directory-of.ts'
import { listExceptionalDays } from '../../exceptional-days-store.ts'
import { type OpeningInterval, openingText, readHours } from '../../opening-hours.ts'
import { type SiteRecord, findSite, listSites } from '../../sites-store.ts'
import { changeSite, registerSite } from '../../write-site.ts'
import { line, version } from '../agents/form-state.ts'
import { SITES_PATH } from './addresses.ts'
import { HistoryPart } from '../history-part.tsx'
import { messagesFor, structureRefusalSentence } from './messages/index.ts'
import { SiteDaysPart } from './site-days-part.tsx'
import { DAY_FIELDS, SITE_KINDS, SiteListPage, SitePage, siteSentence } from './site-pages.tsx'

/** More than a site plans in three years. */
const DAYS_LISTED = 400
const rule = { audience: 'agent', access: 'organisation.edit' } as const
const params = z.object({ id: z.uuid() })
const fields = {
  name: line,
  address: line,
  postcode: line,
  town: line,
  phone: line,
  kind: z.enum(SITE_KINDS).default('town-hall'),
  active: z.literal('1').optional(),
  day1: line,
  day2: line,
  day3: line,
  day4: line,
  day5: line,
  day6: line,
  day7: line,
}
const newSite = z.object({ ...fields, code: line })
const changedSite = z.object({ ...fields, version })
type AnyCall = Call<unknown, unknown, unknown>

/** The places where the city receives its public, with the hours of their week. */
export function siteRoutes(): Route[] {
  return [
    route({
      ...rule,
      method: 'GET',
      path: SITES_PATH,
      handle: async (call) => {
        const t = messagesFor(call.locale)
        const sites = await call.house.read(call.actor, listSites)
        return page(t.sites.title, <SiteListPage sites={sites} t={t} />, { current: SITES_PATH })
      },
    }),
    route({ ...rule, method: 'GET', path: `${SITES_PATH}/new`, handle: (call) => draw(call, newForm({ kind: 'town-hall', active: '1' })) }),
    route({
      ...rule,
      method: 'POST',
      path: `${SITES_PATH}/new`,
      body: newSite,
      invalid: (call, issues) => draw(call, formWithFaults(sentTexts(call.sent), faultsOfIssues(issues, call.locale))),
      handle: async (call) => {
        const input = inputOf(call.body)
        const outcome = input.ok
          ? await call.house.act(call.actor, (work) => registerSite(work, { ...input.value, code: call.body.code }))
          : input
        return outcome.ok ? saved(call, 'created') : draw(call, refusedAt(call, outcome.refusal))
      },
    }),
    route({ ...rule, method: 'GET', path: `${SITES_PATH}/:id`, params, handle: (call) => drawKnown(call) }),
    route({
      ...rule,
      method: 'POST',
      path: `${SITES_PATH}/:id`,
      params,
      body: changedSite,
      invalid: (call, issues) => drawKnown(call, formWithFaults(sentTexts(call.sent), faultsOfIssues(issues, call.locale))),
      handle: async (call) => {
        const input = inputOf(call.body)
        const outcome = input.ok
          ? await call.house.act(call.actor, (work) => changeSite(work, { ...input.value, id: call.params.id, version: call.body.version }))
          : input
        return outcome.ok ? saved(call, 'saved') : drawKnown(call, refusedAt(call, outcome.refusal))
      },
    }),
  ]
}

function saved(call: AnyCall, said: 'created' | 'saved'): Reply {
  // After the commit: the portal shows the hours at once.
  forgetDirectory(call.house)
  return seeOther(SITES_PATH, [{ name: 'flash', value: messagesFor(call.locale).sites[said] }])
}

/** From the form to the use case; the hours of a day that cannot be read are refused at that day. */
function inputOf(form: Omit<z.infer<typeof newSite>, 'code'>) {
  const intervals: OpeningInterval[] = []
  const { name, address, postcode, town, phone, kind } = form
  for (const [index, field] of DAY_FIELDS.entries()) {
    const read = readHours(form[field])
    if (read === undefined) return refuse('invalid', 'organisation.refusal.hours-form', { field })
    intervals.push(...read.map((interval) => ({ ...interval, weekday: index + 1 })))
  }
  return done({ name, address, postcode, town, phone, kind, active: form.active === '1', intervals })
}

/** A fault of the hours stands at its day. */
function refusedAt(call: AnyCall, refusal: Refusal): SentForm {
  const at = refusal.field === 'hours' ? { ...refusal, field: `day${refusal.data?.['weekday']}` } : refusal
  return refusedForm(call.sent, at, structureRefusalSentence(refusal, call.locale))
}

async function drawKnown(call: Call<{ id: string }, unknown, unknown>, state?: SentForm): Promise<Reply> {
  const { id } = call.params
  const from = civilDate(call.at)
  const { site, days, history } = await call.house.read(call.actor, async (tx) => ({
    site: await findSite(tx, { id }),
    days: await listExceptionalDays(tx, { siteId: id, from, limit: DAYS_LISTED }),
    history: (await historyOf(tx, { kind: 'site', id, limit: 20 })).events,
  }))
  if (site === undefined) return notFound()
  const { locale } = call
  const t = messagesFor(locale)
  const directory = await directoryOf(call.house)
  const all = new URL(call.request.url, 'http://desk').searchParams.get('days') === 'all'
  return draw(call, state ?? newForm(valuesOf(site)), {
    site,
    parts: (
      <>
        <SiteDaysPart siteId={id} days={days} all={all} locale={locale} t={t} />
        <HistoryPart
          events={history}
          sentence={(event) => siteSentence(event, t, locale)}
          directory={directory}
          locale={locale}
          title={t.structure.history}
        />
      </>
    ),
  })
}

function draw(call: AnyCall, state: SentForm, known?: { site: SiteRecord; parts: ComponentChildren }): Reply {
  const t = messagesFor(call.locale)
  const title = known?.site.name ?? t.sites.newTitle
  return page(
    title,
    <SitePage title={title} site={known?.site} known={known === undefined ? {} : valuesOf(known.site)} state={state} t={t}>
      {known?.parts}
    </SitePage>,
    { status: state.status, current: SITES_PATH },
  )
}

function valuesOf(site: SiteRecord): Record<string, string> {
  const { name, address, postcode, town, kind } = site
  const days = DAY_FIELDS.map((field, index) => {
    const hours = openingText(site.intervals.filter((interval) => interval.weekday === index + 1))
    return [field, hours.split(' ').slice(1).join(' ')]
  })
  return { name, address, postcode, town, kind, phone: site.phone ?? '', active: site.active ? '1' : '', ...Object.fromEntries(days) }
}
