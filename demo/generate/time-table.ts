import { workingCalendar } from '#platform/calendar'
import { CITY } from '../city/identity.ts'

const DAY_MS = 86_400_000
/** A working day, for delays: from 8:30 to 17:30. */
const OPENS = 8.5 * 3600
const WORKED = 9 * 3600
const TWO = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'))
const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const
const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const

/** Days are counted from 1970-01-01. All that the generator asks of the calendar, laid out once in arrays. */
export class TimeTable {
  readonly first: number
  readonly last: number
  readonly weekday: Uint8Array
  /** 1 to 12. */
  readonly month: Uint8Array
  readonly dayOfMonth: Uint8Array
  readonly year: Uint16Array
  readonly isWorking: Uint8Array
  readonly #iso: string[] = []
  readonly #offsetMs: Int32Array
  /** How many working days lie before a day. */
  readonly #worked: Int32Array
  readonly #workingDays: number[] = []

  /** A year before the history and a year after the anchor are laid out too, for dates that texts name. */
  constructor({ from, until }: { from: Temporal.PlainDate; until: Temporal.PlainDate }) {
    this.first = dayNumber(from) - 400
    this.last = dayNumber(until) + 500
    const count = this.last - this.first + 1
    this.weekday = new Uint8Array(count)
    this.month = new Uint8Array(count)
    this.dayOfMonth = new Uint8Array(count)
    this.year = new Uint16Array(count)
    this.isWorking = new Uint8Array(count)
    this.#offsetMs = new Int32Array(count)
    this.#worked = new Int32Array(count)
    this.#fill()
  }

  #fill(): void {
    const calendar = workingCalendar({ territory: 'mainland', closedDays: [] })
    let day = Temporal.PlainDate.from('1970-01-01').add({ days: this.first })
    for (let index = 0; index <= this.last - this.first; index += 1) {
      this.weekday[index] = day.dayOfWeek
      this.month[index] = day.month
      this.dayOfMonth[index] = day.day
      this.year[index] = day.year
      this.#worked[index] = this.#workingDays.length
      if (calendar.isWorkingDay(day)) {
        this.isWorking[index] = 1
        this.#workingDays.push(this.first + index)
      }
      this.#iso.push(day.toString())
      this.#offsetMs[index] = day.toZonedDateTime({ timeZone: CITY.timeZone, plainTime: '12:00' }).offsetNanoseconds / 1e6
      day = day.add({ days: 1 })
    }
  }

  isoDay(day: number): string {
    return this.#iso[day - this.first] ?? Temporal.PlainDate.from('1970-01-01').add({ days: day }).toString()
  }

  /** The instant of a local time, in milliseconds. */
  instant(day: number, seconds: number): number {
    return day * DAY_MS + Math.floor(seconds) * 1000 - (this.#offsetMs[day - this.first] ?? 3_600_000)
  }

  /** The civil day of an instant, in the city. */
  dayOf(milliseconds: number): number {
    const day = Math.floor((milliseconds + 3_600_000) / DAY_MS)
    return Math.floor((milliseconds + (this.#offsetMs[day - this.first] ?? 3_600_000)) / DAY_MS)
  }

  iso(milliseconds: number): string {
    const day = Math.floor(milliseconds / DAY_MS)
    let rest = milliseconds - day * DAY_MS
    const hours = Math.floor(rest / 3_600_000)
    rest -= hours * 3_600_000
    const minutes = Math.floor(rest / 60_000)
    const seconds = Math.floor((rest - minutes * 60_000) / 1000)
    return `${this.isoDay(day)}T${TWO[hours]}:${TWO[minutes]}:${TWO[seconds]}.000Z`
  }

  /** A place on the line of worked time: whole working days before, and the part of this one. */
  workedAt(milliseconds: number): number {
    const day = this.dayOf(milliseconds)
    const index = day - this.first
    const whole = this.#worked[index] ?? 0
    if (this.isWorking[index] !== 1) return whole
    const seconds = (milliseconds + (this.#offsetMs[index] ?? 3_600_000) - day * DAY_MS) / 1000
    return whole + Math.min(1, Math.max(0, (seconds - OPENS) / WORKED))
  }

  /** The instant at a place of the line of worked time. */
  atWorked(place: number): number {
    const whole = Math.min(this.#workingDays.length - 1, Math.max(0, Math.floor(place)))
    const day = this.#workingDays[whole] ?? this.last
    return this.instant(day, OPENS + Math.min(1, Math.max(0, place - whole)) * WORKED)
  }

  monthName(day: number): string {
    return MONTHS[(this.month[day - this.first] ?? 1) - 1] ?? ''
  }

  /** « 28 novembre », « 1er mai ». */
  dayAndMonth(day: number): string {
    const number = this.dayOfMonth[day - this.first] ?? 1
    return `${number === 1 ? '1er' : number} ${this.monthName(day)}`
  }

  /** « samedi 28 novembre ». */
  longDay(day: number): string {
    return `${this.weekdayName(day)} ${this.dayAndMonth(day)}`
  }

  weekdayName(day: number): string {
    return WEEKDAYS[(this.weekday[day - this.first] ?? 1) - 1] ?? ''
  }

  /** The same day some months later, clamped to the month's end. */
  addMonths(day: number, months: number): number {
    return dayNumber(Temporal.PlainDate.from(this.isoDay(day)).add({ months }))
  }
}

export function dayNumber(day: Temporal.PlainDate): number {
  return Math.round(day.toZonedDateTime('UTC').epochMilliseconds / DAY_MS)
}

export function monthName(month: number): string {
  return MONTHS[(month + 11) % 12] ?? ''
}
