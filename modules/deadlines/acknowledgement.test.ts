import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClockEvent } from './clock-event.ts'
import { acceptance, day, delivery, receivedByEmail, receivedByPost, rejection, reportOf, shortOf } from './examples.ts'
import type { Regime } from './regime.ts'

const sent = (kind: 'registration-notice-sent' | 'acknowledged' | 'answered', on: string): ClockEvent => ({ kind, on: day(on) })
const decided = (on: string, outcome: 'granted' | 'refused'): ClockEvent => ({ kind: 'decided', on: day(on), outcome, notifiedOn: day(on) })

test('R112-11-2: the registration notice goes within one working day, over the week-end and the public holidays', () => {
  const cases = [
    ['2026-11-12', '2026-11-13'], // a Thursday
    ['2026-11-13', '2026-11-16'], // a Friday
    ['2026-11-14', '2026-11-16'], // a Saturday
    ['2026-11-10', '2026-11-12'], // the eve of 11 November, a Wednesday
    ['2026-05-07', '2026-05-11'], // 8 May is a Friday
    ['2026-05-13', '2026-05-15'], // Ascension
    ['2026-05-22', '2026-05-26'], // Whit Monday
    ['2026-12-31', '2027-01-04'],
  ] as const
  for (const [receivedOn, dueOn] of cases) {
    assert.deepEqual(
      shortOf(reportOf([receivedByEmail(receivedOn)], { today: receivedOn }), 'registration-notice'),
      { state: 'running', dueOn },
      `received on ${receivedOn}`,
    )
  }
})

test('a letter calls for no registration notice, but for an acknowledgement all the same', () => {
  const report = reportOf([receivedByPost('2026-11-12')], { today: '2026-11-12' })
  assert.deepEqual(shortOf(report, 'registration-notice'), { state: 'not-applicable' })
  assert.deepEqual(shortOf(report, 'acknowledgement'), { state: 'running', dueOn: '2026-11-26' })
})

test('an acknowledgement sent at once does for the registration notice', () => {
  const report = reportOf([receivedByEmail('2026-11-12'), sent('acknowledged', '2026-11-12')], { today: '2026-11-30' })
  assert.deepEqual(shortOf(report, 'registration-notice'), { state: 'met', dueOn: '2026-11-13', metOn: '2026-11-12' })
  assert.deepEqual(shortOf(report, 'acknowledgement'), { state: 'met', dueOn: '2026-11-26', metOn: '2026-11-12' })
})

test('a registration notice does not do for the acknowledgement', () => {
  const report = reportOf([receivedByEmail('2026-11-12'), sent('registration-notice-sent', '2026-11-12')], { today: '2026-11-30' })
  assert.equal(shortOf(report, 'registration-notice').state, 'met')
  assert.equal(shortOf(report, 'acknowledgement').state, 'missed')
})

test('ten working days from 30 April 2026 end on 19 May: 1 May, 8 May and Ascension do not count', () => {
  const report = reportOf([receivedByEmail('2026-04-30')], { today: '2026-04-30' })
  assert.equal(shortOf(report, 'acknowledgement').dueOn, '2026-05-19')
})

test('the ten days count from the day the request reached the competent body, not the first one', () => {
  const events = [receivedByEmail('2026-11-02'), { kind: 'transferred-to-competent-body', on: day('2026-11-12'), body: 'city' } as const]
  const report = reportOf(events, { today: '2026-11-12' })
  assert.equal(shortOf(report, 'acknowledgement').dueOn, '2026-11-26')
  assert.equal(shortOf(report, 'registration-notice').dueOn, '2026-11-13')
})

test('L114-4: the competent body acknowledges what we pass on to it', () => {
  const events = [receivedByEmail('2026-11-12'), { kind: 'transferred-to-competent-body', on: day('2026-11-13'), body: 'other' } as const]
  assert.deepEqual(shortOf(reportOf(events, { today: '2026-12-31' }), 'acknowledgement'), { state: 'not-applicable' })
  const referred: Regime = { ...rejection, competence: 'referred' }
  assert.deepEqual(shortOf(reportOf([receivedByEmail('2026-11-12')], { regime: referred, today: '2026-12-31' }), 'acknowledgement'), {
    state: 'not-applicable',
  })
})

