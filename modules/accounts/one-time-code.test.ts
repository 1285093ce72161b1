import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateSync } from 'otplib'
import { acceptedStep, newTotpSecret } from './one-time-code.ts'

const at = Temporal.Instant.from('2026-11-16T10:00:10Z')
const secret = newTotpSecret()
const codeOf = (when: Temporal.Instant) => generateSync({ secret, epoch: Math.floor(when.epochMilliseconds / 1000) })

test('a code is taken with spaces, within a step of its time, and not later', () => {
  const code = codeOf(at)
  const step = acceptedStep({ secret, code: `${code.slice(0, 3)} ${code.slice(3)}`, at, lastStep: undefined })
  assert.equal(step, Math.floor(at.epochMilliseconds / 30_000))
  assert.equal(acceptedStep({ secret, code, at: at.add({ seconds: 30 }), lastStep: undefined }), step)
  assert.equal(acceptedStep({ secret, code, at: at.add({ seconds: 90 }), lastStep: undefined }), undefined)
  for (const wrong of ['', '12345', '1234567', 'abcdef', '１２３４５６'])
    assert.equal(acceptedStep({ secret, code: wrong, at, lastStep: undefined }), undefined)
})

test('RFC 6238, 5.2: a code, or one of an earlier step, is not taken a second time', () => {
  const step = acceptedStep({ secret, code: codeOf(at), at, lastStep: undefined })
  assert.ok(step !== undefined)
  assert.equal(acceptedStep({ secret, code: codeOf(at), at, lastStep: step }), undefined)
  assert.equal(acceptedStep({ secret, code: codeOf(at.subtract({ seconds: 30 })), at, lastStep: step }), undefined)
  const later = at.add({ seconds: 30 })
  assert.equal(acceptedStep({ secret, code: codeOf(later), at: later, lastStep: step }), step + 1)
})
