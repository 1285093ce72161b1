import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ROLES, identify } from '#modules/accounts'
import type { AgentActor } from '#platform/access'
import type { Work } from '#platform/database'
import { enter } from '../accounts/test-browser.ts'
import { endRole } from './end-role.ts'
import { type NewAssignment, grantRole } from './grant-role.ts'
import type { HeldAssignment } from './role-rules.ts'
import { listAssignmentsOf } from './roles-store.ts'
import { type Administration, atOnce, day, openAdministration, refusal, value } from './testing/administration.ts'

let city: Administration
before(async () => {
  city = await openAdministration()
})
after(() => city.world.close())

const TODAY = day('2026-11-12')
const grant = (agentId: string, over: Partial<NewAssignment> = {}, actor?: AgentActor) =>
  city.act((work) => grantRole(work, { agentId, role: 'R-INS', unitId: city.world.units.ACC, validFrom: TODAY, ...over }), actor)
const end = (held: Pick<HeldAssignment, 'id'>, on: string, actor?: AgentActor) =>
  city.act((work) => endRole(work, { assignmentId: held.id, on: day(on) }), actor)
/** The administrator, who has just given their password again. */
const sure = (): AgentActor => ({ ...city.chief, steppedUpUntil: city.world.now().add({ minutes: 10 }) })

test('only who grants roles grants or ends one', async () => {
  const agentId = await city.world.agent()
  const held = await value(grant(agentId))
  for (const role of ROLES.filter((code) => code !== 'R-ADF')) {
    const other = city.actor(await city.world.agent(), [role])
    assert.equal(await refusal(grant(agentId, {}, other)), 'not-allowed not-allowed', role)
    assert.equal(await refusal(end(held, '2026-11-30', other)), 'not-allowed not-allowed', role)
  }
})

test('nobody grants themself a role, not even after proving who they are', async () => {
  for (const role of ['R-INS', 'R-DPO'])
    assert.equal(await refusal(grant(city.chief.id, { role, unitId: undefined }, sure())), 'not-allowed own-role', role)
})

test('roles over rights, secrets and audit ask for proof of who grants them, which lasts ten minutes', async () => {
  const agentId = await city.world.agent()
  for (const role of ['R-ADF', 'R-ADT', 'R-DPO']) {
    assert.equal(await refusal(grant(agentId, { role, unitId: undefined })), 'not-allowed step-up role', role)
    const stale = { ...city.chief, steppedUpUntil: city.world.now() }
    assert.equal(await refusal(grant(agentId, { role, unitId: undefined }, stale)), 'not-allowed step-up role', role)
    assert.ok((await grant(agentId, { role, unitId: undefined }, sure())).ok)
  }
})

test('a role that cannot be is refused at its field', async () => {
  const agentId = await city.world.agent()
  const left = await city.world.agent({ until: '2026-11-11' })
  assert.equal(await refusal(grant(agentId, { role: 'R-ABC' })), 'invalid unknown-role role')
  assert.equal(await refusal(grant(agentId, { unitId: crypto.randomUUID() })), 'invalid unknown-unit unit')
  assert.equal(await refusal(grant(agentId, { role: 'R-AUD' })), 'invalid role-of-the-city unit')
  assert.equal(await refusal(grant(agentId, { validUntil: day('2026-11-11') })), 'invalid ends-before validUntil')
  assert.equal(await refusal(grant(left)), 'conflict agent-left agent')
  assert.equal(await refusal(grant(crypto.randomUUID())), 'not-found unknown-agent')
})

test('the same role in the same unit is held once a day; another unit or other days are another matter', async () => {
  const agentId = await city.world.agent()
  await value(grant(agentId, { validFrom: day('2026-12-01'), validUntil: day('2026-12-31') }))
  for (const dates of [
    { validFrom: day('2026-12-31') },
    { validFrom: day('2026-11-20'), validUntil: day('2026-12-01') },
    { validFrom: day('2026-11-20') },
    { validFrom: day('2026-12-10'), validUntil: day('2026-12-11') },
  ])
    assert.equal(await refusal(grant(agentId, dates)), 'conflict role-overlaps validFrom')
  assert.ok((await grant(agentId, { validUntil: day('2026-11-30') })).ok)
  assert.ok((await grant(agentId, { validFrom: day('2027-01-01') })).ok)
  assert.ok((await grant(agentId, { unitId: city.world.units.TEL })).ok)
  assert.ok((await grant(agentId, { unitId: undefined })).ok)
})

