import { permitted } from '#modules/accounts'
import type { Work } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type Outcome, type Refused, done, refuse } from '#platform/outcome'
import { guarded } from './broken-invariant.ts'
import { deleteClosedDay, findClosedDay, findFirstClosed, insertClosedDays, updateClosedDay } from './closed-days-store.ts'
import { cityCalendar, directoryOf, forgetDirectory } from './directory-of.ts'
import { type ClosedDay, type Days, daysFault, daysWorked, reasonFault } from './exceptional-days.ts'

/** Events about the closed days of the city are gathered under one subject: its page tells them in order. */
export const CLOSED_DAYS_SUBJECT = { kind: 'closed-days', id: 'city' } as const
const WORKED_WEEKDAYS = [1, 2, 3, 4, 5] as const

/**
 * Closes the whole city on one day or several: no working day, and no site open unless by exceptional hours of its own. Sundays and
 * public holidays in between are left out. Answers the days written.
 */
export async function addClosedDays(work: Work, input: Days & { reason: string }): Promise<Outcome<Temporal.PlainDate[]>> {
  if (!permitted(work.actor, 'organisation.edit')) return refuse('not-allowed', 'organisation.refusal.not-allowed')
  const reason = input.reason.trim()
  const fault = daysFault(input, civilDate(work.at)) ?? reasonFault(reason)
  if (fault !== undefined) return fault
  const directory = await directoryOf(work)
  const calendar = cityCalendar(directory)
  const isHoliday = (day: Temporal.PlainDate) => calendar.dayOff(day)?.kind === 'public-holiday'
  const opened = [...directory.sites.values()].flatMap((site) => site.intervals.map((interval) => interval.weekday))
  const days = daysWorked(input, { weekdays: new Set([...WORKED_WEEKDAYS, ...opened]), isHoliday })
  if (days.length === 0) return refuse('invalid', 'organisation.refusal.day-off-already', { field: 'from' })
  const taken = await findFirstClosed(work.tx, input)
  if (taken !== undefined)
    return refuse('conflict', 'organisation.refusal.day-closed-already', { field: 'from', data: { on: taken.toString() } })

  return guarded(async () => {
    await insertClosedDays(
      work.tx,
      days.map((on) => ({ on, reason })),
    )
    work.publish({ name: 'closed-day.added', subject: CLOSED_DAYS_SUBJECT, data: { days: days.map(String) } })
    forgetDirectory(work)
    return done(days)
  })
}

/** Says otherwise why the city is closed on a day that is not past. */
export async function changeClosedDay(
  work: Work,
  input: { on: Temporal.PlainDate; version: number; reason: string },
): Promise<Outcome<ClosedDay>> {
  const found = await openDay(work, input)
  if (!found.ok) return found
  const reason = input.reason.trim()
  const fault = reasonFault(reason)
  if (fault !== undefined) return fault
  if (reason === found.value.reason) return found
  const changed = { ...found.value, reason }
  if (!(await updateClosedDay(work.tx, changed))) return stale()
  work.publish({ name: 'closed-day.changed', subject: CLOSED_DAYS_SUBJECT, data: { days: [input.on.toString()], fields: ['reason'] } })
  forgetDirectory(work)
  return done({ ...changed, version: changed.version + 1 })
}

/** Opens the city again on a day that is not past: deadlines already counted over a past one stay as they are. */
export async function removeClosedDay(work: Work, input: { on: Temporal.PlainDate; version: number }): Promise<Outcome<ClosedDay>> {
  const found = await openDay(work, input)
  if (!found.ok) return found
  if (!(await deleteClosedDay(work.tx, input))) return stale()
  work.publish({ name: 'closed-day.removed', subject: CLOSED_DAYS_SUBJECT, data: { days: [input.on.toString()] } })
  forgetDirectory(work)
  return done(found.value)
}

async function openDay(work: Work, { on, version }: { on: Temporal.PlainDate; version: number }): Promise<Outcome<ClosedDay>> {
  if (!permitted(work.actor, 'organisation.edit')) return refuse('not-allowed', 'organisation.refusal.not-allowed')
  const known = await findClosedDay(work.tx, on)
  if (known === undefined) return refuse('not-found', 'organisation.refusal.no-such-day')
  if (Temporal.PlainDate.compare(on, civilDate(work.at)) < 0) return refuse('invalid', 'organisation.refusal.day-over')
  return known.version === version ? done(known) : stale()
}

function stale(): Refused {
  return refuse('conflict', 'organisation.refusal.stale')
}
