import type { Mutation } from './mutation.ts'

const PERMITTED = 'modules/accounts/permitted.test.ts'
const RIGHTS = 'modules/accounts/rights.test.ts'
const SESSIONS = 'modules/accounts/sessions.test.ts'
const SIGN_IN = 'modules/accounts/sign-in.test.ts'
const ONCE = 'modules/accounts/idempotency.test.ts'
const HOUSE = 'platform/database/house.test.ts'
const OPENED = 'platform/http/opened-requests.test.ts'

/** Who may what, sessions, acts done once, what row-level security is told, forged forms. */
export const ACCESS_MUTATIONS: readonly Mutation[] = [
  {
    name: 'right-in-any-unit',
    file: 'modules/accounts/permitted.ts',
    from: 'unitId === undefined || item.units === undefined || item.units.includes(unitId)',
    to: 'unitId === undefined || item.units === undefined || item.units.length > 0',
    tests: [PERMITTED, RIGHTS],
  },
  {
    name: 'token-without-scope',
    file: 'modules/accounts/permitted.ts',
    from: 'return scopesCover(actor.scopes, permission) && heldRolesPermit',
    to: 'return heldRolesPermit',
    tests: [PERMITTED, RIGHTS],
  },
  {
    name: 'unknown-access-opens',
    file: 'modules/accounts/permitted.ts',
    from: 'return isPermission(route.access) && permitted(actor, route.access)',
    to: 'return !isPermission(route.access) || permitted(actor, route.access)',
    tests: [PERMITTED, RIGHTS],
  },
  {
    name: 'ended-session-lives',
    file: 'modules/accounts/identify.ts',
    from: 'session.endedAt !== undefined || Temporal',
    to: 'Temporal',
    tests: [SESSIONS, SIGN_IN],
  },
  {
    name: 'idle-session-open',
    file: 'modules/accounts/identify.ts',
    from: "<= 0 ? 'locked' : 'open'",
    to: "<= 0 ? 'open' : 'open'",
    tests: [SESSIONS],
  },
  {
    name: 'one-factor-in-earnest',
    file: 'modules/accounts/identify.ts',
    from: "if (session.method === 'password' && !accounts.demonstration) return undefined",
    to: '',
    tests: [SESSIONS, SIGN_IN],
  },
  {
    name: 'stepped-up-for-ever',
    file: 'modules/accounts/identify.ts',
    from: '&& Temporal.Instant.compare(actor.steppedUpUntil, at) > 0',
    to: '',
    tests: [SESSIONS, RIGHTS, 'modules/accounts/desk/pages.test.tsx'],
  },
  {
    name: 'guess-without-waiting',
    file: 'modules/accounts/attempt-store.ts',
    from: 'if (row.retry_at !== null && Temporal.Instant.compare(row.retry_at, at) > 0) return row.retry_at',
    to: '',
    tests: [SIGN_IN],
  },
  {
    name: 'totp-code-twice',
    file: 'modules/accounts/one-time-code.ts',
    from: '...(lastStep === undefined ? {} : { afterTimeStep: lastStep }),',
    to: '',
    tests: ['modules/accounts/one-time-code.test.ts'],
  },
  {
    name: 'one-key-two-contents',
    file: 'modules/accounts/idempotency-store.ts',
    from: "if (!row.fingerprint.equals(fingerprint)) return { kind: 'conflict' }",
    to: '',
    tests: [ONCE],
  },
  {
    name: 'key-order-is-content',
    file: 'modules/accounts/idempotency-store.ts',
    from: 'JSON.stringify([request.method, request.path, sorted(request.body)])',
    to: 'JSON.stringify([request.method, request.path, request.body])',
    tests: [ONCE],
  },
  {
    name: 'same-key-at-once',
    file: 'modules/accounts/idempotency-store.ts',
    from: 'return rows[0]?.held === true',
    to: 'return rows.length > 0',
    tests: [ONCE],
  },
  {
    name: 'sight-of-the-house-for-agents',
    file: 'platform/database/settings.ts',
    from: "return { actor: 'agent', agent: actor.id, ...sightSettings(actor.sight) }",
    to: "return { actor: 'system' }",
    tests: [HOUSE, 'modules/requests/sight.test.ts'],
  },
  {
    name: 'sight-outlives-its-transaction',
    file: 'platform/database/settings.ts',
    from: 'SET LOCAL app.',
    to: 'SET app.',
    tests: [HOUSE],
  },
  {
    name: 'any-text-into-settings',
    file: 'platform/database/settings.ts',
    from: "if (wrong !== undefined) throw new Error('only ids and codes may be given to row-level security')",
    to: '',
    tests: ['platform/database/settings.test.ts'],
  },
  {
    name: 'refused-but-written',
    file: 'platform/database/house.ts',
    from: 'if (!outcome.ok) throw new RefusalError(outcome.refusal)',
    to: '',
    tests: [HOUSE],
  },
  {
    name: 'any-form-token',
    file: 'platform/http/forgery.ts',
    from: 'expected.length === given.length && timingSafeEqual(expected, given)',
    to: 'expected.length === given.length',
    tests: ['platform/http/forgery.test.ts'],
  },
  {
    name: 'form-from-another-site',
    file: 'platform/http/forgery.ts',
    from: "if (site !== undefined) return site === 'same-origin' || site === 'none'",
    to: 'if (site !== undefined) return true',
    tests: ['platform/http/forgery.test.ts'],
  },
  {
    name: 'opened-for-ever',
    file: 'platform/http/opened-requests.ts',
    from: 'if (Number(until) * 1000 < options.at.epochMilliseconds) return []',
    to: '',
    tests: [OPENED],
  },
  {
    name: 'opened-by-anybody',
    file: 'platform/http/opened-requests.ts',
    from: 'given.length !== expected.length || !timingSafeEqual(given, expected)',
    to: 'given.length !== expected.length',
    tests: [OPENED],
  },
  {
    name: 'nul-reaches-the-database',
    file: 'platform/http/unwritable.ts',
    from: "return !value.includes('\\0') && value.isWellFormed()",
    to: 'return true',
    tests: ['platform/http/unwritable.test.ts'],
  },
]
