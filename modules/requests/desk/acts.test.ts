import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { declareAbsence, removeAbsence } from '#modules/organisation'
import { systemActor } from '#platform/access'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { addNote, addTask } from '../follow-request.ts'
import type { Request } from '../request.ts'
import { listMissingItems } from '../request-lists.ts'
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

const now = async (request: Request): Promise<Request> => {
  const found = await house.read(city.actors.nora, (tx) => findRequest(tx, { id: request.id }))
  if (found === undefined) throw new Error('the request is gone')
  return found
}
const act = (who: keyof SmallCity['actors'], request: Request, name: string, values: Record<string, string | readonly string[]> = {}) =>
  desk.post(city.actors[who], `/desk/requests/${request.reference}/${name}`, {
    version: String(request.version),
    seen: request.lastActAt.toString(),
    list: 'unassigned=1',
    ...values,
  })

test('no act reaches a request of another service', async () => {
  const request = await aRequest(house)
  for (const name of ['take', 'note', 'transfer', 'close', 'cancel', 'watch', 'task', 'items']) {
    const answer = await act('paul', request, name, { text: 'x', reason: 'motif', limitOn: '2027-01-15', items: ['x'], outcome: 'granted' })
    assert.ok([404, 422].includes(answer.status), `${name} ${String(answer.status)}`)
  }
  assert.deepEqual([(await now(request)).state, (await now(request)).version], ['registered', 1])
})

test('the front desk, which sees little of a request, changes nothing of it', async () => {
  const request = await aRequest(house)
  const answer = await act('ines', request, 'close', { outcome: 'granted' })
  assert.equal(answer.status, 403)
  assert.equal((await now(request)).state, 'registered')
})

test('taking a request leads back to it, beside its list, and says so', async () => {
  const request = await aRequest(house)
  const answer = await act('karim', request, 'take')
  assert.deepEqual(
    [answer.status, answer.location, answer.flash],
    [303, `/desk/requests/${request.reference}?list=unassigned%3D1`, 'La demande est à vous.'],
  )
  assert.equal((await now(request)).assigneeId, city.agents.karim)
})

test('the history says which closed day moved the date', async () => {
  const request = await aRequest(house)
  await house.work(systemActor('closed-days'), async (work) => {
    const data = { date: 'due_on', from: '2026-06-12', to: '2026-06-15', closed: ['2026-05-29'], opened: [] }
    work.publish({ name: 'request.deadline-recounted', subject: { kind: 'request', id: request.id }, unitId: request.unitId, data })
  })
  const { html } = await desk.get(city.actors.karim, `/desk/requests/${request.reference}`)
  assert.match(html, /Échéance du 12 juin 2026 au 15 juin 2026\s: le vendredi 29 mai 2026 est fermé/)
})

test('a target is prolonged by a form that works as a page; the history and the date tell it', async () => {
  const request = await aRequest(house)
  const url = `/desk/requests/${request.reference}`
  assert.match((await desk.get(city.actors.karim, url)).html, /Prolonger le délai/)
  assert.match((await desk.get(city.actors.karim, `${url}/extend`)).html, /name="workingDays"/)
  const refused = await act('karim', request, 'extend', { workingDays: 'x', reason: 'Mât commandé.' })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /entre 1 et 60/)
  assert.equal((await act('karim', request, 'extend', { workingDays: '5', reason: 'Mât commandé.' })).status, 303)
  const { html } = await desk.get(city.actors.karim, url)
  assert.match(html, /Délai de service prolongé de 5 jours ouvrés par Karim Benali/)
  assert.match(html, /objectif prolongé de 5 jours ouvrés/)
})

test('a request given to who is away goes to who stands in for them, and the history says why', async () => {
  const today = Temporal.Now.plainDateISO('Europe/Paris')
  const away = { agentId: city.agents.karim, startsOn: today, endsOn: today, substituteId: city.agents.nora }
  const absence = await ok(house.act(city.actors.karim, (work) => declareAbsence(work, away)))
  const request = await aRequest(house)
  const url = `/desk/requests/${request.reference}`
  assert.match((await desk.get(city.actors.nora, `${url}/assign`)).html, /Karim Benali \(absence, ira à Nora Duval\)/)
  await act('nora', request, 'assign', { agentId: city.agents.karim })
  assert.equal((await now(request)).assigneeId, city.agents.nora)
  assert.match((await desk.get(city.actors.nora, url)).html, /en l’absence de Karim Benali/)
  // Who takes it oneself is there, whatever the calendar says.
  const own = await aRequest(house)
  await act('karim', own, 'take')
  assert.equal((await now(own)).assigneeId, city.agents.karim)
  await ok(house.act(city.actors.karim, (work) => removeAbsence(work, absence)))
  const back = await aRequest(house)
  await act('nora', back, 'assign', { agentId: city.agents.karim })
  assert.equal((await now(back)).assigneeId, city.agents.karim)
})

