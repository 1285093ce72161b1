import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { dkimSign } from 'mailauth'
import { type SmallCity, buildSmallCity } from '#modules/requests/testing'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { type FileStore, diskBlobs, openFileStore } from '#platform/files'
import { openKeys } from '#platform/keys'
import { systemActor } from '#platform/access'
import { type NameServers, signedAddress } from '#platform/mail'
import { testDatabase } from '#platform/testing'
import { findRequest } from '#modules/requests'
import { type InboundEmail, listSenderChecks } from './inbound-store.ts'
import { type MailOffice, openMailOffice } from './mail-office.ts'
import { readInbound } from './read-inbound.ts'
import { senderWords } from './sender-words.ts'
import { storeInbound } from './store-inbound.ts'

const DOMAIN = 'bank.example'
const OURS = 'mx.ville.example'
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const ZONE: Readonly<Record<string, string[][]>> = {
  [`TXT s._domainkey.${DOMAIN}`]: [[`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]],
  [`TXT _dmarc.${DOMAIN}`]: [['v=DMARC1; p=reject']],
  [`TXT ${DOMAIN}`]: [['v=spf1 ip4:192.0.2.1 -all']],
}
const answering: NameServers = async (name, type) => {
  const found = ZONE[`${type} ${name}`]
  if (found) return found
  throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' })
}
const system = systemActor('test')

let db: Awaited<ReturnType<typeof testDatabase>>
let house: House
let city: SmallCity
let files: FileStore
let folder: string
let ring: ReturnType<typeof openKeys>

before(async () => {
  db = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'parvis-sender-'))
  ring = openKeys(join(folder, 'keys'))
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  city = await buildSmallCity(house)
  files = openFileStore({ blobs: diskBlobs(join(folder, 'files')), keys: ring })
})
after(async () => {
  files.close()
  await house.close()
  await db.drop()
  await rm(folder, { recursive: true, force: true })
})

function office(nameServers: NameServers | undefined): MailOffice {
  const smtp = { host: '127.0.0.1', port: 9, secure: false }
  return openMailOffice({
    ring,
    domain: 'ville.example',
    addresses: [],
    smtp,
    origin: 'http://ville.example',
    nameServers,
    receivedBy: OURS,
  })
}

let count = 0
async function written(over: { to?: string; text?: string } = {}): Promise<string> {
  count += 1
  const message = [
    'From: Client Honnete <client@bank.example>',
    `To: ${over.to ?? 'contact@ville.example'}`,
    `Subject: Lampadaire ${count}`,
    'Date: Mon, 23 Nov 2026 10:00:00 +0000',
    `Message-ID: <${count}@bank.example>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    over.text ?? `Le lampadaire ${count} ne marche plus.`,
    '',
  ].join('\r\n')
  const { signatures } = await dkimSign(Buffer.from(message), {
    signingDomain: DOMAIN,
    selector: 's',
    privateKey,
    signatureData: [{ signingDomain: DOMAIN, selector: 's', privateKey }],
  })
  return signatures + message
}

const FOREIGN = `Return-Path: <x@evil.example>\r\nReceived: from evil.example (evil.example [203.0.113.9]) by ${OURS} with ESMTP; Mon, 23 Nov 2026 10:00:01 +0000\r\n`

async function arrive(raw: string, nameServers: NameServers | 'nobody' = answering): Promise<InboundEmail> {
  const { inbound } = await storeInbound(house, files, {
    raw: Buffer.from(raw),
    source: 'imap',
    mailbox: 'contact',
    arrivedAt: house.now(),
  })
  return readInbound(house, { files, office: office(nameServers === 'nobody' ? undefined : nameServers) }, inbound.id)
}

async function replyAddress(inbound: InboundEmail): Promise<string> {
  const request = await house.read(system, (tx) => findRequest(tx, { id: inbound.requestId ?? '' }))
  const { keys, domain } = office(undefined)
  return signedAddress(keys, { localPart: 'suivi', domain, reference: request?.reference ?? '' })
}

test('a signed message is kept as verified, and an answer of its sender to our address joins the request', async () => {
  assert.ok(city)
  const first = await arrive(await written())
  assert.equal(first.state, 'registered')
  assert.deepEqual(first.authenticity, { result: 'pass', domain: DOMAIN, signature: 'right', delivery: 'unknown' })
  const answer = await arrive(FOREIGN + (await written({ to: await replyAddress(first) })))
  assert.equal(answer.state, 'attached')
  assert.equal(answer.authenticity.result, 'pass')
  const checks = await house.read(system, (tx) => listSenderChecks(tx, first.requestId ?? ''))
  assert.equal(checks.first?.result, 'pass')
  assert.equal(checks.byInbound.get(answer.id)?.result, 'pass')
})

test('a false sender who knows the address of the answers is held, though the address is rightly signed and the name takes part', async () => {
  const first = await arrive(await written())
  const forged = (await written({ to: await replyAddress(first) })).replace('ne marche plus', 'est réparé, fermez')
  const held = await arrive(FOREIGN + forged)
  assert.equal(held.state, 'held')
  assert.equal(held.reason, 'sender-not-authentic')
  assert.deepEqual(held.candidateIds, [first.requestId])
  assert.equal(held.authenticity.result, 'fail')
  assert.match(senderWords(held.authenticity, 'fr').text, /sans doute fausse.*bank\.example/)
  const claimed = await arrive(`Authentication-Results: ${OURS}; dmarc=pass\r\n${FOREIGN}${forged}`)
  assert.equal(claimed.state, 'held')
})

const broken: NameServers = async () => {
  throw Object.assign(new Error('no answer'), { code: 'ETIMEOUT' })
}

test('name servers that are silent, broken or absent stop nothing: the answer joins, noted as not checked', async () => {
  const first = await arrive(await written())
  const to = await replyAddress(first)
  for (const nameServers of [broken, 'nobody'] as const) {
    const answer = await arrive(FOREIGN + (await written({ to })), nameServers)
    assert.equal(answer.state, 'attached')
    assert.equal(answer.authenticity.result, 'not-checked')
    assert.match(senderWords(answer.authenticity, 'fr').text, /n’a pas été vérifiée/)
  }
})
