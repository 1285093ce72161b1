import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { AGENTS } from './city/agents/index.ts'
import { ANCHOR } from './city/identity.ts'
import { hoursOn, openingExceptions } from './city/opening-exceptions.ts'
import { PARTNERS } from './city/partners.ts'
import { TYPE_BY_CODE } from './city/request-types/index.ts'
import { SERVICES } from './city/services.ts'
import { SITES } from './city/sites.ts'
import { STREETS } from './city/streets.ts'
import { districtOf } from './city/locate.ts'
import { generateCity } from './generate.ts'
import type { CityQuestion, DemoChunk, DemoContact, DemoRequest } from './records.ts'

const anchor = Temporal.ZonedDateTime.from(ANCHOR)

function gather(question: Omit<CityQuestion, 'anchor'> & { anchor?: Temporal.ZonedDateTime }): DemoChunk {
  const all: DemoChunk = { persons: [], organisations: [], contacts: [], requests: [] }
  for (const chunk of generateCity({ anchor, ...question })) {
    all.persons.push(...chunk.persons)
    all.organisations.push(...chunk.organisations)
    all.contacts.push(...chunk.contacts)
    all.requests.push(...chunk.requests)
  }
  return all
}

const hashOf = (chunk: DemoChunk): string => createHash('sha256').update(JSON.stringify(chunk)).digest('hex')
const small = gather({ size: 5000 })
const anchorAt = anchor.toInstant().toString({ smallestUnit: 'millisecond' })

test('the same seed gives the same bytes, another seed others', () => {
  assert.equal(hashOf(small), hashOf(gather({ size: 5000 })))
  assert.notEqual(hashOf(gather({ size: 300 })), hashOf(gather({ size: 300, seed: 7 })))
})

test('a size gives that many requests, and about two contacts for one request', () => {
  assert.equal(small.requests.length, 5000)
  assert.ok(Math.abs(small.contacts.length - 10_000) < 150, String(small.contacts.length))
  assert.equal(gather({ size: 777 }).requests.length, 777)
  assert.equal(gather({ size: 400, contactsPerRequest: 1 }).contacts.length, 400)
})

test('the small city has every type five times at least', () => {
  const counts = new Map<string, number>()
  for (const request of small.requests) counts.set(request.typeCode, (counts.get(request.typeCode) ?? 0) + 1)
  assert.deepEqual(
    [...TYPE_BY_CODE.keys()].filter((code) => (counts.get(code) ?? 0) < 5),
    [],
  )
})

test('nothing lies after the anchor, and what a record names came before it', () => {
  const met = new Set<string>()
  for (const chunk of generateCity({ size: 5000, anchor })) {
    for (const person of [...chunk.persons, ...chunk.organisations]) met.add(person.id)
    for (const request of chunk.requests) met.add(request.id)
    for (const contact of chunk.contacts) {
      assert.ok(contact.citizenId === undefined || met.has(contact.citizenId))
      assert.ok(contact.requestId === undefined || met.has(contact.requestId))
      assert.ok(contact.at <= anchorAt && (contact.endedAt === undefined || contact.endedAt >= contact.at))
      met.add(contact.id)
    }
    for (const request of chunk.requests) {
      assert.ok(met.has(request.contactId) && (request.requesterId === undefined || met.has(request.requesterId)))
      assert.ok(request.links.every((link) => met.has(link.otherId) && link.otherId !== request.id))
      const times = [
        request.registeredAt,
        request.lastActAt,
        ...request.events.map((event) => event.at),
        ...request.messages.map((message) => message.at),
      ]
      assert.ok(
        times.every((at) => at <= anchorAt && at >= request.registeredAt),
        request.id,
      )
    }
  }
})

