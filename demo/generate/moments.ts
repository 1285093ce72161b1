import { AGENTS } from '../city/agents/index.ts'
import { hoursOn, openingExceptions } from '../city/opening-exceptions.ts'
import { SITES } from '../city/sites.ts'
import { HOUR_SHARES } from '../city/volumes.ts'
import type { DemoChannel } from '../records.ts'
import { type Random, cumulate } from './random.ts'
import type { TimeTable } from './time-table.ts'

/** Hours of each cell of the hour tables: from, number of hours. */
const CELLS: readonly (readonly [number, number])[] = [[0, 7], ...Array.from({ length: 15 }, (_, hour) => [hour + 7, 1] as const), [22, 2]]

/** Shares by hour and channel; with the portal's own table they give about the table of all channels. */
const CURVES: Record<DemoChannel, Float64Array> = {
  portal: cumulate(HOUR_SHARES.portal),
  email: cumulate([1.5, 2.5, 6, 11, 11, 9, 6, 6.5, 9, 8.5, 8, 7, 5, 3.5, 3, 2, 1]),
  phone: cumulate([0, 0, 8, 16, 15, 12, 6, 7, 13, 11, 8.5, 3.5, 0, 0, 0, 0, 0]),
  counter: cumulate([0, 0, 5, 15, 15, 12, 6, 8, 14, 11, 9, 3.5, 1.5, 0, 0, 0, 0]),
  kiosk: cumulate([0, 0, 5, 15, 15, 12, 6, 8, 14, 11, 9, 3.5, 1.5, 0, 0, 0, 0]),
  post: cumulate([0, 0, 6, 25, 25, 18, 0, 4, 12, 7, 3, 0, 0, 0, 0, 0, 0]),
  api: cumulate([0, 2, 8, 14, 14, 12, 6, 8, 12, 10, 8, 4, 2, 0, 0, 0, 0]),
}

/** Seconds after midnight at which something arrives by that channel. */
export function secondOf(channel: DemoChannel, random: Random): number {
  const [hour, hours] = CELLS[random.cell(CURVES[channel])] ?? [10, 1]
  const second = hour * 3600 + random.below(hours * 3600)
  return channel === 'phone' && second < 30_600 ? 30_600 + random.below(1800) : second
}

interface OpenSite {
  code: string
  intervals: readonly { opens: number; closes: number }[]
}

/** People who came on a normal day, by site. */
const VISITORS: Readonly<Record<string, number>> = { HDV: 312, MP1: 74, MP2: 21, MP3: 49, MP4: 18, MP5: 133, MP6: 82 }

/** Which counters are open on a day; a visit never falls outside their hours. */
export class Counters {
  readonly #time: TimeTable
  readonly #exceptions = new Map<string, OpenSite['intervals']>()
  #day = -1
  #open: readonly OpenSite[] = []
  #weights = cumulate([])

  constructor(time: TimeTable, { firstDay, lastDay }: { firstDay: number; lastDay: number }) {
    this.#time = time
    const from = Temporal.PlainDate.from(time.isoDay(firstDay))
    const until = Temporal.PlainDate.from(time.isoDay(lastDay))
    for (const exception of openingExceptions({ from, until }))
      this.#exceptions.set(`${exception.siteCode} ${exception.on}`, exception.intervals.map(inSeconds))
  }

  isAnyOpen(day: number): boolean {
    return this.#openOn(day).length > 0
  }

  /** A visit on that day, at a site and a second; nothing when all is closed. */
  visit(day: number, random: Random): { siteCode: string; second: number } | undefined {
    const open = this.#openOn(day)
    const site = open[open.length === 0 ? 0 : random.cell(this.#weights)]
    if (site === undefined) return undefined
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const second = secondOf('counter', random)
      if (site.intervals.some((interval) => second >= interval.opens && second < interval.closes)) return { siteCode: site.code, second }
    }
    const interval = random.pick(site.intervals)
    return { siteCode: site.code, second: interval.opens + random.below(interval.closes - interval.opens) }
  }

  #openOn(day: number): readonly OpenSite[] {
    if (day === this.#day) return this.#open
    const iso = this.#time.isoDay(day)
    const date = Temporal.PlainDate.from(iso)
    const open = SITES.map((site) => ({
      code: site.code,
      intervals: this.#exceptions.get(`${site.code} ${iso}`) ?? hoursOn(site, date).map(inSeconds),
    }))
    this.#day = day
    this.#open = open.filter((site) => site.intervals.length > 0)
    this.#weights = cumulate(this.#open.map((site) => VISITORS[site.code] ?? 1))
    return this.#open
  }
}

function inSeconds({ opens, closes }: { opens: string; closes: string }): { opens: number; closes: number } {
  return { opens: secondsOf(opens), closes: secondsOf(closes) }
}

function secondsOf(time: string): number {
  return Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60
}

const RECEPTIONISTS = new Map(
  SITES.map((site) => [
    site.code,
    AGENTS.filter((agent) => agent.siteCode === site.code && agent.roles.some((grant) => grant.role === 'R-ACC')).map(
      (agent) => agent.code,
    ),
  ]),
)
const CALL_AGENTS = ['A36', 'A37', 'A38', 'A36', 'A37', 'A38', 'A14'] as const
const POST_AGENTS = ['A40', 'A41', 'A41', 'A15'] as const

/** Who takes what comes in: at the telephone, at the counter of a site, in the mail room. Portal and e-mail come in by themselves. */
export function receiverOf({
  channel,
  siteCode,
  random,
}: {
  channel: DemoChannel
  siteCode: string | undefined
  random: Random
}): string | undefined {
  if (channel === 'phone') return random.pick(CALL_AGENTS)
  if (channel === 'post') return random.pick(POST_AGENTS)
  if (channel !== 'counter') return undefined
  const agents = RECEPTIONISTS.get(siteCode ?? 'HDV') ?? []
  return agents.length === 0 ? 'A16' : random.pick(agents)
}
