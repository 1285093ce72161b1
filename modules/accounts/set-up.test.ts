import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { NO_SIGHT, systemActor } from '#platform/access'
import { acceptInvitation, inviteAgent, readInvitation, removeSecondFactor } from './invitation.ts'
import { identify } from './identify.ts'
import { createSetUpLink, setUp } from './set-up.ts'
import { signIn } from './sign-in.ts'
import { PASSWORD, type TestWorld, openTestWorld } from './test-world.ts'

let world: TestWorld
before(async () => {
  world = await openTestWorld()
})
after(() => world.close())

const browser = { device: '', session: undefined }
const clerk = systemActor('console')

function tokenIn(url: string): string {
  return new URL(url).searchParams.get('token') ?? ''
}

test('the first administrator is made once, by one of the links printed, and nobody after that', async () => {
  const accounts = world.accounts({ demonstration: true })
  const [first, second, unused] = [await createSetUpLink(accounts), await createSetUpLink(accounts), await createSetUpLink(accounts)]
  assert.ok(first.ok && second.ok && unused.ok)
  const person = {
    givenName: 'Ada',
    familyName: 'Première',
    email: 'Ada@Ville.example',
    password: PASSWORD,
    unit: { code: 'DGS', name: 'Direction générale' },
    ...browser,
  }

  const weak = await setUp(accounts, { ...person, token: tokenIn(first.value.url), password: 'ada premiere ville' })
  assert.equal(!weak.ok && weak.refusal.message, 'accounts.refusal.password-too-common')
  const taken = await setUp(accounts, { ...person, token: tokenIn(first.value.url), unit: { code: 'DRU', name: 'x' } })
  assert.equal(!taken.ok && taken.refusal.field, 'unitCode')
  for (const token of ['', 'x'.repeat(43)]) {
    const stranger = await setUp(accounts, { ...person, token })
    assert.equal(!stranger.ok && stranger.refusal.message, 'accounts.refusal.link-over')
  }

  const race = await Promise.all([first, second].map((link) => setUp(accounts, { ...person, token: tokenIn(link.value.url) })))
  assert.deepEqual(race.map((outcome) => outcome.ok).sort(), [false, true])
  const winner = race.find((outcome) => outcome.ok)
  assert.ok(winner?.ok)
  const found = await identify(accounts, { session: winner.value.session }, world.now())
  assert.deepEqual(found?.actor.kind === 'agent' && found.actor.roles, [{ role: 'R-ADF' }, { role: 'R-ADT' }])

  const late = await setUp(accounts, { ...person, email: 'second@ville.example', token: tokenIn(unused.value.url) })
  assert.equal(!late.ok && late.refusal.message, 'accounts.refusal.already-set-up')
  const again = await createSetUpLink(accounts)
  assert.equal(!again.ok && again.refusal.kind, 'conflict')
})

test('who has no right to edit agents invites nobody', async () => {
  const accounts = world.accounts()
  const agentId = await world.agent()
  const stranger = {
    kind: 'agent' as const,
    id: agentId,
    sessionId: 's',
    name: '',
    unitId: world.units.ACC,
    roles: [{ role: 'R-RES' }],
    sight: NO_SIGHT,
  }
  const outcome = await world.house.act(stranger, (work) => inviteAgent(work, { accounts, agentId, purpose: 'password-reset' }))
  assert.equal(!outcome.ok && outcome.refusal.kind, 'not-allowed')
})

test('an invitation is looked at as often as one likes and used once; a later one takes its place', async () => {
  const accounts = world.accounts({ demonstration: true })
  const agentId = await world.agent({ email: 'invited@ville.example' })
  const invite = async () => {
    const outcome = await world.house.act(clerk, (work) => inviteAgent(work, { accounts, agentId, purpose: 'invitation' }))
    assert.ok(outcome.ok)
    return tokenIn(outcome.value.url)
  }
  const replaced = await invite()
  const token = await invite()
  assert.equal(await readInvitation(accounts, replaced), undefined)
  assert.ok((await readInvitation(accounts, token)) && (await readInvitation(accounts, token)))
  const weak = await acceptInvitation(accounts, { token, password: 'essai essai essai', ...browser })
  assert.equal(!weak.ok && weak.refusal.message, 'accounts.refusal.password-too-common')
  assert.ok((await acceptInvitation(accounts, { token, password: 'cinq lanternes bleues', ...browser })).ok)
  const twice = await acceptInvitation(accounts, { token, password: 'six lanternes bleues', ...browser })
  assert.equal(!twice.ok && twice.refusal.message, 'accounts.refusal.link-over')
  assert.ok(
    (await signIn(accounts, { email: 'invited@ville.example', password: 'cinq lanternes bleues', devices: undefined, ...browser })).ok,
  )
})

test('a reset link lives a day and ends the sessions that were open', async () => {
  const accounts = world.accounts({ demonstration: true })
  const agentId = await world.agent({ email: 'reset@ville.example' })
  const open = await signIn(accounts, { email: 'reset@ville.example', password: PASSWORD, devices: undefined, ...browser })
  assert.ok(open.ok)
  const links = []
  for (let turn = 0; turn < 2; turn += 1) {
    const link = await world.house.act(clerk, (work) => inviteAgent(work, { accounts, agentId, purpose: 'password-reset' }))
    assert.ok(link.ok)
    links.push(tokenIn(link.value.url))
    if (turn === 0) world.move({ hours: 24 })
  }
  assert.equal(await readInvitation(accounts, links[0] ?? ''), undefined)
  const stillOpen = await signIn(accounts, { email: 'reset@ville.example', password: PASSWORD, devices: undefined, ...browser })
  assert.ok(stillOpen.ok)
  assert.ok((await acceptInvitation(accounts, { token: links[1] ?? '', password: 'cinq lanternes bleues', ...browser })).ok)
  assert.equal(await identify(accounts, { session: stillOpen.value.session }, world.now()), undefined)
})

test('a reset password does not get around the second factor; only an administrator takes that away', async () => {
  const accounts = world.accounts()
  const agentId = await world.agent({ email: 'factor@ville.example' })
  const { passSecondFactor, readSecondFactor } = await import('./second-factor.ts')
  const { generateSync } = await import('otplib')
  const first = await signIn(accounts, { email: 'factor@ville.example', password: PASSWORD, devices: undefined, ...browser })
  assert.ok(first.ok)
  const asked = await readSecondFactor(accounts, first.value.session)
  assert.ok(asked.ok && asked.value.step === 'enrol')
  const code = generateSync({ secret: asked.value.secret, epoch: Math.floor(world.now().epochMilliseconds / 1000) })
  assert.ok((await passSecondFactor(accounts, { cookie: first.value.session, code, device: '' })).ok)

  const link = await world.house.act(clerk, (work) => inviteAgent(work, { accounts, agentId, purpose: 'password-reset' }))
  assert.ok(link.ok)
  const reset = await acceptInvitation(accounts, { token: tokenIn(link.value.url), password: 'cinq lanternes bleues', ...browser })
  assert.equal(reset.ok && reset.value.next, 'code')
  assert.ok((await world.house.act(clerk, (work) => removeSecondFactor(work, { accounts, agentId }))).ok)
  const next = await signIn(accounts, { email: 'factor@ville.example', password: 'cinq lanternes bleues', devices: undefined, ...browser })
  assert.equal(next.ok && next.value.next, 'enrol')
})
