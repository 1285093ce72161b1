import { type WorkingCalendar, workingCalendar } from '#platform/calendar'
import { systemActor } from '#platform/access'
import { type House, type Work, cacheKey } from '#platform/database'
import type { Directory } from './directory.ts'
import { readDirectory } from './organisation-store.ts'

const KEPT_MS = 2_000
const directoryKey = cacheKey<Directory>('organisation.directory')
const calendars = new WeakMap<Directory, WorkingCalendar>()

/** The organisation as it stands, at most two seconds old. Within a unit of work it is read in that transaction. */
export function directoryOf(at: House | Work): Promise<Directory> {
  return at.cache.get(directoryKey, KEPT_MS, () =>
    'tx' in at ? readDirectory(at.tx) : at.readAside(systemActor('directory'), readDirectory),
  )
}

/** Called after the organisation was edited, so that this process sees it at once. */
export function forgetDirectory(at: House | Work): void {
  at.cache.forget(directoryKey)
}

/** The city's working days: French public holidays and its own closed days. */
export function cityCalendar(directory: Directory): WorkingCalendar {
  const known = calendars.get(directory)
  if (known !== undefined) return known
  const made = workingCalendar({ territory: 'mainland', closedDays: directory.closedDays })
  calendars.set(directory, made)
  return made
}
