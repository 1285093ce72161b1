import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { identify } from './identify.ts'
import { openPasswords } from './passwords.ts'
import { passSecondFactor, readSecondFactor } from './second-factor.ts'
import { signIn } from './sign-in.ts'
import { actorOf, browser, codeNow, enter, enterForReal, secretOf } from './test-browser.ts'
import { CHEAP, PASSWORD, type TestWorld, openTestWorld } from './test-world.ts'

let world: TestWorld
before(async () => {
  world = await openTestWorld()
})
after(() => world.close())

test('an unknown address, a wrong password and an agent who left are refused in the same words', async () => {
  const accounts = world.accounts()
  await world.agent({ email: 'known@ville.example' })
  await world.agent({ email: 'left@ville.example', until: '2026-10-31' })
  const refusals = []
  for (const [email, password] of [
    ['nobody@ville.example', PASSWORD],
    ['known@ville.example', 'another password'],
    ['left@ville.example', PASSWORD],
  ] as const) {
    refusals.push(await signIn(accounts, { ...browser, email, password }))
  }
  for (const refusal of refusals)
    assert.deepEqual(refusal, { ok: false, refusal: { kind: 'invalid', message: 'accounts.refusal.sign-in', field: 'password' } })
})

test('after some failures one waits, longer each time, whether the address exists or not; the right password then enters', async () => {
  const accounts = world.accounts({ demonstration: true })
  await world.agent({ email: 'waits@ville.example' })
  for (const email of ['waits@ville.example', 'never-was@ville.example']) {
    const kinds = []
    for (let turn = 0; turn < 5; turn += 1) {
      const outcome = await signIn(accounts, { ...browser, email, password: 'a wrong password' })
      kinds.push(outcome.ok ? 'in' : outcome.refusal.kind)
    }
    assert.deepEqual(kinds, ['invalid', 'invalid', 'invalid', 'invalid', 'too-many'])
    const early = await signIn(accounts, { ...browser, email, password: PASSWORD })
    assert.deepEqual(early, { ok: false, refusal: { kind: 'too-many', message: 'accounts.refusal.wait', data: { seconds: 10 } } })
    world.move({ seconds: 10 })
    const fifth = await signIn(accounts, { ...browser, email, password: 'a wrong password' })
    assert.equal(!fifth.ok && fifth.refusal.kind, 'invalid')
    const longer = await signIn(accounts, { ...browser, email, password: PASSWORD })
    assert.deepEqual(!longer.ok && longer.refusal.data, { seconds: 18 })
  }
  world.move({ seconds: 18 })
  await enter(accounts, 'waits@ville.example')
})

test('attempts sent all at once are not more guesses than one after the other', async () => {
  const accounts = world.accounts()
  await world.agent({ email: 'flood@ville.example' })
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, () => signIn(accounts, { ...browser, email: 'flood@ville.example', password: 'a wrong password' })),
  )
  assert.equal(outcomes.filter((outcome) => !outcome.ok && outcome.refusal.kind === 'invalid').length, 4)
})

test('who tries passwords from elsewhere does not make an agent wait on a device where they have signed in before', async () => {
  const accounts = world.accounts({ demonstration: true })
  await world.agent({ email: 'desk@ville.example' })
  await world.agent({ email: 'colleague@ville.example' })
  const first = await enter(accounts, 'DESK@ville.example ')
  const second = await enter(accounts, 'colleague@ville.example', { devices: first.devices ?? '' })
  for (let turn = 0; turn < 5; turn += 1) await signIn(accounts, { ...browser, email: 'desk@ville.example', password: 'a wrong password' })
  const elsewhere = await signIn(accounts, { ...browser, email: 'desk@ville.example', password: PASSWORD })
  assert.equal(!elsewhere.ok && elsewhere.refusal.kind, 'too-many')
  const forged = await signIn(accounts, {
    ...browser,
    email: 'desk@ville.example',
    password: PASSWORD,
    devices: (second.devices ?? '').replaceAll('.', '.A'),
  })
  assert.equal(!forged.ok && forged.refusal.kind, 'too-many')
  const colleagueOnly = await enter(accounts, 'colleague@ville.example')
  const notTheirs = await signIn(accounts, { ...browser, email: 'desk@ville.example', password: PASSWORD, devices: colleagueOnly.devices })
  assert.equal(!notTheirs.ok && notTheirs.refusal.kind, 'too-many')
  await enter(accounts, 'desk@ville.example', { devices: second.devices ?? '' })
})

