import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { forgetCatalogue } from '#modules/catalogue'
import { directoryOf, forgetDirectory } from '#modules/organisation'
import { type Actor, systemActor, visitor } from '#platform/access'
import { type House, SILENT_OUTBOX, type Work, newId, openHouse, sql } from '#platform/database'
import { openKeys } from '#platform/keys'
import { type Outcome, refuse } from '#platform/outcome'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { requestsApiRoutes } from './api/index.ts'
import { askClock, dueColumns } from './clock.ts'
import { reclassifyRequest } from './move-request.ts'
import { submitRequest } from './portal/submit-request.ts'
import { checkLetter, findReferences, formatReference, parseReference } from './reference.ts'
import { type NewRequest, type Registered, registerRequest } from './register-request.ts'
import { REQUEST_CHANNELS } from './request.ts'
import { listFacts } from './request-lists.ts'
import { findRequest } from './requests-store.ts'
import { type ApiServer, type SmallCity, aCitizen, apiServer, buildSmallCity, ok, wholeRequest } from './testing/index.ts'
import { isTrackingCode, spacedCode, trackingCode } from './tracking-code.ts'

const NOON = Temporal.Instant.from('2026-06-15T10:00:00Z')
const day = (text: string) => Temporal.PlainDate.from(text)
const system = systemActor('test')

let db: TestDatabase
let house: House
let city: SmallCity
let api: ApiServer
let folder: string
let at = NOON
const rules = { words: newId(), district: newId(), channel: newId() }

before(async () => {
  db = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'parvis-registration-'))
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX, keys: openKeys(folder), clock: () => at, poolSize: 20 })
  city = await buildSmallCity(house)
  await house.work(system, async ({ tx }) => {
    const boxes = [
      { code: 'NORD', name: 'Nord', lon_min: 1, lat_min: 49.5, lon_max: 1.2, lat_max: 50 },
      { code: 'SUD', name: 'Sud', lon_min: 1, lat_min: 49, lon_max: 1.2, lat_max: 49.4 },
    ]
    await tx.insertInto('organisation.district').values(boxes).execute()
    const { PRO, ACC } = city.units
    await tx
      .insertInto('catalogue.routing_rule')
      .values([
        { id: rules.words, position: 1, type_code: 'EP-ECL', words: ['verre brisé'], unit_id: PRO, reason: 'Le verre se balaie.' },
        { id: rules.district, position: 2, type_code: 'EP-ECL', district_code: 'SUD', unit_id: PRO, reason: 'Le sud est à Paul.' },
        { id: rules.channel, position: 3, type_code: 'EP-PRO', channel: 'kiosk', unit_id: ACC, reason: 'La borne est à l’accueil.' },
      ])
      .execute()
  })
  forgetCatalogue(house)
  forgetDirectory(house)
  api = await apiServer(house, requestsApiRoutes())
})
after(async () => {
  await api.close()
  await house.close()
  await db.drop()
  await rm(folder, { recursive: true })
})

const NEW: NewRequest = { typeCode: 'EP-ECL', subject: 'Lampadaire éteint', text: 'Devant le 14.', channel: 'phone' }
const register = (over: Partial<NewRequest> = {}, actor: Actor = system): Promise<Outcome<Registered>> =>
  house.act(actor, (work) => registerRequest(work, { ...NEW, ...over }))
const count = async (): Promise<Record<string, number>> => {
  const { rows } = await house.read(system, (tx) =>
    sql<
      Record<string, number>
    >`SELECT (SELECT count(*) FROM requests.request) AS requests, (SELECT count(*) FROM requests.legal_fact) AS facts,
      (SELECT count(*) FROM contacts.contact) AS contacts, (SELECT count(*) FROM citizens.citizen) AS citizens,
      (SELECT count(*) FROM events.event) AS events, (SELECT count(*) FROM requests.submission) AS submissions`.execute(tx),
  )
  return rows[0] ?? {}
}
/** Refused or failed: in either case nothing is left. */
async function leavesNothing(use: () => Promise<unknown>): Promise<void> {
  const before = await count()
  await use()
  assert.deepEqual(await count(), before)
}

