import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { NO_ASSETS } from '#platform/ui'
import { type DeskServer, type SmallCity, aRequest, buildSmallCity, deskServer } from '#modules/requests/testing'
import { requestPage, NO_PARTS } from '#modules/requests/desk'
import { deskLayout } from './layout.tsx'
import { deskRoutes } from './routes.tsx'

let db: TestDatabase
let house: House
let city: SmallCity
let desk: DeskServer

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  city = await buildSmallCity(house)
  const layout = deskLayout({ assets: NO_ASSETS, demo: true, mail: async () => ({ toSort: 3, letters: 1 }) })
  desk = await deskServer(house, deskRoutes(requestPage(NO_PARTS)), layout)
  for (let index = 0; index < 3; index += 1) await aRequest(house)
  await aRequest(house, { receivedOn: Temporal.PlainDate.from('2026-02-02') })
  await aRequest(house, { typeCode: 'EP-PRO' })
})
after(async () => {
  await desk.close()
  await house.close()
  await db.drop()
})

const linkOf = (html: string, text: string) =>
  new RegExp(`<a href="([^"]*)"[^>]*>${text}(?:<span class="count([^"]*)"> (\\d+)</span>)?`).exec(html)?.slice(1)

test('the navigation counts what waits in the agent’s service, and only there', async () => {
  const { html } = await desk.get(city.actors.karim, '/desk')
  assert.deepEqual(linkOf(html, 'Non attribuées'), ['/desk/queue?unassigned=1&amp;unit=ECL', ' hot', '4'])
  assert.deepEqual(linkOf(html, 'Toutes, par échéance'), ['/desk/queue?unit=ECL', '', '4'])
  assert.deepEqual(linkOf(html, 'En retard'), ['/desk/queue?late=1&amp;unit=ECL', ' hot', '1'])
  assert.doesNotMatch(html, /Propreté des rues/)
})

test('mail to sort is counted for who sorts mail, and not even named to the others', async () => {
  const sorter = { ...city.actors.ines, roles: [{ role: 'R-COU', units: [city.units.ACC] }] }
  assert.deepEqual(linkOf((await desk.get(sorter, '/desk')).html, 'Messages à trier'), ['/desk/mail', ' hot', '3'])
  assert.doesNotMatch((await desk.get(city.actors.karim, '/desk')).html, /Messages à trier/)
})

test('every page has its search, its skip links, its menu with the other languages and the way out', async () => {
  const { html } = await desk.get(city.actors.karim, '/desk/queue?mine=1')
  for (const expected of [
    'action="/desk/search"',
    'href="#content"',
    'href="#navigation"',
    'href="/desk/my-sessions"',
    'href="/langue/en?to=%2Fdesk%2Fqueue%3Fmine%3D1"',
    'action="/desk/sign-out"',
    'Ville de démonstration',
  ])
    assert.ok(html.includes(expected), expected)
  assert.match(html, /href="\/desk\/queue\?mine=1" aria-current="page"/)
})

test('the desk speaks the language of who reads it', async () => {
  const { html } = await desk.get(city.actors.karim, '/desk', { 'accept-language': 'it' })
  assert.match(html, /<html lang="it">/)
  for (const expected of ['La mia giornata', 'Non assegnate', 'Buongiorno Karim']) assert.ok(html.includes(expected), expected)
  assert.match((await desk.get(city.actors.karim, '/desk', { 'accept-language': 'en' })).html, /Hello Karim/)
})

test('a frame gets its part without the navigation, and what is not found says so in its place', async () => {
  const request = await aRequest(house)
  const part = await desk.get(city.actors.karim, `/desk/requests/${request.reference}?list=mine%3D1`, { 'turbo-frame': 'file' })
  assert.match(part.html, /<turbo-frame id="file"/)
  assert.doesNotMatch(part.html, /id="navigation"/)
  const lost = await desk.get(city.actors.karim, '/desk/requests/26-999999-A', { 'turbo-frame': 'file' })
  assert.equal(lost.status, 404)
  assert.match(lost.html, /<turbo-frame id="file"[^>]*>.*Page introuvable/s)
})
