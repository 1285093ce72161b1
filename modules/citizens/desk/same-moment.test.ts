import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { citizenParts } from '../../../apps/desk/citizen-parts.ts'
import { type DeskServer, type SmallCity, buildSmallCity, deskServer, ok } from '#modules/requests/testing'
import { systemActor } from '#platform/access'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { citizensAt } from '../citizens-store.ts'
import { type NewCitizen, identifyCitizen } from '../register-citizen.ts'
import { searchCitizens } from '../search-citizens.ts'
import { citizensDeskRoutes } from './index.ts'

let db: TestDatabase
let house: House
let city: SmallCity
let desk: DeskServer
const system = systemActor('test')

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  city = await buildSmallCity(house)
  desk = await deskServer(house, citizensDeskRoutes(citizenParts()))
})
after(async () => {
  await desk.close()
  await house.close()
  await db.drop()
})

const filesAt = (kind: 'email' | 'phone', value: string) => house.read(system, (tx) => citizensAt(tx, kind, value))

test('agents who make the same file at one moment make one; the others are shown it', async () => {
  const forms = [
    { familyName: 'Quinault', givenNames: 'Odile', email: 'odile.quinault@example.org' },
    { familyName: 'Rambert', givenNames: 'Yvon', phone: '06 39 98 77 01' },
    { familyName: 'Zwickel', givenNames: 'Hortense', birthDate: '1961-04-02' },
  ]
  for (const form of forms) {
    const answers = await Promise.all(
      [city.actors.ines, city.actors.karim, city.actors.ines, city.actors.karim].map((agent) =>
        desk.post(agent, '/desk/citizens/new', { kind: 'person', ...form }),
      ),
    )
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 422, 422, 422], form.familyName)
    for (const { html } of answers.filter(({ status }) => status === 422)) {
      assert.match(html, new RegExp(`href="/desk/citizens/[0-9a-f-]{36}"`))
      assert.match(html, /name="confirmed"/)
    }
    assert.equal((await house.read(system, (tx) => searchCitizens(tx, `${form.givenNames} ${form.familyName}`))).length, 1)
  }
  assert.equal((await filesAt('email', 'odile.quinault@example.org')).length, 1)
})

test('messages that come from one person at one moment find one file', async () => {
  const writer: NewCitizen = {
    kind: 'person',
    familyName: 'Pruvost',
    givenNames: 'Léa',
    email: 'lea.pruvost@example.org',
    phone: '0639987702',
  }
  const found = await Promise.all(Array.from({ length: 6 }, () => ok(house.act(system, (work) => identifyCitizen(work, writer)))))
  assert.equal(new Set(found.map(({ citizen }) => citizen.id)).size, 1)
  assert.equal(found.filter(({ isNew }) => isNew).length, 1)
  assert.equal((await filesAt('email', 'lea.pruvost@example.org')).length, 1)
})

test('two of one household who write at one moment from one address keep a file each', async () => {
  const household = ['Jules', 'Agathe'].map((givenNames): NewCitizen => ({
    kind: 'person',
    familyName: 'Delorge',
    givenNames,
    email: 'famille.delorge@example.org',
  }))
  await Promise.all(household.map((writer) => ok(house.act(system, (work) => identifyCitizen(work, writer)))))
  assert.equal((await filesAt('email', 'famille.delorge@example.org')).length, 2)
})
