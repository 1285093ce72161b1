import { permitted } from '#modules/accounts'
import { type Work, newId } from '#platform/database'
import { type Outcome, type Refused, done, refuse } from '#platform/outcome'
import { guarded } from './broken-invariant.ts'
import { forgetDirectory } from './directory-of.ts'
import { faultyWeekday, openingText } from './opening-hours.ts'
import { type SiteFacts, type SiteRecord, findSite, insertSite, updateSite } from './sites-store.ts'
import { PHONE, isLine } from './unit-facts.ts'

const LIMITS = { name: 160, address: 200, town: 100 } as const
const CODE = /^[A-Z0-9-]{2,12}$/
const POSTCODE = /^\d{5}$/

/** What is said about a site. Not named: stays as it is; an empty telephone empties. */
export type SiteInput = { [Field in keyof Omit<SiteFacts, 'code'>]?: SiteFacts[Field] | undefined }

/** Adds a place where the city receives its public. */
export async function registerSite(work: Work, input: SiteInput & { code: string }): Promise<Outcome<SiteRecord>> {
  if (!permitted(work.actor, 'organisation.edit')) return refuse('not-allowed', 'organisation.refusal.not-allowed')
  const facts = merge({ ...EMPTY, code: input.code.trim() }, input)
  const wrong = siteFault(facts)
  if (wrong !== undefined) return wrong
  if ((await findSite(work.tx, { code: facts.code })) !== undefined)
    return refuse('conflict', 'organisation.refusal.site-code-taken', { field: 'code' })
  const id = newId()
  return guarded(async () => {
    await insertSite(work.tx, id, facts)
    work.publish({ name: 'site.registered', subject: { kind: 'site', id } })
    forgetDirectory(work)
    return done({ id, version: 1, ...facts })
  })
}

/** Changes a site, with the hours of its week. Its code stays. */
export async function changeSite(work: Work, input: SiteInput & { id: string; version: number }): Promise<Outcome<SiteRecord>> {
  if (!permitted(work.actor, 'organisation.edit')) return refuse('not-allowed', 'organisation.refusal.not-allowed')
  const known = await findSite(work.tx, { id: input.id })
  if (known === undefined) return refuse('not-found', 'organisation.refusal.no-such-site')
  if (known.version !== input.version) return refuse('conflict', 'organisation.refusal.stale')
  const facts = merge(known, input)
  const wrong = siteFault(facts)
  if (wrong !== undefined) return wrong
  const fields = FIELDS.filter((name) => shown(known, name) !== shown(facts, name))
  if (fields.length === 0) return done(known)
  return guarded(async () => {
    const version = await updateSite(work.tx, { id: known.id, version: known.version, facts })
    if (version === undefined) return refuse('conflict', 'organisation.refusal.stale')
    work.publish({ name: 'site.changed', subject: { kind: 'site', id: known.id }, data: { fields: [...fields] } })
    forgetDirectory(work)
    return done({ ...facts, id: known.id, version })
  })
}

const FIELDS = ['name', 'address', 'postcode', 'town', 'phone', 'kind', 'active', 'intervals'] as const
const EMPTY: SiteFacts = {
  code: '',
  name: '',
  address: '',
  postcode: '',
  town: '',
  phone: undefined,
  kind: 'town-hall',
  active: true,
  intervals: [],
}

function merge(known: SiteFacts, input: SiteInput): SiteFacts {
  const phone = input.phone === undefined ? known.phone : input.phone.trim()
  return {
    code: known.code,
    name: input.name?.trim() ?? known.name,
    address: input.address?.trim() ?? known.address,
    postcode: input.postcode?.trim() ?? known.postcode,
    town: input.town?.trim() ?? known.town,
    phone: phone === '' ? undefined : phone,
    kind: input.kind ?? known.kind,
    active: input.active ?? known.active,
    intervals: input.intervals ?? known.intervals,
  }
}

function siteFault(facts: SiteFacts): Refused | undefined {
  if (!CODE.test(facts.code)) return fault('site-code', 'code', { maximum: 12 })
  for (const name of ['name', 'address', 'town'] as const)
    if (!isLine(facts[name], LIMITS[name])) return fault(`site-${name}`, name, { maximum: LIMITS[name] })
  if (!POSTCODE.test(facts.postcode)) return fault('postcode', 'postcode', {})
  if (facts.phone !== undefined && !PHONE.test(facts.phone)) return fault('phone', 'phone', {})
  const wrong = faultyWeekday(facts.intervals)
  return wrong === undefined ? undefined : fault(`hours-${wrong.fault}`, 'hours', { weekday: wrong.weekday })
}

function shown(facts: SiteFacts, name: (typeof FIELDS)[number]): string {
  return name === 'intervals' ? openingText(facts.intervals) : String(facts[name] ?? '')
}

function fault(name: string, field: string, data: Record<string, string | number>): Refused {
  return refuse('invalid', `organisation.refusal.${name}`, { field, data })
}
