import { z } from 'zod'
import type { DeadlineReport } from '#modules/deadlines'
import { explain } from '#modules/deadlines'
import type { Directory } from '#modules/organisation'
import type { Locale } from '#platform/i18n'
import type { Request, RequestSummary } from '../request.ts'
import { REQUEST_STATES, OUTCOMES } from '../request.ts'

/** The dates of a request with the sentence that explains each one. */
export const datesShape = z.object({
  receivedOn: z.string(),
  dueOn: z.string().nullable(),
  deadlines: z.array(
    z.object({
      kind: z.string(),
      state: z.string(),
      startsOn: z.string().nullable(),
      dueOn: z.string().nullable(),
      metOn: z.string().nullable(),
      explanation: z.string(),
    }),
  ),
  silence: z.object({ effect: z.string(), takesEffectOn: z.string().nullable(), legalBasis: z.string() }).nullable(),
})

export const requestShape = z.object({
  id: z.uuid(),
  reference: z.string(),
  type: z.string(),
  subject: z.string(),
  text: z.string().optional(),
  state: z.enum(REQUEST_STATES),
  outcome: z.enum(OUTCOMES).nullable(),
  channel: z.string(),
  unit: z.string(),
  sector: z.string(),
  assignee: z.string().nullable(),
  requesterId: z.uuid().nullable(),
  receivedOn: z.string(),
  registeredAt: z.string(),
  dueOn: z.string().nullable(),
  urgency: z.string(),
  version: z.number().int(),
})

/** A request as programs read it; `limited` leaves out what the actor's sight does not reach. */
export function requestBody(request: Request, directory: Directory, limited: boolean) {
  return {
    id: request.id,
    reference: request.reference,
    type: request.typeCode,
    subject: request.subject,
    ...(limited
      ? {}
      : {
          text: request.text,
          answers: request.answers,
          place: request.place ?? null,
          latitude: request.latitude ?? null,
          longitude: request.longitude ?? null,
        }),
    state: request.state,
    outcome: request.outcome ?? null,
    channel: request.channel,
    language: request.language,
    unit: directory.units.get(request.unitId)?.code ?? '',
    sector: request.sectorCode,
    assignee: request.assigneeId === undefined ? null : (directory.agents.get(request.assigneeId)?.email ?? null),
    requesterId: limited ? null : (request.requesterId ?? null),
    receivedOn: request.receivedOn.toString(),
    registeredAt: request.registeredAt.toString(),
    answeredAt: request.answeredAt?.toString() ?? null,
    closedAt: request.closedAt?.toString() ?? null,
    dueOn: request.dueOn?.toString() ?? null,
    urgency: request.urgency,
    routing: limited ? { because: request.routing.because } : request.routing,
    version: request.version,
  }
}

export function summaryBody(request: RequestSummary, directory: Directory) {
  return {
    id: request.id,
    reference: request.reference,
    type: request.typeCode,
    subject: request.subject,
    state: request.state,
    channel: request.channel,
    unit: directory.units.get(request.unitId)?.code ?? '',
    sector: request.sectorCode,
    assignee: request.assigneeId === undefined ? null : (directory.agents.get(request.assigneeId)?.email ?? null),
    receivedOn: request.receivedOn.toString(),
    registeredAt: request.registeredAt.toString(),
    dueOn: request.dueOn?.toString() ?? null,
    urgency: request.urgency,
    version: request.version,
  }
}

export function datesBody(report: DeadlineReport, request: Request, locale: Locale) {
  return {
    receivedOn: request.receivedOn.toString(),
    dueOn: report.nextDue?.dueOn?.toString() ?? null,
    deadlines: report.deadlines.map((deadline) => ({
      kind: deadline.kind,
      state: deadline.state,
      startsOn: deadline.startsOn?.toString() ?? null,
      dueOn: deadline.dueOn?.toString() ?? null,
      metOn: deadline.metOn?.toString() ?? null,
      explanation: explain(locale, deadline.explanation),
    })),
    silence:
      report.silence === undefined
        ? null
        : {
            effect: report.silence.effect,
            takesEffectOn: report.silence.takesEffectOn?.toString() ?? null,
            legalBasis: report.silence.legalBasis,
          },
  }
}
