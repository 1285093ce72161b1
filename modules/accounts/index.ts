export {
  type Accounts,
  type AccountsOptions,
  type DemonstrationAgent,
  type DemonstrationSignIn,
  type SessionLimits,
  openAccounts,
} from './accounts.ts'
export { type AgentAccess, closeAccess, endSessionsOfAgent, readAgentAccess } from './agent-access.ts'
export { anotherAdministrator } from './agent-rights-store.ts'
export { type NewToken, createToken, listTokens, revokeToken } from './api-tokens.ts'
export { accountsHousekeeping } from './housekeeping-job.ts'
export { type Made, actOnce } from './once.ts'
export { type Begun, beginOnce, fingerprintOf, finishOnce, idempotencyKey } from './idempotency-store.ts'
export { identify, isSteppedUp, tokenActor } from './identify.ts'
export { type InvitationLink, inviteAgent, removeSecondFactor } from './invitation.ts'
export { messagesFor as accountsMessages, refusalSentence as accountsRefusal, roleName } from './messages/index.ts'
export { PASSWORD_COST, type PasswordCost, openPasswords } from './passwords.ts'
export { PERMISSIONS, type Permission, isBoundToUnit, isPermission } from './permissions.ts'
export { ACCESS_ANYONE, ACCESS_SIGNED_IN, admits, permitted } from './permitted.ts'
export { ADMINISTRATOR_ROLES, ROLES, ROLE_RULES, type Role, type RoleRule, isRole, rolesThatMay } from './roles.ts'
export { SCOPES, type Scope, defaultScopes, isScope } from './scopes.ts'
export { type SecretBox } from './secret-box.ts'
export { changeMyPassword, givePassword } from './set-password.ts'
export { createSetUpLink } from './set-up.ts'
export { type ApiToken } from './token-store.ts'
