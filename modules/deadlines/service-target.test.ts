import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClockEvent } from './clock-event.ts'
import { day, itemsReceived, itemsRequested, receivedByEmail, receivedByPost, rejection, reportOf, shortOf } from './examples.ts'
import { LEGAL_PARAMETERS } from './parameters.ts'
import type { LegalParameter } from './parameters.ts'

const fact = (kind: 'suspended' | 'resumed' | 'answered', on: string): ClockEvent => ({ kind, on: day(on) })
const targetOf = (events: readonly ClockEvent[], today: string, parameters: readonly LegalParameter[] = LEGAL_PARAMETERS) =>
  shortOf(reportOf(events, { today, parameters }), 'service-target')

test('ten working days from 2 November 2026 end on 17 November: the 11th is a public holiday', () => {
  assert.deepEqual(targetOf([receivedByPost('2026-11-02')], '2026-11-02'), { state: 'running', dueOn: '2026-11-17' })
})

test('ten working days from 4 May 2026 end on 20 May: 8 May and Ascension do not count', () => {
  assert.deepEqual(targetOf([receivedByPost('2026-05-04')], '2026-05-04'), { state: 'running', dueOn: '2026-05-20' })
})

test('what comes on a Saturday or a Sunday counts from Monday on, like what comes on Friday', () => {
  for (const receivedOn of ['2026-11-13', '2026-11-14', '2026-11-15']) {
    assert.equal(targetOf([receivedByEmail(receivedOn)], receivedOn).dueOn, '2026-11-27')
  }
})

const remaining = (today: string) =>
  reportOf([receivedByPost('2026-11-02')], { today }).deadlines.find(({ kind }) => kind === 'service-target')?.remainingWorkingDays

test('the remaining days count down to 0 on the last day and below once it has passed', () => {
  assert.equal(remaining('2026-11-02'), 10)
  assert.equal(remaining('2026-11-16'), 1)
  assert.equal(remaining('2026-11-17'), 0)
  assert.equal(remaining('2026-11-20'), -3)
})

test('a pause of the service holds the target for as many working days as it lasted', () => {
  const events = [receivedByPost('2026-11-02'), fact('suspended', '2026-11-05'), fact('resumed', '2026-11-13')]
  // From the 5th to the 13th: 6, 9, 10, 12 and 13 November, five working days.
  assert.deepEqual(targetOf(events, '2026-11-20'), { state: 'running', dueOn: '2026-11-24' })
})

test('a date that a pause puts off into the next pause is put off again', () => {
  const events = [
    receivedByPost('2026-11-02'),
    ...(['2026-11-05', '2026-11-17'] as const).map((on) => fact('suspended', on)),
    ...(['2026-11-06', '2026-11-20'] as const).map((on) => fact('resumed', on)),
  ]
  // One day for the first pause: the 18th, which the second, from the 17th to the 20th, puts off by three more.
  assert.deepEqual(targetOf(events, '2026-11-22'), { state: 'running', dueOn: '2026-11-23' })
})

test('a pause of the service during a wait for items holds each day once', () => {
  const own = {
    key: 'service-target.on-missing-items',
    value: 'pause',
    from: day('2026-01-01'),
    source: 'charter',
    confidence: 'A',
  } as const
  const waiting = [receivedByPost('2026-11-02'), itemsRequested('2026-11-05', '2026-12-04'), itemsReceived('2026-11-13')]
  const both = [...waiting, fact('suspended', '2026-11-09'), fact('resumed', '2026-11-16')]
  // From the 5th to the 13th, then to the 16th: five working days, then one.
  assert.equal(targetOf(both, '2026-11-17', [...LEGAL_PARAMETERS, own]).dueOn, '2026-11-25')
})

test('while a pause goes on the target has no date and nobody is late', () => {
  const events = [receivedByPost('2026-11-02'), fact('suspended', '2026-11-05')]
  assert.deepEqual(targetOf(events, '2027-03-01'), { state: 'suspended' })
})

test('a pause begun on the day after the last one does not wash the delay', () => {
  const events = [receivedByPost('2026-11-02'), fact('suspended', '2026-11-18')]
  assert.deepEqual(targetOf(events, '2026-11-20'), { state: 'missed', dueOn: '2026-11-17' })
  const asked = [receivedByPost('2026-11-02'), itemsRequested('2026-11-18', '2026-12-18')]
  assert.deepEqual(targetOf(asked, '2026-11-20'), { state: 'missed', dueOn: '2026-11-17' })
})