test('in a demonstration the password is enough, and the session knows who it is', async () => {
  const accounts = world.accounts({ demonstration: true })
  const id = await world.agent({ email: 'demo@ville.example', roles: [{ role: 'R-INS', unit: 'ASO' }] })
  const actor = await actorOf(world, accounts, (await enter(accounts, 'demo@ville.example')).session)
  assert.equal(actor?.id, id)
  assert.deepEqual(actor?.roles, [{ role: 'R-INS', units: [world.units.ASO] }])
})

test('a session opened in demonstration mode opens nothing once the house works for real', async () => {
  await world.agent({ email: 'turned@ville.example' })
  const { session } = await enter(world.accounts({ demonstration: true }), 'turned@ville.example')
  assert.equal(await actorOf(world, world.accounts(), session), undefined)
})

test('for real, the password alone opens nothing: a second factor is enrolled first, then asked for', async () => {
  const accounts = world.accounts()
  await world.agent({ email: 'real@ville.example' })
  const enrolled = await world.events('account.second-factor-enrolled')
  const first = await enter(accounts, 'real@ville.example')
  assert.equal(first.next, 'enrol')
  assert.equal(await identify(accounts, { session: first.session }, world.now()), undefined)
  const wrong = await passSecondFactor(accounts, { cookie: first.session, code: '000000', device: '' })
  assert.equal(!wrong.ok && wrong.refusal.message, 'accounts.refusal.code')
  const { session, secret } = await enterForReal(world, accounts, { email: 'real@ville.example' })
  assert.ok(await actorOf(world, accounts, session))
  assert.equal(await world.events('account.second-factor-enrolled'), enrolled + 1)
  world.move({ minutes: 1 })
  const again = await enter(accounts, 'real@ville.example')
  assert.equal(again.next, 'code')
  assert.deepEqual(await readSecondFactor(accounts, again.session), { ok: true, value: { step: 'code' } })
  assert.ok((await enterForReal(world, accounts, { email: 'real@ville.example', secret })).session)
})

test('two browsers that enrol at once never see each other’s secret, and the first code given decides', async () => {
  const accounts = world.accounts()
  await world.agent({ email: 'race@ville.example' })
  const [mine, theirs] = [await enter(accounts, 'race@ville.example'), await enter(accounts, 'race@ville.example')]
  const [mySecret, theirSecret] = [await secretOf(accounts, mine.session), await secretOf(accounts, theirs.session)]
  assert.notEqual(mySecret, theirSecret)
  assert.equal(await secretOf(accounts, mine.session), mySecret)
  assert.ok((await passSecondFactor(accounts, { cookie: mine.session, code: codeNow(world, mySecret), device: '' })).ok)
  const late = await passSecondFactor(accounts, { cookie: theirs.session, code: codeNow(world, theirSecret), device: '' })
  assert.equal(!late.ok && late.refusal.message, 'accounts.refusal.code')
  const looked = await readSecondFactor(accounts, theirs.session)
  assert.equal(looked.ok, false)
})

test('a code is taken once, even by two browsers at the same moment', async () => {
  const accounts = world.accounts()
  await world.agent({ email: 'once@ville.example' })
  const { secret } = await enterForReal(world, accounts, { email: 'once@ville.example' })
  world.move({ seconds: 30 })
  const notes = [await enter(accounts, 'once@ville.example'), await enter(accounts, 'once@ville.example')]
  const outcomes = await Promise.all(
    notes.map((note) => passSecondFactor(accounts, { cookie: note.session, code: codeNow(world, secret), device: '' })),
  )
  assert.deepEqual(outcomes.map((outcome) => outcome.ok).sort(), [false, true])
})

