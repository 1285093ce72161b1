import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type ClockEvent, LEGAL_PARAMETERS, computeDeadlines } from '#modules/deadlines'
import { cityCalendar, directoryOf } from '#modules/organisation'
import { systemActor } from '#platform/access'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { type LegalFact, askClock } from './clock.ts'
import { closeRequest, reopenRequest } from './close-request.ts'
import { type NamedAct, type SmallCity, aRequest, actOn, buildSmallCity, ok, wholeRequest } from './testing/index.ts'
import { askMissingItems, receiveMissingItems } from './process-request.ts'
import { recordAcknowledgement } from './record-fact.ts'
import { listFacts, listMissingItems } from './request-lists.ts'
import type { Outcome as Ending } from './request.ts'
import { findRequest, insertFacts } from './requests-store.ts'
import { registerRequest } from './register-request.ts'

const START = Temporal.Instant.from('2026-03-02T09:00:00Z')
const system = systemActor('test')
let db: TestDatabase
let house: House
let city: SmallCity
let at = START

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX, clock: () => at })
  city = await buildSmallCity(house)
})
after(async () => {
  await house.close()
  await db.drop()
})

/** The day that many days after the receipt of the requests of this file, and the clock of the house set to it. */
function onDay(days: number): Temporal.PlainDate {
  at = START.add({ hours: 24 * days })
  return civilDate(at)
}

const act = (name: NamedAct, id: string) => ok(house.act(city.actors.karim, (work) => actOn(city, work, { name, on: { request: { id } } })))
const factsOf = async (id: string) =>
  (await house.read(system, (tx) => listFacts(tx, id))).map((fact) => [fact.kind, fact.on.toString(), fact.data] as const)
const addedBy = async (id: string, use: () => Promise<unknown>) => {
  const before = await factsOf(id)
  await use()
  return (await factsOf(id)).slice(before.length)
}
const silenceOf = async (id: string) => (await house.read(system, (tx) => findRequest(tx, { id })))?.statutoryOn?.toString()
const itemIds = async (id: string, from: number, to: number) =>
  (await house.read(system, (tx) => listMissingItems(tx, id))).slice(from, to).map((item) => item.id)

/** A sign to authorise, received on day 0: silence rejects it on 2 May 2026. */
async function aSign(): Promise<string> {
  onDay(0)
  return (await aRequest(house, { typeCode: 'EP-ENS' })).id
}

test('each act leaves the facts that the law counts from, dated by the day of the city', async () => {
  const cases: [NamedAct[], NamedAct, [string, object][]][] = [
    [[], 'answer', [['answered', {}]]],
    [['answer'], 'resume', [['reopened', { because: 'in-error' }]]],
    [[], 'cancel', [['cancelled', {}]]],
    [[], 'refer', [['transferred-to-competent-body', { body: 'other' }]]],
    [['close'], 'reopen', [['reopened', { because: 'contested' }]]],
    [[], 'take', []],
    [['take'], 'release', []],
    [[], 'start', []],
    [[], 'transfer', []],
    [[], 'reclassify', []],
  ]
  for (const [way, name, expected] of cases) {
    const id = await aSign()
    for (const step of way) await act(step, id)
    const today = onDay(10).toString()
    assert.deepEqual(
      await addedBy(id, () => act(name, id)),
      expected.map(([kind, data]) => [kind, today, data]),
      name,
    )
  }
})

test('each outcome ends the clock in its own way; only a decision is one', async () => {
  const closed = { kind: 'closed', data: { outcome: 'handled' } }
  const endings: Record<Ending, { kind: string; data: object }[]> = {
    granted: [{ kind: 'decided', data: { outcome: 'granted', notifiedOn: '2026-03-12' } }, closed],
    refused: [{ kind: 'decided', data: { outcome: 'refused', notifiedOn: '2026-03-12' } }, closed],
    referred: [closed],
    duplicate: [closed],
    withdrawn: [{ kind: 'cancelled', data: {} }],
    'no-action': [{ kind: 'closed', data: { outcome: 'without-action' } }],
  }
  for (const outcome of ['granted', 'refused', 'referred', 'duplicate', 'withdrawn', 'no-action'] as const) {
    const id = await aSign()
    onDay(10)
    const silence: (string | undefined)[] = []
    const added = await addedBy(id, async () => {
      const { report } = await ok(house.act(city.actors.karim, (work) => closeRequest(work, { request: { id }, outcome })))
      silence.push(report.silence?.takesEffectOn?.toString())
    })
    // Put away without a word to who asked, it is still rejected by the silence of the law.
    assert.deepEqual(silence, [outcome === 'no-action' ? '2026-05-02' : undefined], outcome)
    assert.deepEqual(
      added,
      endings[outcome].map(({ kind, data }) => [kind, '2026-03-12', data]),
      outcome,
    )
  }
})

