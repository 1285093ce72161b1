import { permitted } from '#modules/accounts'
import { type Work, newId } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type Outcome, type Refused, done, refuse } from '#platform/outcome'
import { findAgent } from './agents-store.ts'
import { guarded } from './broken-invariant.ts'
import { forgetDirectory } from './directory-of.ts'
import type { Unit } from './directory.ts'
import { type UnitFacts, kindUnder, mayStandUnder, unitFault } from './unit-facts.ts'
import { type UnitRecord, countGoingOn, findUnit, insertUnit, isSector, updateUnit } from './units-store.ts'

/** What is said about a unit. Not named: stays as it is; an empty text empties. */
export interface UnitInput {
  name?: string | undefined
  parentId?: string | undefined
  parentCode?: string | undefined
  /** Absent: the kind that its place asks for. */
  kind?: Unit['kind'] | undefined
  /** Absent for a new one: the sector of its parent. */
  sectorCode?: string | undefined
  email?: string | undefined
  phone?: string | undefined
  /** Empty: nobody. */
  managerId?: string | undefined
  activeFrom?: Temporal.PlainDate | undefined
  activeUntil?: Temporal.PlainDate | 'none' | undefined
}

/** Adds a directorate, a service or a team. */
export async function registerUnit(work: Work, input: UnitInput & { code: string; name: string }): Promise<Outcome<UnitRecord>> {
  if (!permitted(work.actor, 'organisation.edit')) return refuse('not-allowed', 'organisation.refusal.not-allowed')
  const parent = await parentOf(work, input)
  if (!parent.ok) return parent
  const kind = input.kind ?? kindUnder(parent.value?.kind)
  const facts: UnitFacts = {
    code: input.code.trim(),
    kind: kind ?? 'team',
    parentId: parent.value?.id,
    name: input.name.trim(),
    sectorCode: textOf(input.sectorCode) ?? parent.value?.sectorCode ?? '',
    email: textOf(input.email)?.toLowerCase(),
    phone: textOf(input.phone),
    managerId: textOf(input.managerId),
    activeFrom: input.activeFrom ?? civilDate(work.at),
    activeUntil: input.activeUntil === 'none' ? undefined : input.activeUntil,
  }
  const refused = await faultOf(work, facts, parent.value)
  if (refused !== undefined) return refused
  if ((await findUnit(work.tx, { code: facts.code })) !== undefined)
    return refuse('conflict', 'organisation.refusal.unit-code-taken', { field: 'code' })
  const id = newId()
  return guarded(async () => {
    await insertUnit(work.tx, id, facts)
    work.publish({ name: 'unit.registered', subject: { kind: 'unit', id }, unitId: id })
    forgetDirectory(work)
    return done({ id, version: 1, ...facts })
  })
}

/** Changes a unit. Its code stays; it closes only once nothing and nobody in it goes on. */
export async function changeUnit(work: Work, input: UnitInput & { id: string; version: number }): Promise<Outcome<UnitRecord>> {
  if (!permitted(work.actor, 'organisation.edit')) return refuse('not-allowed', 'organisation.refusal.not-allowed')
  const known = await findUnit(work.tx, { id: input.id })
  if (known === undefined) return refuse('not-found', 'organisation.refusal.no-such-unit')
  if (known.version !== input.version) return refuse('conflict', 'organisation.refusal.stale')
  const moves = input.parentId !== undefined || input.parentCode !== undefined
  const parent = await parentOf(work, moves ? input : { parentId: known.parentId })
  if (!parent.ok) return parent
  if (input.kind !== undefined && input.kind !== known.kind)
    return refuse('invalid', 'organisation.refusal.unit-kind-stays', { field: 'kind' })
  const facts: UnitFacts = {
    ...known,
    parentId: parent.value?.id,
    name: input.name?.trim() ?? known.name,
    sectorCode: input.sectorCode?.trim() ?? known.sectorCode,
    email: emptied(input.email?.toLowerCase(), known.email),
    phone: emptied(input.phone, known.phone),
    managerId: emptied(input.managerId, known.managerId),
    activeFrom: input.activeFrom ?? known.activeFrom,
    activeUntil: input.activeUntil === 'none' ? undefined : (input.activeUntil ?? known.activeUntil),
  }
  const fields = FIELDS.filter((name) => String(known[name] ?? '') !== String(facts[name] ?? ''))
  if (fields.length === 0) return done(known)
  const refused = (await faultOf(work, facts, parent.value)) ?? (await closingFault(work, known, facts))
  if (refused !== undefined) return refused
  return guarded(async () => {
    const version = await updateUnit(work.tx, { id: known.id, version: known.version, facts })
    if (version === undefined) return refuse('conflict', 'organisation.refusal.stale')
    work.publish({ name: 'unit.changed', subject: { kind: 'unit', id: known.id }, unitId: known.id, data: { fields: [...fields] } })
    forgetDirectory(work)
    return done({ ...facts, id: known.id, version })
  })
}

const FIELDS = ['parentId', 'name', 'sectorCode', 'email', 'phone', 'managerId', 'activeFrom', 'activeUntil'] as const

async function parentOf(
  work: Work,
  named: { parentId?: string | undefined; parentCode?: string | undefined },
): Promise<Outcome<UnitRecord | undefined>> {
  const id = textOf(named.parentId)
  const code = textOf(named.parentCode)
  if (id === undefined && code === undefined) return done(undefined)
  const found = await findUnit(work.tx, id === undefined ? { code: code ?? '' } : { id })
  return found === undefined ? refuse('invalid', 'organisation.refusal.unknown-parent', { field: 'parent' }) : done(found)
}

async function faultOf(work: Work, facts: UnitFacts, parent: UnitRecord | undefined): Promise<Refused | undefined> {
  if (!mayStandUnder(facts.kind, parent?.kind)) return refuse('invalid', 'organisation.refusal.unit-place', { field: 'parent' })
  const fault = unitFault(facts)
  if (fault !== undefined) return fault
  if (!(await isSector(work.tx, facts.sectorCode))) return refuse('invalid', 'organisation.refusal.unknown-sector', { field: 'sector' })
  if (facts.managerId !== undefined && (await findAgent(work.tx, { id: facts.managerId })) === undefined)
    return refuse('invalid', 'organisation.refusal.unknown-manager', { field: 'manager' })
  return undefined
}

async function closingFault(work: Work, known: UnitRecord, facts: UnitFacts): Promise<Refused | undefined> {
  if (facts.activeUntil === undefined || String(facts.activeUntil) === String(known.activeUntil ?? '')) return undefined
  const { units, agents } = await countGoingOn(work.tx, { id: known.id, after: facts.activeUntil })
  if (units + agents === 0) return undefined
  return refuse('conflict', 'organisation.refusal.unit-in-use', { field: 'activeUntil', data: { units, agents } })
}

function textOf(text: string | undefined): string | undefined {
  const trimmed = text?.trim()
  return trimmed === '' ? undefined : trimmed
}

function emptied(given: string | undefined, known: string | undefined): string | undefined {
  return given === undefined ? known : textOf(given)
}
