import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { download } from '#platform/http'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { attachFiles } from '../attach-file.ts'
import { addNote, saveDraft } from '../follow-request.ts'
import { deskMessagesFor } from '../messages/desk/index.ts'
import { type DeskServer, deskServer } from '../testing/desk-server.tsx'
import { aCitizen, aFile, aRequest, ok } from '../testing/sample-requests.ts'
import { type SmallCity, buildSmallCity } from '../testing/small-city.ts'
import { NO_PARTS, requestPage, requestsDeskRoutes } from './index.ts'

let db: TestDatabase
let house: House
let city: SmallCity
let desk: DeskServer
const BYTES = Buffer.from('une photo')

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  city = await buildSmallCity(house)
  const parts = { ...NO_PARTS, openFile: async () => download(BYTES, { 'content-type': 'image/jpeg' }) }
  desk = await deskServer(house, requestsDeskRoutes(requestPage(parts)))
})
after(async () => {
  await desk.close()
  await house.close()
  await db.drop()
})

/** What a page says, without its token. */
const words = (html: string) => /<main[^>]*>(.*)<\/main>/s.exec(html)?.[1]?.replace(/value="[^"]*"/g, '')

test('a request of another service is not found, exactly as one that does not exist', async () => {
  const request = await aRequest(house)
  const foreign = await desk.get(city.actors.paul, `/desk/requests/${request.reference}`)
  const none = await desk.get(city.actors.paul, '/desk/requests/26-999999-A')
  assert.deepEqual([foreign.status, none.status], [404, 404])
  assert.equal(words(foreign.html), words(none.html))
  assert.equal((await desk.get(city.actors.karim, '/desk/requests/not-a-reference')).status, 404)
})

test('the page says what it is, why now, what happened and who asks', async () => {
  const claire = await aCitizen(house)
  const request = await aRequest(house, { requesterId: claire, answers: { mat: '212' } })
  await ok(house.act(city.actors.nora, (work) => addNote(work, { request: { id: request.id }, text: 'Armoire 212 à remplacer.' })))
  const { status, html } = await desk.get(city.actors.karim, `/desk/requests/${request.reference}`)
  assert.equal(status, 200)
  for (const expected of [
    '<h1>Lampadaire éteint, rue des Capucins</h1>',
    'Pourquoi maintenant',
    'Toutes les dates',
    'Le lampadaire devant le 14 est éteint depuis jeudi.',
    deskMessagesFor('fr').history.routedByType('Éclairage public', 'Signalement éclairage'),
    'Note de Nora Duval',
    'Armoire 212 à remplacer.',
    'Claire Lefort',
    '06 39 98 12 34',
    'Numéro du mât',
  ])
    assert.ok(html.includes(expected), expected)
})

test('the front desk sees of another service’s request its subject, its state and its dates, nothing more', async () => {
  const claire = await aCitizen(house, { email: 'claire2@example.org' })
  const request = await aRequest(house, { requesterId: claire, place: '14 rue des Capucins' })
  await ok(house.act(city.actors.nora, (work) => addNote(work, { request: { id: request.id }, text: 'Note réservée au service.' })))
  const { status, html } = await desk.get(city.actors.ines, `/desk/requests/${request.reference}`)
  assert.equal(status, 200)
  assert.ok(html.includes(request.subject))
  assert.ok(html.includes('Éclairage public'))
  for (const hidden of ['éteint depuis jeudi', 'Note réservée', 'Claire', '14 rue des Capucins', 'id="answer"', 'class="act-bar"'])
    assert.ok(!html.includes(hidden), hidden)
})

test('of a sealed sector the front desk does not even learn that a request exists', async () => {
  const request = await aRequest(house, { typeCode: 'SO-AID', subject: 'Aide urgente' })
  assert.equal((await desk.get(city.actors.ines, `/desk/requests/${request.reference}`)).status, 404)
  assert.equal((await desk.get(city.actors.samir, `/desk/requests/${request.reference}`)).status, 200)
})

