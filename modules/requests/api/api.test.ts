import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TokenActor } from '#platform/access'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import type { Request } from '../request.ts'
import { type ApiServer, type SmallCity, aRequest, apiServer, buildSmallCity, wholeRequest } from '../testing/index.ts'
import { requestsApiRoutes } from './index.ts'

let db: TestDatabase
let house: House
let city: SmallCity
let api: ApiServer
let lighting: TokenActor
let front: TokenActor

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  city = await buildSmallCity(house)
  api = await apiServer(house, requestsApiRoutes())
  lighting = await api.token({ role: 'R-RES', unitId: city.units.ECL })
  front = await api.token({ role: 'R-TEL', unitId: city.units.ACC })
})
after(async () => {
  await api.close()
  await house.close()
  await db.drop()
})

const move = (request: Request, body: object, who: TokenActor = lighting) =>
  api.call(who, 'POST', `/api/v1/requests/${request.reference}/transitions`, { body })
const nextMonth = () => Temporal.Now.plainDateISO('Europe/Paris').add({ days: 30 }).toString()

test('a program leads a request through its life, each act answered by the request as it then stands', async () => {
  const request = await aRequest(house, { typeCode: 'EP-ENS' })
  const steps: [object, string][] = [
    [{ action: 'assign', agent: 'KARIM@rochambeau.example' }, 'assigned'],
    [{ action: 'start' }, 'in-progress'],
    [{ action: 'release' }, 'in-progress'],
    [{ action: 'ask-items', items: ['Plan'], limitOn: nextMonth() }, 'waiting'],
    [{ action: 'close', outcome: 'refused' }, 'closed'],
    [{ action: 'reopen', reason: 'Contestée.' }, 'in-progress'],
    [{ action: 'reclassify', type: 'EP-ECL' }, 'in-progress'],
  ]
  for (const [index, [body, state]] of steps.entries()) {
    const answer = await move(request, { ...body, version: index + 1 })
    assert.deepEqual([answer.status, answer.body['state'], answer.body['version']], [200, state, index + 2], JSON.stringify(body))
  }
  assert.equal((await move(request, { action: 'refer', partner: 'METROPOLE', reason: 'De la Métropole.' })).body['outcome'], 'referred')
  assert.equal((await move(await aRequest(house), { action: 'cancel', reason: 'Par erreur.' })).body['state'], 'cancelled')
})

test('who hands a request to a service out of sight is answered by its outline, and meets it no more', async () => {
  const request = await aRequest(house, { text: 'Mon secret.' })
  const answer = await move(request, { action: 'transfer', unit: 'PRO', reason: 'Trottoir sale.' })
  assert.deepEqual([answer.status, answer.body['unit'], answer.body['text']], [200, 'PRO', undefined])
  assert.doesNotMatch(answer.text, /secret|Trottoir/)
  assert.equal((await move(request, { action: 'start' })).status, 404)
  assert.equal((await api.call(lighting, 'GET', `/api/v1/requests/${request.reference}`)).status, 404)
})

test('a refusal is told with its kind and changes nothing', async () => {
  const request = await aRequest(house)
  const before = await wholeRequest(house, request.id)
  const wrong: [object, number, TokenActor?][] = [
    [{ action: 'start', version: 7 }, 409],
    [{ action: 'release' }, 409],
    [{ action: 'reopen', reason: 'Encore.' }, 409],
    [{ action: 'assign', agent: 'personne@rochambeau.example' }, 422],
    [{ action: 'assign', agent: 'personne' }, 422],
    [{ action: 'transfer', unit: 'RIEN', reason: 'Ailleurs.' }, 422],
    [{ action: 'transfer', unit: 'DEP', reason: 'Ailleurs.' }, 422],
    [{ action: 'transfer', unit: 'PRO', reason: '   ' }, 422],
    [{ action: 'refer', partner: 'RIEN', reason: 'Ailleurs.' }, 422],
    [{ action: 'refer', partner: 'METROPOLE', reason: 'x'.repeat(501) }, 422],
    [{ action: 'reclassify', type: 'RIEN' }, 422],
    [{ action: 'ask-items', items: [], limitOn: nextMonth() }, 422],
    [{ action: 'ask-items', items: ['Plan'], limitOn: '2026-02-30' }, 422],
    [{ action: 'ask-items', items: ['Plan'], limitOn: '2020-01-01' }, 422],
    [{ action: 'close', outcome: 'perhaps' }, 422],
    [{ action: 'vanish' }, 422],
    [{ action: 'cancel', reason: 'nul \0' }, 422],
    [{ action: 'start', surprise: true }, 422],
    [{ action: 'start' }, 403, front],
  ]
  for (const [body, status, who] of wrong) {
    const answer = await move(request, body, who)
    assert.equal(answer.status, status, `${JSON.stringify(body).slice(0, 80)}: ${answer.text.slice(0, 200)}`)
    assert.equal(answer.body['status'], status)
  }
  const reader = await api.token({ role: 'R-RES', unitId: city.units.ECL, scopes: ['requests:read'] })
  assert.equal((await move(request, { action: 'start' }, reader)).status, 403)
  for (const reference of ['26-999999-A', 'rien', request.reference.slice(0, -1)]) {
    const url = `/api/v1/requests/${reference}`
    assert.equal((await api.call(lighting, 'GET', url)).status, 404, reference)
    assert.equal((await api.call(lighting, 'POST', `${url}/transitions`, { body: { action: 'start' } })).status, 404, reference)
  }
  assert.deepEqual(await wholeRequest(house, request.id), before)
})

