import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { assignRequest } from '../assign-request.ts'
import { watchRequest } from '../follow-request.ts'
import { deskMessagesFor } from '../messages/desk/index.ts'
import { messagesFor } from '../messages/index.ts'
import { findRequest } from '../requests-store.ts'
import { type DeskServer, deskServer } from '../testing/desk-server.tsx'
import { aCitizen, aRequest, ok } from '../testing/sample-requests.ts'
import { type SmallCity, buildSmallCity } from '../testing/small-city.ts'
import { NO_PARTS, requestPage, requestsDeskRoutes } from './index.ts'

let db: TestDatabase
let house: House
let city: SmallCity
let desk: DeskServer

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  city = await buildSmallCity(house)
  desk = await deskServer(house, requestsDeskRoutes(requestPage(NO_PARTS)))
})
after(async () => {
  await desk.close()
  await house.close()
  await db.drop()
})

const references = (html: string) => [...html.matchAll(/id="row-(\d\d-\d{6}-[A-Z])"/g)].map((match) => match[1])

test('somebody who is not signed in is led to the sign-in page', async () => {
  const answer = await desk.get(undefined, '/desk/queue')
  assert.equal(answer.status, 303)
  assert.match(answer.location ?? '', /^\/desk\/sign-in/)
})

test('a list shows the requests of the agent’s service and of no other, whatever its address asks', async () => {
  const own = await aRequest(house, { subject: 'Lampe grillée' })
  const foreign = await aRequest(house, { typeCode: 'EP-PRO', subject: 'Trottoir sale' })
  const all = await desk.get(city.actors.karim, '/desk/queue')
  assert.match(all.html, new RegExp(own.reference))
  assert.doesNotMatch(all.html, new RegExp(foreign.reference))
  const asked = await desk.get(city.actors.karim, '/desk/queue?unit=PRO')
  assert.doesNotMatch(asked.html, new RegExp(foreign.reference))
})

test('the filters of the address narrow the list: mine, unassigned, followed, late, type, channel', async () => {
  const mine = await aRequest(house, { subject: 'À moi', channel: 'email' })
  await ok(house.act(city.actors.karim, (work) => assignRequest(work, { request: { id: mine.id }, agentId: city.agents.karim })))
  const old = await aRequest(house, { subject: 'Ancienne', receivedOn: Temporal.PlainDate.from('2026-03-02') })
  await ok(house.act(city.actors.karim, (work) => watchRequest(work, { request: { id: old.id }, watching: true })))
  const shows = async (query: string, reference: string) =>
    (await desk.get(city.actors.karim, `/desk/queue?${query}`)).html.includes(reference)
  assert.deepEqual([await shows('mine=1', mine.reference), await shows('mine=1', old.reference)], [true, false])
  assert.deepEqual([await shows('unassigned=1', mine.reference), await shows('unassigned=1', old.reference)], [false, true])
  assert.deepEqual([await shows('followed=1', mine.reference), await shows('followed=1', old.reference)], [false, true])
  assert.deepEqual([await shows('late=1', mine.reference), await shows('late=1', old.reference)], [false, true])
  assert.deepEqual([await shows('channel=email', mine.reference), await shows('channel=email', old.reference)], [true, false])
  assert.deepEqual([await shows('type=EP-ENS', mine.reference), await shows('mine=1&state=waiting', mine.reference)], [false, false])
})

test('a late request says in words how late it is', async () => {
  const old = await aRequest(house, { subject: 'Très ancienne', receivedOn: Temporal.PlainDate.from('2026-02-02') })
  const { html } = await desk.get(city.actors.karim, '/desk/queue?late=1')
  const row = html.slice(html.indexOf(`row-${old.reference}`))
  assert.match(row.slice(0, 2_000), /\d+ j de retard/)
})

test('a list that holds nothing says what can be done', async () => {
  const { html } = await desk.get(city.actors.nora, '/desk/queue?mine=1')
  assert.match(html, /Aucune action ne vous attend/)
  assert.match(html, /href="\/desk\/queue\?unassigned=1"/)
})

test('the fifty-first request is on the next page, and no request is on both', async () => {
  const citizen = await aCitizen(house, { email: 'many@example.org' })
  for (let count = 0; count < 55; count += 1)
    await aRequest(house, { typeCode: 'EP-PRO', subject: `Propreté ${String(count)}`, requesterId: citizen })
  const first = await desk.get(city.actors.paul, '/desk/queue')
  const next = /href="(\/desk\/queue\?[^"]*after=[^"]*)" rel="next"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&')
  assert.ok(next !== undefined)
  const second = await desk.get(city.actors.paul, next)
  assert.equal(references(first.html).length, 50)
  assert.ok(references(second.html).length >= 5)
  assert.equal(
    new Set([...references(first.html), ...references(second.html)]).size,
    references(first.html).length + references(second.html).length,
  )
})

test('an agent takes several unassigned requests in one go', async () => {
  const [one, two] = [await aRequest(house), await aRequest(house)]
  const answer = await desk.post(city.actors.karim, '/desk/queue/assign', {
    do: 'take',
    chosen: [`${one.id}:1`, `${two.id}:1`],
    list: 'unassigned=1',
  })
  assert.equal(answer.status, 303)
  assert.equal(answer.location, '/desk/queue?unassigned=1')
  assert.equal(answer.flash, '2 demandes attribuées.')
  assert.equal((await house.read(city.actors.karim, (tx) => findRequest(tx, { id: two.id })))?.assigneeId, city.agents.karim)
})

test('of several chosen, one that a colleague changed meanwhile is left alone and told', async () => {
  const [fresh, changed] = [await aRequest(house), await aRequest(house)]
  await ok(house.act(city.actors.nora, (work) => assignRequest(work, { request: { id: changed.id }, agentId: city.agents.nora })))
  const answer = await desk.post(city.actors.karim, '/desk/queue/assign', {
    do: 'take',
    chosen: [`${fresh.id}:1`, `${changed.id}:1`],
    list: '',
  })
  const stale = messagesFor('fr').refusal['requests.refusal.stale']
  assert.equal(answer.flash, `1 demande attribuée, ${deskMessagesFor('fr').list.refused(1, stale)}`)
  assert.equal((await house.read(city.actors.karim, (tx) => findRequest(tx, { id: changed.id })))?.assigneeId, city.agents.nora)
})

test('an agent without the right to assign cannot give requests to a colleague', async () => {
  const request = await aRequest(house)
  const answer = await desk.post(city.actors.karim, '/desk/queue/assign', {
    do: 'assign',
    agentId: city.agents.nora,
    chosen: [`${request.id}:1`],
    list: '',
  })
  assert.match(answer.flash ?? '', /^0 demande attribuée, 1 refusée/)
})

test('choosing nothing, or nobody, is answered on the list itself', async () => {
  const nothing = await desk.post(city.actors.nora, '/desk/queue/assign', { do: 'take', list: 'unassigned=1' })
  assert.equal(nothing.status, 422)
  assert.match(nothing.html, /Choisissez au moins une demande/)
  const request = await aRequest(house)
  const nobody = await desk.post(city.actors.nora, '/desk/queue/assign', {
    do: 'assign',
    agentId: '',
    chosen: [`${request.id}:1`],
    list: 'unassigned=1',
  })
  assert.equal(nobody.status, 422)
  assert.match(nobody.html, /Choisissez à qui les attribuer/)
})
