import { catalogueOf, route } from '#modules/catalogue'
import { type Directory, unitByCode } from '#modules/organisation'
import { type Work, json, newId } from '#platform/database'
import { type Outcome, done, refuse } from '#platform/outcome'
import { type ActInput, type Acted, actingAgent, openRequest, today, writeAct } from './act.ts'
import { writeNote } from './notes-store.ts'
import { hasOpenTasks } from './open-tasks.ts'
import { isOpen } from './request.ts'

const REASON_LENGTH = 3

/** Hands a request to another service with a word for it. Receipt dates stay: the law counts from the body first addressed. */
export async function transferRequest(work: Work, input: ActInput & { unitId: string; reason: string }): Promise<Outcome<Acted>> {
  const opened = await openRequest(work, input, 'process')
  if (!opened.ok) return opened
  const { request, directory } = opened.value
  const unit = directory.units.get(input.unitId)
  if (unit === undefined || unit.kind === 'directorate') return refuse('invalid', 'requests.refusal.unknown-unit', { field: 'unitId' })
  if (unit.id === request.unitId) return refuse('invalid', 'requests.refusal.same-unit', { field: 'unitId' })
  if (!isOpen(request.state)) return refuse('conflict', 'requests.refusal.already-closed')
  const reason = input.reason.trim()
  if (reason.length < REASON_LENGTH) return refuse('invalid', 'requests.refusal.reason-missing', { field: 'reason' })
  await writeNote(work, { requestId: request.id, text: reason })
  const acted = await writeAct(work, opened.value, {
    patch: {
      unit_id: unit.id,
      assignee_id: null,
      state: request.state === 'assigned' || request.state === 'in-progress' ? 'registered' : request.state,
      routing: json({ because: 'agent', reason: reason.slice(0, 200) }),
    },
    event: { name: 'request.transferred', data: { fromUnit: request.unitId, toUnit: unit.id } },
  })
  return done(acted)
}

/**
 * Corrects the type; the request then follows the new type's rules from its first receipt, and goes to its service.
 * With `typeWords`, nobody chose: words of the request, read later, said so, and the decision table routes it as at registration.
 */
export async function reclassifyRequest(
  work: Work,
  input: ActInput & { typeCode: string; typeWords?: readonly string[] | undefined },
): Promise<Outcome<Acted>> {
  const opened = await openRequest(work, input, 'process')
  if (!opened.ok) return opened
  const { request, directory } = opened.value
  if (!isOpen(request.state)) return refuse('conflict', 'requests.refusal.already-closed')
  const catalogue = await catalogueOf(work)
  const type = catalogue.byCode.get(input.typeCode)
  if (type === undefined || !type.active) return refuse('invalid', 'requests.refusal.unknown-type', { field: 'type' })
  const unit = unitByCode(directory, type.definition.unitCode)
  if (unit === undefined) return refuse('conflict', 'requests.refusal.type-without-unit')
  const routed =
    input.typeWords === undefined ? undefined : route(catalogue.rules, { ...request, typeCode: type.code, defaultUnitId: unit.id })
  const toUnit = routed?.unitId ?? unit.id
  const moves = toUnit !== request.unitId
  const acted = await writeAct(
    work,
    { ...opened.value, type },
    {
      patch: {
        type_code: type.code,
        type_version_id: type.versionId,
        sector_code: type.definition.sectorCode,
        // What turns out to be of a sealed sector is no longer shared with those who gave an opinion on it.
        ...(isSealed(directory, type.definition.sectorCode) ? { shared_units: [] } : {}),
        routing: json(routed === undefined ? { because: 'agent' } : { ...routed, unitId: undefined, typeWords: input.typeWords }),
        ...(moves
          ? {
              unit_id: toUnit,
              assignee_id: null,
              state: request.state === 'assigned' || request.state === 'in-progress' ? 'registered' : request.state,
            }
          : {}),
      },
      event: {
        name: 'request.reclassified',
        data: { fromType: request.typeCode, toType: type.code, fromUnit: request.unitId, toUnit },
      },
    },
  )
  return done(acted)
}

function isSealed(directory: Directory, sectorCode: string): boolean {
  return directory.sectors.get(sectorCode)?.sensitivity === 'very-high'
}

/** L114-2 CRPA: passes the request to the body that is competent; the requester is told (correspondence reacts). */
export async function referRequest(work: Work, input: ActInput & { partnerCode: string; reason: string }): Promise<Outcome<Acted>> {
  const opened = await openRequest(work, input, 'process')
  if (!opened.ok) return opened
  const { request, directory } = opened.value
  const partner = directory.partners.find((known) => known.code === input.partnerCode)
  if (partner === undefined) return refuse('invalid', 'requests.refusal.unknown-partner', { field: 'partner' })
  if (!isOpen(request.state)) return refuse('conflict', 'requests.refusal.already-closed')
  const reason = input.reason.trim()
  if (reason.length < REASON_LENGTH) return refuse('invalid', 'requests.refusal.reason-missing', { field: 'reason' })
  if (await hasOpenTasks(work.tx, request.id)) return refuse('conflict', 'requests.refusal.open-tasks')
  await work.tx
    .insertInto('requests.referral')
    .values({
      id: newId(),
      request_id: request.id,
      partner_code: partner.code,
      reason,
      referred_at: work.at,
      referred_by: actingAgent(work),
    })
    .execute()
  const acted = await writeAct(work, opened.value, {
    patch: { state: 'closed', outcome: 'referred', closed_at: work.at },
    facts: [{ kind: 'transferred-to-competent-body', on: today(work), data: { body: 'other' } }],
    event: { name: 'request.referred', data: { partner: partner.code } },
  })
  return done(acted)
}