test('an act on what a colleague changed meanwhile is stopped, keeps the words and shows what changed', async () => {
  const request = await aRequest(house)
  await act('nora', request, 'take')
  await ok(house.act(city.actors.nora, (work) => addNote(work, { request: { id: request.id }, text: 'La Métropole passe demain.' })))
  const answer = await act('karim', request, 'transfer', { unitId: city.units.PRO, reason: 'C’est un nid-de-poule sale.' })
  assert.equal(answer.status, 409)
  for (const expected of [
    'Un collègue a modifié cette demande',
    'Ce qui a changé depuis',
    'Prise par Nora Duval',
    'La Métropole passe demain.',
    'C’est un nid-de-poule sale.',
  ])
    assert.ok(answer.html.includes(expected), expected)
  assert.match(answer.html, new RegExp(`<option value="${city.units.PRO}" selected`))
  assert.match(answer.html, /name="version" value="2"/)
  assert.equal((await now(request)).unitId, city.units.ECL)
})

test('what is missing in a form is said at its field and in the summary, with the rest kept', async () => {
  const request = await aRequest(house)
  const answer = await act('karim', request, 'transfer', { unitId: city.units.PRO, reason: '' })
  assert.equal(answer.status, 422)
  assert.match(answer.html, /<a href="#transfer-reason">Écrivez le motif/)
  assert.match(answer.html, /id="transfer-reason-error"/)
  assert.match(answer.html, new RegExp(`<option value="${city.units.PRO}" selected`))
  const wrongDay = await act('karim', request, 'items', { items: 'Plan', limitOn: 'demain' })
  assert.equal(wrongDay.status, 422)
  assert.match(wrongDay.html, /href="#items-limitOn"/)
  assert.match(wrongDay.html, />Plan</)
  const noOutcome = await act('karim', request, 'close')
  assert.match(noOutcome.html, /Choisissez une issue/)
})