test('a request ended in error has its old dates again; one that is contested begins a new round', async () => {
  for (const inError of [true, false]) {
    const id = await aSign()
    onDay(10)
    await act('close', id)
    onDay(20)
    const reopen = () => ok(house.act(city.actors.karim, (work) => reopenRequest(work, { request: { id }, reason: 'Erreur.', inError })))
    assert.deepEqual(await addedBy(id, reopen), [['reopened', '2026-03-22', { because: inError ? 'in-error' : 'contested' }]])
    assert.equal(await silenceOf(id), inError ? '2026-05-02' : '2026-05-22')
    assert.equal((await wholeRequest(house, id)).events.at(-1)?.data, `{"inError": ${String(inError)}}`)
  }
})

test('that the requester was told is noted once, whatever is sent again', async () => {
  const id = await aSign()
  const told = (kind: 'acknowledged' | 'registration-notice-sent') =>
    house.act(system, (work) => recordAcknowledgement(work, { request: { id }, kind }))
  onDay(1)
  assert.deepEqual(await addedBy(id, () => told('registration-notice-sent')), [['registration-notice-sent', '2026-03-03', {}]])
  onDay(2)
  assert.deepEqual(await addedBy(id, () => told('acknowledged')), [['acknowledged', '2026-03-04', {}]])
  onDay(5)
  assert.deepEqual(await addedBy(id, () => told('acknowledged')), [])
  const request = await house.read(system, (tx) => findRequest(tx, { id }))
  assert.equal(request?.acknowledgedAt?.toString(), START.add({ hours: 48 }).toString())
  const { events } = await wholeRequest(house, id)
  assert.deepEqual(
    events.slice(1).map((event) => event.name),
    ['request.notice-sent', 'request.acknowledged'],
  )
  assert.ok(!(await house.act(city.actors.ines, (work) => recordAcknowledgement(work, { request: { id }, kind: 'acknowledged' }))).ok)
})

test('items are asked for once each, by a name that stays the same; the silence of the law waits for the last of them', async () => {
  const id = await aSign()
  assert.equal(await silenceOf(id), '2026-05-02')
  const limitOn = onDay(10).add({ days: 20 })
  const long = 'x'.repeat(250)
  const ask = () =>
    ok(
      house.act(city.actors.karim, (work) =>
        askMissingItems(work, { request: { id }, items: [' Plan ', 'Plan', '', long, 'Photo'], limitOn }),
      ),
    )
  const items = ['Plan', 'x'.repeat(200), 'Photo']
  assert.deepEqual(await addedBy(id, ask), [['missing-items-requested', '2026-03-12', { items, limitOn: '2026-04-01', blocking: true }]])
  assert.equal(await silenceOf(id), '2026-05-22')
  const receive = (ids: readonly string[]) =>
    ok(house.act(city.actors.karim, (work) => receiveMissingItems(work, { request: { id }, itemIds: ids })))
  onDay(13)
  const first = await itemIds(id, 0, 2)
  assert.deepEqual(await addedBy(id, () => receive(first)), [['missing-items-received', '2026-03-15', { items: items.slice(0, 2) }]])
  assert.equal(await silenceOf(id), '2026-05-22')
  onDay(15)
  const last = await itemIds(id, 2, 3)
  assert.deepEqual(await addedBy(id, () => receive([...first, ...last])), [
    ['missing-items-received', '2026-03-17', { items: ['Photo'] }],
    ['completed', '2026-03-17', {}],
  ])
  assert.equal(await silenceOf(id), '2026-05-07')
})

test('what was on its way when it was asked for has made nobody wait', async () => {
  const id = await aSign()
  const askedOn = onDay(10)
  await act('ask-items', id)
  assert.equal(await silenceOf(id), '2026-05-23')
  onDay(12)
  const ids = await itemIds(id, 0, 1)
  const receivedOn = askedOn.subtract({ days: 2 })
  await ok(house.act(city.actors.karim, (work) => receiveMissingItems(work, { request: { id }, itemIds: ids, receivedOn })))
  assert.equal(await silenceOf(id), '2026-05-02')
})

test('a transfer and a correction of the type leave the day of receipt, from which the new rules count', async () => {
  onDay(0)
  const { id } = await aRequest(house)
  assert.equal(await silenceOf(id), undefined)
  onDay(30)
  await ok(
    house.act(city.actors.karim, (work) =>
      actOn(city, work, { name: 'reclassify', on: { request: { id } }, words: { typeCode: 'EP-ENS' } }),
    ),
  )
  assert.equal(await silenceOf(id), '2026-05-02')
  await act('transfer', id)
  assert.equal(await silenceOf(id), '2026-05-02')
})

