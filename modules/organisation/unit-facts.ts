import { type Refused, refuse } from '#platform/outcome'
import type { Unit } from './directory.ts'

/** What the administration keeps about a directorate, a service or a team. */
export interface UnitFacts {
  code: string
  kind: Unit['kind']
  parentId: string | undefined
  name: string
  sectorCode: string
  email: string | undefined
  phone: string | undefined
  managerId: string | undefined
  activeFrom: Temporal.PlainDate
  /** The last day; absent: no end is known. */
  activeUntil: Temporal.PlainDate | undefined
}

export const UNIT_LIMITS = { code: 16, name: 160, email: 254, phone: 40 } as const
const CODE = /^[A-Z0-9-]{2,16}$/
export const ADDRESS = /^[^\s@<>"(),:;\\[\]]+@[^\s@.]+(?:\.[^\s@.]+)+$/u
export const PHONE = /^\+?[0-9][0-9 .()/-]{1,38}$/

/** What is wrong with the facts by themselves, the field named; undefined when nothing is. */
export function unitFault(facts: UnitFacts): Refused | undefined {
  if (!CODE.test(facts.code)) return fault('unit-code', 'code', UNIT_LIMITS.code)
  if (!isLine(facts.name, UNIT_LIMITS.name)) return fault('unit-name', 'name', UNIT_LIMITS.name)
  if (facts.email !== undefined && (facts.email.length > UNIT_LIMITS.email || !ADDRESS.test(facts.email)))
    return fault('email', 'email', UNIT_LIMITS.email)
  if (facts.phone !== undefined && !PHONE.test(facts.phone)) return fault('phone', 'phone', UNIT_LIMITS.phone)
  if (facts.activeUntil !== undefined && Temporal.PlainDate.compare(facts.activeUntil, facts.activeFrom) < 0)
    return fault('leaves-before', 'activeUntil', 0)
  return undefined
}

/** The kind a unit has under its parent unless another is named: directorates stand alone, services in them, teams in services. */
export function kindUnder(parent: Unit['kind'] | undefined): Unit['kind'] | undefined {
  if (parent === undefined) return 'directorate'
  if (parent === 'team') return undefined
  return parent === 'directorate' ? 'service' : 'team'
}

/** Whether a unit of that kind may stand there: a team may also stand directly in a directorate. */
export function mayStandUnder(kind: Unit['kind'], parent: Unit['kind'] | undefined): boolean {
  return kindUnder(parent) === kind || (kind === 'team' && parent === 'directorate')
}

/** One line of text that can be printed, not longer than `most` characters. */
export function isLine(text: string, most: number): boolean {
  return text.length >= 1 && text.length <= most && text.trim() === text && text.isWellFormed() && !/\p{Cc}/u.test(text)
}

function fault(name: string, field: string, maximum: number): Refused {
  return refuse('invalid', `organisation.refusal.${name}`, { field, data: { maximum } })
}
