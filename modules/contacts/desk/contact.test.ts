import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { contactsDeskRoutes } from './index.ts'
import { contactParts } from '../../../apps/desk/contact-parts.tsx'
import { findCitizen, searchCitizens } from '#modules/citizens'
import { findRequests, listRequestsOfContact } from '#modules/requests'
import { NO_PARTS, requestPage, requestsDeskRoutes } from '#modules/requests/desk'
import { type DeskServer, type SmallCity, aCitizen, aRequest, buildSmallCity, deskServer } from '#modules/requests/testing'
import { type AgentActor, systemActor } from '#platform/access'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { listContacts } from '../contacts-store.ts'

let db: TestDatabase
let house: House
let city: SmallCity
let desk: DeskServer

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  city = await buildSmallCity(house)
  desk = await deskServer(house, [...requestsDeskRoutes(requestPage(NO_PARTS)), ...contactsDeskRoutes(contactParts())])
})
after(async () => {
  await desk.close()
  await house.close()
  await db.drop()
})

const all = () => house.read(systemActor('test'), (tx) => listContacts(tx, { limit: 200 }))
const latest = async () => {
  const [contact] = await all()
  if (contact === undefined) throw new Error('no contact')
  return contact
}
const send = (values: Record<string, string>, who: AgentActor = city.actors.ines) => desk.post(who, '/desk/contact', values)
const field = (): AgentActor => ({
  ...city.actors.paul,
  roles: [{ role: 'R-TER', units: [city.units.PRO] }],
  sight: { ...city.actors.paul.sight, citizens: false },
})

test('nobody comes to the contact screen without being allowed to record', async () => {
  assert.equal((await desk.get(undefined, '/desk/contact')).status, 303)
  const editor: AgentActor = { ...city.actors.paul, roles: [{ role: 'R-RED' }] }
  assert.equal((await desk.get(editor, '/desk/contact')).status, 403)
  assert.equal((await send({ do: 'answered', summary: 'x' }, editor)).status, 403)
})

test('a field agent records a contact, and neither sees nor ties anybody’s file', async () => {
  const claire = await aCitizen(house, { familyName: 'Secrète', email: 'secrete@example.org' })
  const shown = await desk.get(field(), `/desk/contact?citizen=${claire}`)
  assert.equal(shown.status, 200)
  assert.doesNotMatch(shown.html, /Secrète|value="register"|new-person/)
  assert.equal((await desk.get(field(), `/desk/contact/person?id=${claire}`)).status, 403)
  const tied = await send({ do: 'answered', summary: 'Rue sale.', citizenId: claire }, field())
  assert.equal(tied.status, 422)
  assert.equal((await send({ do: 'answered', who: 'Mme Secrète', summary: 'Rue sale.' }, field())).status, 303)
  const contact = await latest()
  assert.deepEqual([contact.citizenId, contact.declaredName], [undefined, 'Mme Secrète'])
})

test('an empty form is refused with what to do, and nothing is recorded', async () => {
  const known = (await all()).length
  const answer = await send({ do: 'answered' })
  assert.equal(answer.status, 422)
  assert.match(answer.html, /Écrivez en quelques mots ce qui a été dit/)
  assert.equal((await all()).length, known)
})

test('a call answered on the spot takes a sentence and one key', async () => {
  const answer = await send({ do: 'answered', summary: 'Horaires de la mairie.' })
  assert.deepEqual([answer.status, answer.location, answer.flash], [303, '/desk/contact', 'Contact enregistré : répondu sur place.'])
  const contact = await latest()
  assert.deepEqual([contact.channel, contact.result, contact.agentId], ['phone', 'answered', city.agents.ines])
})

test('a number said instead of a name is kept as the way to reach', async () => {
  await send({
    do: 'answered',
    who: '06 39 98 55 55',
    summary: 'Rappel demandé.',
    demand: 'chasing',
    channel: 'counter',
    identity: 'document-seen',
  })
  const contact = await latest()
  assert.deepEqual(
    [contact.declaredName, contact.declaredReach, contact.demand, contact.channel, contact.identityCheck],
    [undefined, '06 39 98 55 55', 'chasing', 'counter', 'document-seen'],
  )
})

