import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSender } from './letter-sender.ts'

test('the head of a letter gives a name and an address to confirm, whatever the order of the names', () => {
  const marie = { givenNames: 'Marie', familyName: 'DUPONT', line: '4 bis rue des Tilleuls', postcode: '76990', town: 'ROCHAMBEAU' }
  const place = '4 bis rue des Tilleuls\n76990 ROCHAMBEAU'
  assert.deepEqual(readSender(`Madame Marie DUPONT\n${place}\nmarie@example.org`), marie)
  assert.deepEqual(readSender(`DUPONT Marie\n${place}`), marie)
  assert.deepEqual(readSender(`M. Jean Petit\nBâtiment B\n${place}`), { ...marie, givenNames: 'Jean', familyName: 'Petit' })
})

test('a letter whose head was not read suggests nobody', () => {
  assert.deepEqual(readSender(undefined), { givenNames: '', familyName: '', line: '', postcode: '', town: '' })
  assert.deepEqual(readSender('\n  \n'), { givenNames: '', familyName: '', line: '', postcode: '', town: '' })
})
