import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LEGAL_PARAMETERS, computeDeadlines } from '#modules/deadlines'
import { workingCalendar } from '#platform/calendar'
import { ANCHOR } from '../../city/identity.ts'
import { INCOMING_MESSAGES } from '../../city/messages/index.ts'
import { TYPE_BY_CODE } from '../../city/request-types/index.ts'
import { generateCity } from '../../generate.ts'
import type { DemoContact, DemoPerson, DemoRequest } from '../../records.ts'

const anchor = Temporal.ZonedDateTime.from(ANCHOR)
const requests: DemoRequest[] = []
const contacts: DemoContact[] = []
const persons: DemoPerson[] = []
for (const chunk of generateCity({ size: 5000, anchor })) {
  requests.push(...chunk.requests)
  contacts.push(...chunk.contacts)
  persons.push(...chunk.persons)
}
const open = requests.filter((request) => request.state !== 'closed' && request.state !== 'cancelled')
const heldBy = (code: string): DemoRequest[] => open.filter((request) => request.assigneeCode === code)
const ofPerson = (family: string, given: string): DemoRequest[] => {
  const person = persons.find((item) => item.familyName === family && item.givenNames === given)
  assert.ok(person !== undefined, family)
  return requests.filter((request) => request.requesterId === person.id)
}

function statutoryOn(request: DemoRequest): Temporal.PlainDate | undefined {
  const regime = TYPE_BY_CODE.get(request.typeCode)?.definition.regime
  assert.ok(regime !== undefined)
  const asked = request.events.flatMap((event) =>
    event.kind === 'missing-items-requested'
      ? [
          {
            kind: event.kind,
            on: Temporal.PlainDate.from(event.at.slice(0, 10)),
            items: event.data.items,
            limitOn: Temporal.PlainDate.from(event.data.limitOn),
          },
        ]
      : [],
  )
  const report = computeDeadlines({
    regime,
    calendar: workingCalendar({ territory: 'mainland', closedDays: [] }),
    parameters: LEGAL_PARAMETERS,
    events: [
      { kind: 'received', on: Temporal.PlainDate.from(request.receivedOn), channel: request.channel === 'portal' ? 'online' : 'post' },
      ...asked,
    ],
    today: anchor.toPlainDate(),
  })
  return report.deadlines.find((deadline) => deadline.kind === 'statutory')?.dueOn
}

test('Hugo Lemarchand holds 31 files, of which 4 come to a tacit acceptance within five days', () => {
  const files = heldBy('A54')
  assert.equal(files.length, 31)
  assert.ok(files.every((file) => file.unitCode === 'ADS'))
  const soon = files.filter((file) => {
    const on = statutoryOn(file)
    return on !== undefined && Temporal.PlainDate.compare(on, anchor.toPlainDate().add({ days: 5 })) <= 0
  })
  assert.equal(soon.length, 4)
  assert.ok(soon.every((file) => Temporal.PlainDate.compare(statutoryOn(file) ?? anchor.toPlainDate(), anchor.toPlainDate()) > 0))
})

test('Abdelkader Mansouri has nine interventions on the left bank, each with its order', () => {
  const files = heldBy('A56')
  assert.equal(files.length, 9)
  assert.ok(
    files.every(
      (file) =>
        ['Q09', 'Q10', 'Q11', 'Q12'].includes(file.districtCode ?? '') &&
        file.tasks.some((task) => task.assigneeCode === 'A56' && task.state === 'open'),
    ),
  )
})

test('Karim Haddadi has three decisions to sign, Monique Brière two referrals, one without written consent', () => {
  const toSign = open.flatMap((request) => request.tasks.filter((task) => task.assigneeCode === 'A03' && task.state === 'open'))
  assert.equal(toSign.length, 3)
  const mediation = open.filter((request) => request.unitCode === 'MDT')
  assert.equal(mediation.length, 2)
  assert.equal(
    mediation.filter((request) => request.messages.some((message) => message.text.startsWith('Pas encore d’accord écrit'))).length,
    1,
  )
})

