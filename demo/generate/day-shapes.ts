import type { DemoRequestType } from '../city/request-types/index.ts'
import { GROWTH_PER_YEAR, MONTH_SHARES, type MonthShape, WEEKDAY_SHARES } from '../city/volumes.ts'
import { REQUEST_TYPES } from '../city/request-types/index.ts'
import { multiplierOn, openingOfSummer } from './happenings.ts'
import type { TimeTable } from './time-table.ts'

/** Which column of the table of months a type follows; the rest of the catalogue takes what remains of the whole. */
export function monthShapeOf(typeCode: string): MonthShape | 'rest' {
  if (typeCode === 'EC-TIT') return 'titles'
  if (typeCode.startsWith('FA-')) return 'family'
  if (typeCode.startsWith('SO-')) return 'social'
  return isStreetReport(typeCode) ? 'reports' : 'rest'
}

export function isStreetReport(typeCode: string): boolean {
  return typeCode.startsWith('PR-') || /^EP-(?:ARB|JEU|VOI|ECL)$/.test(typeCode)
}

/** January to December, for a type. */
export function monthWeights(typeCode: string): readonly number[] {
  const shape = monthShapeOf(typeCode)
  return shape === 'rest' ? REST_OF_MONTHS : MONTH_SHARES[shape]
}

/** The months of the types without a column, so that all together give the column `all`. */
const REST_OF_MONTHS: readonly number[] = MONTH_SHARES.all.map((all, month) => {
  let remaining = all * 100
  let share = 100
  for (const type of REQUEST_TYPES) {
    const shape = monthShapeOf(type.code)
    if (shape === 'rest') continue
    remaining -= (MONTH_SHARES[shape][month] ?? 0) * type.share
    share -= type.share
  }
  return remaining / share
})

export interface History {
  time: TimeTable
  firstDay: number
  /** The day of the anchor. */
  lastDay: number
  /** The part of a day's work done before the anchor's hour. */
  lastDayPart: number
  /** Days by which the written happenings are moved. */
  shift: number
  years: number
}

/** The weight of each day of the history for a type: months, weekdays, public holidays, growth, and what happened. */
export function dayWeights(type: DemoRequestType, history: History): Float64Array {
  const { time, firstDay, lastDay } = history
  const months = monthWeights(type.code)
  const weights = new Float64Array(lastDay - firstDay + 1)
  const sums = weekdaySumsOfMonths(time, firstDay, lastDay)
  for (let day = firstDay; day <= lastDay; day += 1) {
    const index = day - time.first
    const month = time.month[index] ?? 1
    const growth = history.years > 1 ? GROWTH_PER_YEAR ** ((day - lastDay) / 365) : 1
    const weight = ((months[month - 1] ?? 0) * dayShare(time, day)) / (sums.get(monthKey(time, day)) ?? 1)
    weights[day - firstDay] = weight * growth * multiplierOn(type.code, day - history.shift) * (day === lastDay ? history.lastDayPart : 1)
  }
  if (type.code === 'FA-LOI') raiseSummerOpening(weights, history)
  return weights
}

/** A public holiday is a Sunday for the city. */
export function dayShare(time: TimeTable, day: number): number {
  const weekday = time.weekday[day - time.first] ?? 1
  if (weekday <= 5 && time.isWorking[day - time.first] !== 1) return WEEKDAY_SHARES[6]
  return WEEKDAY_SHARES[weekday - 1] ?? 0
}

function monthKey(time: TimeTable, day: number): number {
  return (time.year[day - time.first] ?? 0) * 100 + (time.month[day - time.first] ?? 0)
}

const monthSums = new WeakMap<TimeTable, Map<number, number>>()

/** Of whole months, so that a month cut by the ends of the history keeps its daily height. */
function weekdaySumsOfMonths(time: TimeTable, firstDay: number, lastDay: number): ReadonlyMap<number, number> {
  const known = monthSums.get(time)
  if (known !== undefined) return known
  const sums = new Map<number, number>()
  for (let day = Math.max(time.first, firstDay - 31); day <= Math.min(time.last, lastDay + 31); day += 1) {
    const key = monthKey(time, day)
    sums.set(key, (sums.get(key) ?? 0) + dayShare(time, day))
  }
  monthSums.set(time, sums)
  return sums
}

/** Two in five of the month's requests come in the two hours after the opening. */
function raiseSummerOpening(weights: Float64Array, { time, firstDay, lastDay }: History): void {
  for (let day = firstDay; day <= lastDay; day += 1) {
    if (!openingOfSummer(time, day)) continue
    const key = monthKey(time, day)
    let month = 0
    for (let other = firstDay; other <= lastDay; other += 1)
      if (monthKey(time, other) === key && other !== day) month += weights[other - firstDay] ?? 0
    weights[day - firstDay] = (month * 0.42) / 0.58
  }
}