test('a pause taken and ended on one day, in whatever order it was written, holds nothing', () => {
  const events = [receivedByPost('2026-11-02'), fact('resumed', '2026-11-05'), fact('suspended', '2026-11-05')]
  assert.equal(targetOf(events, '2026-11-06').dueOn, '2026-11-17')
})

test('the target counts from complete receipt: missing items begin it anew', () => {
  const asked = [receivedByPost('2026-11-02'), itemsRequested('2026-11-05', '2026-12-04')]
  assert.deepEqual(targetOf(asked, '2026-11-10'), { state: 'suspended', dueOn: '2026-12-18' })
  assert.deepEqual(targetOf([...asked, itemsReceived('2026-11-13')], '2026-11-16'), { state: 'running', dueOn: '2026-11-27' })
})

test('when the limit passes and nothing came, the target runs from the limit: the file must be decided as it is', () => {
  const asked = [receivedByPost('2026-11-02'), itemsRequested('2026-11-05', '2026-12-04')]
  assert.deepEqual(targetOf(asked, '2026-12-07'), { state: 'running', dueOn: '2026-12-18' })
})

test('a city may choose that missing items only pause the target', () => {
  const own = {
    key: 'service-target.on-missing-items',
    value: 'pause',
    from: day('2026-01-01'),
    source: 'charter',
    confidence: 'A',
  } as const
  const events = [receivedByPost('2026-11-02'), itemsRequested('2026-11-05', '2026-12-04'), itemsReceived('2026-11-13')]
  assert.equal(targetOf(events, '2026-11-16', [...LEGAL_PARAMETERS, own]).dueOn, '2026-11-24')
})

const extended = (on: string): ClockEvent => ({ kind: 'extended', on: day(on), scope: 'service-target', byWorkingDays: 5 })

test('the city may give itself more days, in time', () => {
  assert.equal(targetOf([receivedByPost('2026-11-02'), extended('2026-11-17')], '2026-11-17').dueOn, '2026-11-24')
  assert.equal(targetOf([receivedByPost('2026-11-02'), extended('2026-11-18')], '2026-11-18').dueOn, '2026-11-17')
})

test('the target is met by the answer, by the transfer to another body or by the closure, whichever comes first', () => {
  const received = receivedByPost('2026-11-02')
  const met = { state: 'met', dueOn: '2026-11-17', metOn: '2026-11-04' }
  assert.deepEqual(targetOf([received, fact('answered', '2026-11-04'), { kind: 'closed', on: day('2026-11-09') }], '2026-12-01'), met)
  assert.deepEqual(targetOf([received, { kind: 'transferred-to-competent-body', on: day('2026-11-04'), body: 'other' }], '2026-12-01'), met)
  assert.deepEqual(targetOf([received, { kind: 'closed', on: day('2026-11-04') }], '2026-12-01'), met)
})

test('a decision that the person has not been told of does not meet the target', () => {
  const signed = [receivedByPost('2026-11-02'), { kind: 'decided', on: day('2026-11-04'), outcome: 'granted' } as const]
  assert.equal(targetOf(signed, '2026-11-05').state, 'running')
  assert.deepEqual(targetOf([...signed, fact('answered', '2026-11-06')], '2026-11-09'), {
    state: 'met',
    dueOn: '2026-11-17',
    metOn: '2026-11-06',
  })
})

test('a type without target has none', () => {
  const { serviceTargetWorkingDays: _, ...regime } = rejection
  assert.deepEqual(shortOf(reportOf([receivedByPost('2026-11-02')], { regime, today: '2026-11-02' }), 'service-target'), {
    state: 'not-applicable',
  })
})

test('the limit given for missing items is the requester’s: passing it makes no request late by itself', () => {
  const asked = [
    receivedByPost('2026-11-02'),
    { kind: 'acknowledged', on: day('2026-11-02') } as const,
    itemsRequested('2026-11-05', '2026-11-20'),
  ]
  const report = reportOf(asked, { today: '2026-11-23' })
  assert.deepEqual(shortOf(report, 'missing-items-limit'), { state: 'missed', dueOn: '2026-11-20' })
  assert.equal(report.nextDue?.kind, 'service-target')
  const late = reportOf([...asked, itemsReceived('2026-11-24')], { today: '2026-11-24' })
  assert.deepEqual(shortOf(late, 'missing-items-limit'), { state: 'missed', dueOn: '2026-11-20', metOn: '2026-11-24' })
})
