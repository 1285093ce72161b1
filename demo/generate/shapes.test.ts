import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ANCHOR } from '../city/identity.ts'
import { TYPE_BY_CODE, REQUEST_TYPES } from '../city/request-types/index.ts'
import {
  CLOSING_DELAYS,
  CITY_CONTACTS_PER_REQUEST,
  CONTACT_CHANNEL_SHARES,
  END_STATES,
  HOUR_SHARES,
  LANGUAGE_SHARES,
  MONTH_SHARES,
  PEOPLE_SHARES,
  REQUEST_CHANNEL_SHARES,
  STAR_SHARES,
  WEEKDAY_SHARES,
} from '../city/volumes.ts'
import { generateCity } from '../generate.ts'
import type { DemoContact, DemoRequest } from '../records.ts'
import { TimeTable } from './time-table.ts'

const SIZE = 30_000
const anchor = Temporal.ZonedDateTime.from(ANCHOR)
const time = new TimeTable({ from: anchor.toPlainDate().subtract({ years: 1 }), until: anchor.toPlainDate() })
const requests: DemoRequest[] = []
const contacts: DemoContact[] = []
for (const chunk of generateCity({ size: SIZE, anchor, stories: false, contactsPerRequest: CITY_CONTACTS_PER_REQUEST })) {
  requests.push(...chunk.requests)
  contacts.push(...chunk.contacts)
}

function shares(values: readonly string[]): (key: string) => number {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return (key) => (100 * (counts.get(key) ?? 0)) / values.length
}

function near(found: number, wanted: number, tolerance: number, what: string): void {
  assert.ok(Math.abs(found - wanted) <= tolerance, `${what}: ${found.toFixed(2)} for ${wanted}`)
}

const local = (request: DemoRequest): Temporal.ZonedDateTime =>
  Temporal.Instant.from(request.registeredAt).toZonedDateTimeISO('Europe/Paris')
const counterOf = (channel: string): string => (channel === 'kiosk' ? 'counter' : channel)

test('each type has its share', () => {
  const found = shares(requests.map((request) => request.typeCode))
  for (const type of REQUEST_TYPES) near(found(type.code), type.share, 0.01, type.code)
})

test('channels keep their shares, over requests and over contacts', () => {
  const byRequest = shares(requests.map((request) => counterOf(request.channel)))
  for (const [channel, share] of Object.entries(REQUEST_CHANNEL_SHARES)) near(byRequest(channel), share, 2, channel)
  const byContact = shares(contacts.map((contact) => counterOf(contact.channel)))
  for (const [channel, share] of Object.entries(CONTACT_CHANNEL_SHARES)) near(byContact(channel), share, 2.5, `contacts by ${channel}`)
})

const of = (prefix: string) =>
  shares(requests.filter((request) => request.typeCode.startsWith(prefix)).map((request) => counterOf(request.channel)))

test('family requests come by the portal, social ones to the counter, letters to the mayor by post', () => {
  assert.ok(of('FA-')('portal') > 50)
  assert.ok(of('SO-')('counter') > 30)
  assert.ok(of('CA-MAI')('post') > 30)
})

test('months, weekdays and hours have their shapes', () => {
  const months = shares(requests.map((request) => String(local(request).month)))
  MONTH_SHARES.all.forEach((share, place) => near(months(String(place + 1)), share, 1.1, `month ${place + 1}`))
  const family = shares(requests.filter((request) => request.typeCode.startsWith('FA-')).map((request) => String(local(request).month)))
  near(family('9'), 18, 2, 'family in September')
  const weekdays = shares(requests.map((request) => String(local(request).dayOfWeek)))
  WEEKDAY_SHARES.forEach((share, place) => near(weekdays(String(place + 1)), share, 1.2, `weekday ${place + 1}`))
  const hours = shares(requests.map((request) => String(local(request).hour)))
  for (let hour = 8; hour <= 20; hour += 1) near(hours(String(hour)), HOUR_SHARES.all[hour - 6] ?? 0, 1.6, `${hour} h`)
})

test('on Sundays and public holidays only the portal and e-mail work', () => {
  const closed = requests.filter((request) => local(request).dayOfWeek === 7 || request.registeredAt.startsWith('2026-05-08'))
  assert.ok(closed.length > 300)
  assert.deepEqual([...new Set(closed.map((request) => request.channel))].toSorted(), ['email', 'portal'])
})

test('the happenings of the year are in the numbers', () => {
  const count = (typeCode: string, from: string, until: string): number =>
    requests.filter((request) => request.typeCode === typeCode && request.registeredAt >= from && request.registeredAt < until).length
  assert.ok(count('EP-ARB', '2026-02-12', '2026-02-15') > 4 * count('EP-ARB', '2026-02-05', '2026-02-08'))
  assert.ok(count('FA-ABS', '2026-10-13', '2026-10-23') > 2.5 * count('FA-ABS', '2026-09-29', '2026-10-09'))
  assert.ok(count('FA-LOI', '2026-05-11T16:00', '2026-05-11T18:00') > 0.25 * count('FA-LOI', '2026-04-30T22', '2026-05-31T22'))
  assert.equal(
    requests.filter(
      (request) => request.channel === 'portal' && request.registeredAt >= '2026-09-03T07:10' && request.registeredAt < '2026-09-03T09:25',
    ).length,
    0,
  )
})

test('languages keep their shares', () => {
  const found = shares(requests.map((request) => request.language))
  for (const [language, share] of Object.entries(LANGUAGE_SHARES)) near(found(language), share, language === 'fr' ? 1.5 : 0.5, language)
})

