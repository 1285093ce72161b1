import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openKeys } from '#platform/keys'
import { type StoredFile, fileHeaders, signFileUrl, verifyFileUrl } from './index.ts'

const keys = openKeys(mkdtempSync(join(tmpdir(), 'parvis-addresses-')))
const at = Temporal.Instant.from('2026-11-16T09:00:00Z')
const grant = { fileId: '0199-f', holder: '0199-s', inline: true, until: at.add({ minutes: 5 }) }
const tokenOf = (url: string) => url.split('/')[3] ?? ''

function fileWith(changes: Partial<StoredFile>): StoredFile {
  const file: StoredFile = {
    id: 'f',
    sha256: Buffer.alloc(32),
    size: 3,
    contentType: 'image/jpeg',
    kind: 'image',
    name: 'photo.jpg',
    storageKey: '',
    wrappedKey: Buffer.alloc(0),
    state: 'ready',
    scan: 'clean',
    cautions: [],
    refusal: undefined,
  }
  return { ...file, ...changes }
}

test('an address of a file opens that file for five minutes', () => {
  const url = signFileUrl(keys, { grant, name: 'Été à Paris.jpg', at, origin: 'https://fichiers.ville.example' })
  assert.match(url, /^https:\/\/fichiers\.ville\.example\/files\/0199-f\/[^/]+\/%C3%89t%C3%A9%20%C3%A0%20Paris\.jpg$/)
  const token = new URL(url).pathname.split('/')[3] ?? ''
  assert.deepEqual(verifyFileUrl(keys, { fileId: '0199-f', token, at: at.add({ minutes: 4, seconds: 59 }) }), grant)
  assert.equal(verifyFileUrl(keys, { fileId: '0199-f', token, at: at.add({ minutes: 5 }) }), undefined)
})

test('an address opens no other file, for no other holder, no longer and not otherwise', () => {
  const token = tokenOf(signFileUrl(keys, { grant, name: 'x', at }))
  assert.notEqual(verifyFileUrl(keys, { fileId: '0199-f', token, at }), undefined)
  assert.equal(verifyFileUrl(keys, { fileId: '0199-g', token, at }), undefined)
  const [holder, seconds, how, keyId, mac = ''] = token.split('.')
  for (const forged of [
    ['0199-t', seconds, how, keyId, mac],
    [holder, String(Number(seconds) + 60), how, keyId, mac],
    [holder, seconds, 'a', keyId, mac],
    [holder, seconds, how, 'k9', mac],
    [holder, seconds, how, keyId, `${mac.startsWith('A') ? 'B' : 'A'}${mac.slice(1)}`],
    [holder, seconds, how, keyId, ''],
    [holder, seconds, how, keyId, mac, ''],
  ])
    assert.equal(verifyFileUrl(keys, { fileId: '0199-f', token: forged.join('.'), at }), undefined, forged.join('.'))
  for (const noise of ['', '....', '\0', 'x'.repeat(10_000)])
    assert.equal(verifyFileUrl(keys, { fileId: '0199-f', token: noise, at }), undefined)
})

test('an address that would live longer is not made', () => {
  assert.throws(() => signFileUrl(keys, { grant: { ...grant, until: at.add({ minutes: 6 }) }, name: 'x', at }), RangeError)
})

test('after a rotation of the ring the addresses given out still hold', () => {
  const token = tokenOf(signFileUrl(keys, { grant, name: 'x', at }))
  keys.rotate('file-address')
  assert.notEqual(verifyFileUrl(keys, { fileId: '0199-f', token, at }), undefined)
})

test('only pictures and PDF are shown; anything else is saved', () => {
  const how = (changes: Partial<StoredFile>) => fileHeaders(fileWith(changes), { inline: true })['content-disposition']?.split(';')[0]
  assert.equal(how({}), 'inline')
  assert.equal(how({ contentType: 'application/pdf', kind: 'pdf' }), 'inline')
  for (const contentType of ['text/html', 'image/svg+xml', 'text/plain; charset=utf-8', 'message/rfc822', 'application/octet-stream'])
    assert.equal(how({ contentType, kind: 'text' }), 'attachment')
  assert.match(fileHeaders(fileWith({}))['content-disposition'] ?? '', /^attachment/)
  assert.equal(fileHeaders(fileWith({ kind: 'other', contentType: 'text/html' }))['content-type'], 'application/octet-stream')
})

const dispositionOf = (name: string) => fileHeaders(fileWith({ name }))['content-disposition']

test('the headers hold whatever the name holds', () => {
  assert.equal(
    dispositionOf('Été à l’école.jpg'),
    `attachment; filename="Ete a l_ecole.jpg"; filename*=UTF-8''%C3%89t%C3%A9%20%C3%A0%20l%E2%80%99%C3%A9cole.jpg`,
  )
  assert.equal(dispositionOf(`a"b\\c%;'().jpg`), `attachment; filename="a_b_c__'().jpg"; filename*=UTF-8''a%22b%5Cc%25%3B%27%28%29.jpg`)
  for (const name of ['a\r\nSet-Cookie: x', '\u{1F600}', '\uD800', 'x'.repeat(10_000)])
    assert.match(dispositionOf(name) ?? '', /^[\x20-\x7e]+$/)
})

test('nothing in a file may run, be guessed or be kept in between', () => {
  const headers = fileHeaders(fileWith({}), { inline: true })
  assert.deepEqual(
    [headers['x-content-type-options'], headers['cache-control'], headers['content-security-policy']],
    ['nosniff', 'private, no-store', "default-src 'none'; sandbox"],
  )
})
