import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recordContact } from '#modules/contacts'
import { receiveMessage, sendAnswer } from '#modules/correspondence'
import { requestPage } from '#modules/requests/desk'
import { type DeskServer, type SmallCity, aCitizen, aRequest, buildSmallCity, deskServer, ok } from '#modules/requests/testing'
import { systemActor } from '#platform/access'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { diskBlobs, openFileStore } from '#platform/files'
import { openKeys } from '#platform/keys'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { contactParts } from './contact-parts.tsx'
import { requestParts } from './request-parts.ts'
import { deskRoutes } from './routes.tsx'

let db: TestDatabase
let house: House
let city: SmallCity
let desk: DeskServer
let folder: string
const system = systemActor('test')

before(async () => {
  db = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'parvis-lines-'))
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
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

const words = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const count = (text: string, part: string) => text.split(part).length - 1

test('a later call about a request has its line, with no word too; what came by mail with a contact is told once', async () => {
  const citizenId = await aCitizen(house, { email: 'suite@example.org' })
  const request = await aRequest(house, { requesterId: citizenId })
  const call = (summary: string) =>
    ok(
      house.act(city.actors.karim, async (work) => {
        const contact = await recordContact(work, { channel: 'phone', citizenId, summary, result: 'request-followed' })
        if (!contact.ok) return contact
        return contactParts().follow(work, { requestId: request.id, contactId: contact.value.contactId, citizenId })
      }),
    )
  await call('Demande où cela en est.')
  await call('')
  await ok(
    house.act(system, async (work) => {
      const contact = await recordContact(work, { channel: 'email', citizenId, summary: 'Toujours éteint !', result: 'request-followed' })
      if (!contact.ok) return contact
      const { contactId } = contact.value
      await contactParts().follow(work, { requestId: request.id, contactId, citizenId })
      return receiveMessage(work, { request: { id: request.id }, channel: 'email', text: 'Toujours éteint !', contactId })
    }),
  )
  const page = words((await desk.get(city.actors.karim, `/desk/requests/${request.reference}`)).html)
  assert.equal(count(page, 'Demande où cela en est.'), 1)
  assert.equal(count(page, 'pris par Karim Benali'), 2)
  assert.equal(count(page, 'Toujours éteint !'), 1)
  assert.doesNotMatch(page, /followed-up/)
})

test('the line of time of a person holds what was said both ways, each once, page after page', async () => {
  const citizenId = await aCitizen(house, { email: 'dialogue@example.org' })
  const request = await aRequest(house, { requesterId: citizenId, notify: true })
  for (let index = 10; index < 30; index += 1) {
    await ok(
      house.act(system, (work) => receiveMessage(work, { request: { id: request.id }, channel: 'portal', text: `Question ${index}.` })),
    )
    await ok(
      house.act(city.actors.karim, (work) =>
        sendAnswer(work, { request: { id: request.id }, text: `Précision ${index}.`, settles: false }),
      ),
    )
  }
  const seen: string[] = []
  let url: string | undefined = `/desk/citizens/${citizenId}`
  for (let pages = 0; url !== undefined && pages < 4; pages += 1) {
    const { html } = await desk.get(city.actors.karim, url)
    seen.push(...[...html.matchAll(/(?:Question|Précision) \d+\./g)].map(([text]) => text))
    url = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  }
  assert.equal(seen.length, 40)
  assert.equal(new Set(seen).size, 40)
  assert.deepEqual(seen.slice(0, 2), ['Précision 29.', 'Question 29.'])
  const only = words((await desk.get(city.actors.karim, `/desk/citizens/${citizenId}?kind=messages`)).html)
  assert.match(only, /Réponse Précision 29\. /)
  assert.doesNotMatch(only, new RegExp(request.subject))
})

test('who sees a request in part sees that something was said, not what; a sealed one says nothing', async () => {
  const citizenId = await aCitizen(house, { email: 'partiel@example.org' })
  const open = await aRequest(house, { requesterId: citizenId })
  const sealed = await aRequest(house, { requesterId: citizenId, typeCode: 'SO-AID', subject: 'Secours' })
  for (const request of [open, sealed])
    await ok(house.act(system, (work) => receiveMessage(work, { request: { id: request.id }, channel: 'portal', text: 'Mes dettes.' })))
  const front = words((await desk.get(city.actors.ines, `/desk/citizens/${citizenId}`)).html)
  assert.doesNotMatch(front, /dettes|Secours/)
  assert.equal(count(front, 'Message reçu'), 1)
  assert.match(front, /contenu réservé au service/)
  assert.match(words((await desk.get(city.actors.samir, `/desk/citizens/${citizenId}`)).html), /Mes dettes\./)
})