test('most people ask once, a few all the time', () => {
  const counts = new Map<string, number>()
  for (const { requesterId } of requests) if (requesterId !== undefined) counts.set(requesterId, (counts.get(requesterId) ?? 0) + 1)
  const found = shares(
    [...counts.values()].map((count) => (count === 1 ? 'one' : count < 5 ? 'few' : count < 20 ? 'many' : 'twentyAndMore')),
  )
  for (const [group, share] of Object.entries(PEOPLE_SHARES)) near(found(group), share, 2.5, group)
  assert.ok(Math.max(...counts.values()) > 120)
})

test('three reports of the street in ten are anonymous', () => {
  const reports = requests.filter((request) => TYPE_BY_CODE.get(request.typeCode)?.definition.anonymous === true)
  near((100 * reports.filter((request) => request.requesterId === undefined).length) / reports.length, 31, 2.5, 'anonymous')
})

test('delays are those of the archetypes: median, ninth decile, within the target', () => {
  for (const archetype of ['answer', 'registration', 'intervention', 'decision'] as const) {
    const days: number[] = []
    let inTarget = 0
    for (const request of requests) {
      const definition = TYPE_BY_CODE.get(request.typeCode)?.definition
      const end = request.events.find((event) => event.kind === 'answered' || event.kind === 'closed')
      const received = request.events.find((event) => event.kind === 'missing-items-received')
      if (definition?.archetype !== archetype || end === undefined || (request.missingItems.length > 0 && received === undefined)) continue
      const taken = time.workedAt(Date.parse(end.at)) - time.workedAt(Date.parse(received?.at ?? request.registeredAt))
      days.push(taken)
      if (taken <= (definition.regime.serviceTargetWorkingDays ?? 0)) inTarget += 1
    }
    days.sort((a, b) => a - b)
    const wanted = CLOSING_DELAYS[archetype]
    near(days[Math.floor(days.length / 2)] ?? 0, wanted.median, wanted.median * 0.2, `${archetype} median`)
    near(days[Math.floor(days.length * 0.9)] ?? 0, wanted.p90, wanted.p90 * 0.3, `${archetype} ninth decile`)
    near((100 * inTarget) / days.length, wanted.inTarget, 3, `${archetype} in target`)
  }
})

test('ends, reopenings and feedback have their shares', () => {
  for (const [archetype, ends] of Object.entries(END_STATES)) {
    const ended = requests.filter(
      (request) =>
        TYPE_BY_CODE.get(request.typeCode)?.definition.archetype === archetype &&
        (request.state === 'closed' || request.state === 'cancelled'),
    )
    const found = shares(ended.map((request) => firstEnd(request)))
    for (const [end, share] of Object.entries(ends)) near(found(end), share, 3.2, `${archetype} ${end}`)
  }
  const closed = requests.filter((request) => request.events.some((event) => event.kind === 'closed'))
  near(
    (100 * closed.filter((request) => request.events.some((event) => event.kind === 'reopened')).length) / closed.length,
    3.8,
    0.7,
    'reopened',
  )
  const stars = requests.flatMap((request) =>
    request.events.flatMap((event) => (event.kind === 'feedback' ? [String(event.data.stars)] : [])),
  )
  near((100 * stars.length) / closed.length, 11, 2, 'feedback')
  STAR_SHARES.forEach((share, place) => near(shares(stars)(String(place + 1)), share, 3, `${place + 1} stars`))
})

function firstEnd(request: DemoRequest): string {
  const end = request.events.find((event) => event.kind === 'closed')
  if (end === undefined) return 'dropped'
  const { outcome } = end.data
  return outcome === 'granted' || outcome === 'refused' || outcome === 'referred' ? outcome : 'dropped'
}

test('four requests in five stay with the first service, some pass through several', () => {
  const found = shares(
    requests.map((request) => String(Math.min(2, request.events.filter((event) => event.kind === 'transferred').length))),
  )
  near(found('0'), 81, 1.5, 'no transfer')
  near(found('1'), 15, 1.5, 'one transfer')
})

test('conversations are short for most and long for a few', () => {
  const counts = requests
    .map((request) => request.messages.filter((message) => message.direction !== 'note').length)
    .toSorted((a, b) => a - b)
  assert.equal(counts[Math.floor(counts.length / 2)], 2)
  near(counts[Math.floor(counts.length * 0.9)] ?? 0, 6, 1, 'ninth decile')
  near(counts[Math.floor(counts.length * 0.99)] ?? 0, 19, 5, 'last hundredth')
})

test('open requests stand in every state, and a few are forgotten', () => {
  const open = requests.filter((request) => request.state !== 'closed' && request.state !== 'cancelled')
  assert.deepEqual([...new Set(open.map((request) => request.state))].toSorted(), [
    'answered',
    'assigned',
    'in-progress',
    'registered',
    'waiting',
  ])
  const monthAgo = anchor.subtract({ days: 30 }).toInstant().toString()
  near((100 * open.filter((request) => request.lastActAt < monthAgo).length) / open.length, 4, 2.5, 'forgotten')
})

test('over seven years the portal grows from a fifth to nearly a half', () => {
  const years = new Map<number, string[]>()
  for (const chunk of generateCity({ size: 12_000, anchor, years: 7, stories: false, contactsPerRequest: 1 })) {
    for (const request of chunk.requests) {
      const year = Math.floor(anchor.toInstant().since(Temporal.Instant.from(request.registeredAt)).total('hours') / 8766)
      years.set(year, [...(years.get(year) ?? []), request.channel])
    }
  }
  near(shares(years.get(0) ?? [])('portal'), 47, 4, 'last year')
  near(shares(years.get(6) ?? [])('portal'), 19, 5, 'first year')
  assert.ok((years.get(0)?.length ?? 0) > 1.12 * (years.get(6)?.length ?? 0))
})
