import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { runKills } from './kills.ts'

test('web, worker, database, supervisor and a connection killed: nothing acknowledged is lost, doubled or half', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parvis-kills-'))
  try {
    const report = await runKills({ folder, kills: 5, between: [100, 600], say: () => {} })
    const { uncertain, arrived, ...faults } = report.verdict
    assert.deepEqual(faults, {
      lost: [],
      doubled: [],
      half: [],
      unsorted: [],
      untold: [],
      waiting: [],
      notArrived: [],
      arrivedTwice: [],
    })
    assert.deepEqual([report.refused, report.crashes, report.audit.code], [[], [], 0])
    // A trial in which nothing happens proves nothing.
    assert.ok(report.taken.requests > 5 && report.taken.mails > 1 && arrived > 5 && uncertain.all < arrived)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
