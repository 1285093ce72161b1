import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { contactParts } from '../../apps/desk/contact-parts.tsx'
import { forgetDirectory } from '#modules/organisation'
import { closeRequest, findRequest, listRequestsOfContact } from '#modules/requests'
import { NO_PARTS, requestPage, requestsDeskRoutes } from '#modules/requests/desk'
import { type DeskServer, type SmallCity, aCitizen, aRequest, buildSmallCity, deskServer, ok } from '#modules/requests/testing'
import { type Actor, type AgentActor, systemActor, visitor } from '#platform/access'
import { type House, SILENT_OUTBOX, newId, openHouse, sql } from '#platform/database'
import { refuse } from '#platform/outcome'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { contactsDeskRoutes } from './desk/index.ts'
import { findContact, findContacts, listContacts } from './contacts-store.ts'
import { type NewContact, recordContact } from './record-contact.ts'

const START = Temporal.Instant.from('2026-06-15T10:00:00Z')
const system = systemActor('test')
let db: TestDatabase
let house: House
let city: SmallCity
let desk: DeskServer
let at = START

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX, clock: () => at })
  city = await buildSmallCity(house)
  desk = await deskServer(house, [...requestsDeskRoutes(requestPage(NO_PARTS)), ...contactsDeskRoutes(contactParts())])
})
after(async () => {
  await desk.close()
  await house.close()
  await db.drop()
})

const CALL: NewContact = { channel: 'phone', summary: 'Horaires de la mairie.', result: 'answered' }
const record = (over: Partial<NewContact> = {}, actor: Actor = city.actors.ines) =>
  house.act(actor, (work) => recordContact(work, { ...CALL, ...over }))
const send = (values: Record<string, string>, who: AgentActor = city.actors.ines) => desk.post(who, '/desk/contact', values)

async function count(): Promise<Record<string, number>> {
  const { rows } = await house.read(system, (tx) =>
    sql<Record<string, number>>`SELECT (SELECT count(*) FROM contacts.contact) AS contacts, (SELECT count(*) FROM contacts.topic) AS topics,
      (SELECT count(*) FROM requests.request) AS requests, (SELECT count(*) FROM requests.contact_link) AS links,
      (SELECT count(*) FROM citizens.citizen) AS citizens, (SELECT count(*) FROM events.event) AS events`.execute(tx),
  )
  return rows[0] ?? {}
}
/** What was added while `use` ran; what stayed as it was is left out. */
async function added(use: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await count()
  await use()
  const grown = Object.entries(await count()).map(([name, now]) => [name, now - (before[name] ?? 0)] as const)
  return Object.fromEntries(grown.filter(([, more]) => more !== 0))
}
const lastContact = async () => {
  const [contact] = await house
    .read(system, (tx) => sql<{ id: string }>`SELECT id FROM contacts.contact ORDER BY id DESC LIMIT 1`.execute(tx))
    .then(({ rows }) => rows)
  return (await house.read(system, (tx) => findContact(tx, contact?.id ?? ''))) ?? assert.fail('no contact')
}

