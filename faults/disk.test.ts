import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runDiskFull } from './disk.ts'
import { wrongs } from './verdict.ts'

test('a full disk is said plainly in three languages, nothing acknowledged is lost, and room heals the house', async (context) => {
  const report = await runDiskFull({ megabytes: 330, times: 2, fullFor: 3_000, say: () => {} })
  if (report === undefined) return context.skip('no small disk can be mounted here: this needs root')
  assert.deepEqual(
    report.said.filter((answer) => !answer.plain),
    [],
  )
  assert.deepEqual([wrongs(report.verdict), report.refused, report.crashes, report.audit.code], [0, [], [], 0])
  assert.ok(report.taken.requests > 5)
})
