import { PERMISSIONS, type Permission } from './permissions.ts'

export const ROLES = [
  'R-ACC',
  'R-TEL',
  'R-COU',
  'R-INS',
  'R-RES',
  'R-DIR',
  'R-SIG',
  'R-REG',
  'R-FAM',
  'R-ANI',
  'R-TER',
  'R-SAL',
  'R-CAB',
  'R-MED',
  'R-RED',
  'R-ADF',
  'R-ADT',
  'R-DPO',
  'R-ARC',
  'R-AUD',
] as const
export type Role = (typeof ROLES)[number]

/** What holding a role opens. */
export interface RoleRule {
  /**
   * Which requests: `unit`, those of the units where the role is held; `front-desk`, these and, in limited fields, those of
   * every sector whose sensitivity is not very high; `none`, no request at all.
   */
  reads: 'unit' | 'front-desk' | 'none'
  /** May search the registry of citizens. */
  citizens: boolean
  /** May sort mail that belongs to no request yet. */
  mailroom: boolean
  /** Where the role holds: in the unit of the assignment and below it, or, for offices of the whole city, everywhere. */
  reach: 'unit' | 'city'
  acts: readonly Permission[]
}

const FRONT: readonly Permission[] = [
  'contact.record',
  'contact.read',
  'request.register',
  'request.read',
  'request.read-limited',
  'citizen.search',
  'citizen.edit',
]
const INSTRUCTOR: readonly Permission[] = [
  'contact.record',
  'contact.read',
  'request.register',
  'request.read',
  'request.process',
  'task.handle',
  'citizen.search',
  'citizen.edit',
]
const MAIL: readonly Permission[] = ['mail.sort', 'post.capture']

const SERVICE = { reads: 'unit', citizens: true, mailroom: false, reach: 'unit' } as const
const OFFICE = { reads: 'none', citizens: false, mailroom: false, reach: 'city' } as const

/** What each role may do: the roles of the city as data. What is not written here is not allowed. */
export const ROLE_RULES: Readonly<Record<Role, RoleRule>> = {
  'R-ACC': { ...SERVICE, reads: 'front-desk', acts: [...FRONT, 'request.process', 'task.handle'] },
  'R-TEL': { ...SERVICE, reads: 'front-desk', acts: [...FRONT, 'request.process', 'task.handle'] },
  'R-COU': { ...SERVICE, reads: 'front-desk', mailroom: true, acts: [...FRONT, ...MAIL, 'task.handle'] },
  'R-INS': { ...SERVICE, acts: [...INSTRUCTOR, 'request.reopen'] },
  'R-RES': { ...SERVICE, acts: [...INSTRUCTOR, 'request.reopen', 'request.assign', 'statistics.read'] },
  // Reads and arbitrates; does not touch the file itself.
  'R-DIR': {
    ...SERVICE,
    acts: ['contact.record', 'contact.read', 'request.read', 'request.assign', 'request.reopen', 'citizen.search', 'statistics.read'],
  },
  'R-SIG': { ...SERVICE, acts: ['contact.read', 'request.read'] },
  'R-REG': { ...SERVICE, reads: 'none', acts: ['contact.record', 'citizen.search'] },
  'R-FAM': { ...SERVICE, acts: [...INSTRUCTOR, 'request.reopen'] },
  'R-ANI': { ...SERVICE, reads: 'none', citizens: false, acts: ['contact.record', 'task.handle'] },
  // Does not see who reported: no registry, limited fields even in the own unit.
  'R-TER': { ...SERVICE, citizens: false, acts: ['contact.record', 'request.read-limited', 'task.handle'] },
  'R-SAL': { ...SERVICE, acts: [...INSTRUCTOR, 'request.reopen'] },
  'R-CAB': { ...SERVICE, reads: 'front-desk', acts: [...INSTRUCTOR, 'request.read-limited'] },
  'R-MED': { ...SERVICE, acts: ['contact.record', 'contact.read', 'request.register', 'request.read', 'task.handle', 'citizen.search'] },
  'R-RED': { ...SERVICE, reads: 'none', citizens: false, acts: ['knowledge.edit'] },
  'R-ADF': {
    ...OFFICE,
    acts: ['organisation.edit', 'catalogue.edit', 'routing.edit', 'knowledge.edit', 'agents.edit', 'roles.grant', 'token.create'],
  },
  'R-ADT': { ...OFFICE, acts: ['system.health', 'jobs.retry'] },
  'R-DPO': { ...OFFICE, acts: ['audit.read'] },
  'R-ARC': { ...OFFICE, acts: [] },
  'R-AUD': { ...OFFICE, acts: ['audit.read', 'statistics.read'] },
}

/** What several roles held in one unit open together: who runs the contact centre, or writes its answers, sorts its mail as well. */
export const ROLE_COMBINATIONS: readonly { roles: readonly Role[]; mailroom: boolean; acts: readonly Permission[] }[] = [
  { roles: ['R-RES', 'R-TEL'], mailroom: true, acts: MAIL },
  { roles: ['R-INS', 'R-TEL'], mailroom: true, acts: ['mail.sort'] },
]

export function isRole(code: string): code is Role {
  return ROLES.some((role) => role === code)
}

/** Roles whose holder administers the city: one of them must exist before the first-run link is closed for good. */
export const ADMINISTRATOR_ROLES: readonly Role[] = ['R-ADF', 'R-ADT']

/** The roles that may do something, for pages that explain who to ask. */
export function rolesThatMay(permission: Permission): Role[] {
  return PERMISSIONS.includes(permission) ? ROLES.filter((role) => ROLE_RULES[role].acts.includes(permission)) : []
}
