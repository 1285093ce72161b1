import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { dkimSign } from 'mailauth'
import { type Authenticity, type AuthenticityOptions, authenticateEmail } from './authenticate-email.ts'
import { parseEmail } from './parse-email.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const ZONE: Readonly<Record<string, string[][]>> = {
  'TXT s._domainkey.bank.example': [[`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]],
  'TXT _dmarc.bank.example': [['v=DMARC1; p=reject']],
  'TXT bank.example': [['v=spf1 ip4:192.0.2.1 -all']],
}

async function resolver(name: string, type: string): Promise<string[][]> {
  const found = ZONE[`${type} ${name}`]
  if (found) return found
  throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' })
}

const MESSAGE =
  'From: Banque <client@bank.example>\r\nTo: mairie@ville.example\r\nSubject: Relevé\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\nMessage-ID: <a@bank.example>\r\n\r\nBonjour\r\n'

async function signed(): Promise<string> {
  const { signatures } = await dkimSign(Buffer.from(MESSAGE), {
    signingDomain: 'bank.example',
    selector: 's',
    privateKey,
    signatureData: [{ signingDomain: 'bank.example', selector: 's', privateKey }],
  })
  return signatures + MESSAGE
}

function check(raw: string, options: AuthenticityOptions): Promise<Authenticity> {
  return authenticateEmail(Buffer.from(raw), parseEmail(Buffer.from(raw)), options)
}

const client = { ip: '203.0.113.9', helo: 'evil.example', mailFrom: 'x@evil.example' }

test('a message signed by the domain of its sender is authentic', async () => {
  assert.deepEqual(await check(await signed(), { resolver }), { result: 'pass', shownBy: 'signature', domain: 'bank.example' })
})

test('a changed message is not authentic when we know who delivered it, else nothing is known', async () => {
  const changed = (await signed()).replace('Bonjour', 'Payez')
  assert.equal((await check(changed, { resolver, client })).result, 'fail')
  assert.equal((await check(changed, { resolver })).result, 'none')
})

test('a false sender is not authentic', async () => {
  assert.equal((await check(MESSAGE, { resolver, client })).result, 'fail')
})

test('the sender’s own server needs no signature', async () => {
  assert.equal(
    (await check(MESSAGE, { resolver, client: { ip: '192.0.2.1', helo: 'mx.bank.example', mailFrom: 'client@bank.example' } })).result,
    'pass',
  )
})

function noted(...fields: string[]): Promise<Authenticity> {
  return check(`${fields.map((field) => `${field}\r\n`).join('')}${MESSAGE}`, { authservId: 'mx.ville.example' })
}

test('what our server noted counts, and what others wrote in its place does not', async () => {
  assert.equal((await noted('Authentication-Results: mx.ville.example; spf=pass; dmarc=pass header.from=bank.example')).result, 'pass')
  assert.equal((await noted('Authentication-Results: mx.ville.example (x); dmarc = fail (p=reject)')).result, 'fail')
  assert.equal(
    (await noted('Authentication-Results: mx.ville.example; spf=pass', 'Authentication-Results: mx.ville.example; dmarc=pass')).result,
    'pass',
  )
  assert.equal((await noted('Authentication-Results: evil.example; dmarc=pass')).result, 'none')
  assert.equal(
    (await noted('Authentication-Results: evil.example; none', 'Authentication-Results: mx.ville.example; dmarc=pass')).result,
    'none',
  )
  assert.equal(
    (
      await noted(
        'Authentication-Results: mx.ville.example; dmarc=fail',
        'Received: from evil',
        'Authentication-Results: mx.ville.example; dmarc=pass',
      )
    ).result,
    'fail',
  )
})

test('a name server that does not answer holds nobody up', async () => {
  assert.equal((await check(await signed(), { resolver: () => new Promise(() => undefined), milliseconds: 50 })).result, 'none')
})