test('what a program registers is checked field by field, and kept as it was given', async () => {
  const post = (body: object) => api.call(front, 'POST', '/api/v1/requests', { body })
  const full = {
    type: 'EP-ECL',
    subject: 'Mât penché',
    text: 'Ligne 1\nLigne 2',
    requester: { name: 'Ana Vidal', email: 'ana.vidal@example.org' },
    channel: 'phone',
    receivedOn: '2026-01-05',
    language: 'it',
    urgency: 'danger',
    place: '14 rue des Capucins',
    latitude: 49.4,
    longitude: 1.09,
    answers: { mat: '212' },
    notify: false,
  }
  const made = await post(full)
  assert.equal(made.status, 201, made.text.slice(0, 300))
  for (const key of [
    'subject',
    'text',
    'channel',
    'receivedOn',
    'language',
    'urgency',
    'place',
    'latitude',
    'longitude',
    'answers',
  ] as const)
    assert.deepEqual(made.body[key], full[key], key)
  assert.match(String(made.body['trackingCode']), /^[A-Z0-9]{10}$/)
  const { type, subject } = full
  for (const wrong of [
    { type },
    { subject },
    { type, subject: '' },
    { type, subject: '   ' },
    { type: 'RIEN', subject },
    { type, subject: 'a\nb' },
    { type, subject: 's'.repeat(201) },
    { type, subject, text: 't'.repeat(100_001) },
    { type, subject, text: 'nul \0' },
    { type, subject, text: 'half \ud800' },
    { type, subject, channel: 'pigeon' },
    { type, subject, receivedOn: '2026-02-30' },
    { type, subject, receivedOn: '2999-01-01' },
    { type, subject, receivedOn: '0026-01-05' },
    { type, subject, language: 'fra' },
    { type, subject, place: 'p'.repeat(301) },
    { type, subject, latitude: 91, longitude: 0 },
    { type, subject, answers: { a: 'x'.repeat(5_001) } },
    { type, subject, requester: { email: 'nobody' } },
    { type, subject, requester: { id: city.units.ECL } },
    { type, subject, extra: 1 },
  ]) {
    const answer = await post(wrong)
    assert.equal(answer.status, 422, `${JSON.stringify(wrong).slice(0, 80)}: ${answer.text.slice(0, 200)}`)
  }
})

test('the list is paged by key and filtered; a filter that is not known is told', async () => {
  const list = (query: string) => api.call(lighting, 'GET', `/api/v1/requests?${query}`)
  const references: unknown[] = []
  for (let index = 0; index < 5; index += 1)
    references.unshift((await aRequest(house, { typeCode: 'EP-ENS', channel: 'partner' })).reference)
  const found: unknown[] = []
  let next = ''
  do {
    const answer = await list(`type=EP-ENS&channel=partner&limit=2${next === '' ? '' : `&cursor=${next}`}`)
    assert.equal(answer.status, 200)
    const items: unknown = answer.body['items']
    assert.ok(Array.isArray(items) && items.length > 0 && items.length <= 2)
    found.push(...items.map((item: { reference: string }) => item.reference))
    next = typeof answer.body['next'] === 'string' ? answer.body['next'] : ''
  } while (next !== '')
  assert.deepEqual(found, references)
  for (const query of ['unit=ECL&channel=partner', 'q=enseigne', 'updatedSince=2026-01-01T00:00:00%2B01:00', 'cursor=zzz'])
    assert.equal((await list(query)).status, 200, query)
  assert.deepEqual((await list('unit=PRO')).body['items'], [])
  for (const query of [
    'unit=RIEN',
    'limit=0',
    'limit=201',
    'state=lost',
    'surprise=1',
    'updatedSince=hier',
    'requester=1',
    'q=enseigne%00',
  ])
    assert.equal((await list(query)).status, 422, query)
})
