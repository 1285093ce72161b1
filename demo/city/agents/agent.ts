/** A role is held in a unit and below it; without unit, for the whole city. */
export interface RoleGrant {
  role: string
  unit?: string
}

export interface DemoAgent {
  code: string
  civility: 'madam' | 'sir'
  givenName: string
  familyName: string
  /** The capacity in which the agent answers (L111-2 CRPA). */
  title: string
  email: string
  unitCode: string
  siteCode: string
  roles: readonly RoleGrant[]
  skills: readonly string[]
  /** ISO 639-1, and `lsf` for French sign language. */
  languages: readonly string[]
}
