import { permitted } from '#modules/accounts'
import type { Work } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type Outcome, type Refused, done, refuse } from '#platform/outcome'
import { guarded } from './broken-invariant.ts'
import { cityCalendar, directoryOf, forgetDirectory } from './directory-of.ts'
import {
  type Days,
  type ExceptionalDay,
  type HoursOfDay,
  daysFault,
  daysTold,
  hoursFault,
  hoursText,
  reasonFault,
} from './exceptional-days.ts'
import {
  deleteExceptionalDay,
  findDayTold,
  findExceptionalDay,
  insertExceptionalDays,
  updateExceptionalDay,
} from './exceptional-days-store.ts'
import { findSite } from './sites-store.ts'

/** What the public is told of a day: its hours, none when closed, and why. */
export interface DayInput {
  intervals: HoursOfDay
  reason: string
}

/** Gives a site other hours, or none, on one day or several (`daysTold`). Answers the days written. */
export async function addExceptionalDays(work: Work, input: DayInput & Days & { siteId: string }): Promise<Outcome<Temporal.PlainDate[]>> {
  if (!permitted(work.actor, 'organisation.edit')) return refuse('not-allowed', 'organisation.refusal.not-allowed')
  const site = await findSite(work.tx, { id: input.siteId })
  if (site === undefined) return refuse('not-found', 'organisation.refusal.no-such-site')
  const reason = input.reason.trim()
  const fault = daysFault(input, civilDate(work.at)) ?? hoursFault(input.intervals) ?? reasonFault(reason)
  if (fault !== undefined) return fault
  const calendar = cityCalendar(await directoryOf(work))
  const isHoliday = (day: Temporal.PlainDate) => calendar.dayOff(day)?.kind === 'public-holiday'
  const days = daysTold(input, { week: site.intervals, intervals: input.intervals, isHoliday })
  if (days.length === 0) return refuse('invalid', 'organisation.refusal.days-shut-already', { field: 'from' })
  const taken = await findDayTold(work.tx, { siteId: site.id, days: input })
  if (taken !== undefined) return refuse('conflict', 'organisation.refusal.day-taken', { field: 'from', data: { on: taken.toString() } })

  return guarded(async () => {
    await insertExceptionalDays(work.tx, { siteId: site.id, days: days.map((on) => ({ on, intervals: input.intervals, reason })) })
    const data = { days: days.map(String), closed: input.intervals.length === 0 }
    work.publish({ name: 'site-day.added', subject: { kind: 'site', id: site.id }, data })
    forgetDirectory(work)
    return done(days)
  })
}

/** Changes the hours or the reason of an exceptional day that is not past. The day itself stays: another one is added. */
export async function changeExceptionalDay(
  work: Work,
  input: DayInput & { siteId: string; on: Temporal.PlainDate; version: number },
): Promise<Outcome<ExceptionalDay>> {
  const found = await openDay(work, input)
  if (!found.ok) return found
  const known = found.value
  const reason = input.reason.trim()
  const fault = hoursFault(input.intervals) ?? reasonFault(reason)
  if (fault !== undefined) return fault
  const fields = [
    ...(hoursText(known.intervals) === hoursText(input.intervals) ? [] : ['hours']),
    ...(known.reason === reason ? [] : ['reason']),
  ]
  if (fields.length === 0) return done(known)
  const changed = { ...known, intervals: input.intervals, reason }
  if (!(await updateExceptionalDay(work.tx, input.siteId, changed))) return stale()
  const data = { days: [input.on.toString()], closed: input.intervals.length === 0, fields }
  work.publish({ name: 'site-day.changed', subject: { kind: 'site', id: input.siteId }, data })
  forgetDirectory(work)
  return done({ ...changed, version: known.version + 1 })
}

/** Takes an exceptional day back: the site keeps the hours of its week on it. */
export async function removeExceptionalDay(
  work: Work,
  input: { siteId: string; on: Temporal.PlainDate; version: number },
): Promise<Outcome<ExceptionalDay>> {
  const found = await openDay(work, input)
  if (!found.ok) return found
  if (!(await deleteExceptionalDay(work.tx, input))) return stale()
  work.publish({ name: 'site-day.removed', subject: { kind: 'site', id: input.siteId }, data: { days: [input.on.toString()] } })
  forgetDirectory(work)
  return done(found.value)
}

async function openDay(
  work: Work,
  { siteId, on, version }: { siteId: string; on: Temporal.PlainDate; version: number },
): Promise<Outcome<ExceptionalDay>> {
  if (!permitted(work.actor, 'organisation.edit')) return refuse('not-allowed', 'organisation.refusal.not-allowed')
  const known = await findExceptionalDay(work.tx, { siteId, on })
  if (known === undefined) return refuse('not-found', 'organisation.refusal.no-such-day')
  if (Temporal.PlainDate.compare(on, civilDate(work.at)) < 0) return refuse('invalid', 'organisation.refusal.day-over')
  return known.version === version ? done(known) : stale()
}

function stale(): Refused {
  return refuse('conflict', 'organisation.refusal.stale')
}
