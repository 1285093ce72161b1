import type { Work } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type Outcome, done, refuse } from '#platform/outcome'
import { type AgentRecord, findAgent, findUnitInUse } from '../agents-store.ts'
import { changeAgent } from '../change-agent.ts'
import { grantRole } from '../grant-role.ts'
import { readOpening } from '../opening-hours.ts'
import { registerAgent } from '../register-agent.ts'
import { listAssignmentsOf } from '../roles-store.ts'
import { stateOn } from '../role-rules.ts'
import { findSite } from '../sites-store.ts'
import { findUnit } from '../units-store.ts'
import { changeSite, registerSite } from '../write-site.ts'
import { changeUnit, registerUnit } from '../write-unit.ts'
import type { ImportLine } from './import-lines.ts'
import { readDay, readRoles, readSiteKind, readUnitKind, readYes } from './read-values.ts'

export type ImportEffect = 'created' | 'changed' | 'unchanged'

/** Writes a line of units, but for who leads it: agents come later. */
export async function writeUnitLine(work: Work, { values }: ImportLine): Promise<Outcome<ImportEffect>> {
  const code = values.get('code') ?? ''
  const kind = readUnitKind(values.get('kind') ?? '')
  if (!kind.ok) return kind
  const activeFrom = readDay(values.get('activeFrom') ?? '', 'activeFrom')
  if (!activeFrom.ok) return activeFrom
  const activeUntil = readDay(values.get('activeUntil') ?? '', 'activeUntil')
  if (!activeUntil.ok) return activeUntil
  const sector = values.get('sector')
  const input = {
    name: values.get('name') ?? '',
    parentCode: values.get('parent'),
    kind: kind.value,
    sectorCode: sector === '' ? undefined : sector,
    email: values.get('email'),
    phone: values.get('phone'),
    activeFrom: activeFrom.value,
    activeUntil: activeUntil.value ?? (values.has('activeUntil') ? ('none' as const) : undefined),
  }
  const known = await findUnit(work.tx, { code })
  if (known === undefined) return created(await registerUnit(work, { ...input, code }))
  return changed(known, await changeUnit(work, { ...input, id: known.id, version: known.version }))
}

/** Writes who leads a unit, once the agents are there. */
export async function writeManager(work: Work, { values }: ImportLine): Promise<Outcome<ImportEffect>> {
  const unit = await findUnit(work.tx, { code: values.get('code') ?? '' })
  const code = values.get('manager')
  if (unit === undefined || code === undefined) return done('unchanged')
  const manager = code === '' ? undefined : await findAgent(work.tx, { code })
  if (code !== '' && manager === undefined) return refuse('invalid', 'organisation.refusal.unknown-manager', { field: 'manager' })
  return changed(unit, await changeUnit(work, { id: unit.id, version: unit.version, managerId: manager?.id ?? '' }))
}

export async function writeSiteLine(work: Work, { values }: ImportLine): Promise<Outcome<ImportEffect>> {
  const code = values.get('code') ?? ''
  const kind = readSiteKind(values.get('kind') ?? '')
  if (!kind.ok) return kind
  const active = readYes(values.get('active') ?? '')
  if (!active.ok) return active
  const hours = values.get('hours')
  const intervals = hours === undefined ? undefined : readOpening(hours)
  if (hours !== undefined && intervals === undefined) return refuse('invalid', 'organisation.refusal.hours', { field: 'hours' })
  const input = {
    name: values.get('name'),
    address: values.get('address'),
    postcode: values.get('postcode'),
    town: values.get('town'),
    phone: values.get('phone'),
    kind: kind.value,
    active: active.value,
    intervals,
  }
  const known = await findSite(work.tx, { code })
  if (known === undefined) return created(await registerSite(work, { ...input, code }))
  return changed(known, await changeSite(work, { ...input, id: known.id, version: known.version }))
}

/** Writes an agent and gives the roles that are not held yet. A role that the file does not name stays as it is. */
export async function writeAgentLine(work: Work, { values }: ImportLine): Promise<Outcome<ImportEffect>> {
  const roles = readRoles(values.get('roles') ?? '')
  if (!roles.ok) return roles
  const activeFrom = readDay(values.get('activeFrom') ?? '', 'activeFrom')
  if (!activeFrom.ok) return activeFrom
  const activeUntil = readDay(values.get('activeUntil') ?? '', 'activeUntil')
  if (!activeUntil.ok) return activeUntil
  const languages = (values.get('languages') ?? '')
    .toLowerCase()
    .split(/[\s,;|]+/)
    .filter((item) => item !== '')
  const code = values.get('code') ?? ''
  const input = {
    code,
    givenName: values.get('givenName') ?? '',
    familyName: values.get('familyName') ?? '',
    email: values.get('email') ?? '',
    title: values.get('title'),
    phone: values.get('phone'),
    unitCode: values.get('unit') ?? '',
    siteCode: values.get('site'),
    languages: languages.length === 0 ? undefined : languages,
    activeFrom: activeFrom.value,
  }
  const known = await findAgent(work.tx, { code })
  const until = activeUntil.value ?? (values.has('activeUntil') ? ('none' as const) : undefined)
  const written =
    known === undefined
      ? await registerAgent(work, { ...input, activeUntil: activeUntil.value })
      : await changeAgent(work, { ...input, id: known.id, version: known.version, activeUntil: until })
  if (!written.ok) return written
  const granted = await giveRoles(work, written.value, roles.value)
  if (!granted.ok) return granted
  if (known === undefined) return done('created')
  return done(granted.value > 0 || written.value.version !== known.version ? 'changed' : 'unchanged')
}

async function giveRoles(
  work: Work,
  agent: AgentRecord,
  roles: readonly { role: string; unitCode: string | undefined }[],
): Promise<Outcome<number>> {
  if (roles.length === 0) return done(0)
  const today = civilDate(work.at)
  const held = (await listAssignmentsOf(work.tx, agent.id)).filter((item) => stateOn(item, today) !== 'over')
  let given = 0
  for (const { role, unitCode } of roles) {
    const unitId = unitCode === undefined ? undefined : await findUnitInUse(work.tx, { by: { code: unitCode }, on: today })
    if (unitCode !== undefined && unitId === undefined)
      return refuse('invalid', 'organisation.refusal.import-role-unit', { field: 'roles', data: { code: unitCode } })
    if (held.some((item) => item.role === role && item.unitId === unitId)) continue
    const validFrom = Temporal.PlainDate.compare(agent.activeFrom, today) > 0 ? agent.activeFrom : today
    const outcome = await grantRole(work, { agentId: agent.id, role, unitId, validFrom })
    if (!outcome.ok) return { ok: false, refusal: { ...outcome.refusal, field: 'roles' } }
    held.push(outcome.value)
    given += 1
  }
  return done(given)
}

function created(outcome: Outcome<unknown>): Outcome<ImportEffect> {
  return outcome.ok ? done('created') : outcome
}

function changed(known: { version: number }, outcome: Outcome<{ version: number }>): Outcome<ImportEffect> {
  return outcome.ok ? done(outcome.value.version === known.version ? 'unchanged' : 'changed') : outcome
}
