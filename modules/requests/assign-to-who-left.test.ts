import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { forgetDirectory } from '#modules/organisation'
import { systemActor } from '#platform/access'
import { type House, SILENT_OUTBOX, openHouse, sql } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { assignRequest } from './assign-request.ts'
import { aRequest, buildSmallCity } from './testing/index.ts'

let db: TestDatabase
let house: House

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
})
after(async () => {
  await house.close()
  await db.drop()
})

test('a request is given to nobody who has left the city', async () => {
  const { karim } = (await buildSmallCity(house)).actors
  const { id } = await aRequest(house)
  const yesterday = civilDate(house.now()).subtract({ days: 1 })
  await house.work(systemActor('test'), ({ tx }) =>
    sql`UPDATE organisation.agent SET active_until = ${yesterday.toString()}::date WHERE id = ${karim.id}`.execute(tx),
  )
  forgetDirectory(house)
  const outcome = await house.act(systemActor('test'), (work) => assignRequest(work, { request: { id }, agentId: karim.id }))
  assert.deepEqual(outcome, { ok: false, refusal: { kind: 'invalid', message: 'requests.refusal.unknown-agent', field: 'agentId' } })
})
