import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type SmallCity, buildSmallCity, ok } from '#modules/requests/testing'
import { type Actor, systemActor } from '#platform/access'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { findCitizen, listContactPoints } from './citizens-store.ts'
import { addContactPoint, verifyContactPoint } from './edit-citizen.ts'
import { type NewCitizen, identifyCitizen, likelyDuplicates, registerCitizen } from './register-citizen.ts'
import { searchCitizens } from './search-citizens.ts'

let db: TestDatabase
let house: House
let city: SmallCity
let amelie: string

const system = systemActor('test')
const register = (input: NewCitizen, actor: Actor = system) => house.act(actor, (work) => registerCitizen(work, input))
const search = (query: string, actor: Actor = system) =>
  house.read(actor, async (tx) => (await searchCitizens(tx, query)).map((found) => found.citizen.id))
const pointsOf = (id: string) => house.read(system, async (tx) => (await listContactPoints(tx, [id])).get(id) ?? [])

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  city = await buildSmallCity(house)
  const made = await ok(
    register({
      kind: 'person',
      givenNames: 'Amélie Rose',
      familyName: 'Grébauval-Nguyễn',
      usageName: 'Dhorne',
      birthDate: '1958-07-00',
      email: ' Amelie.Dhorne@Example.ORG ',
      phone: '06.39.98.14.22',
    }),
  )
  amelie = made.id
  for (const [givenNames, familyName] of [
    ['Bastien', 'Roche'],
    ['Rose', 'Amelin'],
    ['Claire', 'Dormeuil'],
  ] as const)
    await ok(register({ kind: 'person', givenNames, familyName }))
})
after(async () => {
  await house.close()
  await db.drop()
})

test('what cannot be true is refused at its field, and nobody is registered', async () => {
  const counted = await house.read(system, async (tx) => (await tx.selectFrom('citizens.citizen').select('id').execute()).length)
  for (const [input, field] of [
    [{ kind: 'person' }, 'familyName'],
    [{ kind: 'person', familyName: '\u200b \u0000' }, 'familyName'],
    [{ kind: 'person', familyName: 'Roche', birthDate: '1958-02-30' }, 'birthDate'],
    [{ kind: 'person', familyName: 'Roche', email: 'roche@' }, 'email'],
    [{ kind: 'person', familyName: 'Roche', phone: '12' }, 'phone'],
    [{ kind: 'organisation', familyName: 'Roche' }, 'organisationName'],
    [{ kind: 'organisation', organisationName: 'Vélo', siret: '21350238800010' }, 'siret'],
  ] satisfies [NewCitizen, string][]) {
    const outcome = await register(input)
    assert.ok(!outcome.ok && outcome.refusal.field === field, JSON.stringify(input))
  }
  const now = await house.read(system, async (tx) => (await tx.selectFrom('citizens.citizen').select('id').execute()).length)
  assert.equal(now, counted)
})

test('an e-mail and a telephone are kept as they are compared, unconfirmed, the e-mail first', async () => {
  const points = await pointsOf(amelie)
  assert.deepEqual(points.map(({ kind, normalised, preferred, verifiedAt }) => [kind, normalised, preferred, verifiedAt]).toSorted(), [
    ['email', 'amelie.dhorne@example.org', true, undefined],
    ['phone', '+33639981422', false, undefined],
  ])
})

test('a number or an address that a file has in another notation is not added twice', async () => {
  for (const reach of ['+33 (0)6 39 98 14 22', '0033639981422', 'AMELIE.DHORNE@example.org']) {
    const outcome = await house.act(system, (work) => addContactPoint(work, { id: amelie, reach }))
    assert.ok(!outcome.ok && outcome.refusal.message === 'citizens.refusal.same-reach', reach)
  }
  assert.equal((await pointsOf(amelie)).length, 2)
})

test('a confirmed address bears the moment at which it was, and that of another file is not found', async () => {
  const [point] = await pointsOf(amelie)
  const other = await ok(register({ kind: 'person', familyName: 'Autre' }))
  const foreign = await house.act(system, (work) => verifyContactPoint(work, { id: other.id, pointId: point?.id ?? '' }))
  assert.ok(!foreign.ok && foreign.refusal.kind === 'not-found')
  await ok(house.act(system, (work) => verifyContactPoint(work, { id: amelie, pointId: point?.id ?? '' })))
  const confirmed = (await pointsOf(amelie)).filter((each) => each.verifiedAt !== undefined)
  assert.deepEqual(
    confirmed.map((each) => each.id),
    [point?.id],
  )
})

