import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClockEvent } from './clock-event.ts'
import { acceptance, day, delivery, receivedByEmail, receivedByPost, reportOf, shortOf } from './examples.ts'

const answered = (on: string): ClockEvent => ({ kind: 'answered', on: day(on) })
const closed = (on: string): ClockEvent => ({ kind: 'closed', on: day(on) })
const contested = (on: string): ClockEvent => ({ kind: 'reopened', on: day(on), because: 'contested', channel: 'email' })
const inError = (on: string): ClockEvent => ({ kind: 'reopened', on: day(on), because: 'in-error' })

test('L231-4 2°: a contested answer begins a new round, in which silence means rejection even if it meant acceptance before', () => {
  const report = reportOf([receivedByPost('2026-02-03'), answered('2026-02-10'), contested('2026-03-02')], {
    regime: acceptance,
    today: '2026-03-03',
  })
  assert.deepEqual(shortOf(report, 'statutory'), { state: 'running', dueOn: '2026-05-02' })
  assert.equal(report.silence?.effect, 'rejection')
  assert.equal(report.receivedOn?.toString(), '2026-03-02')
  assert.equal(report.finishedOn, undefined)
})

test('the new round has its own target and its own acknowledgement; the round before keeps what it was', () => {
  const report = reportOf([receivedByPost('2026-02-03'), answered('2026-02-10'), contested('2026-03-02')], { today: '2026-03-03' })
  assert.deepEqual(shortOf(report, 'service-target'), { state: 'running', dueOn: '2026-03-16' })
  assert.deepEqual(shortOf(report, 'acknowledgement'), { state: 'running', dueOn: '2026-03-16' })
  assert.deepEqual(shortOf(report, 'registration-notice'), { state: 'running', dueOn: '2026-03-03' })
  const [before] = report.earlierRounds
  assert.equal(before?.find(({ kind }) => kind === 'service-target')?.metOn?.toString(), '2026-02-10')
})

test('a report of a pothole that was not mended is taken up again without any implied decision', () => {
  const report = reportOf([receivedByEmail('2026-02-03'), closed('2026-02-04'), contested('2026-02-09')], {
    regime: delivery,
    today: '2026-02-09',
  })
  assert.deepEqual(shortOf(report, 'service-target'), { state: 'running', dueOn: '2026-02-11' })
  assert.deepEqual(shortOf(report, 'statutory'), { state: 'not-applicable' })
})

test('a request closed by mistake has its first dates back, as if it had never been closed', () => {
  const report = reportOf([receivedByPost('2026-02-03'), closed('2026-02-10'), inError('2026-02-25')], { today: '2026-02-25' })
  assert.deepEqual(shortOf(report, 'service-target'), { state: 'missed', dueOn: '2026-02-17' })
  assert.deepEqual(shortOf(report, 'statutory'), { state: 'running', dueOn: '2026-04-03' })
  assert.deepEqual(report.earlierRounds, [])
})

test('what is reopened and answered on one day is answered, what is answered and reopened on one day is open, in whatever order it was written', () => {
  const before = [receivedByPost('2026-02-03'), closed('2026-02-10')]
  for (const sameDay of [
    [contested('2026-03-02'), answered('2026-03-02')],
    [answered('2026-03-02'), contested('2026-03-02')],
  ]) {
    assert.equal(reportOf([...before, ...sameDay], { today: '2026-03-03' }).finishedOn?.toString(), '2026-03-02')
    assert.equal(reportOf([receivedByPost('2026-02-03'), ...sameDay], { today: '2026-03-03' }).finishedOn, undefined)
  }
})

test('reopening a request that is not at its end changes nothing', () => {
  const story = [receivedByPost('2026-02-03')]
  assert.deepEqual(reportOf([...story, contested('2026-02-05')], { today: '2026-02-06' }), reportOf(story, { today: '2026-02-06' }))
})

test('what is not known yet on the day asked about counts for nothing', () => {
  const story = [receivedByPost('2026-02-03'), answered('2026-02-10'), contested('2026-03-02')]
  const then = reportOf(story, { today: '2026-02-09' })
  assert.equal(then.finishedOn, undefined)
  assert.deepEqual(then, reportOf([receivedByPost('2026-02-03')], { today: '2026-02-09' }))
})

test('a request passed to another body and taken up again has a date again, whether it was passed in error or comes back contested', () => {
  const passed: ClockEvent = { kind: 'transferred-to-competent-body', on: day('2026-02-06'), body: 'other' }
  const story = [receivedByPost('2026-02-03'), passed]
  assert.equal(reportOf(story, { today: '2026-02-09' }).nextDue, undefined)
  assert.equal(reportOf([...story, inError('2026-02-09')], { today: '2026-02-09' }).nextDue?.dueOn?.toString(), '2026-02-17')
  assert.equal(reportOf([...story, contested('2026-02-09')], { today: '2026-02-09' }).receivedOn?.toString(), '2026-02-09')
  assert.notEqual(reportOf([...story, contested('2026-02-09')], { today: '2026-02-09' }).nextDue, undefined)
})

test('a request answered before, closed and reopened on one day is open when its reopening says so', () => {
  const before = [receivedByPost('2026-02-03'), answered('2026-02-10'), closed('2026-03-02')]
  assert.equal(reportOf([...before, inError('2026-03-02')], { today: '2026-03-02' }).nextDue, undefined)
  const reopened: ClockEvent = { kind: 'reopened', on: day('2026-03-02'), because: 'in-error', endedSameDay: true }
  assert.equal(reportOf([...before, reopened], { today: '2026-03-02' }).nextDue?.dueOn?.toString(), '2026-02-17')
})
