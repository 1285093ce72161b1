import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { catalogueOf } from '#modules/catalogue'
import { directoryOf } from '#modules/organisation'
import type { AgentActor } from '#platform/access'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { deskMessagesFor } from '../messages/desk/index.ts'
import { messagesFor } from '../messages/index.ts'
import { aRequest } from '../testing/sample-requests.ts'
import { type SmallCity, buildSmallCity } from '../testing/small-city.ts'
import { readMyDay } from './my-day.ts'

let db: TestDatabase
let house: House
let city: SmallCity

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  city = await buildSmallCity(house)
})
after(async () => {
  await house.close()
  await db.drop()
})

test('the day shows the first of each list and says how many there are in all', async () => {
  for (let each = 0; each < 11; each += 1) await aRequest(house, { subject: `Lampadaire ${each}` })
  const today = await readDay(city.actors.nora, Temporal.PlainDate.from('2026-01-05'))
  assert.deepEqual([today.unassigned.rows.length, today.unassigned.count], [8, 11])
  const later = await readDay(city.actors.nora, Temporal.Now.plainDateISO('Europe/Paris').add({ years: 1 }))
  assert.deepEqual([later.lateInServices?.rows.length, later.lateInServices?.count], [8, 11])
})

test('what is late in a service is shown to who gives out its work, and counted for nobody else', async () => {
  const far = Temporal.Now.plainDateISO('Europe/Paris').add({ years: 1 })
  assert.equal((await readDay(city.actors.karim, far)).lateInServices, undefined)
  assert.equal((await readDay(city.actors.paul, far)).unassigned.count, 0)
})

async function readDay(actor: AgentActor, today: Temporal.PlainDate) {
  const [directory, catalogue] = await Promise.all([directoryOf(house), catalogueOf(house)])
  const at = today.toZonedDateTime('Europe/Paris').toInstant()
  const tools = { actor, locale: 'fr', at, today, directory, catalogue, t: deskMessagesFor('fr'), words: messagesFor('fr') } as const
  return house.read(actor, (tx) => readMyDay(tx, { tools, unread: async () => [] }))
}
