import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { ROLES, ROLE_RULES, type Role, admits, isPermission, isScope, openAccounts } from '#modules/accounts'
import { directoryOf, unitAndBelow } from '#modules/organisation'
import { type Actor, type AgentActor, NO_SIGHT, systemActor } from '#platform/access'
import { loadConfig } from '#platform/config'
import { type Route, createServer } from '#platform/http'
import { openKeys } from '#platform/keys'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { NO_ASSETS } from '#platform/ui'
import { loadDemonstration } from '#demo'
import { PERMISSION_MATRIX, ROUTE_MATRIX } from './authorisation-matrix.ts'
import { type Building, openBuilding } from './building.ts'
import { routesOf } from './routes.ts'

let db: TestDatabase
let building: Building
let server: FastifyInstance
let routes: Route[]
let current: Actor
let folder: string
/** A request of a service where none of the walked agents holds a role, in a sealed sector. */
let foreign: { id: string; reference: string; requesterId: string | null }
let home: string
/** A stream that ends with its reader: its own test looks at it. */
const ENDLESS = '/live'

before(async () => {
  db = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'parvis-matrix-'))
  const config = loadConfig({ DATABASE_URL: db.url, PARVIS_DATA: folder, PARVIS_LOG_LEVEL: 'silent' })
  await loadDemonstration({
    connection: db.owner,
    requests: 400,
    now: Temporal.Now.instant(),
    trackingKey: openKeys(join(folder, 'keys')).secrets('tracking-code').current,
    passwordHash: 'none',
  })
  building = await openBuilding(config, 'test')
  const { house } = building
  const accounts = openAccounts({ house, origin: 'http://localhost:3000', demonstration: true, secrets: building.keys })
  routes = routesOf({ config, building, accounts, origin: 'http://localhost:3000', demonstration: true, assets: () => NO_ASSETS })
  server = await createServer({
    house,
    routes,
    layouts: { public: (page) => page.body, agent: (page) => page.body },
    renderPart: () => '',
    identify: async () => ({ actor: current }),
    admits,
    receive: async () => ({ ok: false, message: 'no-file', data: {} }),
    origin: 'http://localhost:3000',
    csrfKey: Buffer.alloc(32),
    publicFolder: tmpdir(),
    signIn: '/desk/sign-in',
  })
  const directory = await directoryOf(house)
  home = [...directory.units.values()].find((unit) => unit.code === 'BIB')?.id ?? ''
  const row = await house.read(systemActor('test'), (tx) =>
    tx
      .selectFrom('requests.request')
      .select(['id', 'reference', 'requester_id'])
      .where('sector_code', '=', 'S-SOC')
      .where('requester_id', 'is not', null)
      .limit(1)
      .executeTakeFirstOrThrow(),
  )
  foreign = { id: row.id, reference: row.reference, requesterId: row.requester_id }
})

after(async () => {
  await server.close()
  await building.close()
  await db.drop()
  rmSync(folder, { recursive: true, force: true })
})

test('every route stands in the matrix with what opens it, and the matrix names no other', () => {
  const found = Object.fromEntries(routes.map((route) => [`${route.method} ${route.path}`, route.access]))
  assert.deepEqual(found, ROUTE_MATRIX)
})

test('the roles give exactly the rights that the matrix writes', () => {
  const given = Object.fromEntries(
    Object.keys(PERMISSION_MATRIX).map((permission) => [
      permission,
      ROLES.filter((role) => isPermission(permission) && ROLE_RULES[role].acts.includes(permission)),
    ]),
  )
  assert.deepEqual(given, PERMISSION_MATRIX)
})

test('a name of a right that nobody knows opens to nobody', () => {
  assert.deepEqual(
    routes
      .filter((route) => !['anyone', 'signed-in'].includes(route.access) && !isPermission(route.access) && !isScope(route.access))
      .map((route) => route.path),
    [],
  )
})

