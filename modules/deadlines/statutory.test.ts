import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  acceptance,
  day,
  delivery,
  itemsReceived,
  itemsRequested,
  receivedByEmail,
  receivedByPost,
  rejection,
  reportOf,
  shortOf,
} from './examples.ts'
import { LEGAL_PARAMETERS } from './parameters.ts'
import type { LegalParameter } from './parameters.ts'
import type { Regime } from './regime.ts'

test('L231-4: a request received on 12 November 2026 is rejected by silence on 12 January 2027', () => {
  const report = reportOf([receivedByEmail('2026-11-12')], { today: '2026-11-12' })
  assert.deepEqual(shortOf(report, 'statutory'), { state: 'running', dueOn: '2027-01-12' })
})

test('months are counted from day to day and a day that the last month lacks becomes its last day', () => {
  const cases = [
    ['2026-12-31', '2027-02-28'],
    ['2026-12-30', '2027-02-28'],
    ['2026-12-28', '2027-02-28'],
    ['2027-12-31', '2028-02-29'],
    ['2027-12-29', '2028-02-29'],
    ['2028-02-29', '2028-04-29'],
    ['2026-08-31', '2026-10-31'],
    ['2026-04-30', '2026-06-30'],
  ] as const
  for (const [receivedOn, dueOn] of cases) {
    const report = reportOf([receivedByPost(receivedOn)], { today: receivedOn })
    assert.equal(shortOf(report, 'statutory').dueOn, dueOn, `received on ${receivedOn}`)
  }
})

test('a period of months and days adds the months first', () => {
  const regime: Regime = { ...rejection, statutoryPeriod: { months: 1, days: 1 } }
  assert.equal(shortOf(reportOf([receivedByPost('2027-01-30')], { regime, today: '2027-01-30' }), 'statutory').dueOn, '2027-03-01')
})

test('a letter older than our table of the law is counted with the first value known', () => {
  const reform: LegalParameter = { key: 'silence.ordinary-months', value: 3, from: day('2026-07-01'), source: 'a reform', confidence: 'C' }
  const report = reportOf([receivedByPost('1999-05-10')], { today: '1999-05-10', parameters: [reform, ...LEGAL_PARAMETERS] })
  assert.equal(shortOf(report, 'statutory').dueOn, '1999-07-10')
})

test('the change of hour at the end of March neither gives nor takes a day', () => {
  const report = reportOf([receivedByEmail('2027-03-28')], { today: '2027-03-28' })
  assert.equal(shortOf(report, 'statutory').dueOn, '2027-05-28')
})

test('an implied decision is acquired at the end of its last day: that day is still in time, the next is not', () => {
  const story = [receivedByPost('2026-09-12')]
  assert.equal(shortOf(reportOf(story, { today: '2026-11-12' }), 'statutory').state, 'running')
  const late = reportOf(story, { today: '2026-11-13' })
  assert.equal(shortOf(late, 'statutory').state, 'missed')
  assert.deepEqual(late.impliedDecision, { effect: 'rejection', acquiredOn: day('2026-11-12') })
})

test('an implied decision is born on a Sunday or a public holiday unless the legal service says otherwise', () => {
  const bornOnArmisticeDay = [receivedByPost('2026-09-11')]
  assert.equal(shortOf(reportOf(bornOnArmisticeDay, { today: '2026-09-11' }), 'statutory').dueOn, '2026-11-11')

  const extending = [...LEGAL_PARAMETERS, ownRow({ key: 'silence.extends-over-closed-day', value: true })]
  assert.equal(shortOf(reportOf(bornOnArmisticeDay, { today: '2026-09-11', parameters: extending }), 'statutory').dueOn, '2026-11-12')

  const offset = [...LEGAL_PARAMETERS, ownRow({ key: 'silence.start-offset-days', value: 1 })]
  assert.equal(shortOf(reportOf(bornOnArmisticeDay, { today: '2026-09-11', parameters: offset }), 'statutory').dueOn, '2026-11-12')
})

test('the value of the law is the one in force on the day of receipt, not the one of today', () => {
  const reform: LegalParameter = { key: 'silence.ordinary-months', value: 3, from: day('2026-07-01'), source: 'a reform', confidence: 'C' }
  const parameters = [...LEGAL_PARAMETERS, reform]
  assert.equal(shortOf(reportOf([receivedByPost('2026-06-30')], { today: '2026-07-15', parameters }), 'statutory').dueOn, '2026-08-30')
  assert.equal(shortOf(reportOf([receivedByPost('2026-07-01')], { today: '2026-07-15', parameters }), 'statutory').dueOn, '2026-10-01')
})

