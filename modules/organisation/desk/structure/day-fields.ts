import { z } from 'zod'
import { type Refused, done, refuse } from '#platform/outcome'
import type { HoursOfDay } from '../../exceptional-days.ts'
import { readHours } from '../../opening-hours.ts'
import { day, line, neededDay } from '../agents/form-state.ts'

export const WHAT = ['closed', 'hours'] as const

/** A day, or days one after the other: the last one is named only when there are several. */
export const daysFields = { from: neededDay, until: day }
export const toldFields = { what: z.enum(WHAT), hours: line, reason: line }
/** The day of an address, `2026-12-24`. */
export const dayParam = z.iso.date().transform((text) => Temporal.PlainDate.from(text))

/** What the form says of the day; no hours when it is closed. Hours that cannot be read, or stand beside "closed", are refused there. */
export function hoursOfForm(form: { what: (typeof WHAT)[number]; hours: string }) {
  const read = readHours(form.hours)
  if (form.what === 'closed')
    return read?.length === 0 ? done<HoursOfDay>([]) : refusedHours('organisation.refusal.day-hours-though-closed')
  return read === undefined || read.length === 0 ? refusedHours('organisation.refusal.day-hours-form') : done<HoursOfDay>(read)
}

function refusedHours(message: string): Refused {
  return refuse('invalid', message, { field: 'hours' })
}
