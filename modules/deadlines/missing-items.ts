import type { ClockEvent, MissingItemsReceived, MissingItemsRequested } from './clock-event.ts'
import { earliest, isAfter, isBefore } from './day-order.ts'
import { byDay } from './rounds.ts'

type Day = Temporal.PlainDate

/** What was asked for on one day, and the day on which the last of it was here. */
export interface Ask {
  readonly on: Day
  readonly items: readonly string[]
  readonly limitOn: Day
  readonly blocking: boolean
  readonly producedOn: Day | undefined
}

type Receipt = MissingItemsReceived | Extract<ClockEvent, { kind: 'completed' }>

/** The requests for missing items of a round, in order of date; those of one day are one request with the later limit. */
export function asksOf(events: readonly ClockEvent[]): readonly Ask[] {
  const receipts = byDay(events.filter((event) => event.kind === 'missing-items-received' || event.kind === 'completed')).flat()
  const asks: Ask[] = []
  for (const sameDay of byDay(events.filter((event) => event.kind === 'missing-items-requested'))) {
    const ask = mergeAsks(sameDay)
    if (!ask) continue
    // A receipt on the very day of a request answers the earlier request if one was pending, else this one.
    const wasWaiting = asks.some((earlier) => earlier.producedOn === undefined || !isBefore(earlier.producedOn, ask.on))
    const counted = receipts.filter((receipt) => isAfter(receipt.on, ask.on) || (!wasWaiting && receipt.on.equals(ask.on)))
    asks.push({ ...ask, producedOn: productionDay(ask.items, counted) })
  }
  return asks
}

/** The day on which waiting for items ended: all were here, or the time given was over. It bounds what a missing item may hold up (L114-5). */
export function waitEndsOn(ask: Ask): Day {
  const end = earliest([ask.producedOn, ask.limitOn]) ?? ask.limitOn
  return isBefore(end, ask.on) ? ask.on : end
}

function mergeAsks(requests: readonly MissingItemsRequested[]): Omit<Ask, 'producedOn'> | undefined {
  const [first] = requests
  if (!first) return undefined
  return {
    on: first.on,
    items: [...new Set(requests.flatMap((request) => request.items))],
    limitOn: requests.reduce((limit, request) => (isAfter(request.limitOn, limit) ? request.limitOn : limit), first.limitOn),
    blocking: requests.some((request) => request.blocking !== false),
  }
}

function productionDay(items: readonly string[], receipts: readonly Receipt[]): Day | undefined {
  const outstanding = new Set(items)
  for (const receipt of receipts) {
    if (receipt.kind === 'completed' || receipt.items === undefined) return receipt.on
    for (const item of receipt.items) outstanding.delete(item)
    if (outstanding.size === 0) return receipt.on
  }
  return undefined
}
