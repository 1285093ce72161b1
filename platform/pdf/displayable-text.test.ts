import assert from 'node:assert/strict'
import { test } from 'node:test'
import { displayable, displayableData } from './displayable-text.ts'

test('the narrow space of French numbers becomes a no-break space, which the fonts have', () => {
  assert.equal(displayable(new Intl.NumberFormat('fr-FR').format(1234567)), '1\u00a0234\u00a0567')
})

test('what PDF/A forbids or what disguises text is dropped: controls, private use, direction overrides, half characters', () => {
  assert.equal(displayable('a\u0000b\u0007c\ue000d\u202ee\ud800f\ufeffg\u00adh'), 'abcdefgh')
})

test('line feeds stay, in one form; accents are composed; ligatures are opened', () => {
  assert.equal(displayable('Ele\u0301odie\r\nre\ufb01t\u2028fin\ttab'), 'Eléodie\nrefit\nfin tab')
})

test('text is changed at any depth of the data, other values and keys are not', () => {
  assert.deepEqual(displayableData({ 'a\u0007': ['x\u0007', { n: 1, b: true, z: null }] }), {
    'a\u0007': ['x', { n: 1, b: true, z: null }],
  })
})