test('a call answered on the spot is a contact with its place, its subjects and one event, and no request', async () => {
  const startedAt = START.subtract({ minutes: 4 })
  const siteId = newId()
  await house.work(system, async ({ tx }) => {
    const site = { id: siteId, code: 'HDV', name: 'Hôtel de ville', address: '1 place du Parvis', postcode: '76000', town: 'Rochambeau' }
    await tx.insertInto('organisation.site').values(site).execute()
    await tx.updateTable('organisation.agent').set({ site_id: siteId }).where('id', '=', city.agents.ines).execute()
  })
  forgetDirectory(house)
  const topics = [{ text: 'Autre chose' }, { typeCode: 'SO-AID', text: 'Aide' }, { typeCode: 'EP-ECL' }]
  const grown = await added(() => ok(record({ startedAt, topics, declaredName: 'Mme Vidal', demand: 'chasing' })))
  assert.deepEqual(grown, { contacts: 1, topics: 3, events: 1 })
  const contact = await lastContact()
  const { agentId, unitId, siteId: site, sectorCode, startedAt: from, endedAt, declaredName, demand, direction, version } = contact
  assert.deepEqual(
    { agentId, unitId, site, sectorCode, from: from.toString(), endedAt: endedAt?.toString(), declaredName, demand, direction, version },
    {
      agentId: city.agents.ines,
      unitId: city.units.ACC,
      site: siteId,
      // Of the first subject that is known; of the general sector when none is.
      sectorCode: 'S-SOC',
      from: startedAt.toString(),
      endedAt: START.toString(),
      declaredName: 'Mme Vidal',
      demand: 'chasing',
      direction: 'in',
      version: 1,
    },
  )
  const { rows } = await house.read(system, (tx) =>
    sql<{ position: number; type_code: string | null; text: string }>`SELECT position, type_code, text FROM contacts.topic
      WHERE contact_id = ${contact.id}::uuid ORDER BY position`.execute(tx),
  )
  assert.deepEqual(
    rows.map((row) => [row.position, row.type_code, row.text]),
    [
      [1, null, 'Autre chose'],
      [2, 'SO-AID', 'Aide'],
      [3, 'EP-ECL', ''],
    ],
  )
  await ok(record())
  assert.equal((await lastContact()).sectorCode, 'S-GEN')
})

test('what cannot be recorded is refused with its field, or by the database, and leaves nothing', async () => {
  const { ines, paul } = city.actors
  const editor: Actor = { ...paul, roles: [{ role: 'R-RED' }] }
  const token: Actor = { kind: 'token', id: newId(), name: 't', scopes: ['requests:write'], roles: ines.roles, sight: ines.sight }
  const grown = await added(async () => {
    for (const actor of [editor, token, visitor([]), { kind: 'citizen' as const, id: newId(), sessionId: 's' }])
      assert.deepEqual(await record({}, actor), refuse('not-allowed', 'contacts.refusal.may-not-record'))
    assert.deepEqual(
      await record({ topics: [{ typeCode: 'EP-ECL' }, { typeCode: 'RIEN' }] }),
      refuse('invalid', 'contacts.refusal.unknown-topic', { field: 'topic' }),
    )
    assert.deepEqual(
      await record({ startedAt: START.add({ nanoseconds: 1 }) }),
      refuse('invalid', 'contacts.refusal.future-start', { field: 'startedAt' }),
    )
    const beyond: Partial<NewContact>[] = [
      { summary: 's'.repeat(20_001) },
      { declaredName: 'n'.repeat(201) },
      { declaredReach: 'r'.repeat(255) },
      { language: 'fra' },
      { citizenId: newId() },
      { topics: [{ text: 't'.repeat(20_001) }] },
    ]
    for (const over of beyond) await assert.rejects(record(over), JSON.stringify(over).slice(0, 40))
  })
  assert.deepEqual(grown, {})
  // A program that may register records the contact by which a request came, and no other.
  assert.ok((await record({ result: 'request-registered' }, token)).ok)
  assert.ok((await record({ summary: 's'.repeat(20_000), declaredName: 'n'.repeat(200), declaredReach: 'r'.repeat(254) })).ok)
})

test('a contact that registers writes the person, the contact, the request and their link in one transaction', async () => {
  const values = { do: 'register', newGivenNames: 'Zoé', newFamilyName: 'Amiot', newEmail: 'zoe@example.org', summary: 'Loyer impayé.' }
  let location = ''
  const grown = await added(async () => {
    const answer = await send({ ...values, type: 'SO-AID', pick: 'new' })
    assert.equal(answer.status, 303, answer.html.slice(0, 300))
    location = answer.location ?? ''
  })
  assert.deepEqual([grown['citizens'], grown['contacts'], grown['requests'], grown['links']], [1, 1, 1, 1])
  const contact = await lastContact()
  const { rows } = await house.read(system, (tx) =>
    sql<{
      transactions: number
      names: string[]
    }>`SELECT count(DISTINCT tx) AS transactions, array_agg(DISTINCT name ORDER BY name) AS names FROM events.event
      WHERE at = ${contact.endedAt ?? START} AND subject_id IN (SELECT ${contact.id} UNION SELECT request_id::text FROM requests.contact_link WHERE contact_id = ${contact.id}::uuid)`.execute(
      tx,
    ),
  )
  assert.deepEqual(rows, [{ transactions: 1, names: ['contact.recorded', 'request.registered'] }])
  // The front desk reads the number out, though the request is of a sealed service.
  const [request] = await house.read(system, (tx) => listRequestsOfContact(tx, contact.id))
  const read = await desk.get(city.actors.ines, location)
  assert.equal(read.status, 200)
  assert.ok(read.html.includes(request?.reference ?? 'none'))
})

