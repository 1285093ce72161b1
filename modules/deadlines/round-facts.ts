import type { ClockEvent, ClockEventKind, DecisionOutcome, Extended, ReceiptChannel } from './clock-event.ts'
import { earliest, isBefore } from './day-order.ts'
import type { Explanation } from './explanation.ts'
import { asksOf } from './missing-items.ts'
import type { Ask } from './missing-items.ts'
import { byDay } from './rounds.ts'
import type { Round } from './rounds.ts'

type Day = Temporal.PlainDate

/** A pause of the service: days after `from`, up to and including `to`; still going on without `to`. */
export interface Pause {
  readonly from: Day
  readonly to?: Day
}

/** The facts of a round as the rules read them: one date for each thing that can happen once, lists for the others. */
export interface RoundFacts {
  /** By the body first addressed, or the day of the contested reopening. */
  readonly receivedOn: Day
  readonly channel: ReceiptChannel
  /** The day on which it reached the city. */
  readonly cityOn: Day
  readonly passedOn: Day | undefined
  readonly competentBodyOn: Day | undefined
  readonly noticeOn: Day | undefined
  readonly acknowledgedOn: Day | undefined
  readonly answeredOn: Day | undefined
  readonly decidedOn: Day | undefined
  readonly outcome: DecisionOutcome | undefined
  readonly notifiedOn: Day | undefined
  readonly closedOn: Day | undefined
  /** Closed as done; a closure without action is in `closedOn` alone. */
  readonly handledOn: Day | undefined
  readonly cancelledOn: Day | undefined
  /** The requester has what there was to have, or another body has the request. */
  readonly finishedOn: Day | undefined
  readonly asks: readonly Ask[]
  readonly pauses: readonly Pause[]
  readonly extensions: readonly Extended[]
  /** How the request came to us, as the first steps of every explanation. */
  readonly origin: readonly Explanation[]
}

/** Nothing without a receipt: no clock has begun. */
export function factsOf(round: Round): RoundFacts | undefined {
  const events = byDay(round.events).flat()
  const reception = receptionOf(round, events)
  if (!reception) return undefined
  const transfers = transfersOf(events)
  const cityOn = transfers.reachedCityOn && isBefore(reception.on, transfers.reachedCityOn) ? transfers.reachedCityOn : reception.on
  const end = endOf(events)
  const cancelledOn = firstDay(events, 'cancelled')
  return {
    receivedOn: reception.on,
    channel: reception.channel,
    cityOn,
    passedOn: transfers.passedOn,
    competentBodyOn: transfers.competentBodyOn,
    noticeOn: firstDay(events, 'registration-notice-sent'),
    acknowledgedOn: firstDay(events, 'acknowledged'),
    ...end,
    cancelledOn,
    finishedOn: earliest([end.answeredOn, end.notifiedOn, end.closedOn, cancelledOn, transfers.passedOn]),
    asks: asksOf(events),
    pauses: pausesOf(events),
    extensions: events.filter((event) => event.kind === 'extended'),
    origin: originOf({ round, events, reception, cityOn }),
  }
}

interface Reception {
  readonly on: Day
  readonly channel: ReceiptChannel
}

function receptionOf({ reopened }: Round, events: readonly ClockEvent[]): Reception | undefined {
  if (reopened) return { on: reopened.on, channel: reopened.channel ?? 'other' }
  return events.find((event) => event.kind === 'received')
}

/** The first move tells where the request had arrived, the last one where it is. */
function transfersOf(events: readonly ClockEvent[]) {
  const transfers = events.filter((event) => event.kind === 'transferred-to-competent-body')
  const [first] = transfers
  const last = transfers.at(-1)
  return {
    reachedCityOn: first?.body === 'city' ? first.on : undefined,
    passedOn: last?.body === 'other' ? last.on : undefined,
    competentBodyOn: last?.body === 'other' ? last.receivedOn : undefined,
  }
}

function endOf(events: readonly ClockEvent[]) {
  const decisions = events.filter((event) => event.kind === 'decided')
  const [decision] = decisions
  const answers = events.filter((event) => event.kind === 'answered')
  const closures = events.filter((event) => event.kind === 'closed')
  const handled = closures.filter((closure) => closure.outcome !== 'without-action')
  const told = [...answers, ...handled].filter((event) => decision && !isBefore(event.on, decision.on))
  return {
    answeredOn: answers[0]?.on,
    decidedOn: decision?.on,
    outcome: decision?.outcome,
    notifiedOn: earliest([...decisions.map(({ notifiedOn }) => notifiedOn), ...told.map(({ on }) => on)]),
    closedOn: closures[0]?.on,
    handledOn: handled[0]?.on,
  }
}

/** Pauses and resumptions of one day: what was going on ends first, then the new one begins; a pause ended the same day is none. */
function pausesOf(events: readonly ClockEvent[]): readonly Pause[] {
  const pauses: Pause[] = []
  let from: Day | undefined
  for (const sameDay of byDay(events.filter((event) => event.kind === 'suspended' || event.kind === 'resumed'))) {
    const day = sameDay[0]?.on
    const begins = sameDay.some((event) => event.kind === 'suspended')
    const ends = sameDay.some((event) => event.kind === 'resumed')
    if (!day) continue
    if (from && ends) {
      pauses.push({ from, to: day })
      from = begins ? day : undefined
    } else if (!from && begins && !ends) {
      from = day
    }
  }
  return from ? [...pauses, { from }] : pauses
}

function originOf(story: { round: Round; events: readonly ClockEvent[]; reception: Reception; cityOn: Day }): readonly Explanation[] {
  const { round, events, reception, cityOn } = story
  const steps: Explanation[] = []
  if (round.reopened) {
    steps.push({ key: 'reopened-contested', params: { on: round.reopened.on } })
  } else if (cityOn.equals(reception.on)) {
    steps.push({ key: 'received', params: { on: reception.on, channel: reception.channel } })
  } else {
    steps.push({ key: 'received-elsewhere', params: { on: reception.on } }, { key: 'reached-city', params: { on: cityOn } })
  }
  const registeredOn = firstDay(events, 'registered')
  if (registeredOn && isBefore(cityOn, registeredOn)) steps.push({ key: 'registered-later', params: { on: registeredOn } })
  for (const correction of round.corrections) steps.push({ key: 'reopened-in-error', params: { on: correction.on } })
  return steps
}

function firstDay(events: readonly ClockEvent[], kind: ClockEventKind): Day | undefined {
  return events.find((event) => event.kind === kind)?.on
}