test('codes are guessed as slowly as passwords', async () => {
  const accounts = world.accounts()
  await world.agent({ email: 'guessed@ville.example' })
  const { secret } = await enterForReal(world, accounts, { email: 'guessed@ville.example' })
  world.move({ minutes: 1 })
  const note = await enter(accounts, 'guessed@ville.example')
  const kinds = []
  for (let turn = 0; turn < 5; turn += 1) {
    const outcome = await passSecondFactor(accounts, { cookie: note.session, code: '123456', device: '' })
    kinds.push(outcome.ok ? 'in' : outcome.refusal.kind)
  }
  assert.deepEqual(kinds, ['invalid', 'invalid', 'invalid', 'invalid', 'too-many'])
  const right = await passSecondFactor(accounts, { cookie: note.session, code: codeNow(world, secret), device: '' })
  assert.equal(!right.ok && right.refusal.kind, 'too-many')
})

test('the note between the two steps lives five minutes and cannot be written by anybody else', async () => {
  const accounts = world.accounts()
  await world.agent({ email: 'note@ville.example' })
  const note = await enter(accounts, 'note@ville.example')
  const secret = await secretOf(accounts, note.session)
  const [text = '', ...rest] = note.session.slice(4).split('.')
  const altered = Buffer.from(text, 'base64url').toString().replace('"enrol"', '"code"')
  for (const cookie of [undefined, 'pre.', 'pre.x.y.z', `pre.${[Buffer.from(altered).toString('base64url'), ...rest].join('.')}`]) {
    const outcome = await passSecondFactor(accounts, { cookie, code: codeNow(world, secret), device: '' })
    assert.equal(!outcome.ok && outcome.refusal.message, 'accounts.refusal.sign-in-again', String(cookie))
  }
  world.move({ minutes: 5 })
  const late = await passSecondFactor(accounts, { cookie: note.session, code: codeNow(world, secret), device: '' })
  assert.equal(!late.ok && late.refusal.message, 'accounts.refusal.sign-in-again')
})

test('a hash made at a lower cost is made anew at the next sign-in', async () => {
  const dearer = { ...CHEAP, timeCost: 2 }
  const id = await world.agent({ email: 'rehash@ville.example' })
  await enter(world.accounts({ demonstration: true, passwordCost: dearer }), 'rehash@ville.example')
  const hash = await world.house.read({ kind: 'system', id: 'test' }, (tx) =>
    tx.selectFrom('accounts.agent_credential').select('password_hash').where('agent_id', '=', id).executeTakeFirstOrThrow(),
  )
  assert.match(hash.password_hash ?? '', /t=2/)
  assert.equal(openPasswords(dearer).isOutdated(hash.password_hash ?? ''), false)
  await enter(world.accounts({ demonstration: true, passwordCost: dearer }), 'rehash@ville.example')
})

test('neither passwords, secrets nor tokens stand in the tables as they are', async () => {
  const accounts = world.accounts()
  await world.agent({ email: 'tables@ville.example' })
  const { session, secret } = await enterForReal(world, accounts, { email: 'tables@ville.example' })
  const dump = await world.house.pool.query(
    'SELECT (SELECT string_agg(s::text, $1) FROM accounts.session s) || (SELECT string_agg(c::text, $1) FROM accounts.agent_credential c) || (SELECT string_agg(e::text, $1) FROM events.event e) AS text',
    ['\n'],
  )
  const text: unknown = dump.rows[0]?.text
  assert.ok(typeof text === 'string')
  for (const hidden of [
    session,
    secret,
    Buffer.from(session).toString('hex'),
    Buffer.from(secret).toString('hex'),
    PASSWORD,
    'tables@ville.example',
  ])
    assert.equal(text.includes(hidden), false)
})