test('of two hundred registrations at once none is lost and each has its own number, with its letter, and its own code', async () => {
  const before = await count()
  const actors = [system, ...Object.values(city.actors)]
  const failing = Array.from({ length: 20 }, (_, index) => register(index % 2 === 0 ? { subject: ' ' } : { place: 'x'.repeat(301) }))
  const [registered] = await Promise.all([
    Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        ok(register({ channel: REQUEST_CHANNELS[index % 8] ?? 'phone', subject: `Demande ${index}` }, actors[index % actors.length])),
      ),
    ),
    Promise.allSettled(failing),
  ])
  const references = registered.map(({ request }) => request.reference)
  assert.equal(new Set(references).size, 200)
  assert.deepEqual(
    references.map((reference) => parseReference(reference)),
    references,
  )
  assert.ok(references.every((reference) => reference.startsWith('26-')))
  assert.equal(new Set(registered.map((one) => one.trackingCode)).size, 200)
  const after = await count()
  assert.deepEqual([(after['requests'] ?? 0) - (before['requests'] ?? 0), (after['facts'] ?? 0) - (before['facts'] ?? 0)], [200, 400])
  for (const { request } of registered) {
    const { events, row } = await wholeRequest(house, request.id)
    assert.deepEqual(
      events.map((event) => event.name),
      ['request.registered'],
    )
    assert.match(row, new RegExp(`"reference": "${request.reference}"`))
  }
})

test('the letter catches one wrong digit and two that were swapped; a number is read as people write it', () => {
  for (let number = 1; number < 2_000_000; number += 7_919) {
    const reference = formatReference(2026, number)
    const digits = reference.replaceAll(/\D/g, '')
    for (let index = 0; index < digits.length; index += 1) {
      for (const digit of '0123456789') {
        if (digit === digits[index]) continue
        const wrong = digits.slice(0, index) + digit + digits.slice(index + 1)
        assert.notEqual(checkLetter(wrong), reference.at(-1), `${reference} ${wrong}`)
      }
      for (let other = index + 1; other < digits.length; other += 1) {
        const [left = '', right = ''] = [digits[index], digits[other]]
        const swapped = digits.slice(0, index) + right + digits.slice(index + 1, other) + left + digits.slice(other + 1)
        if (left !== right) assert.notEqual(checkLetter(swapped), reference.at(-1), `${reference} ${swapped}`)
      }
    }
  }
  const reference = formatReference(2026, 10_150)
  const spoken = reference.replaceAll('-', ' ').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
  assert.equal(parseReference(` ${spoken} `), reference)
  assert.deepEqual(findReferences(`Vu ${reference}, ${reference.replace('26', '27')} et encore ${reference}.`), [reference])
})

test('one key of a program makes one request, however often and at once it is sent', async () => {
  const token = await api.token({ role: 'R-TEL', unitId: city.units.ACC, scopes: ['requests:write', 'requests:read'] })
  const before = await count()
  const body = { type: 'SO-AID', subject: 'Aide pour le loyer', text: 'Depuis mai.' }
  const answers = await Promise.all(Array.from({ length: 8 }, () => api.call(token, 'POST', '/api/v1/requests', { body, key: 'clé-1' })))
  const made = answers.filter((answer) => answer.status === 201)
  assert.ok(made.length >= 1 && answers.every((answer) => [201, 409].includes(answer.status)), answers.map((one) => one.status).join())
  const again = await api.call(token, 'POST', '/api/v1/requests', { body, key: 'clé-1' })
  assert.deepEqual([again.status, again.body], [201, made[0]?.body])
  assert.equal(new Set(made.map((answer) => answer.body['reference'])).size, 1)
  const after = await count()
  assert.deepEqual([after['requests'], after['contacts']], [(before['requests'] ?? 0) + 1, (before['contacts'] ?? 0) + 1])
  await leavesNothing(async () => {
    const other = { ...body, subject: 'Autre' }
    assert.equal((await api.call(token, 'POST', '/api/v1/requests', { body: other, key: 'clé-1' })).status, 409)
    assert.equal((await api.call(token, 'POST', '/api/v1/requests', { body: { ...other, type: 'RIEN' }, key: 'clé-2' })).status, 422)
  })
  assert.equal((await api.call(token, 'POST', '/api/v1/requests', { body: { ...body, subject: 'Autre' }, key: 'clé-2' })).status, 201)
})

