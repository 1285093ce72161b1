import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type AgentActor, type TokenActor, systemActor } from '#platform/access'
import { newId } from '#platform/database'
import type { Accounts } from './accounts.ts'
import { type NewToken, createToken, listTokens, revokeToken } from './api-tokens.ts'
import { identify } from './identify.ts'
import { permitted } from './permitted.ts'
import { signIn } from './sign-in.ts'
import { PASSWORD, type TestRole, type TestWorld, openTestWorld } from './test-world.ts'

let world: TestWorld
let accounts: Accounts
before(async () => {
  world = await openTestWorld()
  accounts = world.accounts({ demonstration: true })
})
after(() => world.close())

const operator = systemActor('console')

async function agentWith(...roles: TestRole[]): Promise<AgentActor> {
  const email = `${newId()}@ville.example`
  await world.agent({ email, roles })
  const signedIn = await signIn(accounts, { email, password: PASSWORD, device: '', session: undefined, devices: undefined })
  assert.ok(signedIn.ok)
  const found = await identify(accounts, { session: signedIn.value.session }, world.now())
  assert.ok(found?.actor.kind === 'agent')
  return found.actor
}

async function makeToken(input: NewToken): Promise<{ id: string; token: string }> {
  const outcome = await world.house.act(operator, (work) => createToken(work, input))
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}

async function bearer(token: string): Promise<TokenActor | undefined> {
  const found = await identify(accounts, { bearer: token }, world.now())
  return found?.actor.kind === 'token' ? found.actor : undefined
}

test('a role counts from its first day to its last, and not a day more', async () => {
  assert.deepEqual((await agentWith({ role: 'R-INS', unit: 'FAM', from: '2026-11-13' })).roles, [])
  assert.deepEqual((await agentWith({ role: 'R-INS', unit: 'FAM', until: '2026-11-11' })).sight.units, [])
  assert.equal((await agentWith({ role: 'R-INS', unit: 'FAM', from: '2026-11-12', until: '2026-11-12' })).roles.length, 1)
})

test('a director reads the directorate and all below it, and nothing beside it', async () => {
  const { sight } = await agentWith({ role: 'R-DIR', unit: 'DRU' })
  assert.deepEqual([...sight.units].sort(), [world.units.DRU, world.units.TEL, world.units.ACC].sort())
  assert.deepEqual(sight.sectors, [])
})

test('the front desk knows of files in every sector but the very sensitive ones', async () => {
  const { sight } = await agentWith({ role: 'R-ACC', unit: 'ACC' })
  assert.deepEqual(sight, { units: [world.units.ACC], sectors: ['S-FAM', 'S-GEN'], citizens: true, mailroom: false })
})

test('administrators and the data protection officer see no request, no citizen and no mail, wherever their role is held', async () => {
  for (const role of ['R-ADF', 'R-ADT', 'R-DPO', 'R-AUD', 'R-ARC']) {
    const actor = await agentWith({ role, unit: 'DRU' })
    assert.deepEqual(actor.sight, { units: [], sectors: [], citizens: false, mailroom: false }, role)
    assert.deepEqual(actor.roles, [{ role }])
  }
})

test('mail is sorted by the mail room and by who runs the contact centre, not by other managers', async () => {
  assert.equal((await agentWith({ role: 'R-RES', unit: 'ASO' })).sight.mailroom, false)
  assert.equal((await agentWith({ role: 'R-COU', unit: 'TEL' })).sight.mailroom, true)
  assert.equal((await agentWith({ role: 'R-RES', unit: 'TEL' }, { role: 'R-TEL', unit: 'TEL' })).sight.mailroom, true)
})

test('a field agent sees the requests of the own unit but not who reported', async () => {
  const actor = await agentWith({ role: 'R-TER', unit: 'FAM' })
  assert.deepEqual([actor.sight.citizens, permitted(actor, 'request.read'), permitted(actor, 'request.read-limited')], [false, false, true])
})

test('the member of a team across services works there with the roles of the own service', async () => {
  const email = 'team@ville.example'
  const id = await world.agent({ email, roles: [{ role: 'R-INS', unit: 'ASO' }] })
  await world.house.work(operator, ({ tx }) =>
    tx.insertInto('organisation.team_member').values({ agent_id: id, unit_id: world.units.CRISIS }).execute(),
  )
  const signedIn = await signIn(accounts, { email, password: PASSWORD, device: '', session: undefined, devices: undefined })
  assert.ok(signedIn.ok)
  const found = await identify(accounts, { session: signedIn.value.session }, world.now())
  assert.ok(found)
  assert.equal(permitted(found.actor, 'request.process', world.units.CRISIS), true)
  assert.equal(permitted(found.actor, 'request.process', world.units.FAM), false)
})

test('rights are read anew: a role taken away no longer counts at the next request', async () => {
  const email = 'taken@ville.example'
  const id = await world.agent({ email, roles: [{ role: 'R-RES', unit: 'ASO' }] })
  const signedIn = await signIn(accounts, { email, password: PASSWORD, device: '', session: undefined, devices: undefined })
  assert.ok(signedIn.ok)
  await world.house.work(operator, ({ tx }) =>
    tx
      .updateTable('organisation.role_assignment')
      .set({ valid_until: Temporal.PlainDate.from('2026-11-11') })
      .where('agent_id', '=', id)
      .execute(),
  )
  const found = await identify(accounts, { session: signedIn.value.session }, world.now())
  assert.deepEqual(found?.actor.kind === 'agent' && found.actor.roles, [])
})