test('L114-5: silence only runs towards acceptance from the day on which the missing items have all come', () => {
  const events = [receivedByPost('2026-02-03'), itemsRequested('2026-02-10', '2026-03-10'), itemsReceived('2026-02-20')]
  assert.deepEqual(shortOf(reportOf(events, { regime: acceptance, today: '2026-03-01' }), 'statutory'), {
    state: 'running',
    dueOn: '2026-04-20',
  })
})

test('L114-5: silence never accepts a request whose missing items did not come, however long ago they were asked for', () => {
  const report = reportOf([receivedByPost('2026-02-03'), itemsRequested('2026-02-10', '2026-03-10')], {
    regime: acceptance,
    today: '2026-12-31',
  })
  assert.deepEqual(shortOf(report, 'statutory'), { state: 'suspended' })
  assert.equal(report.impliedDecision, undefined)
  assert.equal(report.silence?.waitsForItems, true)
})

test('L114-5: items that came in several posts make the request complete with the last of them', () => {
  const asked = [receivedByPost('2026-02-03'), itemsRequested('2026-02-10', '2026-03-10', ['plan', 'photo'])]
  const first = [...asked, itemsReceived('2026-02-15', ['photo'])]
  assert.equal(shortOf(reportOf(first, { regime: acceptance, today: '2026-02-20' }), 'statutory').dueOn, undefined)
  const both = [...first, itemsReceived('2026-02-27', ['plan'])]
  assert.equal(shortOf(reportOf(both, { regime: acceptance, today: '2026-02-27' }), 'statutory').dueOn, '2026-04-27')
})

test('L114-5: the rejection clock stops only until the items come', () => {
  const events = [receivedByPost('2026-02-03'), itemsRequested('2026-02-10', '2026-03-10'), itemsReceived('2026-02-20')]
  assert.equal(shortOf(reportOf(events, { today: '2026-03-01' }), 'statutory').dueOn, '2026-04-13')
})

test('L114-5: the rejection clock runs again at the limit given even if nothing came, and then whatever comes', () => {
  const asked = [receivedByPost('2026-02-03'), itemsRequested('2026-02-10', '2026-03-10')]
  const report = reportOf(asked, { today: '2026-03-01' })
  assert.deepEqual(shortOf(report, 'statutory'), { state: 'suspended', dueOn: '2026-05-01' })
  assert.deepEqual(shortOf(reportOf(asked, { today: '2026-03-10' }), 'statutory'), { state: 'running', dueOn: '2026-05-01' })
  assert.equal(shortOf(reportOf([...asked, itemsReceived('2026-04-02')], { today: '2026-04-03' }), 'statutory').dueOn, '2026-05-01')
})

test('two requests for items that overlap suspend each day once', () => {
  const events = [
    receivedByPost('2026-02-03'),
    itemsRequested('2026-02-10', '2026-03-10'),
    itemsRequested('2026-02-24', '2026-03-20', ['deed']),
  ]
  assert.equal(shortOf(reportOf(events, { today: '2026-03-01' }), 'statutory').dueOn, '2026-05-11')
})

test('items asked for after the implied decision is born change nothing any more', () => {
  const story = [receivedByPost('2026-02-03')]
  const tooLate = itemsRequested('2026-04-04', '2026-05-04')
  const inTime = itemsRequested('2026-04-03', '2026-05-03')
  for (const regime of [acceptance, rejection]) {
    assert.deepEqual(shortOf(reportOf([...story, tooLate], { regime, today: '2026-04-10' }), 'statutory'), {
      state: 'missed',
      dueOn: '2026-04-03',
    })
    assert.equal(shortOf(reportOf([...story, inTime], { regime, today: '2026-04-10' }), 'statutory').state, 'suspended')
  }
})

test('L114-5-1: an item that is not indispensable stops no clock', () => {
  const asked = {
    kind: 'missing-items-requested',
    on: day('2026-02-10'),
    limitOn: day('2026-03-10'),
    items: ['payslip'],
    blocking: false,
  } as const
  for (const regime of [acceptance, rejection]) {
    assert.deepEqual(shortOf(reportOf([receivedByPost('2026-02-03'), asked], { regime, today: '2026-02-20' }), 'statutory'), {
      state: 'running',
      dueOn: '2026-04-03',
    })
  }
})

