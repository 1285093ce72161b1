import type { HeldRole, Sight } from '#platform/access'
import type { Sector, Unit } from '#modules/organisation'
import { combinationsOf } from './permitted.ts'
import { ROLE_RULES, isRole } from './roles.ts'

/** A role of an agent on a day; without unit it is held for the whole city. */
export interface Assignment {
  role: string
  unitId: string | undefined
}

export interface Rights {
  roles: HeldRole[]
  sight: Sight
}

interface Standing {
  assignments: readonly Assignment[]
  /** Teams across services of which the agent is a member: the roles of a service hold there too. */
  teams: readonly string[]
  organisation: { units: ReadonlyMap<string, Unit>; sectors: ReadonlyMap<string, Sector>; below: (unitId: string) => readonly string[] }
}

/** From assignments to rights: which roles hold where, and what row-level security lets through. Unknown roles open nothing. */
export function rightsOf(standing: Standing): Rights {
  const roles = standing.assignments.filter((assignment) => isRole(assignment.role)).map((assignment) => heldRole(assignment, standing))
  return { roles, sight: sightOf(roles, standing) }
}

function heldRole(assignment: Assignment, { teams, organisation }: Standing): HeldRole {
  const rule = isRole(assignment.role) ? ROLE_RULES[assignment.role] : undefined
  if (assignment.unitId === undefined || rule === undefined || rule.reach === 'city') return { role: assignment.role }
  const units = [assignment.unitId, ...(rule.reads === 'none' ? [] : teams)].flatMap(organisation.below)
  return { role: assignment.role, units: [...new Set(units)] }
}

function sightOf(held: readonly HeldRole[], { organisation }: Standing): Sight {
  const rules = held.flatMap(({ role, units }) => (isRole(role) ? [{ rule: ROLE_RULES[role], units }] : []))
  const read = rules.filter(({ rule }) => rule.reads !== 'none').flatMap(({ units }) => units ?? [...organisation.units.keys()])
  const limited = rules.some(({ rule }) => rule.reads === 'front-desk')
  return {
    units: [...new Set(read)].sort(),
    sectors: limited ? openSectors(organisation.sectors) : [],
    citizens: rules.some(({ rule }) => rule.citizens),
    mailroom: rules.some(({ rule }) => rule.mailroom) || combinationsOf(held).some((combination) => combination.mailroom),
  }
}

/** Sectors whose files the front desk knows of: of the very sensitive ones not even the existence of a file is seen from elsewhere. */
function openSectors(sectors: ReadonlyMap<string, Sector>): string[] {
  return [...sectors.values()]
    .filter((sector) => sector.sensitivity !== 'very-high')
    .map((sector) => sector.code)
    .sort()
}