test('every role is let in to exactly the routes that the matrix opens to it', async () => {
  const wrong: string[] = []
  for (const role of ROLES) {
    for (const route of routes.filter((candidate) => candidate.audience === 'agent' && candidate.path !== ENDLESS)) {
      current = await agentWith(role)
      const answer = await ask(route)
      const barred = answer.statusCode === 403 && answer.body.includes('class="prose standard-page"')
      if (answer.statusCode >= 500) wrong.push(`${role} ${route.method} ${route.path}: ${answer.statusCode}`)
      if (!opened(route.access, role) && !barred) wrong.push(`${role} ${route.method} ${route.path}: let in (${answer.statusCode})`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('a record of a sealed sector is not found, and nothing of it is said, by any role of another service', async () => {
  const wrong: string[] = []
  for (const role of ROLES) {
    for (const route of routes.filter(
      (candidate) =>
        candidate.path.includes(':') &&
        candidate.audience === 'agent' &&
        candidate.method === 'GET' &&
        /:(reference|requestId)/.test(candidate.path),
    )) {
      current = await agentWith(role)
      const answer = await ask(route)
      if (answer.statusCode === 200) wrong.push(`${role} ${route.method} ${route.path}: ${answer.statusCode}`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('nobody signed in reaches no page of agents and no route of programs', async () => {
  const wrong: string[] = []
  for (const route of routes.filter((candidate) => candidate.audience !== 'public')) {
    current = { kind: 'visitor', requests: [] }
    const answer = await ask(route)
    const expected =
      route.audience === 'api' ? [401] : route.access === 'anyone' ? [200, 303, 400, 403, 404, 409, 422, 429] : [303, 403, 429]
    if (!expected.includes(answer.statusCode)) wrong.push(`${route.method} ${route.path}: ${answer.statusCode}`)
  }
  assert.deepEqual(wrong, [])
})

test('a token without the scope is refused on every route of programs', async () => {
  const wrong: string[] = []
  for (const route of routes.filter((candidate) => candidate.audience === 'api')) {
    current = { kind: 'token', id: foreign.id, name: 'test', scopes: [], roles: [{ role: 'R-ADF' }], sight: NO_SIGHT }
    const answer = await ask(route)
    if (answer.statusCode !== 403) wrong.push(`${route.method} ${route.path}: ${answer.statusCode}`)
  }
  assert.deepEqual(wrong, [])
})

function opened(access: string, role: Role): boolean {
  if (access === 'anyone' || access === 'signed-in') return true
  const roles = Object.entries(PERMISSION_MATRIX).find(([permission]) => permission === access)?.[1]
  return roles?.includes(role) === true
}

async function agentWith(role: Role): Promise<AgentActor> {
  const directory = await directoryOf(building.house)
  const units = unitAndBelow(directory, home)
  const rule = ROLE_RULES[role]
  const agent = [...directory.agents.values()].find((candidate) => candidate.unitId !== home)
  const sectors =
    rule.reads === 'front-desk'
      ? [...directory.sectors.values()].filter((sector) => sector.sensitivity !== 'very-high').map((sector) => sector.code)
      : []
  return {
    kind: 'agent',
    id: agent?.id ?? foreign.id,
    sessionId: foreign.id,
    name: role,
    unitId: home,
    roles: [{ role, ...(rule.reach === 'city' ? {} : { units }) }],
    sight: { units: rule.reads === 'none' ? [] : units, sectors, citizens: rule.citizens, mailroom: rule.mailroom },
  }
}

/** Asks as a browser of ours would: the right origin, but no form token, so that an unsafe request never goes further than its door. */
async function ask(route: Route) {
  const url = route.path
    .replace(':reference', foreign.reference)
    .replace(/:(?:id|requestId|messageId|taskId|fileId|agentId|typeCode|code|[a-zA-Z]+)/g, foreign.id)
  const headers: Record<string, string> = {
    cookie: 'pv=00000000',
    'sec-fetch-site': 'same-origin',
    authorization: 'Bearer pv_0000000000000000000000000000000000000000',
  }
  if (current.kind === 'visitor') {
    delete headers.cookie
    delete headers.authorization
  }
  return server.inject({ method: route.method, url, headers })
}