test('a request needs its type and its words; both are asked for, what was typed stays', async () => {
  const known = (await all()).length
  const answer = await send({ do: 'register', who: 'Paul Martin', place: 'rue Haute' })
  assert.equal(answer.status, 422)
  for (const expected of ['Choisissez l’objet de la demande.', 'Écrivez ce qui est demandé.', 'value="Paul Martin"', 'value="rue Haute"'])
    assert.ok(answer.html.includes(expected), expected)
  assert.equal((await all()).length, known)
})

test('a person, a contact and a request are made in one act; the reference and the code are read out', async () => {
  const answer = await send({
    do: 'register',
    who: '',
    newFamilyName: 'Valmont',
    newGivenNames: 'Hélène',
    newPhone: '06 39 98 77 01',
    summary: 'Le mât 212 est éteint.',
    type: 'EP-ECL',
    place: '14 rue des Capucins',
    urgency: 'same-day',
    'f-mat': '212',
  })
  assert.equal(answer.status, 303)
  const contact = await latest()
  assert.equal(answer.location, `/desk/contact/recorded/${contact.id}`)
  const [request] = await house.read(systemActor('test'), (tx) => listRequestsOfContact(tx, contact.id))
  assert.deepEqual(
    [request?.subject, request?.urgency, request?.channel, request?.requesterName],
    ['Signalement éclairage, 14 rue des Capucins', 'same-day', 'phone', 'Hélène Valmont'],
  )
  const shown = await desk.get(city.actors.ines, answer.location ?? '')
  assert.equal(shown.status, 200)
  assert.ok(shown.html.includes(request?.reference ?? 'no reference'))
  assert.match(shown.html, /[B-Z2-9]{5} [B-Z2-9]{5}/)
  assert.equal((await desk.get(city.actors.samir, answer.location ?? '')).status, 404, 'who does not see the request is not told its code')
})

test('when the request is refused, neither the person nor the contact stays', async () => {
  const known = (await all()).length
  const answer = await send({ do: 'register', newFamilyName: 'Jamaisfait', summary: 'Texte', type: 'XX-NON' })
  assert.equal(answer.status, 422)
  const wrongMail = await send({
    do: 'register',
    newFamilyName: 'Jamaisfait',
    newEmail: 'pas un courriel',
    summary: 'Texte',
    type: 'EP-ECL',
  })
  assert.equal(wrongMail.status, 422)
  assert.match(wrongMail.html, /Donnez une adresse de la forme/)
  assert.equal((await all()).length, known)
  assert.deepEqual(await house.read(systemActor('test'), (tx) => searchCitizens(tx, 'Jamaisfait')), [])
})

test('a new file that looks like another is made only when somebody says so', async () => {
  const known = await aCitizen(house, { givenNames: 'Odile', familyName: 'Quesnel', email: 'odile.quesnel@example.org' })
  const values = { do: 'answered', newFamilyName: 'Quesnel', newGivenNames: 'Odile', summary: 'Question' }
  const asked = await send(values)
  assert.equal(asked.status, 422)
  assert.match(asked.html, /Ces fiches ressemblent/)
  assert.ok(asked.html.includes(`value="${known}"`))
  await send({ ...values, pick: known })
  assert.equal((await latest()).citizenId, known)
  await send({ ...values, pick: 'new' })
  assert.notEqual((await latest()).citizenId, known)
  assert.equal((await house.read(systemActor('test'), (tx) => searchCitizens(tx, 'Odile Quesnel'))).length, 2)
})

test('a contact follows an open request of that person only', async () => {
  const [claire, other] = [
    await aCitizen(house, { familyName: 'Suivie', email: 'suivie@example.org' }),
    await aCitizen(house, { familyName: 'Autre', email: 'autre@example.org' }),
  ]
  const request = await aRequest(house, { requesterId: claire, subject: 'Banc cassé' })
  const wrong = await send({ do: 'follow', citizenId: other, followed: request.id, summary: 'Où en est-on ?' })
  assert.equal(wrong.status, 422)
  assert.match((await send({ do: 'follow', citizenId: claire, summary: 'Où en est-on ?' })).html, /Choisissez la demande/)
  const answer = await send({ do: 'follow', citizenId: claire, followed: request.id, summary: 'Où en est-on ?', demand: 'chasing' })
  assert.equal(answer.flash, `Contact ajouté à la demande ${request.reference}.`)
  const contact = await latest()
  assert.deepEqual(
    [contact.result, (await house.read(systemActor('test'), (tx) => listRequestsOfContact(tx, contact.id)))[0]?.id],
    ['request-followed', request.id],
  )
})

