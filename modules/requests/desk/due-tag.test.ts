import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Catalogue, catalogueOf } from '#modules/catalogue'
import { type Directory, directoryOf } from '#modules/organisation'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { deskMessagesFor } from '../messages/desk/index.ts'
import { buildSmallCity } from '../testing/small-city.ts'
import { type Due, dueTag } from './due-tag.ts'

let db: TestDatabase
let house: House
let directory: Directory
let catalogue: Catalogue

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  await buildSmallCity(house)
  directory = await directoryOf(house)
  catalogue = await catalogueOf(house)
})
after(async () => {
  await house.close()
  await db.drop()
})

// Monday 23 November 2026.
const today = Temporal.PlainDate.from('2026-11-23')
const tag = (over: Partial<Due>) =>
  dueTag(
    { state: 'in-progress', dueOn: today, dueKind: 'service-target', typeCode: 'EP-ECL', urgency: 'normal', ...over },
    { today, directory, catalogue, words: deskMessagesFor('fr').tag, ended: (state) => (state === 'closed' ? 'Close' : 'Annulée') },
  )
const on = (text: string) => Temporal.PlainDate.from(text)

test('a date that has passed is counted in working days of delay, one at least', () => {
  assert.deepEqual(tag({ dueOn: on('2026-11-19') }), { tone: 'late', text: '2 j de retard' })
  assert.deepEqual(tag({ dueOn: on('2026-11-22') }), { tone: 'late', text: '1 j de retard' })
})

test('today, soon and later are said in working days, weekends and holidays left out', () => {
  assert.deepEqual(tag({}), { tone: 'soon', text: 'aujourd’hui' })
  assert.deepEqual(tag({ dueOn: on('2026-11-24') }), { tone: 'soon', text: '1 j ouvré' })
  assert.deepEqual(tag({ dueOn: on('2026-12-03') }), { tone: 'us', text: '8 j ouvrés' })
})

test('a day of silence is named only where silence decides', () => {
  assert.deepEqual(tag({ typeCode: 'EP-ENS', dueKind: 'statutory', dueOn: on('2026-12-02') }), { tone: 'soon', text: 'silence le 2 déc.' })
  assert.deepEqual(tag({ typeCode: 'EP-ENS', dueKind: 'statutory', dueOn: on('2027-01-20') }).tone, 'us')
  assert.deepEqual(tag({ typeCode: 'EP-ECL', dueKind: 'statutory', dueOn: on('2026-12-02') }), { tone: 'us', text: '7 j ouvrés' })
})

test('what waits for the citizen, is answered, closed or cancelled says so whatever its date', () => {
  assert.deepEqual(tag({ state: 'waiting', dueOn: on('2026-01-05') }), { tone: 'waiting', text: 'attend l’usager' })
  assert.deepEqual(tag({ state: 'answered' }), { tone: 'done', text: 'à clore' })
  assert.deepEqual(tag({ state: 'closed' }), { tone: 'done', text: 'Close' })
  assert.deepEqual(tag({ state: 'cancelled' }), { tone: 'neutral', text: 'Annulée' })
  assert.deepEqual(tag({ dueOn: undefined }), { tone: 'neutral', text: 'sans échéance' })
})
