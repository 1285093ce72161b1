import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signedAddress, signedMessageId, verifySignedAddress, verifySignedMessageId, type MailKeys } from './index.ts'

const keys: MailKeys = {
  current: 'k2',
  keys: new Map([
    ['k1', Buffer.alloc(32, 1)],
    ['k2', Buffer.alloc(32, 2)],
  ]),
}
const old: MailKeys = { ...keys, current: 'k1' }
const about = { localPart: 'suivi', domain: 'ville.example', reference: '26-004512-K' }

test('an address signed by us is known again, also in lower or upper case, and after a change of key', () => {
  for (const address of [signedAddress(keys, about), signedAddress(keys, about).toLowerCase(), signedAddress(keys, about).toUpperCase()]) {
    assert.deepEqual(verifySignedAddress(keys, address), { reference: '26-004512-K', keyId: 'k2' })
  }
  assert.equal(verifySignedAddress(keys, signedAddress(old, about))?.keyId, 'k1')
  assert.match(signedAddress(keys, about), /^suivi\+26-004512-K\.k2-[a-z2-7]{16}@ville\.example$/)
})

test('any change makes the signature wrong', () => {
  const address = signedAddress(keys, about)
  assert.equal(verifySignedAddress(keys, address.replace('004512', '004513')), undefined)
  assert.equal(verifySignedAddress(keys, address.replace('ville.', 'autre.')), undefined)
  assert.equal(verifySignedAddress(keys, address.replace('k2-', 'k1-')), undefined)
  assert.equal(verifySignedAddress(keys, address.replace('k2-', 'k9-')), undefined)
  const mac = /-([a-z2-7]{16})@/.exec(address)?.[1] ?? ''
  for (let at = 0; at < mac.length; at += 1) {
    const other = mac[at] === 'a' ? 'b' : 'a'
    assert.equal(verifySignedAddress(keys, address.replace(mac, mac.slice(0, at) + other + mac.slice(at + 1))), undefined)
  }
  for (const junk of [
    '',
    'suivi@ville.example',
    'suivi+26-1.k2-@ville.example',
    `${'a'.repeat(5000)}@x`,
    'suivi+a.b.c.k2-aaaaaaaaaaaaaaaa@ville.example',
  ])
    assert.equal(verifySignedAddress(keys, junk), undefined)
})

test('a key that was withdrawn verifies nothing', () => {
  const address = signedAddress(old, about)
  assert.equal(verifySignedAddress({ current: 'k2', keys: new Map([['k2', Buffer.alloc(32, 2)]]) }, address), undefined)
})

test('a Message-ID is signed with its random part, and is no address', () => {
  const id = signedMessageId(keys, { domain: 'ville.example', reference: '26-004512-K', random: 'abcdefgh' })
  assert.deepEqual(verifySignedMessageId(keys, id), { reference: '26-004512-K', keyId: 'k2' })
  assert.deepEqual(verifySignedMessageId(keys, id.slice(1, -1)), { reference: '26-004512-K', keyId: 'k2' })
  assert.equal(verifySignedMessageId(keys, id.replace('abcdefgh', 'abcdefgi')), undefined)
  const mac = /k2-([a-z2-7]{16})@/.exec(id)?.[1]
  assert.equal(verifySignedAddress(keys, `suivi+26-004512-K.k2-${mac}@ville.example`), undefined)
})

test('what does not fit is refused before it leaves', () => {
  assert.throws(() => signedAddress(keys, { ...about, reference: 'a b' }), RangeError)
  assert.throws(() => signedAddress(keys, { ...about, reference: 'a\r\nBcc: x' }), RangeError)
  assert.throws(() => signedAddress(keys, { ...about, localPart: 'x'.repeat(40) }), RangeError)
  assert.throws(() => signedMessageId(keys, { domain: 'd', reference: '26-1-A', random: 'short' }), RangeError)
  assert.throws(() => signedAddress({ current: 'k1', keys: new Map([['k1', Buffer.alloc(4)]]) }, about), RangeError)
})