test('no id is given twice, and ids sort by the time of their record', () => {
  const ids = [
    ...small.persons,
    ...small.organisations,
    ...small.contacts,
    ...small.requests,
    ...small.requests.flatMap((item) => [...item.messages, ...item.tasks, ...item.missingItems]),
  ].map((item) => item.id)
  assert.equal(new Set(ids).size, ids.length)
  const byTime = small.requests.toSorted((a, b) => (a.registeredAt < b.registeredAt ? -1 : a.registeredAt > b.registeredAt ? 1 : 0))
  assert.ok(byTime.every((request, place) => place === 0 || (byTime[place - 1]?.id.slice(0, 13) ?? '') <= request.id.slice(0, 13)))
})

test('a request is in a state that the registry allows', () => {
  for (const request of small.requests) {
    const { state } = request
    assert.equal(state === 'closed', request.outcome !== undefined, request.id)
    assert.equal(state === 'closed' || state === 'cancelled', request.closedAt !== undefined, request.id)
    assert.ok(state !== 'assigned' || request.assigneeCode !== undefined, request.id)
    assert.ok(request.subject.length > 0 && request.subject.length <= 200 && request.text.length > 0)
    assert.ok(request.receivedOn <= request.registeredAt.slice(0, 10) || request.registeredAt.slice(11, 13) >= '22')
    assert.ok(
      request.missingItems.every((item) => item.label.length <= 200) &&
        request.tasks.every((task) => task.title.length <= 200 && (task.state === 'done') === (task.doneAt !== undefined)),
    )
  }
})

test('events stand in the order of time and lead to the state of the request', () => {
  for (const request of small.requests) {
    assert.ok(
      request.events.every((event, place) => place === 0 || (request.events[place - 1]?.at ?? '') <= event.at),
      request.id,
    )
    assert.equal(request.events[0]?.kind, 'registered')
    const closed = request.events.findLastIndex((event) => event.kind === 'closed')
    const reopened = request.events.findLastIndex((event) => event.kind === 'reopened')
    if (request.state === 'closed') assert.ok(closed > reopened, request.id)
    const transfers = request.events.filter((event) => event.kind === 'transferred')
    assert.equal(transfers.at(-1)?.data.toUnitCode ?? request.unitCode, request.unitCode)
  }
})

test('every code that a record cites exists', () => {
  const agents = new Set(AGENTS.map((agent) => agent.code))
  const units = new Set([...SERVICES.map((service) => service.code), 'DTE'])
  const partners = new Set(PARTNERS.map((partner) => partner.code))
  for (const request of small.requests) {
    const type = TYPE_BY_CODE.get(request.typeCode)
    assert.equal(type?.definition.sectorCode, request.sectorCode)
    assert.ok(units.has(request.unitCode) && (request.assigneeCode === undefined || agents.has(request.assigneeCode)))
    assert.ok(
      request.tasks.every((task) => units.has(task.unitCode)) &&
        (request.referral === undefined || partners.has(request.referral.partnerCode)),
    )
    const fields = new Set(type?.definition.fields.map((field) => field.name))
    assert.deepEqual(
      Object.keys(request.fields).filter((name) => !fields.has(name)),
      [],
      request.typeCode,
    )
  }
  for (const contact of small.contacts)
    assert.ok(
      units.has(contact.unitCode) &&
        (contact.agentCode === undefined || agents.has(contact.agentCode)) &&
        TYPE_BY_CODE.has(contact.topicTypeCode),
    )
})

test('chosen answers are among the choices of their field', () => {
  for (const request of small.requests) {
    for (const field of TYPE_BY_CODE.get(request.typeCode)?.definition.fields ?? []) {
      const answer = request.fields[field.name]
      if (answer === undefined || field.choices === undefined) continue
      const values = new Set(field.choices.map((choice) => choice.value))
      assert.ok(
        answer.split(',').every((value) => values.has(value)),
        `${request.typeCode} ${field.name} ${answer}`,
      )
    }
  }
})