test('what is refused halfway leaves neither person nor contact nor request', async () => {
  const person = { newGivenNames: 'Léo', newFamilyName: 'Nadal', newEmail: 'leo@example.org', summary: 'Il rappelle.', pick: 'new' }
  const claire = await aCitizen(house)
  const closed = await aRequest(house, { requesterId: claire })
  await ok(house.act(system, (work) => closeRequest(work, { request: { id: closed.id }, outcome: 'granted' })))
  const failing = openHouse({
    connection: db.application,
    outbox: { reactionsTo: () => [], enqueue: () => Promise.reject(new Error('the queue is gone')), announce: () => assert.fail('told') },
  })
  const other = await deskServer(failing, [...requestsDeskRoutes(requestPage(NO_PARTS)), ...contactsDeskRoutes(contactParts())])
  try {
    const grown = await added(async () => {
      assert.equal((await send({ do: 'follow', citizenId: claire, followed: closed.id, summary: 'Encore.' })).status, 422)
      assert.equal((await send({ ...person, do: 'register', type: 'RIEN' })).status, 422)
      const head: AgentActor = { ...city.actors.nora, roles: [{ role: 'R-DIR', units: [city.units.DEP] }] }
      assert.equal((await send({ do: 'register', type: 'EP-ECL', who: 'M. Nadal', summary: 'Éteint.' }, head)).status, 403)
      assert.equal((await other.post(city.actors.ines, '/desk/contact', { ...person, do: 'register', type: 'EP-ECL' })).status, 500)
    })
    assert.deepEqual(grown, {})
  } finally {
    await other.close()
    await failing.close()
  }
})

test('a form sent many times at once is taken once; another form, or another agent, is another contact', async () => {
  const claire = await aCitizen(house, { familyName: 'Double', email: 'double@example.org' })
  const form = {
    do: 'register',
    citizenId: claire,
    type: 'EP-ECL',
    summary: 'Encore éteint.',
    startedAt: START.subtract({ minutes: 2 }).toString(),
  }
  const answers: string[] = []
  const grown = await added(async () => {
    const sent = await Promise.all(Array.from({ length: 8 }, () => send(form)))
    answers.push(...sent.map((answer) => `${answer.status} ${answer.location ?? ''}`))
  })
  assert.deepEqual([grown['contacts'], grown['requests'], grown['citizens']], [1, 1, undefined])
  assert.deepEqual([...new Set(answers)], [`303 /desk/contact/recorded/${(await lastContact()).id}`])
  for (const [values, who] of [
    [{ ...form, startedAt: START.subtract({ minutes: 1 }).toString() }, city.actors.ines],
    [{ ...form, summary: 'Autre chose.' }, city.actors.ines],
    [{ ...form, do: 'answered' }, city.actors.ines],
    [form, city.actors.nora],
  ] as const)
    assert.equal((await added(() => send(values, who)))['contacts'], 1)
  const person = {
    do: 'answered',
    newGivenNames: 'Ève',
    newFamilyName: 'Unique',
    summary: 'Elle passe.',
    pick: 'new',
    startedAt: START.toString(),
  }
  const once = await added(() => Promise.all(Array.from({ length: 6 }, () => send(person))))
  assert.deepEqual([once['contacts'], once['citizens']], [1, 1])
})

