import { z } from 'zod'
import { cityCalendar, type Directory } from '#modules/organisation'
import {
  type ClockEvent,
  DECISION_OUTCOMES,
  type DeadlineReport,
  LEGAL_PARAMETERS,
  RECEIPT_CHANNELS,
  type ReceiptChannel,
  type Regime,
  computeDeadlines,
} from '#modules/deadlines'
import { NO_DUE, type RequestChannel } from './request.ts'

/** A dated fact as the registry keeps it; the clock's own words, with dates as text. */
export interface LegalFact {
  kind: ClockEvent['kind']
  on: Temporal.PlainDate
  data: FactData
}
export type FactData = z.infer<typeof factData>

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const period = z.object({ months: z.number().int().optional(), days: z.number().int().optional() })

export const factData = z.object({
  channel: z.enum(RECEIPT_CHANNELS).optional(),
  items: z.array(z.string()).optional(),
  limitOn: day.optional(),
  blocking: z.boolean().optional(),
  body: z.enum(['city', 'other']).optional(),
  receivedOn: day.optional(),
  scope: z.enum(['statutory', 'service-target']).optional(),
  by: period.optional(),
  byWorkingDays: z.number().int().optional(),
  legalBasis: z.string().optional(),
  outcome: z.enum([...DECISION_OUTCOMES, 'handled', 'without-action']).optional(),
  notifiedOn: day.optional(),
  because: z.enum(['in-error', 'contested']).optional(),
  endedSameDay: z.boolean().optional(),
})

const RECEIPT: Record<RequestChannel, ReceiptChannel> = {
  portal: 'online',
  email: 'email',
  post: 'post',
  phone: 'telephone',
  counter: 'counter',
  kiosk: 'counter',
  api: 'api',
  partner: 'other',
}

/** The clock's word for a channel of the registry. */
export function receiptChannel(channel: RequestChannel): ReceiptChannel {
  return RECEIPT[channel]
}

/** Asks the legal clock what is due, since when and why. */
export function askClock(input: {
  regime: Regime
  directory: Directory
  facts: readonly LegalFact[]
  today: Temporal.PlainDate
}): DeadlineReport {
  return computeDeadlines({
    regime: input.regime,
    calendar: cityCalendar(input.directory),
    parameters: LEGAL_PARAMETERS,
    events: input.facts.map(clockEvent),
    today: input.today,
  })
}

/** What lists are ordered by, taken from the clock's answer. */
export function dueColumns(report: DeadlineReport) {
  const dueOf = (kind: string) => report.deadlines.findLast((deadline) => deadline.kind === kind)?.dueOn ?? null
  return {
    due_on: report.nextDue?.dueOn ?? NO_DUE,
    due_kind: report.nextDue?.kind ?? null,
    statutory_on: report.silence?.takesEffectOn ?? dueOf('statutory'),
    target_on: dueOf('service-target'),
  }
}

function clockEvent(fact: LegalFact): ClockEvent {
  const { kind, on, data } = fact
  switch (kind) {
    case 'received':
      return { kind, on, channel: data.channel ?? 'other' }
    case 'missing-items-requested':
      return { kind, on, items: data.items ?? [], limitOn: date(data.limitOn) ?? on, blocking: data.blocking }
    case 'missing-items-received':
      return { kind, on, items: data.items }
    case 'transferred-to-competent-body':
      return { kind, on, body: data.body ?? 'other', receivedOn: date(data.receivedOn) }
    case 'extended':
      return data.scope === 'service-target'
        ? { kind, on, scope: 'service-target', byWorkingDays: data.byWorkingDays ?? 0 }
        : { kind, on, scope: 'statutory', by: data.by ?? {}, legalBasis: data.legalBasis ?? '' }
    case 'decided':
      return { kind, on, outcome: decision(data.outcome), notifiedOn: date(data.notifiedOn) }
    case 'closed':
      return { kind, on, outcome: data.outcome === 'without-action' ? 'without-action' : 'handled' }
    case 'reopened':
      return { kind, on, because: data.because, endedSameDay: data.endedSameDay, channel: data.channel }
    default:
      return { kind, on }
  }
}

const ENDS: ReadonlySet<LegalFact['kind']> = new Set(['answered', 'decided', 'closed', 'cancelled', 'transferred-to-competent-body'])

/** Facts as they are kept: a reopening says whether what it undoes is of its own day, for the clock knows no hours. */
export function orderedFacts(known: readonly LegalFact[], added: readonly LegalFact[]): LegalFact[] {
  const endedOn = (on: Temporal.PlainDate) => known.some((fact) => ENDS.has(fact.kind) && fact.on.equals(on))
  return added.map((fact) =>
    fact.kind === 'reopened' && endedOn(fact.on) ? { ...fact, data: { ...fact.data, endedSameDay: true } } : fact,
  )
}

function date(text: string | undefined): Temporal.PlainDate | undefined {
  return text === undefined ? undefined : Temporal.PlainDate.from(text)
}

function decision(outcome: FactData['outcome']) {
  return DECISION_OUTCOMES.find((known) => known === outcome)
}
