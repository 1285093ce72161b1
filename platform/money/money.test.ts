import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { LOCALES } from '#platform/i18n'
import { formatCents, parseCents, ratioOf, share, sum } from './index.ts'

const spaced = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')

test('what is not an amount is refused, and so is what could be read two ways', () => {
  for (const text of ['', 'abc', '1.234', '1,234', '12,345', '1 23', '12..5', '--3', '1e3', '12 €€', '99999999999', '٣', '0x10']) {
    assert.equal(parseCents(text), undefined, text)
  }
})

test('amounts are read as people type them', () => {
  const cases = [
    ['12', 1200n],
    ['12,5', 1250n],
    ['12.50 €', 1250n],
    ['1 234,50 €', 123450n],
    ['-3,20', -320n],
    ['0,05', 5n],
    ['0', 0n],
    ['9999999999,99', 999999999999n],
  ] as const
  for (const [text, cents] of cases) assert.equal(parseCents(text), cents, text)
})

test('amounts are written as each language does, with the sign of a few cents and without losing any of a large one', () => {
  assert.equal(spaced(formatCents('fr', 123450n)), '1 234,50 €')
  assert.equal(formatCents('en', 123450n), '€1,234.50')
  assert.equal(spaced(formatCents('it', 1234550n)), '12.345,50 €')
  assert.equal(spaced(formatCents('fr', -50n)), '-0,50 €')
  assert.equal(spaced(formatCents('fr', 5n)), '0,05 €')
  assert.equal(spaced(formatCents('fr', 123456789012345678905n)), '1 234 567 890 123 456 789,05 €')
})

test('a French amount that is written can be read again', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -999_999_999_999n, max: 999_999_999_999n }), (cents) =>
      assert.equal(parseCents(formatCents('fr', cents)), cents),
    ),
  )
  for (const locale of LOCALES) assert.match(formatCents(locale, 0n), /0[.,]00/)
})

test('a part of an amount is rounded once, halves away from zero', () => {
  assert.equal(ratioOf(1n, { numerator: 1n, denominator: 2n }), 1n)
  assert.equal(ratioOf(-1n, { numerator: 1n, denominator: 2n }), -1n)
  assert.equal(ratioOf(100n, { numerator: 1n, denominator: 3n }), 33n)
  assert.equal(ratioOf(200n, { numerator: 1n, denominator: 3n }), 67n)
  assert.equal(ratioOf(100n, { numerator: -1n, denominator: 8n }), -13n)
  assert.equal(ratioOf(100n, { numerator: 1n, denominator: -8n }), -13n)
  assert.throws(() => ratioOf(1n, { numerator: 1n, denominator: 0n }), RangeError)
})

test('sharing an amount loses no cent and no part is more than a cent from its due', () => {
  assert.deepEqual(share(100n, [1n, 1n, 1n]), [34n, 33n, 33n])
  assert.deepEqual(share(-100n, [1n, 1n, 1n]), [-34n, -33n, -33n])
  assert.throws(() => share(100n, [0n]), RangeError)
  assert.throws(() => share(100n, [2n, -1n]), RangeError)
  const weights = fc.array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 1, maxLength: 12 }).filter((list) => sum(list) > 0n)
  fc.assert(
    fc.property(fc.bigInt({ min: -1_000_000n, max: 1_000_000n }), weights, (amount, list) => {
      const parts = share(amount, list)
      assert.equal(sum(parts), amount)
      const total = sum(list)
      parts.forEach((part, index) => {
        const gap = part * total - amount * (list[index] ?? 0n)
        assert.ok(gap < total && gap > -total)
      })
    }),
  )
})
