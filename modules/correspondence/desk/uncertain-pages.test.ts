import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Request } from '#modules/requests'
import { type DeskServer, type SmallCity, aCitizen, aRequest, buildSmallCity, deskServer } from '#modules/requests/testing'
import { type AgentActor, systemActor } from '#platform/access'
import { type House, SILENT_OUTBOX, newId, openHouse } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { findMessage, updateMessage } from '../messages-store.ts'
import { countUncertain } from '../uncertain-messages.ts'
import { writeMessage } from '../write-message.ts'
import { UNCERTAIN_PATH } from './uncertain-page.tsx'
import { uncertainRoutes } from './uncertain-routes.tsx'

let db: TestDatabase
let house: House
let city: SmallCity
let desk: DeskServer
const system = systemActor('test')

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  city = await buildSmallCity(house)
  desk = await deskServer(house, uncertainRoutes())
})
after(async () => {
  await desk.close()
  await house.close()
  await db.drop()
})

async function anUncertainMessage(kind: 'message' | 'acknowledgement' = 'message'): Promise<{ request: Request; id: string }> {
  const requesterId = await aCitizen(house, { email: `${newId()}@example.org` })
  const request = await aRequest(house, { requesterId, notify: true })
  const message = await house.work(system, (work) =>
    writeMessage(work, { request, kind, subject: 'Votre demande', body: 'Voici.', automatic: kind === 'acknowledgement' }),
  )
  await house.work(system, ({ tx }) => updateMessage(tx, message.id, { state: 'uncertain', state_reason: 'line-broke' }))
  return { request, id: message.id }
}

const keeper = (): AgentActor => ({
  ...city.actors.ines,
  roles: [{ role: 'R-ADT' }],
  sight: { ...city.actors.ines.sight, units: [], sectors: [] },
})
const stateOf = async (id: string) => (await house.read(system, (tx) => findMessage(tx, id)))?.state

test('an agent of another service is shown nothing of it and decides nothing', async () => {
  const { request, id } = await anUncertainMessage()
  const { paul, samir, ines } = city.actors
  for (const actor of [paul, samir, ines]) {
    const { status, html } = await desk.get(actor, UNCERTAIN_PATH)
    assert.equal(status, 200)
    assert.doesNotMatch(html, new RegExp(request.reference))
    assert.equal((await desk.post(actor, `${UNCERTAIN_PATH}/${id}`)).status, 404)
  }
  assert.equal(await stateOf(id), 'uncertain')
})

test('who keeps the system sees which requests and whose, not what they say nor who is written to; and decides nothing', async () => {
  const { request, id } = await anUncertainMessage()
  const { html } = await desk.get(keeper(), UNCERTAIN_PATH)
  assert.match(html, new RegExp(request.reference))
  assert.match(html, /Éclairage public/)
  assert.ok(!html.includes(request.subject))
  assert.doesNotMatch(html, /@example\.org|<form[^>]*uncertain-messages/)
  assert.equal((await desk.post(keeper(), `${UNCERTAIN_PATH}/${id}`)).status, 403)
})

test('who reads the request without working on it sees the message, and no button', async () => {
  const { id } = await anUncertainMessage()
  const director: AgentActor = { ...city.actors.nora, roles: [{ role: 'R-DIR', units: [city.units.ECL] }] }
  const { html } = await desk.get(director, UNCERTAIN_PATH)
  assert.match(html, new RegExp(`#entry-${id}`))
  assert.doesNotMatch(html, new RegExp(`action="[^"]*${id}`))
})

test('the service that works on the request notes that it arrived, once; an acknowledgement then counts', async () => {
  const { request, id } = await anUncertainMessage('acknowledgement')
  const { karim } = city.actors
  const { html } = await desk.get(karim, UNCERTAIN_PATH)
  assert.match(html, new RegExp(`action="${UNCERTAIN_PATH}/${id}"`))
  assert.match(html, new RegExp(`action="/desk/requests/${request.reference}/again/${id}"`))
  const known = await house.read(system, countUncertain)
  assert.equal((await desk.post(karim, `${UNCERTAIN_PATH}/${id}`)).status, 303)
  assert.equal((await desk.post(karim, `${UNCERTAIN_PATH}/${id}`)).status, 303)
  assert.equal(await stateOf(id), 'sent')
  assert.equal(await house.read(system, countUncertain), known - 1)
  const facts = await house.read(system, (tx) =>
    tx.selectFrom('requests.legal_fact').select('kind').where('request_id', '=', request.id).where('kind', '=', 'acknowledged').execute(),
  )
  assert.equal(facts.length, 1)
})

test('what was refused outright is not noted as arrived', async () => {
  const { id } = await anUncertainMessage()
  await house.work(system, ({ tx }) => updateMessage(tx, id, { state: 'failed', state_reason: 'refused-550' }))
  assert.equal((await desk.post(city.actors.karim, `${UNCERTAIN_PATH}/${id}`)).status, 409)
  assert.equal(await stateOf(id), 'failed')
})
