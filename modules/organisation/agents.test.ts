import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { identify } from '#modules/accounts'
import type { AgentActor } from '#platform/access'
import { enter } from '../accounts/test-browser.ts'
import { type AgentRecord, findAgent } from './agents-store.ts'
import { type AgentChange, changeAgent } from './change-agent.ts'
import { type NewAgent, registerAgent } from './register-agent.ts'
import { type Administration, atOnce, day, openAdministration, refusal, value } from './testing/administration.ts'

let city: Administration
before(async () => {
  city = await openAdministration()
})
after(() => city.world.close())

let number = 0
/** Somebody new; a test says only what matters to it. */
function somebody(over: Partial<NewAgent> = {}): NewAgent {
  number += 1
  return { code: `N${number}`, givenName: 'Léa', familyName: 'Nouvel', email: `n${number}@ville.example`, unitCode: 'ACC', ...over }
}

const register = (over: Partial<NewAgent> = {}, actor?: AgentActor) => city.act((work) => registerAgent(work, somebody(over)), actor)
const change = (agent: Pick<AgentRecord, 'id' | 'version'>, over: Partial<AgentChange>, actor?: AgentActor) =>
  city.act((work) => changeAgent(work, { id: agent.id, version: agent.version, ...over }), actor)

test('only who administers agents registers or changes one', async () => {
  const known = await value(register())
  for (const role of ['R-RES', 'R-ADT', 'R-DPO', 'R-INS']) {
    const other = city.actor(await city.world.agent(), [role])
    assert.equal(await refusal(register({}, other)), 'not-allowed not-allowed')
    assert.equal(await refusal(change(known, { title: 'Chef' }, other)), 'not-allowed not-allowed')
  }
})

test('what cannot be written is refused at its field', async () => {
  const cases: [Partial<NewAgent>, string][] = [
    [{ code: '' }, 'invalid agent-code code'],
    [{ code: 'a b' }, 'invalid agent-code code'],
    [{ givenName: '  ' }, 'invalid given-name givenName'],
    [{ familyName: 'x'.repeat(81) }, 'invalid family-name familyName'],
    [{ familyName: 'A\u0007B' }, 'invalid family-name familyName'],
    [{ familyName: 'A\uD800' }, 'invalid family-name familyName'],
    [{ email: 'pas une adresse' }, 'invalid email email'],
    [{ email: `${'x'.repeat(250)}@ville.example` }, 'invalid email email'],
    [{ phone: 'abc' }, 'invalid phone phone'],
    [{ languages: ['français'] }, 'invalid languages languages'],
    [{ unitCode: 'NULLE-PART' }, 'invalid unknown-unit unit'],
    [{ unitCode: undefined }, 'invalid unknown-unit unit'],
    [{ siteCode: 'RIEN' }, 'invalid unknown-site site'],
    [{ activeFrom: day('2026-12-01'), activeUntil: day('2026-11-30') }, 'invalid leaves-before activeUntil'],
  ]
  for (const [over, expected] of cases) assert.equal(await refusal(register(over)), expected, JSON.stringify(over))
})

test('an address or a code that somebody has, whatever its capitals, is taken', async () => {
  const first = await value(register({ email: 'Deja.Prise@Ville.example' }))
  assert.equal(first.email, 'deja.prise@ville.example')
  assert.equal(await refusal(register({ email: ' DEJA.prise@ville.example' })), 'conflict email-taken email')
  assert.equal(await refusal(register({ code: first.code })), 'conflict code-taken code')
  const other = await value(register())
  assert.equal(await refusal(change(other, { email: 'deja.prise@ville.example' })), 'conflict email-taken email')
})

test('two who register the same address at the same moment: one is told that it is taken', async () => {
  const about = { email: 'course@ville.example' }
  const [first, second] = await atOnce(
    city,
    { act: (work) => registerAgent(work, somebody(about)) },
    { act: (work) => registerAgent(work, somebody(about)) },
  )
  assert.ok(first.ok)
  assert.equal(await refusal(Promise.resolve(second)), 'conflict email-taken email')
})

