import { addWorkingDays } from '#platform/calendar'
import type { ReceiptChannel } from './clock-event.ts'
import { earliest, isAfter } from './day-order.ts'
import type { Deadline } from './deadline.ts'
import type { Explanation } from './explanation.ts'
import { notApplicable, settle } from './situation.ts'
import type { Situation } from './situation.ts'

type Day = Temporal.PlainDate

const ELECTRONIC_CHANNELS: ReadonlySet<ReceiptChannel> = new Set(['online', 'email', 'api', 'social'])

/**
 * The registration notice (accusé d'enregistrement électronique): at once or within the working days of R112-11-2, for what came by electronic means (L112-11).
 * An acknowledgement or the answer itself, sent by then, does as well.
 */
export function registrationNoticeDeadline(situation: Situation): Deadline {
  const { facts, calendar, law } = situation
  if (!ELECTRONIC_CHANNELS.has(facts.channel)) {
    return notApplicable('registration-notice', [{ key: 'registration-notice-not-electronic', params: { channel: facts.channel } }])
  }
  const workingDays = law('registration-notice.working-days')
  const dueOn = addWorkingDays({ calendar, from: facts.cityOn, count: workingDays })
  const explanation: Explanation[] = [...facts.origin, { key: 'registration-notice-due', params: { workingDays, dueOn } }]
  if (facts.noticeOn) explanation.push({ key: 'registration-notice-sent', params: { on: facts.noticeOn } })
  if (facts.acknowledgedOn) explanation.push({ key: 'acknowledged', params: { on: facts.acknowledgedOn } })
  return settle(
    {
      kind: 'registration-notice',
      startsOn: facts.cityOn,
      dueOn,
      doneOn: earliest([facts.noticeOn, facts.acknowledgedOn, facts.answeredOn, facts.notifiedOn]),
      mootOn: earliest([facts.cancelledOn, facts.closedOn]),
      explanation,
    },
    situation,
  )
}

/**
 * The acknowledgement (accusé de réception, L112-3), counted from the day the request reached the city. `acceptanceOn` is the day on which silence
 * would accept the request, when it would: it decides whether R112-4 1° frees us from the acknowledgement.
 */
export function acknowledgementDeadline(situation: Situation, acceptanceOn: Day | undefined): Deadline {
  const { facts, regime } = situation
  const isElsewhere = facts.passedOn !== undefined || regime.competence === 'referred'
  // L114-4: the competent body acknowledges. What we sent before passing it on still counts as sent.
  if (isElsewhere && !facts.acknowledgedOn)
    return notApplicable('acknowledgement', [...facts.origin, { key: 'acknowledgement-by-competent-body', params: {} }])

  const { dueOn, step } = dueDay(situation)
  const isInTime = facts.acknowledgedOn && !isAfter(facts.acknowledgedOn, dueOn)
  const exemption = isInTime || regime.acknowledgement === 'courtesy' ? undefined : exemptionOf(situation, { dueOn, acceptanceOn })
  if (exemption) return notApplicable('acknowledgement', [...facts.origin, exemption])

  const explanation: Explanation[] = [...facts.origin, step]
  if (facts.acknowledgedOn) explanation.push({ key: 'acknowledged', params: { on: facts.acknowledgedOn } })
  return settle(
    {
      kind: 'acknowledgement',
      startsOn: facts.cityOn,
      dueOn,
      doneOn: facts.acknowledgedOn,
      mootOn: facts.finishedOn,
      explanation,
    },
    situation,
  )
}

function dueDay({ facts, regime, calendar, law }: Situation): { dueOn: Day; step: Explanation } {
  if (regime.acknowledgement === 'courtesy') {
    const key = ELECTRONIC_CHANNELS.has(facts.channel) ? 'acknowledgement.courtesy-electronic-days' : 'acknowledgement.courtesy-other-days'
    const days = law(key)
    const dueOn = facts.cityOn.add({ days })
    return { dueOn, step: { key: 'acknowledgement-courtesy', params: { days, dueOn } } }
  }
  const workingDays = law('acknowledgement.working-days')
  const dueOn = addWorkingDays({ calendar, from: facts.cityOn, count: workingDays })
  return { dueOn, step: { key: 'acknowledgement-due', params: { workingDays, from: facts.cityOn, dueOn } } }
}

/**
 * R112-4 1°: none is owed when a decision in the requester's favour is acquired, expressly or by silence, within fifteen days of receipt. An answer whose
 * sense is not recorded is taken as favourable. A refusal notified before the day due makes it pointless, since it carries the remedies itself (L112-6).
 */
function exemptionOf(
  { facts, law }: Situation,
  { dueOn, acceptanceOn }: { dueOn: Day; acceptanceOn: Day | undefined },
): Explanation | undefined {
  const days = law('acknowledgement.exempt-when-decided-within-days')
  const lastDay = facts.receivedOn.add({ days })
  if (acceptanceOn && !isAfter(acceptanceOn, lastDay)) return { key: 'acknowledgement-not-owed-short-period', params: { days } }
  if (facts.outcome === 'refused' || facts.outcome === 'partly-granted') {
    const { notifiedOn } = facts
    return notifiedOn && !isAfter(notifiedOn, dueOn) ? { key: 'acknowledgement-not-owed-refusal', params: { on: notifiedOn } } : undefined
  }
  const decidedOn = earliest([facts.decidedOn, facts.answeredOn, facts.handledOn])
  return decidedOn && !isAfter(decidedOn, lastDay)
    ? { key: 'acknowledgement-not-owed-decided', params: { on: decidedOn, days } }
    : undefined
}