test('the life of a request goes by its forms: note, items, reception, task, closing, reopening', async () => {
  const claire = await aCitizen(house)
  const request = await aRequest(house, { typeCode: 'EP-ENS', requesterId: claire })
  const note = await act('karim', request, 'note', { text: 'Vu avec le commerçant.' })
  assert.match(note.location ?? '', /#entry-/)
  assert.equal(
    (await act('karim', await now(request), 'items', { items: 'Plan de situation\nPhotographie', limitOn: '2026-12-31', blocking: 'on' }))
      .status,
    303,
  )
  assert.equal((await now(request)).state, 'waiting')
  const items = await house.read(city.actors.karim, (tx) => listMissingItems(tx, request.id))
  assert.equal(
    (
      await act('karim', await now(request), 'received', {
        items: items.map((item) => item.id),
        receivedOn: Temporal.Now.plainDateISO().toString(),
      })
    ).status,
    303,
  )
  assert.notEqual((await now(request)).state, 'waiting')
  assert.equal(
    (await act('karim', await now(request), 'task', { title: 'Rappeler', kind: 'callback', dueOn: '', unitId: '', agentId: '' })).status,
    303,
  )
  const refusedClosing = await act('karim', await now(request), 'close', { outcome: 'granted' })
  assert.equal(refusedClosing.status, 409)
  assert.match(refusedClosing.html, /Des tâches sont encore ouvertes/)
  const taskId = /tasks\/([0-9a-f-]{36})/.exec((await desk.get(city.actors.karim, `/desk/requests/${request.reference}`)).html)?.[1] ?? ''
  assert.equal((await desk.get(city.actors.karim, `/desk/requests/${request.reference}/tasks/${taskId}`)).status, 200)
  assert.equal((await act('karim', request, `tasks/${taskId}`, { result: 'Rappelée' })).status, 303)
  assert.equal((await act('karim', await now(request), 'close', { outcome: 'granted' })).status, 303)
  assert.deepEqual([(await now(request)).state, (await now(request)).outcome], ['closed', 'granted'])
  assert.equal((await act('karim', await now(request), 'reopen', { reason: 'Le commerçant conteste.' })).status, 303)
  assert.equal((await now(request)).state, 'in-progress')
})

test('reclassifying, referring, cancelling and releasing each do what they say', async () => {
  const wrong = await aRequest(house)
  assert.equal((await act('karim', wrong, 'reclassify', { type: 'EP-PRO' })).status, 303)
  assert.equal((await house.read(city.actors.paul, (tx) => findRequest(tx, { id: wrong.id })))?.unitId, city.units.PRO)
  const referred = await aRequest(house)
  assert.equal((await act('karim', referred, 'refer', { partner: 'METROPOLE', reason: 'Compétence de la Métropole.' })).status, 303)
  assert.equal((await now(referred)).outcome, 'referred')
  const mistaken = await aRequest(house)
  assert.equal((await act('karim', mistaken, 'cancel', { reason: 'Enregistrée deux fois.' })).status, 303)
  assert.equal((await now(mistaken)).state, 'cancelled')
  const taken = await aRequest(house)
  await act('karim', taken, 'take')
  assert.equal((await act('karim', await now(taken), 'release')).status, 303)
  assert.equal((await now(taken)).assigneeId, undefined)
})

test('who hands a request to a service they do not see is led back to their list, not to a page that is gone', async () => {
  const request = await aRequest(house)
  const answer = await act('karim', request, 'transfer', { unitId: city.units.PRO, reason: 'Le trottoir est sale, rien n’est éteint.' })
  assert.deepEqual([answer.status, answer.location, answer.flash], [303, '/desk/queue?unassigned=1', 'Demande transférée.'])
  const moved = await house.read(city.actors.paul, (tx) => findRequest(tx, { id: request.id }))
  assert.deepEqual([moved?.unitId, moved?.state], [city.units.PRO, 'registered'])
})

test('a form from a page that expired, or from elsewhere, is refused before anything is read', async () => {
  const request = await aRequest(house)
  const answer = await desk.server.inject({
    method: 'POST',
    url: `/desk/requests/${request.reference}/take`,
    headers: { cookie: `pv=${city.agents.karim}`, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
    payload: 'version=1',
  })
  assert.equal(answer.statusCode, 403)
  assert.equal((await now(request)).assigneeId, undefined)
})

test('what is typed is kept on the server, and only by who works on the request', async () => {
  const request = await aRequest(house)
  const save = (who: keyof SmallCity['actors'], text: string) =>
    desk.server.inject({
      method: 'POST',
      url: `/desk/requests/${request.reference}/draft/answer`,
      headers: { cookie: `pv=${city.agents[who]}`, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      payload: JSON.stringify({ text }),
    })
  await desk.get(city.actors.ines, '/desk/queue')
  assert.equal((await save('karim', 'Bonjour Madame')).statusCode, 200)
  assert.equal((await save('ines', 'Indiscret')).statusCode, 404)
  assert.match((await desk.get(city.actors.karim, `/desk/requests/${request.reference}`)).html, />Bonjour Madame</)
})

test('an answer text is inserted without script: its fields filled, the open ones left to be written', async () => {
  const claire = await aCitizen(house, { email: 'claire3@example.org' })
  const request = await aRequest(house, { requesterId: claire })
  const answer = await act('karim', request, 'insert', { text: 'Déjà écrit.', template: city.templates.planned })
  assert.match(answer.location ?? '', /#answer-text$/)
  const { html } = await desk.get(city.actors.karim, `/desk/requests/${request.reference}`)
  assert.match(
    html,
    /Déjà écrit\.\n\nBonjour Madame Claire Lefort,\n\nLa réparation de Lampadaire éteint, rue des Capucins est prévue pour le \{\{jour\}\}\./,
  )
})

test('a task page of a finished task is gone', async () => {
  const request = await aRequest(house)
  const { taskId } = await ok(
    house.act(city.actors.karim, (work) => addTask(work, { request: { id: request.id }, title: 'Voir sur place', kind: 'task' })),
  )
  await act('karim', request, `tasks/${taskId}`, { result: '', cancelled: 'on' })
  assert.equal((await desk.get(city.actors.karim, `/desk/requests/${request.reference}/tasks/${taskId}`)).status, 404)
})
