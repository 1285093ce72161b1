import { type DemoRequestType, REQUEST_TYPES } from '../city/request-types/index.ts'
import { PORTAL_SHARE_OVER_YEARS, REQUEST_CHANNEL_SHARES, SHARE_CHANNELS } from '../city/volumes.ts'
import type { DemoChannel } from '../records.ts'
import { channelMix } from './channel-mix.ts'
import type { History } from './day-shapes.ts'
import { PORTAL_FAILURE, openingOfSummer } from './happenings.ts'
import { Counters, secondOf } from './moments.ts'
import type { Random } from './random.ts'

export interface Arrival {
  channel: DemoChannel
  /** After midnight, local time. */
  second: number
  siteCode: string | undefined
}

/** By which channel and at what second of a day a request comes in. */
export class Arrivals {
  readonly #history: History
  readonly #anchorSecond: number
  readonly #mixes: readonly ReadonlyMap<string, Float64Array>[]
  readonly counters: Counters

  constructor(history: History, anchorSecond: number) {
    this.#history = history
    this.#anchorSecond = anchorSecond
    this.counters = new Counters(history.time, history)
    this.#mixes = Array.from({ length: Math.ceil(history.years) }, (_, year) => channelMix(portalShareOf(year, history.years)))
  }

  draw(type: DemoRequestType, day: number, random: Random): Arrival {
    const channel = this.#channelOn(type, day, random)
    for (let attempt = 0; attempt < 24; attempt += 1) {
      const arrival = this.momentOf({ channel, day, random, typeCode: type.code })
      if (day < this.#history.lastDay || arrival.second < this.#anchorSecond) return arrival
    }
    return { channel: 'portal', second: random.below(this.#anchorSecond), siteCode: undefined }
  }

  /** The moment of an arrival by a channel; a counter that is closed that day becomes the portal. */
  momentOf({ channel, day, random, typeCode }: { channel: DemoChannel; day: number; random: Random; typeCode: string }): Arrival {
    const { time, shift } = this.#history
    if (channel === 'counter' || channel === 'kiosk') {
      const visit = this.counters.visit(day, random)
      return visit === undefined ? { channel: 'portal', second: secondOf('portal', random), siteCode: undefined } : { channel, ...visit }
    }
    if (channel === 'phone' && time.weekday[day - time.first] === 6)
      return { channel, second: 32_400 + random.below(10_800), siteCode: undefined }
    if (typeCode === 'FA-LOI' && channel === 'portal' && openingOfSummer(time, day))
      return { channel, second: 64_800 + Math.min(7199, Math.floor(random.exponential(1500))), siteCode: undefined }
    const second = secondOf(channel, random)
    const isStandstill =
      channel === 'portal' &&
      day === PORTAL_FAILURE.day + shift &&
      second >= PORTAL_FAILURE.fromSecond &&
      second < PORTAL_FAILURE.untilSecond
    return { channel: isStandstill ? 'phone' : channel, second, siteCode: undefined }
  }

  #channelOn(type: DemoRequestType, day: number, random: Random): DemoChannel {
    const { time, years, lastDay } = this.#history
    if (type.code === 'FA-LOI' && openingOfSummer(time, day) && random.chance(0.95)) return 'portal'
    const year = Math.min(this.#mixes.length - 1, Math.max(0, Math.floor(years - (lastDay - day) / 365.25)))
    const sums = this.#mixes[year]?.get(type.code)
    const drawn = (sums === undefined ? undefined : SHARE_CHANNELS[random.cell(sums)]) ?? 'portal'
    const index = day - time.first
    const isSunday = time.weekday[index] === 7 || ((time.weekday[index] ?? 1) < 6 && time.isWorking[index] !== 1)
    if (isSunday && drawn !== 'portal' && drawn !== 'email') return random.chance(0.7) ? 'portal' : 'email'
    if (drawn === 'post' && time.isWorking[index] !== 1) return 'email'
    if (drawn === 'counter' && type.definition.channels.includes('kiosk') && random.chance(0.15)) return 'kiosk'
    return drawn
  }
}

/** Over several years the portal grows; a single year has the city's share. */
function portalShareOf(year: number, years: number): number {
  if (years < 2) return REQUEST_CHANNEL_SHARES.portal
  const { first, last } = PORTAL_SHARE_OVER_YEARS
  return first + ((last - first) * year) / Math.max(1, Math.ceil(years) - 1)
}

export function typeAt(position: number): DemoRequestType {
  const type = REQUEST_TYPES[position]
  if (type === undefined) throw new RangeError(`No type at ${position}`)
  return type
}