test('Sophie Lecourtois finds promises for today, Arnaud Pesquet letters of the mayor, Fanny Duhamel disputed invoices', () => {
  const today = open.filter(
    (request) =>
      request.unitCode === 'CIU-NUM' && request.events.some((event) => event.kind === 'pledged' && event.data.promisedOn === '2026-11-12'),
  )
  assert.ok(today.length >= 3)
  assert.ok(heldBy('A64').filter((request) => request.typeCode === 'CA-MAI').length >= 7)
  assert.ok(heldBy('A50').filter((request) => request.typeCode === 'FA-FAC').length >= 5)
})

test('every message of the collection came in, by its channel, to its service', () => {
  for (const message of INCOMING_MESSAGES) {
    const request = requests.find((item) => item.text === message.text)
    assert.ok(request !== undefined, `message ${message.number}`)
    assert.equal(request.channel, message.channel, `message ${message.number}`)
    assert.equal(request.typeCode, message.typeCode)
    if (message.number !== 40 && message.number !== 41) assert.equal(request.urgency, message.urgency, `message ${message.number}`)
  }
})

test('forty-seven contacts speak of the lamps of rue des Osiers, and their requests are part of one', () => {
  const lead = requests.find((request) => request.subject === 'Lampadaire 2231 éteint, rue des Osiers')
  assert.ok(lead !== undefined)
  const parts = requests.filter((request) => request.links.some((link) => link.otherId === lead.id && link.kind === 'part-of'))
  const about = contacts.filter((contact) => contact.requestId === lead.id || parts.some((part) => part.id === contact.requestId))
  assert.equal(parts.length, 13)
  assert.equal(about.filter((contact) => contact.demand === 'new-need').length, 47)
})

test('eighty-six identical letters are one petition with one answer', () => {
  const lead = requests.find((request) => request.subject === 'Non au déplacement de l’arrêt Maraîchers' && request.links.length === 0)
  assert.ok(lead !== undefined)
  const doubles = requests.filter((request) => request.links.some((link) => link.otherId === lead.id && link.kind === 'duplicate-of'))
  assert.equal(doubles.length, 11)
  assert.ok(doubles.every((request) => request.text === lead.text && request.outcome === 'duplicate'))
  const letters = contacts.filter(
    (contact) =>
      contact.channel === 'post' && (contact.requestId === lead.id || doubles.some((request) => request.id === contact.requestId)),
  )
  assert.equal(letters.length, 86)
  assert.equal(lead.outcome, 'referred')
})

test('Giulia’s registration to vote waits for an item until 17 November', () => {
  const vote = ofPerson('Ferrante', 'Giulia').find((request) => request.typeCode === 'EC-ELE')
  assert.equal(vote?.state, 'waiting')
  assert.deepEqual(
    vote?.missingItems.map((item) => [item.limitOn, item.receivedAt]),
    [['2026-11-17', undefined]],
  )
  assert.equal(ofPerson('Ferrante', 'Giulia').length, 4)
})

test('Marcel wrote three letters and asks after them by telephone', () => {
  const letters = ofPerson('Lebourgeois', 'Marcel').filter((request) => request.channel === 'post' && request.registeredAt > '2026')
  assert.equal(letters.length, 3)
  assert.equal(
    contacts.filter(
      (contact) =>
        contact.channel === 'phone' &&
        contact.demand === 'chasing' &&
        letters.some((letter) => letter.id === contact.requestId) &&
        contact.text.includes('Lebourgeois'),
    ).length,
    1,
  )
})

test('Nadia’s association asks for a festival, a grant and a hall; the grant may be refused by silence on 2 January', () => {
  const grant = requests.find((request) => request.typeCode === 'VA-SUB' && request.text.startsWith('Association Les Quais en fête'))
  assert.ok(grant !== undefined)
  const asked = requests.filter((request) => request.requesterId === grant.requesterId)
  assert.deepEqual(asked.map((request) => request.typeCode).toSorted(), ['VA-EVT', 'VA-SAL', 'VA-SUB'])
  assert.equal(statutoryOn(grant)?.toString(), '2027-01-02')
})
