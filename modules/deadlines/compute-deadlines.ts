import type { WorkingCalendar } from '#platform/calendar'
import { acknowledgementDeadline, registrationNoticeDeadline } from './acknowledgement.ts'
import type { ClockEvent } from './clock-event.ts'
import { earliest, isAfter } from './day-order.ts'
import type { Deadline, DeadlineReport, ImpliedDecision, Silence } from './deadline.ts'
import { missingItemsLimits } from './missing-items-limit.ts'
import { parameterAt } from './parameters.ts'
import type { LegalParameter } from './parameters.ts'
import type { Regime } from './regime.ts'
import { factsOf } from './round-facts.ts'
import { roundsOf } from './rounds.ts'
import type { Round } from './rounds.ts'
import { serviceTargetDeadline } from './service-target.ts'
import type { Situation } from './situation.ts'
import { statutoryDeadline } from './statutory.ts'

export interface DeadlineQuestion {
  readonly regime: Regime
  readonly calendar: WorkingCalendar
  readonly parameters: readonly LegalParameter[]
  /** In any order. Those after `today` are not known yet and count for nothing. */
  readonly events: readonly ClockEvent[]
  readonly today: Temporal.PlainDate
}

/**
 * THE legal clock: from what the law says of the request and what happened, every date with its reason. Pure: the same question always gets the same answer.
 * Without a receipt no clock runs and the list is empty. Throws a RangeError only for a parameter table or a calendar with a hole.
 */
export function computeDeadlines(question: DeadlineQuestion): DeadlineReport {
  const { events, today } = question
  const rounds = roundsOf(events, today).flatMap((round) => situationOf(round, question) ?? [])
  const situation = rounds.at(-1)
  if (!situation) return { today, deadlines: [], earlierRounds: [] }
  const statutory = statutoryDeadline(situation)
  const deadlines = deadlinesOf(situation, statutory)
  return {
    today,
    deadlines,
    earlierRounds: rounds.slice(0, -1).map((earlier) => deadlinesOf(earlier, statutoryDeadline(earlier))),
    nextDue: nextDueOf(deadlines),
    receivedOn: situation.facts.receivedOn,
    finishedOn: situation.facts.finishedOn,
    silence: silenceOf(situation, statutory),
    impliedDecision: impliedDecisionOf(situation, statutory),
  }
}

function situationOf(round: Round, { regime, calendar, parameters, today }: DeadlineQuestion): Situation | undefined {
  const facts = factsOf(round)
  if (!facts) return undefined
  const law: Situation['law'] = (key) => parameterAt(parameters, key, facts.receivedOn)
  return { facts, regime: round.reopened ? regimeOfAppeal(regime, law) : regime, calendar, law, today }
}

/** A contested reopening is a complaint or an administrative appeal: where silence has an effect, it means rejection (L231-4 2°), in the period of appeals. */
function regimeOfAppeal(regime: Regime, law: Situation['law']): Regime {
  if (regime.silence === 'none') return regime
  return { ...regime, silence: 'rejection', statutoryPeriod: { months: law('appeal.silence-months') }, legalBasis: 'L231-4 2° CRPA' }
}

function deadlinesOf(situation: Situation, statutory: Deadline): readonly Deadline[] {
  const acceptanceOn = situation.regime.silence === 'acceptance' ? statutory.dueOn : undefined
  return [
    registrationNoticeDeadline(situation),
    acknowledgementDeadline(situation, acceptanceOn),
    serviceTargetDeadline(situation),
    statutory,
    ...missingItemsLimits(situation),
  ]
}

/** What remains to be done by the city has its remaining days counted; on one day, the order of the list decides. */
function nextDueOf(deadlines: readonly Deadline[]): Deadline | undefined {
  const open = deadlines.filter((deadline) => deadline.owner === 'city' && deadline.remainingWorkingDays !== undefined)
  const first = earliest(open.map((deadline) => deadline.dueOn))
  return open.find((deadline) => first && deadline.dueOn?.equals(first))
}

function silenceOf({ regime, law }: Situation, statutory: Deadline): Silence | undefined {
  const isOver = statutory.metOn !== undefined || (statutory.owner === 'city' && statutory.state === 'not-applicable')
  if (regime.silence === 'none' || isOver) return undefined
  const remedy = regime.remedy ?? 'administrative-court'
  return {
    effect: regime.silence,
    takesEffectOn: statutory.dueOn,
    legalBasis: regime.legalBasis,
    remedy,
    remedyMonths: law(remedy === 'cada-first' ? 'remedy.cada-months' : 'remedy.court-months'),
    waitsForItems: regime.silence === 'acceptance' && statutory.state === 'suspended',
  }
}

function impliedDecisionOf({ facts, regime, today }: Situation, { owner, state, dueOn, metOn }: Deadline): ImpliedDecision | undefined {
  if (owner !== 'city' || state !== 'missed' || !dueOn || regime.silence === 'none') return undefined
  const isReplaced = regime.silence === 'rejection' && metOn !== undefined
  const lastedTo = earliest([metOn, facts.cancelledOn]) ?? today
  return isReplaced || !isAfter(lastedTo, dueOn) ? undefined : { effect: regime.silence, acquiredOn: dueOn }
}