test('L114-4: an acknowledgement that we sent before passing the request on still counts as sent', () => {
  const passedOn = { kind: 'transferred-to-competent-body', on: day('2026-11-16'), body: 'other' } as const
  const report = reportOf([receivedByEmail('2026-11-12'), sent('acknowledged', '2026-11-13'), passedOn], { today: '2026-12-31' })
  assert.deepEqual(shortOf(report, 'acknowledgement'), { state: 'met', dueOn: '2026-11-26', metOn: '2026-11-13' })
})

const granted = (on: string) => reportOf([receivedByPost('2026-11-12'), decided(on, 'granted')], { today: '2026-12-31' })

test('R112-4 1°: no acknowledgement is owed when the request is granted within fifteen days, even after the ten working days', () => {
  assert.deepEqual(shortOf(granted('2026-11-27'), 'acknowledgement'), { state: 'not-applicable' })
  assert.equal(shortOf(granted('2026-11-28'), 'acknowledgement').state, 'missed')
})

const refused = (on: string) => reportOf([receivedByPost('2026-11-12'), decided(on, 'refused')], { today: '2026-12-31' })

test('R112-4 1° only speaks of decisions in the requester’s favour: a refusal frees us only if notified before the acknowledgement was due', () => {
  assert.equal(shortOf(refused('2026-11-26'), 'acknowledgement').state, 'not-applicable')
  assert.equal(shortOf(refused('2026-11-27'), 'acknowledgement').state, 'missed')
})

test('R112-4 1°: none is owed either when silence accepts within fifteen days; a rejection by silence in five does not count', () => {
  const short = { statutoryPeriod: { days: 15 } }
  const accepted = reportOf([receivedByPost('2026-11-12')], { regime: { ...acceptance, ...short }, today: '2026-11-12' })
  assert.equal(shortOf(accepted, 'acknowledgement').state, 'not-applicable')
  const rejected = reportOf([receivedByPost('2026-11-12')], { regime: { ...rejection, statutoryPeriod: { days: 5 } }, today: '2026-11-12' })
  assert.equal(shortOf(rejected, 'acknowledgement').state, 'running')
})

test('R112-4 2°: for the delivery of a document we acknowledge by courtesy, in a week by electronic means and two by post', () => {
  const electronic = reportOf([receivedByEmail('2026-11-12')], { regime: delivery, today: '2026-11-12' })
  assert.deepEqual(shortOf(electronic, 'acknowledgement'), { state: 'running', dueOn: '2026-11-19' })
  const post = reportOf([receivedByPost('2026-11-12')], { regime: delivery, today: '2026-11-12' })
  assert.deepEqual(shortOf(post, 'acknowledgement'), { state: 'running', dueOn: '2026-11-26' })
})

test('once the answer is sent nobody has to acknowledge any more, but an acknowledgement missed before stays missed', () => {
  const late = reportOf([receivedByPost('2026-09-01'), sent('answered', '2026-09-30')], { today: '2026-11-12' })
  assert.deepEqual(shortOf(late, 'acknowledgement'), { state: 'missed', dueOn: '2026-09-15' })
  assert.equal(late.nextDue, undefined)
  const byCourtesy = reportOf([receivedByPost('2026-09-01'), sent('answered', '2026-09-02')], { regime: delivery, today: '2026-11-12' })
  assert.equal(shortOf(byCourtesy, 'acknowledgement').state, 'not-applicable')
})

test('an acknowledgement sent late is late, and is no longer to be done', () => {
  const report = reportOf([receivedByPost('2026-09-01'), sent('acknowledged', '2026-09-16')], { today: '2026-09-16' })
  assert.deepEqual(shortOf(report, 'acknowledgement'), { state: 'missed', dueOn: '2026-09-15', metOn: '2026-09-16' })
  assert.notEqual(report.nextDue?.kind, 'acknowledgement')
})
