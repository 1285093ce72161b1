import { formatDate } from '#platform/i18n'
import type { ReceiptChannel } from '../clock-event.ts'
import type { Messages } from './fr.ts'

const on = (day: Temporal.PlainDate): string => formatDate('en', day, 'long')
const count = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`)
const workingDays = (n: number): string => count(n, 'working day', 'working days')
const days = (n: number): string => count(n, 'day', 'days')
const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six']
const months = (n: number): string => `${WORDS[n] ?? n} ${n === 1 ? 'month' : 'months'}`
const period = ({ months: m, days: d }: { months: number; days: number }): string =>
  [m > 0 ? months(m) : [], d > 0 ? days(d) : []].flat().join(' and ')

const CHANNELS: Record<ReceiptChannel, string> = {
  online: 'through the portal',
  email: 'by e-mail',
  api: 'from a connected service',
  social: 'by messaging',
  post: 'by post',
  counter: 'at the counter',
  telephone: 'by telephone',
  other: 'by other means',
}
const OUTCOMES = { granted: 'granted', refused: 'refused', 'partly-granted': 'granted in part' }

export const en = {
  separator: '; ',
  explanation: {
    received: (p) => `received on ${on(p.on)} by the City, ${CHANNELS[p.channel]}`,
    'registered-later': (p) => `entered on ${on(p.on)}, but only the day of receipt counts`,
    'received-elsewhere': (p) => `received on ${on(p.on)} by another public body`,
    'reached-city': (p) => `reached the City, which is competent, on ${on(p.on)}`,
    'passed-on': (p) => `passed on to the competent body on ${on(p.on)} (CRPA L114-2)`,
    'reached-competent-body': (p) => `received by the competent body on ${on(p.on)}`,
    'reopened-contested': (p) => `reopened on ${on(p.on)} because it was contested`,
    'reopened-in-error': (p) => `reopened on ${on(p.on)}: it had been closed by mistake, the first dates stand`,

    'registration-notice-due': (p) =>
      `registration notice to be sent within ${workingDays(p.workingDays)}, by ${on(p.dueOn)} (CRPA L112-11)`,
    'registration-notice-not-electronic': (p) => `no registration notice: the request came ${CHANNELS[p.channel]}, not by electronic means`,
    'registration-notice-sent': (p) => `registration notice sent on ${on(p.on)}`,
    acknowledged: (p) => `acknowledgement sent on ${on(p.on)}`,
    'acknowledgement-due': (p) =>
      `acknowledgement owed within ${workingDays(p.workingDays)} of ${on(p.from)}, that is by ${on(p.dueOn)} (CRPA L112-3 and R112-11-2)`,
    'acknowledgement-courtesy': (p) =>
      `acknowledgement not required (CRPA R112-4 2°), sent as a courtesy within ${days(p.days)}, by ${on(p.dueOn)}`,
    'acknowledgement-not-owed-decided': (p) =>
      `acknowledgement not owed: decision acquired on ${on(p.on)}, within ${days(p.days)} (CRPA R112-4 1°)`,
    'acknowledgement-not-owed-short-period': (p) =>
      `acknowledgement not owed: silence means acceptance within ${days(p.days)} at most (CRPA R112-4 1°)`,
    'acknowledgement-not-owed-refusal': (p) =>
      `acknowledgement no longer useful: the refusal notified on ${on(p.on)} itself states the remedies (CRPA L112-6)`,
    'acknowledgement-by-competent-body': () => 'acknowledgement issued by the competent body (CRPA L114-4)',

    'target-from': (p) => `target of ${workingDays(p.workingDays)} from ${on(p.from)}: ${on(p.dueOn)}`,
    'target-none': () => 'no service target for this type of request',
    'target-waits-for-items': (p) => `waiting for the missing items, until ${on(p.limitOn)} at the latest`,
    'target-paused': (p) => `work paused by the service since ${on(p.on)}: no date until it resumes`,
    'target-pause-ended': (p) => `paused by the service from ${on(p.from)} to ${on(p.to)} (${workingDays(p.workingDays)})`,
    'target-paused-for-items': (p) =>
      `target paused for the missing items from ${on(p.from)} to ${on(p.to)} (${workingDays(p.workingDays)})`,
    'target-extended': (p) => `target extended by ${workingDays(p.workingDays)} on ${on(p.on)}`,

    'items-requested': (p) =>
      `missing items requested on ${on(p.on)}${p.items.length > 0 ? ` (${p.items.join(', ')})` : ''}, to be produced by ${on(p.limitOn)} (CRPA L114-5)`,
    'items-produced': (p) => `complete on ${on(p.on)}`,
    'items-not-blocking': (p) => `the items requested on ${on(p.on)} stop nothing: the file can be examined without them (CRPA L114-5-1)`,
    'items-requested-too-late': (p) => `the items requested on ${on(p.on)} were requested too late to move the date`,
    'items-limit-passed': (p) => `items not produced by ${on(p.limitOn)}, the end of the time given`,

    'no-implied-decision': (p) => `silence decides nothing${p.legalBasis ? ` (${p.legalBasis})` : ''}`,
    'period-runs': (p) => `the period of ${period(p)} runs from ${on(p.from)}`,
    'period-waits-for-items': () => 'the period only runs from receipt of all the missing items (CRPA L114-5)',
    'period-waits-for-competent-body': () => 'the period only runs from receipt by the competent body (CRPA L114-3)',
    'period-suspended': (p) => `period suspended from ${on(p.from)} to ${on(p.to)} (${days(p.days)})`,
    'period-capped': (p) => `the suspension does not go beyond the time given, ${on(p.limitOn)}`,
    'period-not-suspended': () => 'asking for items does not suspend this period',
    'period-service-pause-ignored': () => 'a pause decided by the service does not stop the statutory period',
    'period-extended': (p) => `period extended by ${period(p)} on ${on(p.on)} (${p.legalBasis})`,
    'period-extended-too-late': (p) => `the extension of ${on(p.on)} comes after the end of the period: it has no effect`,
    'period-put-off-closed-day': (p) => `${on(p.from)} is not a working day: put off to ${on(p.to)}`,
    'implied-acceptance-on': (p) => `implied acceptance on ${on(p.on)} (${p.legalBasis})`,
    'implied-rejection-on': (p) => `implied rejection on ${on(p.on)} (${p.legalBasis})`,
    'reply-due-on': (p) => `reply due by ${on(p.on)}, silence decides nothing (${p.legalBasis})`,
    'implied-acceptance-acquired': (p) => `implied acceptance acquired on ${on(p.on)}`,
    'implied-rejection-acquired': (p) => `implied rejection acquired on ${on(p.on)}`,
    'decided-elsewhere': () => 'the decision belongs to another public body',

    answered: (p) => `answer sent on ${on(p.on)}`,
    decided: (p) => `decision taken on ${on(p.on)}${p.outcome ? ` (${OUTCOMES[p.outcome]})` : ''}`,
    'decided-not-notified': (p) => `the decision of ${on(p.on)} has not been notified yet`,
    notified: (p) => `decision notified on ${on(p.on)}`,
    closed: (p) => `closed on ${on(p.on)}`,
    'closed-without-action': (p) => `closed without action on ${on(p.on)}, without an answer: silence keeps its effect`,
    cancelled: (p) => `cancelled on ${on(p.on)}`,
  },
  silence: {
    acceptance: (p) =>
      `Provided that your request is complete, and if we have not answered by ${on(p.on)}, it will be deemed accepted (${p.legalBasis}).`,
    'acceptance-waits': (p) =>
      `The period after which your request will be deemed accepted only runs from the day on which we have received all the items requested (CRPA L114-5; ${p.legalBasis}).`,
    'acceptance-elsewhere': (p) =>
      `The period after which your request will be deemed accepted runs from its receipt by the competent body (CRPA L114-3; ${p.legalBasis}).`,
    rejection: (p) =>
      `Provided that your request is complete, and if we have not answered by ${on(p.on)}, it will be deemed rejected (${p.legalBasis}).`,
  },
  remedies: {
    certificate: () => 'You may then ask for a certificate of this acceptance (CRPA L232-3).',
    'informal-appeal': (p) =>
      `You will have ${months(p.months)} from this rejection to ask the mayor to reconsider (informal appeal, CRPA L411-2).`,
    court: (p) =>
      `You will have ${months(p.months)} from this rejection to apply to the administrative court (code of administrative justice R421-1 and R421-2).`,
    cada: (p) =>
      `You will have ${months(p.months)} from this refusal to apply to the Commission for access to administrative documents (CADA), before going to court (CRPA L342-1 and R343-1).`,
    reasons: () => 'During the time allowed for an appeal, you may ask for the reasons of this rejection (CRPA L232-4).',
  },
  promise: {
    'answer-by': (p) => `Answer by ${on(p.on)}`,
    'pass-on-by': (p) => `Passed on to the competent body by ${on(p.on)}`,
    'waiting-for-items': (p) => `We are waiting for your documents until ${on(p.limitOn)}`,
    paused: () => 'Work on your request is paused: we will tell you when it resumes',
    overdue: (p) => `The answer was planned for ${on(p.wasDueOn)}: we are late`,
    finished: (p) => `Finished on ${on(p.on)}`,
  },
  kinds: {
    'registration-notice': 'Registration notice',
    acknowledgement: 'Acknowledgement',
    'service-target': 'Service target',
    statutory: 'Statutory period',
    'missing-items-limit': 'Items to be produced',
  },
  states: { running: 'Running', met: 'Met', missed: 'Missed', suspended: 'Suspended', 'not-applicable': 'Not applicable' },
  remaining: (n: number): string => {
    if (n === 0) return 'last day'
    return n > 0 ? `${workingDays(n)} left` : `${workingDays(-n)} late`
  },
} satisfies Messages