test('two who grant the same role at the same moment: one is told that it overlaps', async () => {
  const agentId = await city.world.agent()
  const act = (work: Work) => grantRole(work, { agentId, role: 'R-INS', unitId: city.world.units.ACC, validFrom: TODAY })
  const [first, second] = await atOnce(city, { act }, { act })
  assert.ok(first.ok)
  assert.equal(await refusal(Promise.resolve(second)), 'conflict role-overlaps validFrom')
})

test('a role counts from the first minute of its first day in the city to the last of its last', async () => {
  const accounts = city.world.accounts({ demonstration: true, limits: { idleMinutes: 6_000, absoluteHours: 100 } })
  const agentId = await city.world.agent({ email: 'dates@ville.example' })
  await value(grant(agentId, { validFrom: day('2026-11-13'), validUntil: day('2026-11-13') }))
  const { session } = await enter(accounts, 'dates@ville.example')
  const rolesAt = async (at: string) => {
    const found = await identify(accounts, { session }, Temporal.Instant.from(at))
    return found?.actor.kind === 'agent' ? found.actor.roles.map((held) => held.role) : 'nobody'
  }
  assert.deepEqual(await rolesAt('2026-11-12T22:59:00Z'), [], 'it is 23:59 on the 12th in Paris')
  assert.deepEqual(await rolesAt('2026-11-12T23:00:00Z'), ['R-INS'])
  assert.deepEqual(await rolesAt('2026-11-13T22:59:00Z'), ['R-INS'])
  assert.deepEqual(await rolesAt('2026-11-13T23:00:00Z'), [])
})

test('a role ended at once opens nothing any more to who is signed in', async () => {
  const accounts = city.world.accounts({ demonstration: true })
  const agentId = await city.world.agent({ email: 'perd@ville.example', roles: [{ role: 'R-RES', unit: 'ACC' }] })
  const { session } = await enter(accounts, 'perd@ville.example')
  const rolesNow = async () => {
    const found = await identify(accounts, { session }, city.world.now())
    return found?.actor.kind === 'agent' ? found.actor.roles.length : undefined
  }
  assert.equal(await rolesNow(), 1)
  const [held] = await city.read((tx) => listAssignmentsOf(tx, agentId))
  assert.ok(held)
  await value(end(held, '2026-11-11'))
  assert.equal(await rolesNow(), 0)
})

test('a role ends at earliest now, never later than it did, and is taken back whole before it begins', async () => {
  const agentId = await city.world.agent()
  const held = await value(grant(agentId, { validUntil: day('2026-12-31') }))
  assert.equal(await refusal(end(held, '2026-11-10')), 'invalid past-end on')
  assert.equal(await refusal(end(held, '2026-12-31')), 'conflict ends-already on')
  await value(end(held, '2026-11-30'))
  const coming = await value(grant(agentId, { validFrom: day('2027-01-01') }))
  await value(end(coming, '2026-11-11'))
  assert.equal(await refusal(end(coming, '2026-11-11')), 'not-found unknown-assignment')
  const left = await city.read((tx) => listAssignmentsOf(tx, agentId))
  assert.deepEqual(
    left.map((item) => [item.validFrom.toString(), item.validUntil?.toString(), item.grantedById === city.chief.id]),
    [['2026-11-12', '2026-11-30', true]],
  )
})

test('the role of the last functional administrator is not ended; with two, one at a time is', async () => {
  const alone = await openAdministration()
  try {
    const endOf = async (agentId: string) => {
      const [held] = await alone.read((tx) => listAssignmentsOf(tx, agentId))
      return (work: Work) => endRole(work, { assignmentId: held?.id ?? '', on: day('2026-11-30') })
    }
    const own = await endOf(alone.chief.id)
    assert.equal(await refusal(alone.act(own)), 'conflict last-administrator on')
    const second = await alone.world.agent({ roles: [{ role: 'R-ADF' }] })
    const other = await endOf(second)
    const [one, two] = await atOnce(alone, { act: own, by: alone.actor(second, ['R-ADF']) }, { act: other, by: alone.chief })
    assert.ok(one.ok)
    assert.equal(await refusal(Promise.resolve(two)), 'conflict last-administrator on')
  } finally {
    await alone.world.close()
  }
})