test('L114-3: rejection counts from the body first addressed, acceptance from the day the request reached the competent one', () => {
  const events = [receivedByPost('2026-02-03'), { kind: 'transferred-to-competent-body', on: day('2026-02-16'), body: 'city' } as const]
  assert.equal(shortOf(reportOf(events, { today: '2026-02-20' }), 'statutory').dueOn, '2026-04-03')
  assert.equal(shortOf(reportOf(events, { regime: acceptance, today: '2026-02-20' }), 'statutory').dueOn, '2026-04-16')
})

test('L114-2: once passed on, the decision is no longer ours, but the person can be told when silence will reject', () => {
  const events = [receivedByPost('2026-02-03'), { kind: 'transferred-to-competent-body', on: day('2026-02-05'), body: 'other' } as const]
  const report = reportOf(events, { today: '2026-06-01' })
  assert.deepEqual(shortOf(report, 'statutory'), { state: 'not-applicable', dueOn: '2026-04-03' })
  assert.equal(report.impliedDecision, undefined)
  assert.equal(report.nextDue, undefined)
  assert.equal(report.silence?.takesEffectOn?.toString(), '2026-04-03')
})

test('a request passed on and sent back by the other body keeps the day on which we first had it', () => {
  const events = [
    receivedByPost('2026-02-03'),
    { kind: 'transferred-to-competent-body', on: day('2026-02-05'), body: 'other' } as const,
    { kind: 'transferred-to-competent-body', on: day('2026-02-19'), body: 'city' } as const,
  ]
  assert.deepEqual(shortOf(reportOf(events, { regime: acceptance, today: '2026-02-20' }), 'statutory'), {
    state: 'running',
    dueOn: '2026-04-03',
  })
})

test('a refusal signed in time but notified too late does not prevent the acceptance', () => {
  const signed = [receivedByPost('2026-02-03'), { kind: 'decided', on: day('2026-04-02'), outcome: 'refused' } as const]
  assert.equal(shortOf(reportOf(signed, { regime: acceptance, today: '2026-04-03' }), 'statutory').state, 'running')
  const told = [...signed, { kind: 'answered', on: day('2026-04-07') } as const]
  const report = reportOf(told, { regime: acceptance, today: '2026-04-08' })
  assert.deepEqual(shortOf(report, 'statutory'), { state: 'missed', dueOn: '2026-04-03', metOn: '2026-04-07' })
  assert.deepEqual(report.impliedDecision, { effect: 'acceptance', acquiredOn: day('2026-04-03') })
})

test('a refusal signed in time prevents the rejection by silence, and a late one replaces it', () => {
  const story = [receivedByPost('2026-02-03')]
  const inTime = reportOf([...story, { kind: 'decided', on: day('2026-04-03'), outcome: 'refused' }], { today: '2026-04-10' })
  assert.deepEqual(shortOf(inTime, 'statutory'), { state: 'met', dueOn: '2026-04-03', metOn: '2026-04-03' })
  const late = reportOf([...story, { kind: 'decided', on: day('2026-04-09'), outcome: 'refused', notifiedOn: day('2026-04-09') }], {
    today: '2026-04-10',
  })
  assert.equal(shortOf(late, 'statutory').state, 'missed')
  assert.equal(late.impliedDecision, undefined)
})

test('filing a request away without an answer does not stop the silence of the law; answering does', () => {
  const filed = [receivedByPost('2026-02-03'), { kind: 'closed', on: day('2026-02-20'), outcome: 'without-action' } as const]
  const report = reportOf(filed, { today: '2026-03-01' })
  assert.deepEqual(shortOf(report, 'statutory'), { state: 'running', dueOn: '2026-04-03' })
  assert.equal(report.nextDue?.kind, 'statutory')
  const answered = reportOf([...filed, { kind: 'answered', on: day('2026-02-20') }], { today: '2026-06-01' })
  assert.equal(shortOf(answered, 'statutory').state, 'met')
})

const withdrawn = (on: string) => [receivedByPost('2026-02-03'), { kind: 'cancelled', on: day(on) } as const]

test('a request withdrawn in time leaves nothing to do; withdrawn after the birth of the decision, the decision stays', () => {
  const inTime = reportOf(withdrawn('2026-04-03'), { today: '2026-06-01' })
  assert.equal(shortOf(inTime, 'statutory').state, 'not-applicable')
  assert.equal(inTime.nextDue, undefined)
  const late = reportOf(withdrawn('2026-04-04'), { today: '2026-06-01' })
  assert.deepEqual(late.impliedDecision, { effect: 'rejection', acquiredOn: day('2026-04-03') })
  assert.equal(late.nextDue, undefined)
})

