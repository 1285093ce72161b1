import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { parseEmail } from './parse-email.ts'
import { openSignedEnvelope } from './signed-envelope.ts'

let folder = ''
const openssl = hasOpenssl()

function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'])
    return true
  } catch {
    return false
  }
}

const INNER =
  'Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\nBonjour signé\r\n--i\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename=a.csv\r\n\r\n1;2\r\n--i--\r\n'

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'smime-'))
  if (!openssl) return
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      join(folder, 'key'),
      '-out',
      join(folder, 'cert'),
      '-subj',
      '/CN=Awa',
      '-days',
      '2',
    ],
    { stdio: 'ignore' },
  )
  writeFileSync(join(folder, 'inner'), INNER)
})
after(() => rmSync(folder, { recursive: true, force: true }))

function smime(how: readonly string[], certificate: readonly string[] = []): Buffer {
  return execFileSync(
    'openssl',
    ['cms', ...how, '-in', join(folder, 'inner'), '-from', 'awa@example.org', '-subject', 'Signé', ...certificate],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
}

const skip = openssl ? false : 'openssl is not at hand'

test('an opaque signed message is read as if it had come plain, in both ways of writing it', { skip }, () => {
  for (const streamed of [[], ['-stream']]) {
    const email = parseEmail(
      smime(['-sign', '-nodetach', '-binary', ...streamed, '-signer', join(folder, 'cert'), '-inkey', join(folder, 'key')]),
    )
    assert.equal(email.signed, 'smime')
    assert.equal(email.text.trim(), 'Bonjour signé')
    assert.equal(email.attachments[0]?.name, 'a.csv')
    assert.deepEqual(email.repairs, [])
  }
})

test('a message with its signature beside it shows its words and keeps the signature', { skip }, () => {
  const email = parseEmail(smime(['-sign', '-binary', '-signer', join(folder, 'cert'), '-inkey', join(folder, 'key')]))
  assert.equal(email.signed, 'smime')
  assert.match(email.text, /Bonjour signé/)
  assert.equal(email.attachments.at(-1)?.kind, 'signature')
})

test('an encrypted message is known as such and kept closed', { skip }, () => {
  const email = parseEmail(smime(['-encrypt', '-aes256'], [join(folder, 'cert')]))
  assert.equal(email.encrypted, 'smime')
  assert.equal(email.text, '')
  assert.equal(email.attachments.length, 1)
})

test('bytes that are no envelope are kept as a file', () => {
  assert.equal(openSignedEnvelope(Buffer.from('x')).kind, 'unreadable')
  assert.equal(openSignedEnvelope(Buffer.alloc(1000, 0x30)).kind, 'unreadable')
  assert.equal(openSignedEnvelope(Buffer.alloc(100_000, 0x80)).kind, 'unreadable')
})