test('a form of the portal that is sent ten times at once makes one request, one contact and one file of the person', async () => {
  const { type } = await ok(register())
  const requester = {
    givenNames: 'Ana',
    familyName: 'Vidal',
    organisationName: '',
    email: 'ana@example.org',
    phone: '',
    address: undefined,
  }
  const form = { subject: 'Mât penché', text: 'Au coin.', answers: {}, place: undefined, requester, problems: [] }
  const send = (formId: string, text = form.text) =>
    submitRequest(house, { type, form: { ...form, text }, files: [], formId, locale: 'fr' })
  const before = await count()
  const sent = await Promise.all(Array.from({ length: 10 }, () => ok(send('formulaire-1'))))
  const after = await count()
  assert.equal(new Set(sent.map((one) => one.reference)).size, 1)
  for (const what of ['requests', 'contacts', 'citizens', 'submissions']) assert.equal(after[what], (before[what] ?? 0) + 1, what)
  assert.notEqual((await ok(send('formulaire-2'))).reference, sent[0]?.reference)
  assert.notEqual((await ok(send('formulaire-1', 'Autre chose.'))).reference, sent[0]?.reference)
})

test('the tracking code opens its own request only, and is written nowhere', async () => {
  const { request, trackingCode: code } = await ok(register({ requesterId: await aCitizen(house), text: 'Sans code.' }))
  const other = await ok(register())
  assert.match(code, /^[B-DF-HJ-NP-TV-XZ2-9]{10}$/)
  assert.equal(trackingCode(house.keys, request.id, request.trackingKey).code, code)
  for (const typed of [code, spacedCode(code), code.toLowerCase(), ` ${code.slice(0, 3)}-${code.slice(3)} `])
    assert.ok(isTrackingCode(house.keys, request, typed), typed)
  for (const typed of ['', code.slice(1), `${code}2`, other.trackingCode]) assert.ok(!isTrackingCode(house.keys, request, typed), typed)
  const owner = openHouse({ connection: db.owner, outbox: SILENT_OUTBOX })
  try {
    const found = await owner.read(system, async (tx) => {
      const tables = await sql<{ name: string }>`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`.execute(tx)
      const hits: string[] = []
      for (const { name } of tables.rows) {
        const { rows } = await sql<{ hits: number }>`SELECT count(*) AS hits FROM ${sql.raw(name)} AS t
          WHERE upper(t::text) LIKE ${`%${code}%`} OR upper(t::text) LIKE ${`%${spacedCode(code)}%`}`.execute(tx)
        if ((rows[0]?.hits ?? 0) > 0) hits.push(name)
      }
      return { hits, tables: tables.rows.length }
    })
    assert.ok(found.tables > 40)
    assert.deepEqual(found.hits, [])
  } finally {
    await owner.close()
  }
})

test('a request says why it is where it is', async () => {
  const where = async (over: Partial<NewRequest>) => {
    const { request } = await ok(register(over))
    return [request.unitId, request.routing, request.districtCode]
  }
  const { ECL, PRO, ACC } = city.units
  assert.deepEqual(await where({}), [ECL, { because: 'type' }, undefined])
  assert.deepEqual(await where({ text: 'Il y a du verre brisé sous le mât.' }), [
    PRO,
    { because: 'rule', ruleId: rules.words, reason: 'Le verre se balaie.', words: ['verre brisé'] },
    undefined,
  ])
  assert.deepEqual(await where({ latitude: 49.1, longitude: 1.1 }), [
    PRO,
    { because: 'rule', ruleId: rules.district, reason: 'Le sud est à Paul.', districtCode: 'SUD' },
    'SUD',
  ])
  assert.deepEqual(await where({ latitude: 49.7, longitude: 1.1 }), [ECL, { because: 'type' }, 'NORD'])
  assert.deepEqual(await where({ typeCode: 'EP-PRO', channel: 'kiosk', typeWords: ['sale'] }), [
    ACC,
    { because: 'rule', ruleId: rules.channel, reason: 'La borne est à l’accueil.', typeWords: ['sale'] },
    undefined,
  ])
  const { request } = await ok(register({ text: 'verre brisé' }))
  const { events } = await wholeRequest(house, request.id)
  assert.deepEqual(JSON.parse(events[0]?.data ?? '{}'), { type: 'EP-ECL', channel: 'phone', routedBy: 'rule', ruleId: rules.words })
})

