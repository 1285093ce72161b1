import { publicHolidays } from '#platform/calendar'
import { SITES, TELEPHONE_SITE, type DemoSite } from './sites.ts'

type Day = Temporal.PlainDate
type Interval = { opens: string; closes: string }

/** A day on which a site keeps other hours than those of the week. No interval: it is closed. */
export interface OpeningException {
  siteCode: string
  on: string
  intervals: readonly Interval[]
  reason: string
}

/** Every exception of the city's rules between two days (both included), by day then site; only days on which the site would open otherwise. */
export function openingExceptions({ from, until }: { from: Day; until: Day }): readonly OpeningException[] {
  const found: OpeningException[] = []
  for (let day = from; Temporal.PlainDate.compare(day, until) <= 0; day = day.add({ days: 1 })) {
    for (const site of [...SITES, TELEPHONE_SITE]) {
      const usual = hoursOn(site, day)
      const exception = exceptionOn({ site, day, usual })
      if (exception !== undefined && JSON.stringify(exception.intervals) !== JSON.stringify(usual))
        found.push({ siteCode: site.code, on: day.toString(), ...exception })
    }
  }
  return found
}

/** The hours of the week on a day, exceptions apart. */
export function hoursOn(site: DemoSite, day: Day): readonly Interval[] {
  return site.hours.filter((interval) => interval.weekday === day.dayOfWeek).map(({ opens, closes }) => ({ opens, closes }))
}

interface Question {
  site: DemoSite
  day: Day
  usual: readonly Interval[]
}
type Answer = { intervals: readonly Interval[]; reason: string } | undefined

function exceptionOn(question: Question): Answer {
  const { day, usual, site } = question
  const named = namedDay(question)
  if (named !== undefined) return named
  if (usual.length === 0) return undefined
  const isHoliday = publicHolidays({ year: day.year, territory: 'mainland' }).some((holiday) => holiday.on.equals(day))
  if (isHoliday) return { intervals: [], reason: 'Jour férié' }
  if (day.month === 12 && (day.day === 24 || day.day === 31)) return { intervals: before('16:00', usual), reason: 'Fermeture à 16 h' }
  if (site.kind === 'town-hall' && isSummer(day)) {
    if (day.dayOfWeek === 6 && site.code !== 'HDV') return { intervals: [], reason: 'Horaires d’été' }
    if (site.code === 'MP2' || site.code === 'MP4')
      return { intervals: before('12:30', usual), reason: 'Horaires d’été : fermé l’après-midi' }
  }
  if (day.dayOfWeek === 4 && day.day <= 7) return { intervals: after('10:00', usual), reason: 'Ouverture à 10 h : formation des équipes' }
  return undefined
}

function namedDay({ site, day, usual }: Question): Answer {
  const on = day.toString()
  if (on === '2027-05-07') {
    const open = site.code === 'HDV' ? [{ opens: '08:30', closes: '17:00' }] : []
    return usual.length === 0 ? undefined : { intervals: open, reason: 'Pont de l’Ascension : seul l’Hôtel de Ville ouvre' }
  }
  if (on === '2026-11-19' && site.code === 'MP5')
    return { intervals: before('12:30', usual), reason: 'Fermé à partir de 12 h 30 : panne de chauffage' }
  if ((on === '2026-09-05' || on === '2026-09-12') && site.code === 'HDV')
    return { intervals: [{ opens: '09:00', closes: '13:00' }], reason: 'Rentrée : ouvert jusqu’à 13 h' }
  return undefined
}

/** 13 July to 22 August. */
function isSummer(day: Day): boolean {
  const key = day.month * 100 + day.day
  return key >= 713 && key <= 822
}

function before(limit: string, intervals: readonly Interval[]): readonly Interval[] {
  return intervals
    .filter((interval) => interval.opens < limit)
    .map(({ opens, closes }) => ({ opens, closes: closes < limit ? closes : limit }))
}

function after(limit: string, intervals: readonly Interval[]): readonly Interval[] {
  return intervals
    .filter((interval) => interval.closes > limit)
    .map(({ opens, closes }) => ({ opens: opens > limit ? opens : limit, closes }))
}
