import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindOf, nameContradicts } from './file-kind.ts'

test('a document is what its content says, whatever its name', () => {
  assert.equal(kindOf(Buffer.from('PK\u0003\u0004')), undefined)
  assert.equal(kindOf(Buffer.from('<html>%PDF')), undefined)
  assert.equal(kindOf(Buffer.alloc(0)), undefined)
  assert.equal(kindOf(Buffer.from('%PDF-1.4')), 'pdf')
  assert.equal(kindOf(Buffer.from([0x49, 0x49, 0x2a, 0, 8])), 'tiff')
  assert.equal(kindOf(Buffer.from([0x4d, 0x4d, 0, 0x2a, 8])), 'tiff')
  assert.equal(kindOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0])), 'jpeg')
})

test('a PDF may begin after some bytes of the scanner, not after a kilobyte', () => {
  assert.equal(kindOf(Buffer.from(`${' '.repeat(1000)}%PDF-1.4`)), 'pdf')
  assert.equal(kindOf(Buffer.from(`${' '.repeat(2000)}%PDF-1.4`)), undefined)
})

test('a name that says another kind is noticed; a name that says nothing is not', () => {
  assert.equal(nameContradicts('lettre.pdf', 'jpeg'), true)
  assert.equal(nameContradicts('lettre.JPG', 'jpeg'), false)
  assert.equal(nameContradicts('lettre', 'jpeg'), false)
})
