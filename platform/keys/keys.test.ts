import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { KEY_PURPOSES, KeyFileError, openKeys } from './index.ts'

const newFolder = () => join(mkdtempSync(join(tmpdir(), 'parvis-keys-')), 'keys')
const secretOf = (folder: string) => openKeys(folder).hmac('tracking-code', 'x').mac.toString('hex')

test('the first start makes a ring that only its owner can read', () => {
  const folder = newFolder()
  openKeys(folder)
  assert.equal(statSync(folder).mode & 0o777, 0o700)
  assert.deepEqual(readdirSync(folder), ['keys.json'])
  assert.equal(statSync(join(folder, 'keys.json')).mode & 0o777, 0o600)
})

test('a ring that a restored backup left open to everybody is closed again', () => {
  const folder = newFolder()
  openKeys(folder)
  chmodSync(join(folder, 'keys.json'), 0o644)
  openKeys(folder)
  assert.equal(statSync(join(folder, 'keys.json')).mode & 0o777, 0o600)
})

test('processes that start at once share one ring', async () => {
  const folder = newFolder()
  const program = `import { openKeys } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}; process.stdout.write(openKeys(${JSON.stringify(folder)}).hmac('tracking-code', 'x').mac.toString('hex'))`
  const starts = await Promise.all(
    Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', program])),
  )
  assert.deepEqual(new Set(starts.map((start) => start.stdout)), new Set([secretOf(folder)]))
})

test('each purpose has a key of its own', () => {
  const keys = openKeys(newFolder())
  const secrets = KEY_PURPOSES.flatMap((purpose) => [...keys.secrets(purpose).keys.values()].map((secret) => secret.toString('hex')))
  assert.equal(new Set(secrets).size, KEY_PURPOSES.length)
  assert.throws(() => keys.hmac('constructor', 'x'), /no key/)
  assert.throws(() => keys.hmac('tracking-code', 'x', '__proto__'), /unknown key/)
})

test('a purpose that a later version brings gets its key, the others keep theirs', () => {
  const folder = newFolder()
  const before = secretOf(folder)
  const path = join(folder, 'keys.json')
  const { 'file-address': _gone, ...purposes } = JSON.parse(readFileSync(path, 'utf8')).purposes
  writeFileSync(path, JSON.stringify({ version: 1, purposes }))
  assert.equal(openKeys(folder).secrets('file-address').keys.size, 1)
  assert.equal(secretOf(folder), before)
})

test('after a rotation the new key closes and the old one still opens', () => {
  const folder = newFolder()
  const keys = openKeys(folder)
  const old = keys.seal(Buffer.from('before'), 'row 1')
  const code = keys.hmac('tracking-code', 'r-1')
  assert.equal(keys.rotate('sealed-field'), 'k2')
  assert.equal(keys.rotate('tracking-code'), 'k2')
  const reopened = openKeys(folder)
  assert.equal(reopened.open(old, 'row 1').toString(), 'before')
  assert.equal(reopened.seal(Buffer.from('after'), 'row 1').toString('latin1', 1, 3), 'k2')
  assert.notDeepEqual(reopened.hmac('tracking-code', 'r-1'), code)
  assert.deepEqual(reopened.hmac('tracking-code', 'r-1', code.keyId), code)
})

test('a process that started before a rotation opens what the new key closed', () => {
  const folder = newFolder()
  const web = openKeys(folder)
  const command = openKeys(folder)
  command.rotate('sealed-field')
  assert.equal(web.open(command.seal(Buffer.from('new'), 'row 1'), 'row 1').toString(), 'new')
  const id = command.rotate('audit-seal')
  const { signature } = command.sign(Buffer.from('seal'))
  assert.equal(web.verify(Buffer.from('seal'), signature, id), true)
})

test('two processes that rotate lose no key', () => {
  const folder = newFolder()
  const one = openKeys(folder)
  const two = openKeys(folder)
  assert.deepEqual([one.rotate('file-encryption'), two.rotate('file-encryption'), one.rotate('sealed-field')], ['k2', 'k3', 'k2'])
  assert.deepEqual([...openKeys(folder).secrets('file-encryption').keys.keys()], ['k1', 'k2', 'k3'])
})

test('a sealed value opens only unchanged, in its own place and for its own purpose', () => {
  const keys = openKeys(newFolder())
  const sealed = keys.seal(Buffer.from('allergie'), 'child 1')
  assert.throws(() => keys.open(sealed, 'child 2'))
  assert.throws(() => keys.open(sealed, 'child 1', 'file-encryption'))
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed)
    changed.writeUInt8(changed.readUInt8(index) ^ 1, index)
    assert.throws(() => keys.open(changed, 'child 1'), `byte ${index}`)
    assert.throws(() => keys.open(sealed.subarray(0, index), 'child 1'), `cut at ${index}`)
  }
  assert.equal(keys.open(sealed, 'child 1').toString(), 'allergie')
})

test('a signature holds for its bytes and its key only', () => {
  const keys = openKeys(newFolder())
  const { keyId, signature } = keys.sign(Buffer.from('seal 1'))
  assert.equal(keys.verify(Buffer.from('seal 1'), signature, keyId), true)
  assert.equal(keys.verify(Buffer.from('seal 2'), signature, keyId), false)
  assert.equal(keys.verify(Buffer.from('seal 1'), signature, 'k9'), false)
})

test('a damaged ring stops the start with what to do, and is left as it is', () => {
  const folder = newFolder()
  openKeys(folder)
  const path = join(folder, 'keys.json')
  for (const content of [
    '',
    '{',
    '{"version":2,"purposes":{}}',
    '{"version":1,"purposes":{"tracking-code":{"current":"../k","keys":{}}}}',
  ]) {
    writeFileSync(path, content)
    assert.throws(
      () => openKeys(folder),
      (error) => error instanceof KeyFileError && /backup/.test(error.message),
    )
    assert.equal(readFileSync(path, 'utf8'), content)
  }
})
