import type { Mutation } from './mutation.ts'

const LIFE = 'modules/requests/life-of-a-request.test.ts'
const SIGHT = 'modules/requests/sight.test.ts'
const API = 'modules/requests/api/api.test.ts'
const PROPERTIES = 'modules/requests/properties.test.ts'
const REGISTRATION = 'modules/requests/registration.test.ts'
const LEGAL = 'modules/requests/legal-facts.test.ts'

/** The guards of a request's life, who sees it, its number and its code. */
export const REQUEST_MUTATIONS: readonly Mutation[] = [
  {
    name: 'cancelled-comes-back',
    file: 'modules/requests/request.ts',
    from: '  cancelled: [],',
    to: "  cancelled: ['in-progress', 'assigned', 'closed'],",
    tests: [LIFE, PROPERTIES],
  },
  {
    name: 'close-closed-again',
    file: 'modules/requests/close-request.ts',
    from: "if (!canMove(request.state, 'closed')) return",
    to: 'if (false) return',
    tests: [LIFE],
  },
  {
    name: 'close-with-open-tasks',
    file: 'modules/requests/close-request.ts',
    from: "  if (await hasOpenTasks(work.tx, request.id)) return refuse('conflict', 'requests.refusal.open-tasks')\n  return done(",
    to: '  return done(',
    tests: [LIFE, API],
  },
  {
    name: 'reopen-what-is-open',
    file: 'modules/requests/close-request.ts',
    from: "if (request.state !== 'closed') return",
    to: 'if (false) return',
    tests: [LIFE],
  },
  {
    name: 'reopen-without-reason',
    file: 'modules/requests/close-request.ts',
    from: "  if (reason.length < 3) return refuse('invalid', 'requests.refusal.reason-missing', { field: 'reason' })\n  const acted = await writeAct(work, opened.value, {\n    patch: { state: 'in-progress'",
    to: "  const acted = await writeAct(work, opened.value, {\n    patch: { state: 'in-progress'",
    tests: [LIFE, API],
  },
  {
    name: 'refusal-is-no-decision',
    file: 'modules/requests/close-request.ts',
    from: "return [{ kind: 'decided', on, data: { outcome, notifiedOn: on.toString() } }, closed('handled')]",
    to: "return [closed('handled')]",
    tests: [LIFE, LEGAL],
  },
  {
    name: 'take-from-a-colleague',
    file: 'modules/requests/assign-request.ts',
    from: 'request.assigneeId !== input.agentId && !mayAct',
    to: 'request.assigneeId === input.agentId && !mayAct',
    tests: [LIFE, PROPERTIES],
  },
  {
    name: 'assign-to-who-left',
    file: 'modules/requests/assign-request.ts',
    from: 'agent === undefined || !agent.active',
    to: 'agent === undefined',
    tests: ['modules/requests/assign-to-who-left.test.ts'],
  },
  {
    name: 'transfer-to-a-directorate',
    file: 'modules/requests/move-request.ts',
    from: "unit === undefined || unit.kind === 'directorate'",
    to: 'unit === undefined',
    tests: [LIFE],
  },
  {
    name: 'sealed-stays-shared',
    file: 'modules/requests/move-request.ts',
    from: "return directory.sectors.get(sectorCode)?.sensitivity === 'very-high'",
    to: 'return false',
    tests: [LIFE, SIGHT],
  },
  {
    name: 'visitor-sees-all',
    file: 'modules/requests/request-access.ts',
    from: "return actor.requests.includes(request.id) ? 'full' : 'none'",
    to: "return 'full'",
    tests: [SIGHT],
  },
  {
    name: 'limited-sight-acts',
    file: 'modules/requests/request-access.ts',
    from: "if (seen !== 'full') return false",
    to: "if (seen === 'none') return false",
    tests: [SIGHT, LIFE],
  },
  {
    name: 'assignee-gives-away',
    file: 'modules/requests/request-access.ts',
    from: "action !== 'assign' && permitted",
    to: 'permitted',
    tests: [SIGHT, LIFE],
  },
  {
    name: 'limited-sight-reads-text',
    file: 'modules/requests/request-access.ts',
    from: "const bare = { text: '', answers: {}",
    to: 'const bare = { answers: {}',
    tests: [SIGHT],
  },
  {
    name: 'check-letter-without-weights',
    file: 'modules/requests/reference.ts',
    from: 'Number(digit) * (index + 2)',
    to: 'Number(digit)',
    tests: [REGISTRATION],
  },
  {
    name: 'any-check-letter',
    file: 'modules/requests/reference.ts',
    from: 'if (checkLetter(digits) !== letter.toUpperCase()) return undefined',
    to: '',
    tests: [REGISTRATION],
  },
  {
    name: 'any-tracking-code',
    file: 'modules/requests/tracking-code.ts',
    from: 'given.length === expected.length && timingSafeEqual(given, expected)',
    to: 'given.length === expected.length',
    tests: [REGISTRATION, 'journeys/portal.test.ts'],
  },
]
