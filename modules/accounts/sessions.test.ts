import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isSteppedUp } from './identify.ts'
import { endMyOtherSessions, endMySession, listMySessions } from './my-sessions.ts'
import { changeMyPassword } from './set-password.ts'
import { signIn } from './sign-in.ts'
import { lockedAgent, signOut } from './sign-out.ts'
import { stepUp } from './step-up.ts'
import { actorOf, browser, codeNow, enter, enterForReal } from './test-browser.ts'
import { PASSWORD, type TestWorld, openTestWorld } from './test-world.ts'

let world: TestWorld
before(async () => {
  world = await openTestWorld()
})
after(() => world.close())

test('a session that lay idle is locked: its own agent unlocks it with the password, until the absolute end', async () => {
  const accounts = world.accounts()
  await world.agent({ email: 'idle@ville.example' })
  await world.agent({ email: 'other@ville.example' })
  const { session } = await enterForReal(world, accounts, { email: 'idle@ville.example' })
  world.move({ minutes: 14 })
  assert.ok(await actorOf(world, accounts, session))
  world.move({ minutes: 15 })
  assert.equal(await actorOf(world, accounts, session), undefined)
  assert.equal((await lockedAgent(accounts, session))?.email, 'idle@ville.example')
  assert.equal((await enter(accounts, 'other@ville.example', { session })).next, 'enrol')
  // Somebody else signed in here: the locked session is over.
  assert.equal(await lockedAgent(accounts, session), undefined)

  world.move({ minutes: 1 })
  const own = await enter(accounts, 'idle@ville.example')
  assert.equal(own.next, 'code')
})

test('an unlocked session keeps the end of the day it had', async () => {
  const accounts = world.accounts()
  await world.agent({ email: 'day@ville.example' })
  const { session } = await enterForReal(world, accounts, { email: 'day@ville.example' })
  world.move({ hours: 9, minutes: 50 })
  const unlocked = await enter(accounts, 'day@ville.example', { session })
  assert.equal(unlocked.next, 'desk')
  assert.ok(await actorOf(world, accounts, unlocked.session))
  assert.equal(await actorOf(world, accounts, session), undefined)
  world.move({ minutes: 10 })
  assert.equal(await actorOf(world, accounts, unlocked.session), undefined)
  assert.equal((await enter(accounts, 'day@ville.example', { session: unlocked.session })).next, 'code')
})

test('signing in again ends the session the browser bore, and signing out ends it at once', async () => {
  const accounts = world.accounts({ demonstration: true })
  await world.agent({ email: 'again@ville.example' })
  const first = await enter(accounts, 'again@ville.example')
  const second = await enter(accounts, 'again@ville.example', { session: first.session })
  assert.equal(await actorOf(world, accounts, first.session), undefined)
  assert.ok(await actorOf(world, accounts, second.session))
  await signOut(accounts, second.session)
  await signOut(accounts, second.session)
  assert.equal(await actorOf(world, accounts, second.session), undefined)
})

test('proving the identity again opens ten minutes and gives the session a new token', async () => {
  const accounts = world.accounts()
  await world.agent({ email: 'step@ville.example' })
  const { session, secret } = await enterForReal(world, accounts, { email: 'step@ville.example' })
  const actor = await actorOf(world, accounts, session)
  assert.ok(actor)
  assert.equal(isSteppedUp(actor, world.now()), false)
  const used = await stepUp(accounts, { actor, proof: codeNow(world, secret) })
  assert.equal(!used.ok && used.refusal.message, 'accounts.refusal.code')
  world.move({ seconds: 30 })
  const outcome = await stepUp(accounts, { actor, proof: codeNow(world, secret) })
  assert.ok(outcome.ok)
  assert.equal(await actorOf(world, accounts, session), undefined)
  const renewed = await actorOf(world, accounts, outcome.value.session)
  assert.ok(renewed && isSteppedUp(renewed, world.now()))
  assert.equal(renewed.sessionId, actor.sessionId)
  world.move({ minutes: 10 })
  assert.equal(isSteppedUp(renewed, world.now()), false)
})

test('an agent sees and ends the own connections, never those of another', async () => {
  const accounts = world.accounts({ demonstration: true })
  await world.agent({ email: 'mine@ville.example' })
  await world.agent({ email: 'theirs@ville.example' })
  const [one, two, three] = [
    await enter(accounts, 'mine@ville.example'),
    await enter(accounts, 'mine@ville.example'),
    await enter(accounts, 'mine@ville.example'),
  ]
  const theirs = await actorOf(world, accounts, (await enter(accounts, 'theirs@ville.example')).session)
  const me = await actorOf(world, accounts, one.session)
  assert.ok(me && theirs)
  const list = await listMySessions(accounts, me)
  assert.deepEqual([list.length, list.filter((session) => session.current).map((session) => session.id)], [3, [me.sessionId]])

  const foreign = await endMySession(accounts, { actor: me, sessionId: theirs.sessionId })
  assert.equal(!foreign.ok && foreign.refusal.kind, 'not-found')
  const mine = await actorOf(world, accounts, two.session)
  assert.ok(mine)
  assert.ok((await endMySession(accounts, { actor: me, sessionId: mine.sessionId })).ok)
  assert.equal(await actorOf(world, accounts, two.session), undefined)
  assert.equal(await endMyOtherSessions(accounts, me), 1)
  assert.equal(await actorOf(world, accounts, three.session), undefined)
  assert.ok(await actorOf(world, accounts, one.session))
})

test('changing the password asks for the present one, refuses what is easy to guess, and ends the other connections', async () => {
  const accounts = world.accounts({ demonstration: true })
  await world.agent({ email: 'change@ville.example' })
  const other = await enter(accounts, 'change@ville.example')
  const actor = await actorOf(world, accounts, (await enter(accounts, 'change@ville.example')).session)
  assert.ok(actor)
  const wrong = await changeMyPassword(accounts, { actor, present: 'not this one at all', password: 'quatre vélos rouillés' })
  assert.deepEqual(!wrong.ok && [wrong.refusal.message, wrong.refusal.field], ['accounts.refusal.password', 'present'])
  const weak = await changeMyPassword(accounts, { actor, present: PASSWORD, password: 'motdepasse2026' })
  assert.equal(!weak.ok && weak.refusal.message, 'accounts.refusal.password-too-common')
  assert.ok((await changeMyPassword(accounts, { actor, present: PASSWORD, password: 'quatre vélos rouillés' })).ok)
  assert.equal(await actorOf(world, accounts, other.session), undefined)
  const old = await signIn(accounts, { ...browser, email: 'change@ville.example', password: PASSWORD })
  assert.equal(old.ok, false)
  // Written on another keyboard: e and its accent apart.
  await enter(accounts, 'change@ville.example', { password: 'quatre vélos rouillés'.normalize('NFD') })
})