test('every kind of fact that is kept is read again by the clock as it was meant', async () => {
  const on = (text: string) => Temporal.PlainDate.from(text)
  const { type } = await ok(
    house.act(system, (work) => registerRequest(work, { typeCode: 'EP-ENS', subject: 's', text: '', channel: 'post' })),
  )
  const told: [LegalFact, ClockEvent][] = [
    [
      { kind: 'received', on: on('2026-01-05'), data: { channel: 'post' } },
      { kind: 'received', on: on('2026-01-05'), channel: 'post' },
    ],
    [
      { kind: 'registered', on: on('2026-01-06'), data: {} },
      { kind: 'registered', on: on('2026-01-06') },
    ],
    [
      { kind: 'transferred-to-competent-body', on: on('2026-01-07'), data: { body: 'city', receivedOn: '2026-01-07' } },
      { kind: 'transferred-to-competent-body', on: on('2026-01-07'), body: 'city', receivedOn: on('2026-01-07') },
    ],
    [
      { kind: 'acknowledged', on: on('2026-01-08'), data: {} },
      { kind: 'acknowledged', on: on('2026-01-08') },
    ],
    [
      { kind: 'missing-items-requested', on: on('2026-01-12'), data: { items: ['Plan'], limitOn: '2026-01-30', blocking: true } },
      { kind: 'missing-items-requested', on: on('2026-01-12'), items: ['Plan'], limitOn: on('2026-01-30'), blocking: true },
    ],
    [
      { kind: 'missing-items-received', on: on('2026-01-20'), data: { items: ['Plan'] } },
      { kind: 'missing-items-received', on: on('2026-01-20'), items: ['Plan'] },
    ],
    [
      { kind: 'suspended', on: on('2026-01-21'), data: {} },
      { kind: 'suspended', on: on('2026-01-21') },
    ],
    [
      { kind: 'resumed', on: on('2026-01-23'), data: {} },
      { kind: 'resumed', on: on('2026-01-23') },
    ],
    [
      { kind: 'extended', on: on('2026-01-26'), data: { scope: 'service-target', byWorkingDays: 10 } },
      { kind: 'extended', on: on('2026-01-26'), scope: 'service-target', byWorkingDays: 10 },
    ],
    [
      { kind: 'extended', on: on('2026-01-27'), data: { scope: 'statutory', by: { months: 1 }, legalBasis: 'un texte' } },
      { kind: 'extended', on: on('2026-01-27'), scope: 'statutory', by: { months: 1 }, legalBasis: 'un texte' },
    ],
    [
      { kind: 'transferred-to-competent-body', on: on('2026-01-28'), data: { body: 'other', receivedOn: '2026-01-30' } },
      { kind: 'transferred-to-competent-body', on: on('2026-01-28'), body: 'other', receivedOn: on('2026-01-30') },
    ],
    [
      { kind: 'decided', on: on('2026-02-10'), data: { outcome: 'partly-granted', notifiedOn: '2026-02-12' } },
      { kind: 'decided', on: on('2026-02-10'), outcome: 'partly-granted', notifiedOn: on('2026-02-12') },
    ],
    [
      { kind: 'closed', on: on('2026-02-13'), data: { outcome: 'handled' } },
      { kind: 'closed', on: on('2026-02-13'), outcome: 'handled' },
    ],
    [
      { kind: 'reopened', on: on('2026-02-20'), data: { because: 'contested', channel: 'email' } },
      { kind: 'reopened', on: on('2026-02-20'), because: 'contested', channel: 'email' },
    ],
  ]
  const directory = await directoryOf(house)
  const today = on('2026-03-01')
  for (let known = 1; known <= told.length; known += 1) {
    const id = await aSign()
    const facts = told.slice(0, known).map(([fact]) => fact)
    await house.work(system, (work) => insertFacts(work.tx, { requestId: id, facts, at: work.at }))
    const kept = (await house.read(system, (tx) => listFacts(tx, id))).slice(2)
    assert.deepEqual(kept, facts)
    for (const silence of ['rejection', 'acceptance'] as const) {
      const regime = { ...type.definition.regime, silence }
      const asked = computeDeadlines({
        regime,
        calendar: cityCalendar(directory),
        parameters: LEGAL_PARAMETERS,
        events: told.slice(0, known).map(([, event]) => event),
        today,
      })
      assert.deepEqual(askClock({ regime, directory, facts: kept, today }), asked, `after ${known} facts`)
    }
  }
})
