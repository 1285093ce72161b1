export const CITIZEN_KINDS = ['person', 'organisation'] as const
export type CitizenKind = (typeof CITIZEN_KINDS)[number]
export const PREFERRED_CHANNELS = ['email', 'post', 'phone', 'portal'] as const
export type PreferredChannel = (typeof PREFERRED_CHANNELS)[number]

/** A person or an organisation who addresses the city. */
export interface Citizen {
  id: string
  kind: CitizenKind
  civility: 'madam' | 'sir' | undefined
  givenNames: string | undefined
  familyName: string | undefined
  usageName: string | undefined
  /** YYYY-MM-DD, with 00 for what is not known. */
  birthDate: string | undefined
  organisationName: string | undefined
  rna: string | undefined
  siret: string | undefined
  language: string
  preferredChannel: PreferredChannel | undefined
  notice: string | undefined
  createdAt: Temporal.Instant
  version: number
}

export interface ContactPoint {
  id: string
  kind: 'email' | 'phone'
  value: string
  normalised: string
  preferred: boolean
  verifiedAt: Temporal.Instant | undefined
  bouncedAt: Temporal.Instant | undefined
}

export interface Address {
  id: string
  line: string
  complement: string | undefined
  postcode: string
  town: string
  country: string
  districtCode: string | undefined
}

/** How the person is called in a list: given names and usage name, or the organisation's name. */
export function displayName(citizen: Pick<Citizen, 'givenNames' | 'familyName' | 'usageName' | 'organisationName'>): string {
  return citizen.organisationName ?? [citizen.givenNames, citizen.usageName ?? citizen.familyName].filter(Boolean).join(' ')
}

/** How a letter addresses them: the family name unless they asked for the usage name (CRPA L111-3). */
export function formalName(citizen: Pick<Citizen, 'civility' | 'givenNames' | 'familyName' | 'usageName' | 'organisationName'>): string {
  if (citizen.organisationName !== undefined) return citizen.organisationName
  const civility = citizen.civility === 'madam' ? 'Madame' : citizen.civility === 'sir' ? 'Monsieur' : undefined
  return [civility, citizen.givenNames, citizen.usageName ?? citizen.familyName].filter(Boolean).join(' ')
}
