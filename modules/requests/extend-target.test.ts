import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '#platform/access'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { LONGEST_EXTENSION, extendTarget } from './extend-target.ts'
import { type SmallCity, aRequest, actOn, buildSmallCity, ok, wholeRequest } from './testing/index.ts'

// Today is Thursday 12 November 2026.
let at = Temporal.Instant.from('2026-11-12T09:00:00Z')
let db: TestDatabase
let house: House
let city: SmallCity

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX, clock: () => at })
  city = await buildSmallCity(house)
})
after(async () => {
  await house.close()
  await db.drop()
})

const extend = (actor: Actor, id: string, workingDays = 5, reason = 'Pièce commandée.') =>
  house.act(actor, (work) => extendTarget(work, { request: { id }, workingDays, reason }))
const refusal = async (...asked: Parameters<typeof extend>) => {
  const before = await wholeRequest(house, asked[1])
  const outcome = await extend(...asked)
  assert.deepEqual(await wholeRequest(house, asked[1]), before, 'a refusal changes nothing')
  return outcome.ok ? 'done' : outcome.refusal.message.replace('requests.refusal.', '')
}

test('a target is prolonged by its own service only, with a reason and a number of days in reason', async () => {
  const { id } = await aRequest(house)
  assert.equal(await refusal(city.actors.paul, id), 'unknown')
  assert.equal(await refusal(city.actors.ines, id), 'not-yours')
  assert.equal(await refusal(city.actors.karim, id, 0), 'extension-out-of-range')
  assert.equal(await refusal(city.actors.karim, id, LONGEST_EXTENSION + 1), 'extension-out-of-range')
  assert.equal(await refusal(city.actors.karim, id, 5, ' '), 'reason-missing')
})

test('a longer target moves its date by as many working days and leaves the period of the law where it was', async () => {
  const { id } = await aRequest(house, { typeCode: 'EP-ENS' })
  const { request } = await ok(extend(city.actors.nora, id))
  assert.deepEqual([request.targetOn, request.statutoryOn].map(String), ['2027-01-04', '2027-01-12'])
})

test('neither what was answered nor what is already late is prolonged', async () => {
  const { id } = await aRequest(house, { typeCode: 'EP-PRO' })
  const { id: answered } = await aRequest(house)
  await ok(house.act(city.actors.nora, (work) => actOn(city, work, { name: 'answer', on: { request: { id: answered } } })))
  assert.equal(await refusal(city.actors.nora, answered), 'no-target')
  at = Temporal.Instant.from('2026-12-14T09:00:00Z')
  assert.equal(await refusal(city.actors.paul, id), 'target-passed')
})
