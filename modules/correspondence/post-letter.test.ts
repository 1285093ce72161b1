import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addAddress, registerCitizen } from '#modules/citizens'
import { type Request, findRequest } from '#modules/requests'
import { type DeskServer, type SmallCity, aRequest, buildSmallCity, deskServer, ok } from '#modules/requests/testing'
import { type AgentActor, systemActor } from '#platform/access'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { outgoingLetterRoutes } from './desk/letter-routes.tsx'
import type { Message } from './message.ts'
import { messagesFor } from './messages/index.ts'
import { findMessage } from './messages-store.ts'
import { postLetter } from './post-letter.ts'
import { letterOf } from './printed-letter.ts'
import { sendAnswer } from './send-answer.ts'
import { writeMessage } from './write-message.ts'

let db: TestDatabase
let house: House
let city: SmallCity
let desk: DeskServer
let now = Temporal.Instant.from('2026-11-23T09:00:00Z')
const system = systemActor('test')
const PATH = '/desk/outgoing-letters'

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX, clock: () => now })
  city = await buildSmallCity(house)
  desk = await deskServer(house, outgoingLetterRoutes({ origin: 'https://ville.example' }))
})
after(async () => {
  await desk.close()
  await house.close()
  await db.drop()
})

/** Somebody without e-mail who wrote a letter. */
async function aLetterWriter(over: { typeCode?: string } = {}): Promise<Request> {
  const citizen = await ok(
    house.act(system, (work) =>
      registerCitizen(work, {
        kind: 'person',
        givenNames: 'Lucienne',
        familyName: 'Tabouret',
        address: { line: '8 rue des Acacias', postcode: '76990', town: 'Rochambeau' },
      }),
    ),
  )
  return aRequest(house, { requesterId: citizen.id, channel: 'post', notify: true, ...over })
}

async function aLetter(request: Request, kind: 'acknowledgement' | 'message' = 'message'): Promise<Message> {
  return house.work(system, (work) =>
    writeMessage(work, { request, kind, subject: 'Votre demande', body: 'Bonjour,\n\nVoici.', automatic: kind === 'acknowledgement' }),
  )
}

const mailRoom = (): AgentActor => ({
  ...city.actors.ines,
  sight: { ...city.actors.ines.sight, mailroom: true },
  roles: [{ role: 'R-COU', units: [city.units.ACC] }],
})
const stateOf = async (message: Message) => (await house.read(system, (tx) => findMessage(tx, message.id)))?.state

test('the mail room prints no answer that it may not read: its service does, and the mail room notes that it left', async () => {
  const answer = await aLetter(await aLetterWriter())
  assert.equal((await desk.get(mailRoom(), `${PATH}/${answer.id}`)).status, 404)
  const { html } = await desk.get(mailRoom(), PATH)
  assert.match(html, new RegExp(`action="${PATH}/${answer.id}"`))
  assert.doesNotMatch(html, new RegExp(`href="${PATH}/${answer.id}"`))
  assert.equal((await desk.get(city.actors.karim, `${PATH}/${answer.id}`)).status, 200)
  assert.equal((await desk.post(mailRoom(), `${PATH}/${answer.id}`, { from: 'list' })).status, 303)
  assert.equal(await stateOf(answer), 'sent')
})

test('an acknowledgement is printed by its service and the mail room, and found by nobody else', async () => {
  const letter = await aLetter(await aLetterWriter(), 'acknowledgement')
  for (const who of [city.actors.karim, mailRoom()]) {
    const pdf = await desk.get(who, `${PATH}/${letter.id}`)
    assert.equal(pdf.status, 200)
    assert.match(pdf.html, /^%PDF-/)
  }
  for (const who of [city.actors.ines, city.actors.paul, city.actors.samir]) {
    assert.equal((await desk.get(who, `${PATH}/${letter.id}`)).status, 404)
    assert.equal((await desk.post(who, `${PATH}/${letter.id}`, { from: 'list' })).status, 404)
    assert.doesNotMatch((await desk.get(who, PATH)).html, new RegExp(letter.id))
  }
  assert.equal(await stateOf(letter), 'queued')
})

test('a letter about a sealed matter is out of the mail room’s sight too', async () => {
  const letter = await aLetter(await aLetterWriter({ typeCode: 'SO-AID' }))
  assert.equal((await desk.get(mailRoom(), `${PATH}/${letter.id}`)).status, 404)
  assert.doesNotMatch((await desk.get(mailRoom(), PATH)).html, new RegExp(letter.id))
  assert.equal((await desk.get(city.actors.samir, `${PATH}/${letter.id}`)).status, 200)
})

test('an acknowledgement on paper counts from the day it is posted, once', async () => {
  const request = await aLetterWriter()
  const letter = await aLetter(request, 'acknowledgement')
  const known = () => house.read(system, (tx) => findRequest(tx, { id: request.id }))
  assert.equal((await known())?.acknowledgedAt, undefined)
  assert.equal((await desk.post(mailRoom(), `${PATH}/${letter.id}`, { from: 'list' })).status, 303)
  const posted = (await known())?.acknowledgedAt
  assert.equal(posted?.toString(), now.toString())
  now = now.add({ hours: 5 })
  assert.equal((await desk.post(mailRoom(), `${PATH}/${letter.id}`, { from: 'list' })).status, 303)
  assert.equal((await known())?.acknowledgedAt?.toString(), posted?.toString())
  assert.doesNotMatch((await desk.get(mailRoom(), PATH)).html, new RegExp(letter.id))
})

test('an answer that may still be taken back is not posted, and one that was taken back is no letter', async () => {
  const request = await aLetterWriter()
  const { message } = await ok(
    house.act(city.actors.karim, (work) => sendAnswer(work, { request: { id: request.id }, text: 'Réparé.', settles: false })),
  )
  const early = await house.act(city.actors.karim, (work) => postLetter(work, message.id))
  assert.equal(!early.ok && early.refusal.message, 'correspondence.refusal.still-held')
  assert.doesNotMatch((await desk.get(city.actors.karim, PATH)).html, new RegExp(message.id))
  now = now.add({ seconds: 11 })
  assert.match((await desk.get(city.actors.karim, PATH)).html, new RegExp(message.id))
  assert.equal(
    (await desk.post(city.actors.karim, `${PATH}/${message.id}`, { from: 'request' })).location,
    `/desk/requests/${request.reference}`,
  )
  assert.equal(await stateOf(message), 'sent')
})

test('the letter bears the address of the one who wrote, the latest when they moved, and how to follow', async () => {
  const request = await aLetterWriter()
  const message = await aLetter(request)
  now = now.add({ hours: 1 })
  await ok(
    house.act(system, (work) =>
      addAddress(work, { id: request.requesterId ?? '', address: { line: '2 quai Neuf', postcode: '76000', town: 'Rouen' } }),
    ),
  )
  const letter = await house.work(system, (work) => letterOf(work, { message, request, origin: 'https://ville.example' }))
  assert.deepEqual(letter.recipient, ['Lucienne Tabouret', '2 quai Neuf', '76000 ROUEN'])
  assert.equal(letter.salutation, '', 'the words greet already')
  const said = letter.body.map((block) => ('text' in block ? block.text : '')).join('\n')
  assert.match(said, /Voici\./)
  const follow = messagesFor('fr').mail.follow({
    city: '',
    reference: request.reference,
    subject: '',
    receivedOn: '',
    code: '',
    followUrl: '',
  })
  assert.match(said, new RegExp(`${follow.split('\n').at(3)}[0-9A-Z]{5} [0-9A-Z]{5}`))
})