test('a change on what somebody else changed meanwhile is told, and writes nothing', async () => {
  const agent = await value(register())
  await value(change(agent, { title: 'Chargée d’accueil' }))
  assert.equal(await refusal(change(agent, { title: 'Directrice' })), 'conflict stale')
  const now = await city.read((tx) => findAgent(tx, { id: agent.id }))
  assert.equal(now?.title, 'Chargée d’accueil')
})

test('what is not named stays, an empty text empties, and the event names the fields alone', async () => {
  const agent = await value(register({ title: 'Accueil', phone: '02 35 00 00 01', languages: ['fr', 'lsf', 'fr'] }))
  assert.deepEqual(agent.languages, ['fr', 'lsf'])
  assert.equal(agent.activeFrom.toString(), '2026-11-12')
  const changed = await value(change(agent, { phone: '', unitCode: 'TEL' }))
  assert.deepEqual([changed.title, changed.phone, changed.unitId, changed.version], ['Accueil', undefined, city.world.units.TEL, 2])
  const events = await city.read((tx) =>
    tx.selectFrom('events.event').select(['name', 'data']).where('subject_id', '=', agent.id).orderBy('seq').execute(),
  )
  assert.deepEqual(events, [
    { name: 'agent.registered', data: {} },
    { name: 'agent.changed', data: { fields: ['phone', 'unitId'] } },
  ])
  assert.equal((await value(change(changed, { title: 'Accueil' }))).version, 2, 'nothing changed: nothing is written')
})

test('who has left is signed out at once, and lets nobody in by the link of their invitation', async () => {
  const accounts = city.world.accounts({ demonstration: true })
  const id = await city.world.agent({ email: 'partante@ville.example', roles: [{ role: 'R-ACC', unit: 'ACC' }] })
  const { session } = await enter(accounts, 'partante@ville.example')
  assert.ok(await identify(accounts, { session }, city.world.now()))
  await value(change({ id, version: 1 }, { activeUntil: day('2026-11-11') }))
  assert.equal(await identify(accounts, { session }, city.world.now()), undefined)
  const open = await city.read((tx) =>
    tx.selectFrom('accounts.session').select('id').where('agent_id', '=', id).where('ended_at', 'is', null).execute(),
  )
  assert.deepEqual(open, [])
  // Taking the end away does not bring the connection back.
  await value(change({ id, version: 2 }, { activeUntil: 'none' }))
  assert.equal(await identify(accounts, { session }, city.world.now()), undefined)
})

test('an agent may sign in until the last minute of the last day in the city', async () => {
  const accounts = city.world.accounts({ demonstration: true, limits: { idleMinutes: 6_000, absoluteHours: 100 } })
  await city.world.agent({ email: 'minuit@ville.example', until: '2026-11-13' })
  const { session } = await enter(accounts, 'minuit@ville.example')
  assert.ok(await identify(accounts, { session }, Temporal.Instant.from('2026-11-13T22:59:59Z')), '23:59:59 in Paris')
  assert.equal(await identify(accounts, { session }, Temporal.Instant.from('2026-11-13T23:00:00Z')), undefined)
})

test('the last functional administrator cannot be sent away, whoever asks', async () => {
  assert.equal(
    await refusal(change({ id: city.chief.id, version: 1 }, { activeUntil: day('2026-12-31') })),
    'conflict last-administrator activeUntil',
  )
  assert.equal(
    await refusal(change({ id: city.chief.id, version: 1 }, { activeFrom: day('2027-01-01') })),
    'conflict last-administrator activeFrom',
  )
  const second = await city.world.agent({ roles: [{ role: 'R-ADF' }] })
  await value(change({ id: second, version: 1 }, { activeUntil: day('2026-12-31') }))
  // One who leaves in December does not keep the house open after that.
  assert.equal(
    await refusal(change({ id: city.chief.id, version: 1 }, { activeUntil: day('2026-12-01') })),
    'conflict last-administrator activeUntil',
  )
})
