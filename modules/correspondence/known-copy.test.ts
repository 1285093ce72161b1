import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { buildSmallCity } from '#modules/requests/testing'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { type FileStore, diskBlobs, openFileStore } from '#platform/files'
import { openKeys } from '#platform/keys'
import { testDatabase } from '#platform/testing'
import { openMailOffice } from './mail-office.ts'
import { type ReadingTools, readInbound } from './read-inbound.ts'
import { storeInbound } from './store-inbound.ts'

let db: Awaited<ReturnType<typeof testDatabase>>
let house: House
let files: FileStore
let folder: string
let tools: ReadingTools

before(async () => {
  db = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'parvis-copies-'))
  const ring = openKeys(join(folder, 'keys'))
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  await buildSmallCity(house)
  files = openFileStore({ blobs: diskBlobs(join(folder, 'files')), keys: ring })
  const smtp = { host: '127.0.0.1', port: 9, secure: false }
  const office = openMailOffice({
    ring,
    domain: 'ville.example',
    addresses: [],
    smtp,
    origin: 'http://ville.example',
    nameServers: undefined,
  })
  tools = { files, office }
})
after(async () => {
  files.close()
  await house.close()
  await db.drop()
  await rm(folder, { recursive: true, force: true })
})

async function stored(trace: string, over: { id: string; text?: string; from?: string }): Promise<string> {
  const raw = [
    `Received: ${trace}`,
    `From: ${over.from ?? 'Awa Diallo <awa@example.org>'}`,
    'To: contact@ville.example',
    'Subject: Lampadaire',
    'Date: Mon, 23 Nov 2026 10:00:00 +0000',
    `Message-ID: <${over.id}@example.org>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    over.text ?? 'Le lampadaire ne marche plus.',
    '',
  ].join('\r\n')
  const kept = await storeInbound(house, files, { raw: Buffer.from(raw), source: 'imap', mailbox: 'contact', arrivedAt: house.now() })
  return kept.inbound.id
}
const read = async (id: string) => {
  const inbound = await readInbound(house, tools, id)
  return [inbound.state, inbound.reason]
}

test('a message that a mail server sends again, because it had no answer, makes one request', async () => {
  const first = await stored('from a by b; 10:00', { id: 'again' })
  const second = await stored('from a by b; 10:05, tried again', { id: 'again' })
  const states = await Promise.all([read(first), read(second)])
  assert.deepEqual(states.map(([state]) => state).toSorted(), ['ignored', 'registered'])
  assert.ok(states.some(([, reason]) => reason === 'duplicate'))
})

test('a message with a used Message-ID and other words or another sender is a message of its own', async () => {
  assert.deepEqual(await read(await stored('a', { id: 'shared' })), ['registered', 'new-matter'])
  assert.deepEqual(await read(await stored('b', { id: 'shared', text: 'Et le trottoir est cassé.' })), ['registered', 'new-matter'])
  assert.deepEqual(await read(await stored('c', { id: 'shared', from: 'Luc Petit <luc@example.org>' })), ['registered', 'new-matter'])
})
