import type { ClockEvent, Reopened } from './clock-event.ts'
import { isAfter } from './day-order.ts'

/** What happened from a receipt, or from a contested reopening, up to the next one. */
export interface Round {
  /** The reopening that began it; absent for the first. */
  readonly reopened?: Reopened
  readonly events: readonly ClockEvent[]
  /** Reopened because it had been ended in error: what had ended it was set aside. */
  readonly corrections: readonly Reopened[]
}

const ENDING_KINDS: ReadonlySet<ClockEvent['kind']> = new Set(['answered', 'decided', 'closed', 'cancelled'])

/** What was passed to another body has ended for the city, as what was answered: taken up again, it is ours again. */
function ends(event: ClockEvent): boolean {
  return ENDING_KINDS.has(event.kind) || (event.kind === 'transferred-to-competent-body' && event.body === 'other')
}

/**
 * Cuts the facts known on `today` into rounds. Facts have dates without hours, so their order within a day is inferred, never taken from the list:
 * a request that was at its end is reopened before anything else that day; one that was not is first ended, then reopened.
 * A reopening that says that what it undoes is of its own day comes after that. Where a day could be read both ways the request stays open: an open file is seen, a closed one is forgotten.
 */
export function roundsOf(events: readonly ClockEvent[], today: Temporal.PlainDate): readonly Round[] {
  let rounds: readonly Round[] = [{ events: [], corrections: [] }]
  for (const sameDay of byDay(events.filter((event) => !isAfter(event.on, today)))) {
    const allReopenings = sameDay.filter((event) => event.kind === 'reopened')
    const reopenings = allReopenings.filter((event) => event.endedSameDay !== true)
    const last = allReopenings.findLast((event) => event.endedSameDay === true)
    const acts = sameDay.filter((event) => event.kind !== 'reopened')
    const [first, second] = reopenings
    if (first && isEnded(rounds)) {
      rounds = addActs(reopen(rounds, first), acts)
      if (second && isEnded(rounds)) rounds = reopen(rounds, second)
    } else {
      rounds = addActs(rounds, acts)
      if (first && isEnded(rounds)) rounds = reopen(rounds, first)
    }
    if (last && isEnded(rounds)) rounds = reopen(rounds, last)
  }
  return rounds
}

function isEnded(rounds: readonly Round[]): boolean {
  return rounds.at(-1)?.events.some(ends) ?? false
}

function reopen(rounds: readonly Round[], reopened: Reopened): readonly Round[] {
  if (reopened.because !== 'in-error') return [...rounds, { reopened, events: [], corrections: [] }]
  return changeLast(rounds, (round) => ({
    ...round,
    events: round.events.filter((event) => !ends(event)),
    corrections: [...round.corrections, reopened],
  }))
}

function addActs(rounds: readonly Round[], acts: readonly ClockEvent[]): readonly Round[] {
  return changeLast(rounds, (round) => ({ ...round, events: [...round.events, ...acts] }))
}

function changeLast(rounds: readonly Round[], change: (round: Round) => Round): readonly Round[] {
  const last = rounds.at(-1)
  return last ? [...rounds.slice(0, -1), change(last)] : rounds
}

/** The days in order, each with its events in an order that depends on what they say and not on how they were listed. */
export function byDay<Event extends ClockEvent>(events: readonly Event[]): readonly (readonly Event[])[] {
  const days = Map.groupBy(events, (event) => event.on.toString())
  return [...days.keys()].toSorted().map((day) => (days.get(day) ?? []).toSorted(byContent))
}

function byContent(a: ClockEvent, b: ClockEvent): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)]
  return left < right ? -1 : Number(left > right)
}