test('where silence decides nothing there is no statutory date, unless a text sets one for the reply', () => {
  assert.deepEqual(shortOf(reportOf([receivedByEmail('2026-11-12')], { regime: delivery, today: '2026-11-12' }), 'statutory'), {
    state: 'not-applicable',
  })

  const personalData: Regime = { ...delivery, statutoryPeriod: { months: 1 }, acknowledgement: 'statutory', legalBasis: 'RGPD art. 12' }
  const asked = [receivedByEmail('2026-01-31')]
  const report = reportOf(asked, { regime: personalData, today: '2026-01-31' })
  assert.deepEqual(shortOf(report, 'statutory'), { state: 'running', dueOn: '2026-02-28' })
  assert.equal(report.silence, undefined)

  const complex = { kind: 'extended', on: day('2026-02-20'), scope: 'statutory', by: { months: 2 }, legalBasis: 'RGPD art. 12 §3' } as const
  assert.equal(shortOf(reportOf([...asked, complex], { regime: personalData, today: '2026-02-20' }), 'statutory').dueOn, '2026-04-30')
})

test('access to documents is refused by silence after one month (R311-12, R311-13)', () => {
  const documents: Regime = { ...rejection, statutoryPeriod: { months: 1 }, remedy: 'cada-first', legalBasis: 'R311-12 et R311-13 CRPA' }
  assert.equal(
    shortOf(reportOf([receivedByEmail('2026-10-31')], { regime: documents, today: '2026-10-31' }), 'statutory').dueOn,
    '2026-11-30',
  )
})

test('town planning: one month, one more near a protected building, and items asked for after the first month move nothing', () => {
  const declaration: Regime = {
    ...acceptance,
    statutoryPeriod: { months: 1 },
    missingItemsWindow: { months: 1 },
    legalBasis: 'C. urb. R423-23',
  }
  const filed = [receivedByPost('2026-09-15')]
  assert.equal(shortOf(reportOf(filed, { regime: declaration, today: '2026-09-15' }), 'statutory').dueOn, '2026-10-15')
  const protectedSite = {
    kind: 'extended',
    on: day('2026-09-20'),
    scope: 'statutory',
    by: { months: 1 },
    legalBasis: 'C. urb. R423-24',
  } as const
  assert.equal(shortOf(reportOf([...filed, protectedSite], { regime: declaration, today: '2026-09-20' }), 'statutory').dueOn, '2026-11-15')
  const late = itemsRequested('2026-10-16', '2027-01-16')
  assert.equal(
    shortOf(reportOf([...filed, protectedSite, late], { regime: declaration, today: '2026-10-20' }), 'statutory').dueOn,
    '2026-11-15',
  )
  const inTime = itemsRequested('2026-10-15', '2027-01-15')
  assert.equal(
    shortOf(reportOf([...filed, protectedSite, inTime], { regime: declaration, today: '2026-10-20' }), 'statutory').dueOn,
    undefined,
  )
})

test('an extension that comes after the birth of the decision is without effect', () => {
  const late = { kind: 'extended', on: day('2026-04-04'), scope: 'statutory', by: { months: 1 }, legalBasis: 'un texte' } as const
  assert.deepEqual(shortOf(reportOf([receivedByPost('2026-02-03'), late], { today: '2026-04-10' }), 'statutory'), {
    state: 'missed',
    dueOn: '2026-04-03',
  })
})

test('a pause of the service does not stop a period of the law', () => {
  const events = [receivedByPost('2026-02-03'), { kind: 'suspended', on: day('2026-02-10') } as const]
  assert.deepEqual(shortOf(reportOf(events, { today: '2026-03-01' }), 'statutory'), { state: 'running', dueOn: '2026-04-03' })
})

test('without a receipt no clock runs', () => {
  const report = reportOf([{ kind: 'registered', on: day('2026-02-03') }], { today: '2026-03-01' })
  assert.deepEqual(report.deadlines, [])
  assert.equal(report.nextDue, undefined)
})

function ownRow<Row extends Pick<LegalParameter, 'key' | 'value'>>(row: Row) {
  return { ...row, from: day('2026-01-01'), source: 'legal service', confidence: 'C' } as const
}
