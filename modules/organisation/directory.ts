/** The organisation as a value: units, sites, agents and their names, read whole (a city has some hundreds of rows) and kept a moment. */
export interface Directory {
  city: City
  sectors: ReadonlyMap<string, Sector>
  units: ReadonlyMap<string, Unit>
  sites: ReadonlyMap<string, Site>
  agents: ReadonlyMap<string, Agent>
  districts: readonly District[]
  partners: readonly Partner[]
  competences: readonly Competence[]
  closedDays: readonly { on: Temporal.PlainDate; label: string }[]
  absences: readonly Absence[]
}

export interface City {
  name: string
  shortName: string
  postalAddress: string
  postcode: string
  town: string
  email: string
  phone: string
  mailDomain: string
  siret: string | undefined
  demonstration: boolean
}

export const SENSITIVITIES = ['low', 'normal', 'high', 'very-high'] as const
export type Sensitivity = (typeof SENSITIVITIES)[number]

export interface Sector {
  code: string
  name: string
  sensitivity: Sensitivity
}

export interface Unit {
  id: string
  code: string
  kind: 'directorate' | 'service' | 'team'
  parentId: string | undefined
  name: string
  sectorCode: string
  email: string | undefined
  phone: string | undefined
  managerId: string | undefined
}

export interface Site {
  id: string
  code: string
  name: string
  address: string
  postcode: string
  town: string
  phone: string | undefined
  kind: 'town-hall' | 'telephone' | 'other'
  intervals: readonly { weekday: number; opens: string; closes: string }[]
  exceptions: readonly { on: Temporal.PlainDate; intervals: readonly { opens: string; closes: string }[]; reason: string }[]
}

export interface Agent {
  id: string
  code: string
  givenName: string
  familyName: string
  /** Given and family name, as it is shown. */
  name: string
  title: string | undefined
  email: string
  unitId: string
  siteId: string | undefined
  languages: readonly string[]
  active: boolean
}

export interface District {
  code: string
  name: string
  lonMin: number
  latMin: number
  lonMax: number
  latMax: number
}

export interface Partner {
  code: string
  name: string
  email: string | undefined
  kind: string
}

export interface Competence {
  code: string
  subject: string
  partnerCode: string | undefined
  act: 'handled' | 'referred' | 'directed'
  sentence: string
  typeCodes: readonly string[]
}

export interface Absence {
  agentId: string
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  reason: string
  substituteId: string | undefined
}

/** A unit and all below it. */
export function unitAndBelow(directory: Pick<Directory, 'units'>, unitId: string): string[] {
  const children = [...directory.units.values()].filter((unit) => unit.parentId === unitId)
  return [unitId, ...children.flatMap((child) => unitAndBelow(directory, child.id))]
}

export function unitByCode(directory: Pick<Directory, 'units'>, code: string): Unit | undefined {
  return [...directory.units.values()].find((unit) => unit.code === code)
}

/** Who does the work of an agent on a day: the agent, or the substitutes one after the other (two at most); nobody when all are away. */
export function presentAgent(
  directory: Pick<Directory, 'absences' | 'agents'>,
  agentId: string,
  on: Temporal.PlainDate,
): string | undefined {
  let current: string | undefined = agentId
  for (let step = 0; step <= 2 && current !== undefined; step += 1) {
    const id: string = current
    const away = directory.absences.find(
      (absence) =>
        absence.agentId === id &&
        Temporal.PlainDate.compare(absence.startsOn, on) <= 0 &&
        Temporal.PlainDate.compare(on, absence.endsOn) <= 0,
    )
    if (away === undefined) return directory.agents.get(id)?.active === true ? id : undefined
    current = away.substituteId
  }
  return undefined
}

/** The district of a point: the box that holds it, lower code first on a shared border; else the nearest one. */
export function districtAt(districts: readonly District[], latitude: number, longitude: number): District | undefined {
  const distance = (district: District): number => {
    const dx = Math.max(district.lonMin - longitude, 0, longitude - district.lonMax)
    const dy = Math.max(district.latMin - latitude, 0, latitude - district.latMax)
    return dx * dx + dy * dy
  }
  return [...districts].sort((a, b) => distance(a) - distance(b) || a.code.localeCompare(b.code))[0]
}