/** Working days counted by hand: Monday to Friday, without the two holidays of the summer of 2026. */
function workingDaysAfter(start: Temporal.PlainDate, days: number): string {
  let date = start
  for (let left = days; left > 0;) {
    date = date.add({ days: 1 })
    if (date.dayOfWeek <= 5 && !['2026-07-14', '2026-08-15'].includes(date.toString())) left -= 1
  }
  return date.toString()
}

test('the dates are counted with the registration, from the day of receipt, as the law says', async () => {
  for (const [typeCode, workingDays, statutoryMonths] of [
    ['EP-ECL', 15, 0],
    ['EP-ENS', 30, 2],
    ['EP-PRO', 5, 0],
    ['SO-AID', 20, 2],
  ] as const) {
    for (const receivedOn of ['2026-06-15', '2026-06-12', '2026-05-30'].map(day)) {
      const { request, report, type } = await ok(register({ typeCode, receivedOn, channel: 'post' }))
      const facts = await house.read(system, (tx) => listFacts(tx, request.id))
      const replayed = askClock({ regime: type.definition.regime, directory: await directoryOf(house), facts, today: day('2026-06-15') })
      const due = dueColumns(replayed)
      const label = `${typeCode} ${receivedOn.toString()}`
      assert.deepEqual(replayed, report, label)
      assert.deepEqual(
        [request.dueOn?.toString(), request.dueKind, request.targetOn?.toString(), request.statutoryOn?.toString()],
        [due.due_on.toString(), due.due_kind, due.target_on?.toString(), due.statutory_on?.toString()],
        label,
      )
      assert.equal(request.targetOn?.toString(), workingDaysAfter(receivedOn, workingDays), label)
      const statutory = statutoryMonths === 0 ? undefined : receivedOn.add({ months: statutoryMonths }).toString()
      assert.equal(request.statutoryOn?.toString(), statutory, label)
      assert.deepEqual(
        facts.map((fact) => [fact.kind, fact.on.toString()]),
        [
          ['received', receivedOn.toString()],
          ['registered', '2026-06-15'],
        ],
      )
    }
  }
})

test('the day and the year are those of the city, not of the meridian', async () => {
  at = Temporal.Instant.from('2026-12-31T23:30:00Z')
  try {
    const { request } = await ok(register())
    assert.deepEqual([request.receivedOn.toString(), request.reference.slice(0, 3)], ['2027-01-01', '27-'])
    await leavesNothing(async () => assert.ok(!(await register({ receivedOn: day('2027-01-02') })).ok))
  } finally {
    at = NOON
  }
})