test('addresses are numbers of a street of the city, in their district and on their bank', () => {
  const owners = [...small.persons, ...small.organisations]
  for (const address of owners.flatMap((owner) => owner.addresses)) {
    const found = /^(\d+)(?: bis| ter)? (.+)$/.exec(address.line)
    const street = STREETS.find((item) => item.name === found?.[2])
    assert.ok(street !== undefined && Number(found?.[1]) >= street.firstNumber && Number(found?.[1]) <= street.lastNumber, address.line)
    const district = districtOf(address.districtCode)
    assert.equal(street.districtCode, address.districtCode)
    assert.ok(
      address.longitude >= district.lonMin &&
        address.longitude <= district.lonMax &&
        address.latitude >= district.latMin &&
        address.latitude <= district.latMax,
    )
    assert.equal(address.postcode, district.bank === 'right' ? '76990' : '76991')
  }
})

test('no telephone, e-mail or plate outside what is kept for invention, in any text', () => {
  const text = JSON.stringify(small)
  for (const [phone] of text.matchAll(/\b0[1-79] ?\d\d ?\d\d ?\d\d ?\d\d\b/g)) assert.match(phone, /^(?:02 ?61 ?91|06 ?39 ?98)/)
  for (const [mail] of text.matchAll(/[\w.-]+@[\w-]+(?:\.[\w-]+)+/g)) assert.match(mail, /\.example$/)
  for (const [plate] of text.matchAll(/\b[A-Z]{2}-\d{3}-[A-Z]{2}\b/g)) assert.match(plate, /[IOU]/)
  assert.deepEqual(text.match(/\{\{(?!reference\}\})\w+\}\}|undefined|NaN|\[object/g), null)
})

test('no visit falls outside the hours of its site', () => {
  const from = anchor.toPlainDate().subtract({ days: 370 })
  const exceptions = new Map(
    openingExceptions({ from, until: anchor.toPlainDate() }).map((item) => [`${item.siteCode} ${item.on}`, item.intervals]),
  )
  const visits = small.contacts.filter((contact) => contact.channel === 'counter' && contact.siteCode !== undefined)
  assert.ok(visits.length > 2000)
  for (const visit of visits) {
    const local = Temporal.Instant.from(visit.at).toZonedDateTimeISO('Europe/Paris')
    const site = SITES.find((item) => item.code === visit.siteCode)
    assert.ok(site !== undefined)
    const intervals = exceptions.get(`${site.code} ${local.toPlainDate().toString()}`) ?? hoursOn(site, local.toPlainDate())
    const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
    assert.ok(
      intervals.some((interval) => time >= interval.opens && time <= interval.closes),
      `${site.code} ${local.toString()}`,
    )
  }
})

const zoe = (chunk: DemoChunk): DemoRequest | undefined => chunk.requests.find((request) => request.subject === 'Zoé malade')

test('a moved anchor moves the stories by whole weeks and ends the data at its own hour', () => {
  const later = Temporal.ZonedDateTime.from('2027-02-18T15:00[Europe/Paris]')
  const moved = gather({ size: 5000, anchor: later })
  assert.ok(
    [...moved.requests, ...moved.contacts].every(
      (item) => ('registeredAt' in item ? item.registeredAt : item.at) <= later.toInstant().toString({ smallestUnit: 'millisecond' }),
    ),
  )
  assert.equal(zoe(small)?.registeredAt, '2026-11-12T07:41:00.000Z')
  assert.equal(zoe(moved)?.registeredAt, '2027-02-18T07:41:00.000Z')
})

test('only reports of the street may be anonymous, and nobody is written to about them', () => {
  const anonymous = small.requests.filter((request) => request.requesterId === undefined)
  assert.ok(
    anonymous.every(
      (request) =>
        TYPE_BY_CODE.get(request.typeCode)?.definition.anonymous === true || request.subject === 'Mme Petit, 91 ans, volets fermés',
    ),
  )
  assert.ok(anonymous.every((request) => request.messages.every((message) => message.direction !== 'out')))
})

test('most contacts on the spot are answered there, and those about a request name it', () => {
  const spots = small.contacts.filter((contact) => contact.result !== 'request-registered')
  const answered = spots.filter((contact: DemoContact) => contact.result === 'answered')
  assert.ok(answered.length / spots.length > 0.55)
  assert.ok(spots.every((contact) => (contact.result === 'request-followed') === (contact.requestId !== undefined)))
})
