import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { correspondenceMessagesFor, listMessages, receiveMessage } from '#modules/correspondence'
import { type Request, addNote, findRequest } from '#modules/requests'
import { requestPage } from '#modules/requests/desk'
import { type DeskServer, type SmallCity, aCitizen, aRequest, buildSmallCity, deskServer, ok } from '#modules/requests/testing'
import { systemActor } from '#platform/access'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { diskBlobs, openFileStore } from '#platform/files'
import { openKeys } from '#platform/keys'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requestParts } from './request-parts.ts'
import { deskRoutes } from './routes.tsx'

let db: TestDatabase
let house: House
let city: SmallCity
let desk: DeskServer
let folder: string
let clock = Temporal.Instant.from('2026-11-23T09:00:00Z')

before(async () => {
  db = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'parvis-desk-'))
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX, clock: () => clock })
  city = await buildSmallCity(house)
  const files = openFileStore({ blobs: diskBlobs(join(folder, 'files')), keys: openKeys(join(folder, 'keys')) })
  desk = await deskServer(house, deskRoutes(requestPage(requestParts(files))))
})
after(async () => {
  await desk.close()
  await house.close()
  await db.drop()
  await rm(folder, { recursive: true })
})

const now = async (request: Request): Promise<Request> => {
  const found = await house.read(systemActor('test'), (tx) => findRequest(tx, { id: request.id }))
  if (found === undefined) throw new Error('the request is gone')
  return found
}
const send = async (who: keyof SmallCity['actors'], request: Request, values: Record<string, string>) =>
  desk.post(city.actors[who], `/desk/requests/${request.reference}/answer`, {
    version: String(request.version),
    seen: request.lastActAt.toString(),
    next: 'answered',
    ...values,
  })
const said = (request: Request) => house.read(systemActor('test'), (tx) => listMessages(tx, request.id))

test('an answer goes out on the way that reaches the citizen, and the request is answered', async () => {
  const request = await aRequest(house, { requesterId: await aCitizen(house), notify: true })
  assert.match(
    (await desk.get(city.actors.karim, `/desk/requests/${request.reference}`)).html,
    /part par courriel à claire\.lefort@example\.org/,
  )
  const answer = await send('karim', request, { text: 'Bonjour Madame, la pièce arrive le 1er décembre.' })
  assert.equal(answer.status, 303)
  assert.match(answer.location ?? '', /#entry-/)
  const [message] = await said(request)
  assert.deepEqual([message?.kind, message?.toAddress, message?.state], ['answer', 'claire.lefort@example.org', 'queued'])
  assert.equal((await now(request)).state, 'answered')
})

test('an answer with a field left open does not leave; its text stays in the form', async () => {
  const request = await aRequest(house, { requesterId: await aCitizen(house, { email: 'c2@example.org' }) })
  const answer = await send('karim', request, { text: 'La réparation est prévue le {{jour}} à {{heure}}.' })
  assert.equal(answer.status, 422)
  assert.ok(answer.html.includes(correspondenceMessagesFor('fr').desk.unresolved('{{jour}}, {{heure}}')))
  assert.match(answer.html, />La réparation est prévue le/)
  assert.deepEqual(await said(request), [])
})

test('an answer to what a colleague changed meanwhile is stopped, its text kept and the change shown', async () => {
  const request = await aRequest(house, { requesterId: await aCitizen(house, { email: 'c3@example.org' }) })
  clock = clock.add({ minutes: 5 })
  await ok(house.act(city.actors.nora, (work) => addNote(work, { request: { id: request.id }, text: 'Déjà réparé ce matin.' })))
  await desk.post(city.actors.nora, `/desk/requests/${request.reference}/take`, { version: '1' })
  const answer = await send('karim', request, { text: 'Nous passerons jeudi.', next: 'granted' })
  assert.equal(answer.status, 409)
  for (const expected of ['Ce qui a changé depuis', 'Déjà réparé ce matin.', 'Prise par Nora Duval', '>Nous passerons jeudi.<'])
    assert.ok(answer.html.includes(expected), expected)
  assert.match(answer.html, /<option value="granted" selected/)
  assert.deepEqual(await said(request), [])
})

test('for ten seconds an answer can be taken back: it does not leave and its text is a draft again', async () => {
  const request = await aRequest(house, { requesterId: await aCitizen(house, { email: 'c4@example.org' }) })
  await send('karim', request, { text: 'Trop vite envoyé.', next: 'granted' })
  const page = await desk.get(city.actors.karim, `/desk/requests/${request.reference}`)
  const undo = /action="(\/desk\/requests\/[^"]*\/undo\/[^"]*)"/.exec(page.html)?.[1]
  assert.ok(undo !== undefined)
  clock = clock.add({ seconds: 4 })
  const answer = await desk.post(city.actors.karim, undo)
  assert.match(answer.location ?? '', /#answer-text$/)
  assert.equal((await said(request))[0]?.state, 'cancelled')
  assert.equal((await now(request)).state, 'in-progress')
  assert.match((await desk.get(city.actors.karim, `/desk/requests/${request.reference}`)).html, />Trop vite envoyé\.<\/textarea>/)
})

test('after ten seconds it is too late, and this is said', async () => {
  const request = await aRequest(house, { requesterId: await aCitizen(house, { email: 'c5@example.org' }) })
  await send('karim', request, { text: 'Parti.', next: 'open' })
  const [message] = await said(request)
  clock = clock.add({ seconds: 11 })
  assert.doesNotMatch((await desk.get(city.actors.karim, `/desk/requests/${request.reference}`)).html, /\/undo\//)
  const answer = await desk.post(city.actors.karim, `/desk/requests/${request.reference}/undo/${message?.id ?? ''}`)
  assert.equal(answer.status, 409)
  assert.match(answer.html, /Trop tard/)
})

test('nobody answers for another service', async () => {
  const request = await aRequest(house, { requesterId: await aCitizen(house, { email: 'c6@example.org' }) })
  assert.equal((await send('paul', request, { text: 'Bonjour' })).status, 404)
  assert.ok([403, 404].includes((await send('ines', request, { text: 'Bonjour' })).status))
  assert.deepEqual(await said(request), [])
})

test('a new message is on the day of who works on it until they have opened the request; a passing look changes nothing', async () => {
  const request = await aRequest(house, { subject: 'Lampe et message', requesterId: await aCitizen(house, { email: 'c7@example.org' }) })
  await desk.post(city.actors.karim, `/desk/requests/${request.reference}/take`, { version: '1' })
  await ok(
    house.act(systemActor('test'), (work) =>
      receiveMessage(work, { request: { id: request.id }, channel: 'portal', text: 'Toujours éteint.' }),
    ),
  )
  const unread = async () => {
    const { html } = await desk.get(city.actors.karim, '/desk')
    return /aria-labelledby="day-unread"(.*?)<\/section>/s.exec(html)?.[1]?.includes('Lampe et message') === true
  }
  assert.equal(await unread(), true)
  assert.match((await desk.get(city.actors.nora, `/desk/requests/${request.reference}`)).html, /nouveau/)
  assert.equal(await unread(), true)
  assert.match((await desk.get(city.actors.karim, `/desk/requests/${request.reference}`)).html, /nouveau/)
  assert.equal(await unread(), false)
})

test('my day says that all is done when nothing waits', async () => {
  const { status, html } = await desk.get(city.actors.samir, '/desk')
  assert.equal(status, 200)
  assert.match(html, /Tout est à jour/)
})