test('what cannot be registered is refused with its field and leaves nothing', async () => {
  const invalid = (message: string, field: string) => refuse('invalid', `requests.refusal.${message}`, { field })
  await house.work(system, async ({ tx }) => {
    await tx.updateTable('catalogue.request_type').set({ active: false }).where('code', '=', 'EP-ENS').execute()
    // A type whose service is no more.
    const id = newId()
    await tx.insertInto('catalogue.request_type').values({ code: 'EP-OLD' }).execute()
    await sql`INSERT INTO catalogue.request_type_version (id, type_code, number, state, definition, created_at, published_at)
      SELECT ${id}::uuid, 'EP-OLD', 1, state, definition || '{"unitCode": "OLD"}', created_at, published_at
      FROM catalogue.request_type_version WHERE type_code = 'EP-ECL'`.execute(tx)
    await tx.updateTable('catalogue.request_type').set({ current_version_id: id }).where('code', '=', 'EP-OLD').execute()
  })
  forgetCatalogue(house)
  const reader = await api.token({ role: 'R-TEL', unitId: city.units.ACC, scopes: ['requests:read'] })
  const { request } = await ok(register())
  await leavesNothing(async () => {
    const correct = (typeCode: string) =>
      house.act(city.actors.karim, (work) => reclassifyRequest(work, { request: { id: request.id }, typeCode }))
    assert.deepEqual(await correct('EP-OLD'), refuse('conflict', 'requests.refusal.type-without-unit'))
    assert.deepEqual(await correct('EP-ENS'), invalid('unknown-type', 'type'))
    assert.deepEqual(await register({ typeCode: 'RIEN' }), invalid('unknown-type', 'type'))
    assert.deepEqual(await register({ typeCode: 'EP-ENS' }), invalid('unknown-type', 'type'))
    assert.deepEqual(
      await register({ typeCode: 'EP-OLD' }),
      refuse('conflict', 'requests.refusal.type-without-unit', { data: { type: 'EP-OLD' } }),
    )
    for (const subject of ['', '  \n']) assert.deepEqual(await register({ subject }), invalid('empty-subject', 'subject'))
    assert.deepEqual(await register({ receivedOn: day('2026-06-16') }), invalid('future-receipt', 'receivedOn'))
    for (const receivedOn of ['1999-12-31', '0026-06-15'].map(day))
      assert.deepEqual(await register({ receivedOn }), invalid('receipt-too-old', 'receivedOn'))
    const { ines } = city.actors
    const street: Actor = { ...ines, roles: [{ role: 'R-TER', units: [city.units.ECL] }] }
    for (const actor of [street, reader, visitor([]), { kind: 'citizen' as const, id: newId(), sessionId: 's' }])
      assert.deepEqual(await register({}, actor), refuse('not-allowed', 'requests.refusal.may-not-register'))
  })
})

test('every field has its limit, which the database holds too', async () => {
  const atLimit = { subject: 's'.repeat(200), text: 't'.repeat(100_000), place: 'p'.repeat(300), latitude: -90, longitude: 180 }
  const { request } = await ok(register(atLimit))
  assert.deepEqual([request.text.length, request.place?.length, request.latitude], [100_000, 300, -90])
  assert.equal((await ok(register({ subject: ` ${'s'.repeat(250)}` }))).request.subject, 's'.repeat(200))
  const beyond: Partial<NewRequest>[] = [
    { text: 't'.repeat(100_001) },
    { text: 'nul \0' },
    { place: 'p'.repeat(301) },
    { language: 'fra' },
    { latitude: 90.1, longitude: 0 },
    { latitude: 0, longitude: -180.1 },
    { districtCode: 'OUEST' },
    { requesterId: newId() },
    { contactId: newId() },
  ]
  for (const over of beyond) await leavesNothing(() => assert.rejects(register(over), JSON.stringify(over).slice(0, 60)))
})

test('who takes a call registers for any service, sees the outline of what they registered, and no more', async () => {
  for (const [actor, typeCode] of [
    [city.actors.ines, 'SO-AID'],
    [city.actors.paul, 'EP-ECL'],
    [city.actors.samir, 'EP-PRO'],
  ] as const) {
    const { request } = await ok(register({ typeCode }, actor))
    assert.equal(request.registeredBy, actor.id)
    const seen = await house.read(actor, (tx) => findRequest(tx, { id: request.id }))
    assert.equal(seen?.reference, request.reference)
    for (const other of [city.actors.paul, city.actors.samir])
      if (other.id !== actor.id && other.unitId !== request.unitId)
        assert.equal(await house.read(other, (tx) => findRequest(tx, { id: request.id })), undefined)
  }
  const registerFor = (work: Work) => registerRequest(work, { ...NEW, typeCode: 'SO-AID' })
  const { request } = await ok(house.act(await api.token({ role: 'R-TEL', unitId: city.units.ACC }), registerFor))
  assert.equal(request.registeredBy, undefined)
})
