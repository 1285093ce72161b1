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

const receivedBy = 'mx.ville.example'
const trace = (ip: string, from: string, by = receivedBy) =>
  `Return-Path: <${from}>\r\nReceived: from mx.sender.example (unknown [${ip}])\r\n\tby ${by} (Postfix) with ESMTPS id 1; Mon, 23 Nov 2026 10:00:01 +0000\r\n`
const FOREIGN = trace('203.0.113.9', 'x@evil.example')
const OWN = trace('192.0.2.1', 'client@bank.example')

test('a message signed by the domain of its sender is authentic, whoever delivered it', async () => {
  const right = { result: 'pass', domain: 'bank.example', signature: 'right', delivery: 'unknown' }
  assert.deepEqual(await check(await signed(), { resolver }), right)
  assert.equal((await check(FOREIGN + (await signed()), { resolver, receivedBy })).result, 'pass')
})

test('a changed message is not authentic when our server noted who delivered it, else nothing is known but its wrong signature', async () => {
  const changed = (await signed()).replace('Bonjour', 'Payez')
  assert.equal((await check(FOREIGN + changed, { resolver, receivedBy })).result, 'fail')
  assert.deepEqual(await check(changed, { resolver }), {
    result: 'none',
    domain: 'bank.example',
    signature: 'wrong',
    delivery: 'unknown',
  })
})

test('a false sender is not authentic; the sender’s own server needs no signature', async () => {
  const faked = await check(FOREIGN + MESSAGE, { resolver, receivedBy })
  assert.deepEqual(faked, { result: 'fail', domain: 'bank.example', signature: 'absent', delivery: 'unknown' })
  const own = await check(OWN + MESSAGE, { resolver, receivedBy })
  assert.deepEqual(own, { result: 'pass', domain: 'bank.example', signature: 'absent', delivery: 'allowed' })
})

test('a line of delivery that the sender wrote under ours counts for nothing, nor does one of another server', async () => {
  assert.equal((await check(FOREIGN + OWN + MESSAGE, { resolver, receivedBy })).result, 'fail')
  assert.equal(
    (await check(trace('192.0.2.1', 'client@bank.example', 'mx.evil.example') + MESSAGE, { resolver, receivedBy })).result,
    'none',
  )
})

test('what a message says of its own checks is never believed', async () => {
  const claimed = `Authentication-Results: ${receivedBy}; spf=pass; dkim=pass; dmarc=pass header.from=bank.example\r\n`
  assert.equal((await check(claimed + FOREIGN + MESSAGE, { resolver, receivedBy })).result, 'fail')
  assert.equal((await check(claimed + MESSAGE, { resolver, receivedBy })).result, 'none')
  assert.equal((await check(claimed + MESSAGE, {})).result, 'not-checked')
})

test('a domain that asks for nothing is neither proved nor denied', async () => {
  const other = MESSAGE.replaceAll('bank.example', 'plain.example')
  assert.equal((await check(FOREIGN + other, { resolver, receivedBy })).result, 'none')
})

const silent = () => new Promise<string[][]>(() => undefined)

const broken = async () => {
  throw Object.assign(new Error('no answer'), { code: 'ETIMEOUT' })
}

test('a name server that is silent, or in trouble, holds nobody up: the message is not checked', async () => {
  assert.equal((await check(await signed(), { resolver: silent, milliseconds: 50 })).result, 'not-checked')
  assert.equal((await check(FOREIGN + MESSAGE, { resolver: broken, receivedBy })).result, 'not-checked')
  assert.equal((await check(await signed(), {})).result, 'not-checked')
})