test('who works in the street sees what to mend and where, not who told nor what was said with them', async () => {
  const claire = await aCitizen(house, { givenNames: 'Solange', familyName: 'Harcourt', email: 'solange@example.org' })
  const request = await aRequest(house, { subject: 'Mât penché', requesterId: claire, place: '14 rue des Capucins' })
  await aRequest(house, { subject: 'Autre affaire de la même personne', requesterId: claire })
  const { karim } = city.actors
  const field = { ...karim, roles: [{ role: 'R-TER', units: [city.units.ECL] }], sight: { ...karim.sight, citizens: false } }
  const { status, html } = await desk.get(field, `/desk/requests/${request.reference}`)
  assert.equal(status, 200)
  assert.ok(html.includes('14 rue des Capucins'))
  for (const hidden of ['Harcourt', 'solange@', 'Autre affaire']) assert.ok(!html.includes(hidden), hidden)
})

test('each act has a page of its own, so that it works without script', async () => {
  const request = await aRequest(house)
  for (const act of ['note', 'items', 'task', 'transfer', 'reclassify', 'refer', 'close', 'cancel', 'attach']) {
    const { status, html } = await desk.get(city.actors.karim, `/desk/requests/${request.reference}/${act}?list=unassigned%3D1`)
    assert.equal(status, 200, act)
    assert.match(html, new RegExp(`<form[^>]*action="/desk/requests/${request.reference}/${act}"`), act)
    assert.match(html, /name="version" value="1"/)
    assert.match(html, /name="list" value="unassigned=1"/)
  }
})

test('an act that is not the agent’s, or not possible now, has no page', async () => {
  const request = await aRequest(house)
  assert.equal((await desk.get(city.actors.karim, `/desk/requests/${request.reference}/assign`)).status, 404)
  assert.equal((await desk.get(city.actors.nora, `/desk/requests/${request.reference}/assign`)).status, 200)
  assert.equal((await desk.get(city.actors.nora, `/desk/requests/${request.reference}/reopen`)).status, 404)
  assert.equal((await desk.get(city.actors.ines, `/desk/requests/${request.reference}/note`)).status, 404)
})

test('beside its list the request is marked, and a frame or a live refresh gets the file alone', async () => {
  const request = await aRequest(house, { subject: 'À côté de sa liste' })
  const url = `/desk/requests/${request.reference}?list=unassigned%3D1`
  const whole = await desk.get(city.actors.karim, url)
  assert.match(whole.html, new RegExp(`id="row-${request.reference}" class="current"`))
  for (const headers of [{ 'turbo-frame': 'file' }, { 'x-parvis-fragment': '1' }]) {
    const part = await desk.get(city.actors.karim, url, headers)
    assert.doesNotMatch(part.html, /class="pane-list"/)
    assert.match(part.html, /<turbo-frame id="file"/)
  }
})

test('a file is given to who sees the request in full, and to nobody else', async () => {
  const request = await aRequest(house)
  const fileId = await aFile(house)
  await ok(
    house.act(city.actors.karim, (work) =>
      attachFiles(work, { request: { id: request.id }, files: [{ fileId, name: 'mât.jpg', source: 'agent' }] }),
    ),
  )
  const { html } = await desk.get(city.actors.karim, `/desk/requests/${request.reference}`)
  const href = new RegExp(`/desk/requests/${request.reference}/files/[0-9a-f-]{36}`).exec(html)?.[0]
  assert.ok(href !== undefined)
  assert.equal((await desk.get(city.actors.karim, href)).html, 'une photo')
  assert.equal((await desk.get(city.actors.ines, href)).status, 404)
  assert.equal((await desk.get(city.actors.paul, href)).status, 404)
})

test('a colleague’s draft is known to exist; its words stay theirs', async () => {
  const request = await aRequest(house)
  await ok(house.act(city.actors.nora, (work) => saveDraft(work, { request: { id: request.id }, kind: 'answer', text: 'Début secret' })))
  const { html } = await desk.get(city.actors.karim, `/desk/requests/${request.reference}`)
  assert.match(html, /Brouillon de Nora Duval/)
  assert.doesNotMatch(html, /Début secret/)
  assert.match((await desk.get(city.actors.nora, `/desk/requests/${request.reference}`)).html, /Début secret/)
})

test('the printed page holds the whole history without any button', async () => {
  const request = await aRequest(house)
  const { status, html } = await desk.get(city.actors.karim, `/desk/requests/${request.reference}/print`)
  assert.equal(status, 200)
  assert.match(html, /Imprimé le .* par Karim Benali/)
  assert.doesNotMatch(html, /class="act-bar"/)
  assert.equal((await desk.get(city.actors.ines, `/desk/requests/${request.reference}/print`)).status, 404)
})
