import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Actor, NO_SIGHT, systemActor, visitor } from '#platform/access'
import { PERMISSIONS } from './permissions.ts'
import { admits, permitted } from './permitted.ts'
import { ROLES, ROLE_RULES } from './roles.ts'
import { SCOPES, defaultScopes } from './scopes.ts'

function agent(...roles: { role: string; units?: readonly string[] }[]): Actor {
  return { kind: 'agent', id: 'a-1', sessionId: 's-1', name: 'Agent', unitId: 'u-1', roles, sight: NO_SIGHT }
}
function token(role: string, scopes: readonly string[]): Actor {
  return { kind: 'token', id: 't-1', name: 'Token', scopes, roles: [{ role }], sight: NO_SIGHT }
}

test('nobody, a citizen, an agent without role and an unknown role may do nothing', () => {
  const nobodies: Actor[] = [
    visitor(['r-1']),
    { kind: 'citizen', id: 'c-1', sessionId: 's-1' },
    agent(),
    agent({ role: 'R-XYZ' }),
    token('R-XYZ', SCOPES),
  ]
  for (const actor of nobodies)
    for (const permission of PERMISSIONS) assert.equal(permitted(actor, permission), false, `${actor.kind} ${permission}`)
})

test('an instructor works on the requests of the own unit and of no other', () => {
  const instructor = agent({ role: 'R-INS', units: ['u-1', 'u-2'] })
  assert.equal(permitted(instructor, 'request.process', 'u-3'), false)
  assert.equal(permitted(instructor, 'request.assign', 'u-1'), false)
  assert.equal(permitted(instructor, 'request.process', 'u-2'), true)
  assert.equal(permitted(instructor, 'request.process'), true)
})

test('a manager in one unit who is an instructor in another assigns only where the manager', () => {
  const person = agent({ role: 'R-RES', units: ['u-1'] }, { role: 'R-INS', units: ['u-2'] })
  assert.equal(permitted(person, 'request.assign', 'u-2'), false)
  assert.equal(permitted(person, 'request.assign', 'u-1'), true)
})

test('any agent records a contact and registers for another service, whatever unit is named', () => {
  assert.equal(permitted(agent({ role: 'R-ACC', units: ['u-1'] }), 'request.register', 'u-9'), true)
})

test('administrators, the data protection officer, auditors and archivists never read the content of requests', () => {
  for (const role of ['R-ADF', 'R-ADT', 'R-DPO', 'R-AUD', 'R-ARC', 'R-RED'] as const) {
    assert.equal(ROLE_RULES[role].reads, 'none')
    assert.equal(ROLE_RULES[role].citizens, false)
    for (const permission of ['request.read', 'request.read-limited', 'citizen.search', 'contact.read'] as const) {
      assert.equal(permitted(agent({ role }), permission), false, `${role} ${permission}`)
    }
  }
})

test('who looks after the machines gives no role and makes no token', () => {
  for (const permission of ['roles.grant', 'agents.edit', 'token.create'] as const)
    assert.equal(permitted(agent({ role: 'R-ADT' }), permission), false)
})

test('who runs the contact centre sorts its mail, another manager does not', () => {
  assert.equal(permitted(agent({ role: 'R-RES', units: ['u-1'] }), 'mail.sort'), false)
  assert.equal(permitted(agent({ role: 'R-RES', units: ['u-1'] }, { role: 'R-TEL', units: ['u-1'] }), 'mail.sort'), true)
})

test('a token may what both its role and its scopes allow', () => {
  assert.equal(permitted(token('R-TEL', ['citizens:read']), 'request.register'), false)
  assert.equal(permitted(token('R-ADT', SCOPES), 'request.register'), false)
  assert.equal(permitted(token('R-TEL', ['requests:write']), 'request.register'), true)
})

test('a role has the scopes it has a use for, and the catalogue', () => {
  assert.deepEqual(defaultScopes('R-ADT'), ['catalogue:read'])
  assert.deepEqual(defaultScopes('R-ANI'), ['contacts:write', 'requests:write', 'catalogue:read'])
  assert.deepEqual(defaultScopes('R-INS'), [...SCOPES])
})

test('a route whose access name nobody knows opens to nobody, the house included', () => {
  for (const actor of [systemActor('x'), ...ROLES.map((role) => agent({ role })), visitor()])
    assert.equal(admits(actor, { access: 'request.everything' }), false)
})

test('a scope of the API opens to tokens that bear it, never to a signed-in agent', () => {
  assert.equal(admits(agent({ role: 'R-INS' }), { access: 'requests:read' }), false)
  assert.equal(admits(token('R-INS', ['catalogue:read']), { access: 'requests:read' }), false)
  assert.equal(admits(token('R-INS', ['requests:read']), { access: 'requests:read' }), true)
  assert.equal(admits(token('R-INS', SCOPES), { access: 'signed-in' }), false)
  assert.equal(admits(visitor(), { access: 'anyone' }), true)
})