test('sealed requests of a person are neither listed nor followed from the front desk', async () => {
  const claire = await aCitizen(house, { familyName: 'Discrète', email: 'discrete@example.org' })
  const sealed = await aRequest(house, { requesterId: claire, typeCode: 'SO-AID', subject: 'Aide pour le loyer' })
  const open = await aRequest(house, { requesterId: claire, subject: 'Lampe de la place' })
  const shown = await desk.get(city.actors.ines, `/desk/contact/person?id=${claire}`)
  assert.ok(shown.html.includes(open.reference))
  assert.ok(!shown.html.includes('loyer') && !shown.html.includes(sealed.reference))
  assert.ok((await desk.get(city.actors.samir, `/desk/contact/person?id=${claire}`)).html.includes('loyer'))
  assert.equal((await send({ do: 'follow', citizenId: claire, followed: sealed.id, summary: 'x' })).status, 422)
})

test('who was sent elsewhere is sent to somebody named', async () => {
  assert.match((await send({ do: 'redirect', summary: 'Eau' })).html, /Choisissez vers qui/)
  const answer = await send({ do: 'redirect', summary: 'Lampe de la Métropole', competence: 'K02' })
  assert.equal(answer.flash, 'Contact enregistré : orienté ailleurs.')
  assert.equal((await latest()).result, 'redirected')
})

test('without script, the person is found by a button and every word stays', async () => {
  const claire = await aCitizen(house, { givenNames: 'Yvette', familyName: 'Brumaire', email: 'brumaire@example.org' })
  const found = await send({ do: 'find', who: 'brumaire', summary: 'Elle rappelle.' })
  assert.equal(found.status, 422)
  for (const expected of [`value="${claire}"`, 'Yvette Brumaire', 'Elle rappelle.', 'Garder le nom seul'])
    assert.ok(found.html.includes(expected), expected)
  const none = await send({ do: 'find', who: 'zzzzqqqq' })
  assert.match(none.html, /Aucune fiche ne correspond/)
})

test('words bring subjects, in the page and for the script', async () => {
  assert.match((await send({ do: 'suggest', summary: 'zzz' })).html, /Aucun objet ne se reconnaît/)
  const listed = await desk.post(city.actors.ines, '/desk/contact/types', { text: 'rien' })
  assert.deepEqual(JSON.parse(listed.html), [])
})

const HOSTILE = [
  '<script>alert(1)</script>',
  "'; DROP TABLE contacts.contact; --",
  '%_\\',
  '\u202Egnirts',
  '𝕏'.repeat(50),
  '../../etc/passwd',
  '{{7*7}}',
]

test('hostile words are kept as words and shown as words', async () => {
  for (const text of HOSTILE) {
    const answer = await send({ do: 'answered', who: text, summary: text })
    assert.equal(answer.status, 303, text)
    assert.equal((await latest()).summary, text)
    const again = await send({ do: 'register', who: text, summary: text })
    assert.ok(!again.html.includes('<script>alert(1)'), text)
  }
})

test('what cannot be written, is too long or was never offered is refused, never a failure', async () => {
  const known = (await all()).length
  for (const values of [
    { summary: 'nul \u0000 dedans' },
    { summary: 'x'.repeat(5_001) },
    { summary: 'ok', who: 'x'.repeat(201) },
    { summary: 'ok', who: 'deux\u0007' },
    { summary: 'ok', channel: 'pigeon' },
    { summary: 'ok', demand: 'nimporte' },
    { summary: 'ok', type: 'XX' },
    { summary: 'ok', citizenId: '00000000-0000-7000-8000-000000000000' },
    { summary: 'ok', followed: 'pas-un-id' },
    { summary: 'ok', newFamilyName: 'Seul', newLine: 'rue sans ville' },
    { summary: 'ok', urgency: 'hier' },
  ]) {
    const answer = await send({ do: 'answered', ...values })
    assert.equal(answer.status, 422, JSON.stringify(values).slice(0, 80))
    assert.match(answer.html, /error-summary/)
  }
  assert.equal((await all()).length, known)
})

test('requests found by their words name the person who called', async () => {
  const found = await house.read(city.actors.karim, (tx) => findRequests(tx, { query: 'mât 212' }))
  assert.equal(found.rows[0]?.requesterName, 'Hélène Valmont')
  const id = found.rows[0]?.requesterId
  assert.ok(id !== undefined && (await house.read(systemActor('test'), (tx) => findCitizen(tx, id))) !== undefined)
})