test('people are found in any order, without accents, with a slip of the pen, by e-mail and telephone in any notation', async () => {
  for (const query of [
    'Amélie Dhorne',
    'dhorne amelie',
    'GREBAUVAL',
    'nguyen rose',
    'amélie grebauval nguyen',
    'grebauvale',
    'amelie.dhorne@example.org',
    'Amelie.Dhorne@',
    '06 39 98 14 22',
    '0639981422',
    '+33 6 39 98 14 22',
    '0033 6 39 98 14 22',
    '06.39.98.14.22',
    '06 39 98',
  ])
    assert.equal((await search(query))[0], amelie, query)
  for (const query of ['', ' ', '%', '_', "' OR 1=1 --", 'dhorne roche', 'x@', '@', '07 39 98 14 22'])
    assert.ok(!(await search(query)).includes(amelie), query)
})

test('who is likely the same person is shown before a new file is made; who only shares a given name is not first', async () => {
  const likely = (input: NewCitizen) =>
    house.read(system, async (tx) => (await likelyDuplicates({ tx }, input)).map((found) => found.citizen.id))
  assert.equal((await likely({ kind: 'person', familyName: 'Tout autre', email: 'AMELIE.dhorne@example.org' }))[0], amelie)
  assert.equal((await likely({ kind: 'person', familyName: 'Tout autre', phone: '+33639981422' }))[0], amelie)
  assert.equal((await likely({ kind: 'person', givenNames: 'Amelie', familyName: 'Grebauval' }))[0], amelie)
  assert.deepEqual(await likely({ kind: 'person', familyName: 'Zwingelstein' }), [])
  assert.deepEqual(await likely({ kind: 'organisation', organisationName: 'Amélie Dhorne' }), [], 'a person is no organisation')
})

test('a message belongs to the file whose address and name agree; never by name alone, nor to another of the house', async () => {
  const identify = (input: NewCitizen) => ok(house.act(system, (work) => identifyCitizen(work, input)))
  const same = await identify({ kind: 'person', givenNames: 'A.', familyName: 'DHORNE', email: 'amelie.dhorne@example.org' })
  assert.deepEqual([same.citizen.id, same.isNew], [amelie, false])
  assert.equal((await identify({ kind: 'person', givenNames: 'Amélie', familyName: 'Dhorne' })).isNew, true)
  assert.equal(
    (await identify({ kind: 'person', givenNames: 'Paul', familyName: 'Dhorne', email: 'amelie.dhorne@example.org' })).isNew,
    true,
  )
})

test('an organisation has one file a SIRET, even when two register it at once', async () => {
  const input = { kind: 'organisation', organisationName: 'Commune voisine', siret: '21350238800019' } as const
  const outcomes = await Promise.all([register(input), register(input), register(input)])
  assert.equal(outcomes.filter((outcome) => outcome.ok).length, 1)
  for (const outcome of outcomes) assert.ok(outcome.ok || outcome.refusal.message === 'citizens.refusal.same-siret')
})

test('who has no right to the registry registers nobody in it, and sees nobody', async () => {
  const streets: Actor = {
    ...city.actors.paul,
    roles: [{ role: 'R-TER', units: [city.units.PRO] }],
    sight: { ...city.actors.paul.sight, citizens: false },
  }
  const outcome = await register({ kind: 'person', familyName: 'Refusée' }, streets)
  assert.ok(!outcome.ok && outcome.refusal.message === 'citizens.refusal.may-not-register')
  for (const actor of [streets, { kind: 'visitor', requests: [] } satisfies Actor]) {
    assert.deepEqual(await search('Dhorne', actor), [])
    assert.equal(await house.read(actor, (tx) => findCitizen(tx, amelie)), undefined)
    assert.equal((await house.read(actor, (tx) => listContactPoints(tx, [amelie]))).size, 0)
  }
})
