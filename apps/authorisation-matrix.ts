import type { Permission, Role } from '#modules/accounts'

/**
 * Who may what, as data: the documentation that security asks for, and what apps/authorisation.test.ts walks. A change of rights
 * is a change of this page first. A route that is not here does not pass the tests; a right that the code gives and this page
 * does not, neither.
 */
export const PERMISSION_MATRIX: Readonly<Record<Permission, readonly Role[]>> = {
  'contact.record': ['R-ACC', 'R-TEL', 'R-COU', 'R-INS', 'R-RES', 'R-DIR', 'R-REG', 'R-FAM', 'R-ANI', 'R-TER', 'R-SAL', 'R-CAB', 'R-MED'],
  'contact.read': ['R-ACC', 'R-TEL', 'R-COU', 'R-INS', 'R-RES', 'R-DIR', 'R-SIG', 'R-FAM', 'R-SAL', 'R-CAB', 'R-MED'],
  'request.register': ['R-ACC', 'R-TEL', 'R-COU', 'R-INS', 'R-RES', 'R-FAM', 'R-SAL', 'R-CAB', 'R-MED'],
  'request.read': ['R-ACC', 'R-TEL', 'R-COU', 'R-INS', 'R-RES', 'R-DIR', 'R-SIG', 'R-FAM', 'R-SAL', 'R-CAB', 'R-MED'],
  'request.read-limited': ['R-ACC', 'R-TEL', 'R-COU', 'R-TER', 'R-CAB'],
  'request.assign': ['R-RES', 'R-DIR'],
  'request.process': ['R-ACC', 'R-TEL', 'R-INS', 'R-RES', 'R-FAM', 'R-SAL', 'R-CAB'],
  'request.reopen': ['R-INS', 'R-RES', 'R-DIR', 'R-FAM', 'R-SAL'],
  'task.handle': ['R-ACC', 'R-TEL', 'R-COU', 'R-INS', 'R-RES', 'R-FAM', 'R-ANI', 'R-TER', 'R-SAL', 'R-CAB', 'R-MED'],
  'citizen.search': ['R-ACC', 'R-TEL', 'R-COU', 'R-INS', 'R-RES', 'R-DIR', 'R-REG', 'R-FAM', 'R-SAL', 'R-CAB', 'R-MED'],
  'citizen.edit': ['R-ACC', 'R-TEL', 'R-COU', 'R-INS', 'R-RES', 'R-FAM', 'R-SAL', 'R-CAB'],
  'mail.sort': ['R-COU'],
  'post.capture': ['R-COU'],
  'knowledge.edit': ['R-RED', 'R-ADF'],
  'organisation.edit': ['R-ADF'],
  'catalogue.edit': ['R-ADF'],
  'routing.edit': ['R-ADF'],
  'agents.edit': ['R-ADF'],
  'roles.grant': ['R-ADF'],
  'system.health': ['R-ADT'],
  'jobs.retry': ['R-ADT'],
  'audit.read': ['R-DPO', 'R-AUD'],
  'statistics.read': ['R-RES', 'R-DIR', 'R-AUD'],
  'token.create': ['R-ADF'],
}

/** What opens each route: `anyone`, `signed-in`, a permission, or a scope of the API. */
export const ROUTE_MATRIX: Readonly<Record<string, string>> = {
}