test('an agent who has left is nobody from the next day on, whatever session remains', async () => {
  const email = 'leaves@ville.example'
  await world.agent({ email, until: '2026-11-12' })
  const signedIn = await signIn(accounts, { email, password: PASSWORD, device: '', session: undefined, devices: undefined })
  assert.ok(signedIn.ok)
  assert.ok(await identify(accounts, { session: signedIn.value.session }, world.now()))
  assert.equal(await identify(accounts, { session: signedIn.value.session }, Temporal.Instant.from('2026-11-12T23:00:00Z')), undefined)
})

test('that a session is in use is noted once a minute', async () => {
  const noted = async (id: string) => {
    const row = await world.house.read(operator, (tx) =>
      tx.selectFrom('accounts.session').select('last_seen_at').where('id', '=', id).executeTakeFirstOrThrow(),
    )
    return row.last_seen_at.toString()
  }
  const email = 'noted@ville.example'
  await world.agent({ email })
  const signedIn = await signIn(accounts, { email, password: PASSWORD, device: '', session: undefined, devices: undefined })
  assert.ok(signedIn.ok)
  const start = world.now()
  const seen = await identify(accounts, { session: signedIn.value.session }, start.add({ seconds: 59 }))
  assert.ok(seen?.actor.kind === 'agent')
  assert.equal(await noted(seen.actor.sessionId), start.toString())
  await identify(accounts, { session: signedIn.value.session }, start.add({ seconds: 60 }))
  assert.equal(await noted(seen.actor.sessionId), start.add({ seconds: 60 }).toString())
})

test('what no house ever gave out opens nothing', async () => {
  for (const credentials of [
    {},
    { session: '' },
    { session: 'x'.repeat(43) },
    { bearer: `pv_${'x'.repeat(40)}` },
    { bearer: 'pv_short' },
    { session: "' OR true --" },
  ]) {
    assert.equal(await identify(accounts, credentials, world.now()), undefined)
  }
})

test('only functional administrators make tokens, and only with roles, scopes and units that exist', async () => {
  const technician = await agentWith({ role: 'R-ADT' })
  const refused = await world.house.act(technician, (work) => createToken(work, { name: 'x', role: 'R-TEL' }))
  assert.equal(!refused.ok && refused.refusal.kind, 'not-allowed')
  const fields = []
  for (const wrong of [{ role: 'R-XYZ' }, { name: '  ' }, { scopes: ['everything'] }, { unitId: newId() }, { expiresAt: world.now() }]) {
    const outcome = await world.house.act(operator, (work) => createToken(work, { name: 'x', role: 'R-TEL', ...wrong }))
    fields.push(!outcome.ok && outcome.refusal.field)
  }
  assert.deepEqual(fields, ['role', 'name', 'scopes', 'unit', 'expiresAt'])
  const administrator = await agentWith({ role: 'R-ADF' })
  assert.ok((await world.house.act(administrator, (work) => createToken(work, { name: 'Portail', role: 'R-TEL' }))).ok)
})

test('a token sees and may what its role does in its unit, within its scopes', async () => {
  const { token } = await makeToken({ name: 'Famille', role: 'R-INS', unitId: world.units.FAM, scopes: ['requests:read'] })
  const actor = await bearer(token)
  assert.ok(actor)
  assert.deepEqual(actor.sight.units.toSorted(), [world.units.FAM, world.units.CRISIS].toSorted())
  assert.equal(permitted(actor, 'request.read', world.units.ASO), false)
  assert.equal(permitted(actor, 'request.process', world.units.FAM), false)
  assert.equal(permitted(actor, 'request.read', world.units.FAM), true)
})

test('a token without unit is good for the whole city', async () => {
  const actor = await bearer((await makeToken({ name: 'Ville', role: 'R-INS' })).token)
  assert.equal(actor?.sight.units.length, Object.keys(world.units).length)
})

test('a token that was revoked or has expired opens nothing, and its text is kept nowhere', async () => {
  const revoked = await makeToken({ name: 'Retiré', role: 'R-TEL' })
  const short = await makeToken({ name: 'Court', role: 'R-TEL', expiresAt: world.now().add({ hours: 1 }) })
  assert.match(revoked.token, /^pv_[A-Za-z0-9]{40}$/)
  assert.ok((await bearer(revoked.token)) && (await bearer(short.token)))
  assert.ok((await world.house.act(operator, (work) => revokeToken(work, { accounts, id: revoked.id }))).ok)
  const twice = await world.house.act(operator, (work) => revokeToken(work, { accounts, id: revoked.id }))
  assert.equal(!twice.ok && twice.refusal.kind, 'not-found')
  assert.equal(await bearer(revoked.token), undefined)
  assert.equal(await identify(accounts, { bearer: short.token }, world.now().add({ hours: 1 })), undefined)
  const list = await world.house.read(operator, (tx) => listTokens({ tx, actor: operator }))
  assert.ok(list.ok && list.value.some((row) => row.id === revoked.id && row.revokedAt !== undefined))
  assert.equal(JSON.stringify(list).includes(revoked.token), false)
})
