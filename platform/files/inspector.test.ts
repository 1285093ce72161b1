import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bombPng, photograph, smallPdf } from './hostile-files.testing.ts'
import { openInspector } from './inspector.ts'

test('a file that keeps the inspector busy too long is refused, and the next one is looked at', async () => {
  const hasty = openInspector({ processes: 1, deadlineMilliseconds: 1 })
  assert.deepEqual(await hasty.inspect(await photograph()), { ended: 'undone' })
  hasty.close()
  const patient = openInspector({ processes: 1 })
  const results = await Promise.all([
    patient.inspect(bombPng(30_000, 30_000)),
    patient.inspect(await photograph()),
    patient.inspect(smallPdf()),
  ])
  assert.deepEqual(
    results.map((result) => result.ended === 'done' && result.inspection.readable),
    [false, true, true],
  )
  patient.close()
})