test('a contact is seen by who took it, by its service, by the front desk unless its sector is sealed, and with its request', async () => {
  const { ines, karim, nora, paul, samir } = city.actors
  const social = { ...CALL, summary: 'Le loyer.', topics: [{ typeCode: 'SO-AID' }] }
  const front: Actor = { ...ines, id: city.agents.paul, unitId: city.units.PRO, sight: { ...ines.sight, units: [city.units.PRO] } }
  const [general, sealed] = [await ok(record()), await ok(record(social))]
  const theirs = await ok(record({ ...social, summary: 'De Samir.' }, samir))
  const request = await aRequest(house)
  const link = (contactId: string) =>
    house.work(system, ({ tx }) =>
      tx.insertInto('requests.contact_link').values({ request_id: request.id, contact_id: contactId }).execute(),
    )
  const seen = async (actor: Actor): Promise<boolean[]> => {
    const ids = [general.contactId, sealed.contactId, theirs.contactId]
    const found = await house.read(actor, (tx) => findContacts(tx, ids))
    const topics = await house.read(actor, (tx) => sql<{ id: string }>`SELECT contact_id AS id FROM contacts.topic`.execute(tx))
    const listed = await house.read(actor, (tx) => listContacts(tx, { limit: 200 }))
    for (const id of ids.slice(1))
      assert.equal(
        topics.rows.some((row) => row.id === id),
        found.some((contact) => contact.id === id),
        'topics go with their contact',
      )
    for (const id of ids)
      assert.equal(
        listed.some((contact) => contact.id === id),
        found.some((contact) => contact.id === id),
      )
    return ids.map((id) => found.some((contact) => contact.id === id))
  }
  assert.deepEqual(await seen(ines), [true, true, false])
  assert.deepEqual(await seen(front), [true, false, false])
  assert.deepEqual(await seen(samir), [false, false, true])
  for (const actor of [karim, paul, visitor([request.id])]) assert.deepEqual(await seen(actor), [false, false, false])
  assert.deepEqual(await seen(system), [true, true, true])
  await link(general.contactId)
  await link(sealed.contactId)
  // Who handles the request reads what was said at the front desk; not what was said of a sealed matter.
  for (const actor of [karim, nora]) assert.deepEqual(await seen(actor), [true, false, false])
  for (const actor of [paul, visitor([request.id])]) assert.deepEqual(await seen(actor), [false, false, false])
  const aid = await aRequest(house, { typeCode: 'SO-AID', contactId: sealed.contactId })
  assert.deepEqual(await seen(samir), [false, true, true])
  assert.equal(await house.read(karim, (tx) => findRequest(tx, { id: aid.id })), undefined)
})

test('contacts are listed latest first, by pages, of a person, an agent, a channel, a result, a time', async () => {
  const claire = await aCitizen(house, { familyName: 'Liste', email: 'liste@example.org' })
  const made: string[] = []
  for (let minute = 1; minute <= 6; minute += 1) {
    at = START.add({ minutes: minute })
    const channel = minute % 2 === 0 ? 'counter' : 'phone'
    made.unshift((await ok(record({ citizenId: claire, channel, result: minute < 3 ? 'redirected' : 'answered' }))).contactId)
  }
  at = START.add({ hours: 1 })
  const list = async (filter: Partial<Parameters<typeof listContacts>[1]>) =>
    (await house.read(city.actors.ines, (tx) => listContacts(tx, { citizenId: claire, limit: 200, ...filter }))).map(
      (contact) => contact.id,
    )
  assert.deepEqual(await list({}), made)
  assert.deepEqual(await list({ limit: 2 }), made.slice(0, 2))
  const third = { startedAt: START.add({ minutes: 4 }), id: made[2] ?? '' }
  assert.deepEqual(await list({ before: third }), made.slice(3))
  assert.deepEqual(await list({ channel: 'counter' }), [made[0], made[2], made[4]])
  assert.deepEqual(await list({ result: 'redirected' }), made.slice(4))
  assert.deepEqual(await list({ since: START.add({ minutes: 5 }) }), made.slice(0, 2))
  assert.deepEqual(await list({ agentId: city.agents.nora }), [])
})
