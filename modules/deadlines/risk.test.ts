import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptance, day, itemsRequested, receivedByPost, rejection, reportOf } from './examples.ts'
import { isLate, riskKey } from './risk.ts'

const acknowledged = { kind: 'acknowledged', on: day('2026-02-03') } as const

test('the nearest date of the city is the one to work to', () => {
  const fresh = reportOf([receivedByPost('2026-02-03')], { today: '2026-02-04' })
  assert.equal(fresh.nextDue?.kind, 'acknowledgement')
  const after = reportOf([receivedByPost('2026-02-03'), acknowledged], { regime: acceptance, today: '2026-02-04' })
  assert.equal(after.nextDue?.kind, 'service-target')
})

test('an acceptance by silence ten days away comes before a target a few days away, a rejection does not', () => {
  const old = [receivedByPost('2026-02-03'), acknowledged]
  const regimes = { serviceTargetWorkingDays: 60 }
  const accepting = riskKey(reportOf(old, { regime: { ...acceptance, ...regimes }, today: '2026-03-24' }))
  const rejecting = riskKey(reportOf(old, { regime: { ...rejection, ...regimes }, today: '2026-03-24' }))
  const targetOn25March = riskKey(
    reportOf([receivedByPost('2026-03-11'), { ...acknowledged, on: day('2026-03-11') }], { today: '2026-03-24' }),
  )
  assert.deepEqual([rejecting, targetOn25March, accepting].toSorted(), [accepting, targetOn25March, rejecting])
})

test('a request at its end sorts after all the others, one that waits for an undated event just before it', () => {
  const open = riskKey(reportOf([receivedByPost('2026-02-03')], { today: '2026-02-04' }))
  const { serviceTargetWorkingDays: _, ...untargeted } = acceptance
  const waiting = riskKey(
    reportOf([receivedByPost('2026-02-03'), acknowledged, itemsRequested('2026-02-04', '2026-03-04')], {
      regime: untargeted,
      today: '2026-02-05',
    }),
  )
  const finished = riskKey(reportOf([receivedByPost('2026-02-03'), { kind: 'answered', on: day('2026-02-04') }], { today: '2026-02-05' }))
  assert.deepEqual([finished, waiting, open].toSorted(), [open, waiting, finished])
})

test('a request is late while the city has something overdue to do, and no longer once it is done', () => {
  const story = [receivedByPost('2026-02-03'), acknowledged]
  assert.equal(isLate(reportOf(story, { today: '2026-02-17' })), false)
  assert.equal(isLate(reportOf(story, { today: '2026-02-18' })), true)
  assert.equal(isLate(reportOf([...story, { kind: 'answered', on: day('2026-02-19') }], { today: '2026-02-20' })), false)
})

test('a request due on Friday is late on Saturday, though no working day has passed', () => {
  const story = [receivedByPost('2026-11-05'), { kind: 'acknowledged', on: day('2026-11-05') } as const]
  const report = reportOf(story, { today: '2026-11-21' })
  assert.equal(report.nextDue?.dueOn?.toString(), '2026-11-20')
  assert.equal(isLate(report), true)
})
