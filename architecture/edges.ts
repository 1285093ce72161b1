/** Who may enter whom. An arrow that is not written here does not exist: a new one is a decision (docs/decisions). */
export const MODULE_EDGES: Readonly<Record<string, readonly string[]>> = {
  deadlines: [],
  organisation: ['accounts'],
  accounts: ['organisation'],
  catalogue: ['deadlines', 'organisation', 'accounts'],
  citizens: ['accounts', 'organisation', 'catalogue'],
  contacts: ['accounts', 'catalogue', 'citizens', 'organisation'],
  requests: ['accounts', 'catalogue', 'citizens', 'contacts', 'deadlines', 'organisation'],
  knowledge: ['accounts', 'catalogue', 'organisation'],
  correspondence: ['accounts', 'catalogue', 'citizens', 'contacts', 'deadlines', 'knowledge', 'organisation', 'requests'],
  mailroom: ['accounts', 'catalogue', 'citizens', 'contacts', 'correspondence', 'organisation', 'requests'],
}

/** Floors, from the top: each may use those below it only. */
export const FLOORS = ['apps', 'modules', 'platform'] as const
