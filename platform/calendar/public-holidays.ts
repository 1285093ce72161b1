import { compareDays } from './compare-days.ts'

/** Where the city lies decides its public holidays: mainland, Alsace-Moselle, or one of the overseas territories. */
export const TERRITORIES = [
  'mainland',
  'alsace-moselle',
  'guadeloupe',
  'martinique',
  'guyane',
  'reunion',
  'mayotte',
  'saint-martin',
  'saint-barthelemy',
] as const
export type Territory = (typeof TERRITORIES)[number]

export const HOLIDAY_KEYS = [
  'new-year',
  'good-friday',
  'easter-monday',
  'labour-day',
  'victory-1945',
  'ascension',
  'whit-monday',
  'bastille-day',
  'assumption',
  'all-saints',
  'armistice-1918',
  'christmas',
  'saint-stephen',
  'abolition-of-slavery',
] as const
export type HolidayKey = (typeof HOLIDAY_KEYS)[number]

export interface PublicHoliday {
  readonly key: HolidayKey
  readonly on: Temporal.PlainDate
}

/**
 * The public holidays of a civil year, in order of date. Two may fall on one day: Ascension was 1 May in 2008.
 * Sources: code du travail L3133-1 (the eleven national days), L3134-13 (Alsace-Moselle: Good Friday and 26 December), L3422-2 (overseas).
 * Good Friday in Alsace-Moselle holds in communes with a Protestant church or a mixed one: a commune without takes `mainland` and adds 26 December as a closed day.
 */
export function publicHolidays({ year, territory }: { year: number; territory: Territory }): readonly PublicHoliday[] {
  const easter = easterSunday(year)
  const on = (month: number, day: number): Temporal.PlainDate => Temporal.PlainDate.from({ year, month, day })
  const days: PublicHoliday[] = [
    { key: 'new-year', on: on(1, 1) },
    { key: 'easter-monday', on: easter.add({ days: 1 }) },
    { key: 'labour-day', on: on(5, 1) },
    { key: 'victory-1945', on: on(5, 8) },
    { key: 'ascension', on: easter.add({ days: 39 }) },
    { key: 'whit-monday', on: easter.add({ days: 50 }) },
    { key: 'bastille-day', on: on(7, 14) },
    { key: 'assumption', on: on(8, 15) },
    { key: 'all-saints', on: on(11, 1) },
    { key: 'armistice-1918', on: on(11, 11) },
    { key: 'christmas', on: on(12, 25) },
  ]
  if (territory === 'alsace-moselle') {
    days.push({ key: 'good-friday', on: easter.subtract({ days: 2 }) }, { key: 'saint-stephen', on: on(12, 26) })
  }
  const abolition = ABOLITION_DAY[territory]
  if (abolition) days.push({ key: 'abolition-of-slavery', on: on(abolition.month, abolition.day) })
  return days.sort((a, b) => compareDays(a.on, b.on))
}

/** Code du travail L3422-2: the day on which each territory marks the abolition of slavery. */
const ABOLITION_DAY: Partial<Record<Territory, { month: number; day: number }>> = {
  mayotte: { month: 4, day: 27 },
  martinique: { month: 5, day: 22 },
  guadeloupe: { month: 5, day: 27 },
  'saint-martin': { month: 5, day: 28 },
  guyane: { month: 6, day: 10 },
  'saint-barthelemy': { month: 10, day: 9 },
  reunion: { month: 12, day: 20 },
}

/** Easter Sunday of a Gregorian year, by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const yearOfCentury = year % 100
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const sum = epact + weekday - 7 * late + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 })
}
