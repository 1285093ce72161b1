import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import sharp from 'sharp'
import { systemActor, visitor } from '#platform/access'
import { SILENT_OUTBOX, openHouse } from '#platform/database'
import { openKeys } from '#platform/keys'
import { testDatabase } from '#platform/testing'
import { type BlobStore, StorageError } from './blob-store.ts'
import { bufferOf } from './buffer-of.ts'
import { fakeClamd } from './fake-clamd.testing.ts'
import { EICAR, SVG_WITH_SCRIPT, bombPng, photograph, smallPdf, wordDocument, zip } from './hostile-files.testing.ts'
import { type Received, type StoredFile, BlobMissing, FileNotReady, checkFilesJob, countFiles, diskBlobs, openFileStore } from './index.ts'
import { openInspector } from './inspector.ts'

const database = await testDatabase()
let now = Temporal.Instant.from('2026-11-16T09:00:00Z')
const house = openHouse({ connection: database.application, outbox: SILENT_OUTBOX, clock: () => now })
const folder = mkdtempSync(join(tmpdir(), 'parvis-files-'))
const keys = openKeys(join(folder, 'keys'))
const blobFolder = join(folder, 'files')
mkdirSync(blobFolder)
const clamd = await fakeClamd()
const inspector = openInspector()
const files = openFileStore({ blobs: diskBlobs(blobFolder), keys, inspector })
const scanned = openFileStore({ blobs: diskBlobs(blobFolder), keys, clamd: clamd.address, inspector })

after(async () => {
  inspector.close()
  await clamd.close()
  await house.close()
  await database.drop()
  rmSync(folder, { recursive: true })
})

const PHOTO_FORM = { name: 'photo.jpg', allowed: ['image', 'pdf'], maxBytes: 20 * 1024 * 1024, purpose: 'request' }
const LETTER = { name: 'piece', allowed: ['any'], maxBytes: 20 * 1024 * 1024, purpose: 'mail' }

async function* inPieces(bytes: Buffer, size = 10_000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const send = (bytes: Buffer | string, options: Partial<typeof PHOTO_FORM> = {}, store = files) =>
  store.take(house, visitor(), inPieces(Buffer.from(bytes)), { ...PHOTO_FORM, ...options })

function taken(received: Received): StoredFile {
  assert.ok(received.ok, JSON.stringify(received))
  return received.file
}

const refusalOf = (received: Received) => (received.ok ? `taken as ${received.file.contentType}` : received.message)
const blobCount = () => readdirSync(blobFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
const found = (id: string) => house.read(systemActor('test'), (tx) => files.find(tx, id))

test('a form that takes pictures and PDF takes nothing that only says it is one', async () => {
  const photo = await photograph()
  const before = blobCount()
  for (const [what, bytes, refusal] of [
    ['a program', Buffer.concat([Buffer.from('MZ\u0090\u0000'), Buffer.alloc(500)]), 'file-kind'],
    ['a page', Buffer.from('<!DOCTYPE html><script>alert(1)</script>'), 'file-kind'],
    ['a drawing with a script', SVG_WITH_SCRIPT, 'file-kind'],
    ['an archive', zip({ 'photo.jpg': 'x' }), 'file-kind'],
    ['a letter with macros', wordDocument({ macros: true }), 'file-kind'],
    ['a text', Buffer.from('bonjour'), 'file-kind'],
    ['a script that begins like a picture', Buffer.from('GIF89a=1;alert(1)'), 'file-unreadable'],
    ['a photograph cut in half', photo.subarray(0, photo.length - 100), 'file-unreadable'],
    ['a PDF without end', smallPdf().subarray(0, -40), 'file-unreadable'],
    ['a picture of 900 million points', bombPng(30_000, 30_000), 'file-unreadable'],
    ['nothing', Buffer.alloc(0), 'no-file'],
  ] as const) {
    assert.equal(refusalOf(await send(bytes)), refusal, what)
  }
  assert.equal(blobCount(), before)
})

test('a file larger than the form takes is refused while it comes in, and nothing of it stays', async () => {
  const before = blobCount()
  let asked = 0
  async function* endless() {
    for (;;) {
      asked += 1
      yield Buffer.alloc(64 * 1024, 1)
    }
  }
  const received = await files.take(house, visitor(), endless(), { ...PHOTO_FORM, maxBytes: 1024 * 1024 })
  assert.deepEqual(received, { ok: false, message: 'file-too-large', data: { maximum: 1 } })
  assert.ok(asked < 20)
  assert.equal(blobCount(), before)
})

test('a photograph is drawn anew: upright, without place, device or words', async () => {
  const file = taken(await send(await photograph({ width: 60, height: 40, orientation: 6 })))
  assert.deepEqual(
    [file.state, file.kind, file.contentType, file.name, file.scan],
    ['ready', 'image', 'image/jpeg', 'photo.jpg', 'not-scanned'],
  )
  const drawn = await files.read(file)
  const facts = await sharp(drawn).metadata()
  assert.deepEqual(
    [facts.width, facts.height, facts.exif, facts.orientation, facts.xmp, facts.icc],
    [40, 60, undefined, undefined, undefined, undefined],
  )
  assert.ok(!drawn.includes('Jeanne') && !drawn.includes('GPS'))
  assert.equal(file.size, drawn.length)
  assert.deepEqual(file.sha256, createHash('sha256').update(drawn).digest())
})

test('what was hidden behind a picture stays behind', async () => {
  const polyglot = Buffer.concat([await photograph(), zip({ 'evil.html': '<script>alert(1)</script>' })])
  const drawn = await files.read(taken(await send(polyglot)))
  assert.ok(!drawn.includes('PK\u0003\u0004') && !drawn.includes('<script>'))
})

test('a picture with transparency keeps it', async () => {
  const png = await sharp({ create: { width: 10, height: 10, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .png()
    .toBuffer()
  const file = taken(await send(png, { name: 'logo.jpeg' }))
  assert.deepEqual([file.contentType, file.name], ['image/png', 'logo.png'])
})

test('the name follows the content, and can neither turn round nor be endless', async () => {
  assert.equal(taken(await send(smallPdf(), { name: 'photo.jpg.exe' })).name, 'photo.pdf')
  assert.equal(taken(await send(smallPdf(), { name: 'facture\u202Efdp.exe' })).name, 'facturefdp.pdf')
  assert.ok(taken(await send(smallPdf(), { name: 'é'.repeat(5_000) })).name.length <= 200)
  assert.equal(taken(await send(smallPdf(), { name: '../../../etc/passwd' })).name, 'passwd.pdf')
})

test('nothing readable lies on the disk, and the bytes of one file do not open as another', async () => {
  const text = 'Jeanne habite rue de la Paix. '.repeat(5_000)
  const one = taken(await send(text, { allowed: ['text'] }))
  const other = taken(await send(`${text}!`, { allowed: ['text'] }))
  const onDisk = readFileSync(join(blobFolder, one.storageKey.slice(0, 2), one.storageKey.slice(2, 4), one.storageKey))
  assert.ok(!onDisk.includes('Jeanne'))
  await assert.rejects(files.read({ ...one, storageKey: other.storageKey }))
  await assert.rejects(files.read({ ...one, wrappedKey: other.wrappedKey }))
  await assert.rejects(files.read({ ...one, size: one.size - 1 }))
  assert.equal((await files.read(one)).toString(), text)
})

test('a range of a file is given without the rest; one outside it is refused', async () => {
  const text = Array.from({ length: 40_000 }, (_, line) => String(line % 10)).join('')
  const file = taken(await send(text, { allowed: ['text'] }))
  assert.equal((await bufferOf(await files.open(file, { start: 39_995, end: 39_999 }))).toString(), '56789')
  for (const range of [
    { start: 0, end: 40_000 },
    { start: -1, end: 5 },
    { start: 9, end: 5 },
  ])
    await assert.rejects(files.open(file, range), RangeError)
})

test('after the ring was rotated older files still open', async () => {
  const file = taken(await send(smallPdf()))
  keys.rotate('file-encryption')
  assert.deepEqual(await files.read(file), smallPdf())
  assert.deepEqual(await files.read(taken(await send(smallPdf()))), smallPdf())
})

test('a virus is refused, its bytes are gone, and the refusal is remembered', async () => {
  const before = blobCount()
  assert.equal(refusalOf(await send(EICAR, { allowed: ['any'] }, scanned)), 'file-infected')
  assert.equal(refusalOf(await send(Buffer.concat([smallPdf(), EICAR]), {}, scanned)), 'file-infected')
  assert.equal(blobCount(), before)
  const counts = await house.read(systemActor('test'), countFiles)
  assert.ok((counts.find((each) => each.state === 'refused')?.count ?? 0) >= 2)
})

test('a scanned file says it is clean; without a scanner it says it was not scanned', async () => {
  assert.equal(taken(await send(smallPdf(), {}, scanned)).scan, 'clean')
  assert.equal(taken(await send(smallPdf())).scan, 'not-scanned')
  assert.deepEqual(clamd.scanned.at(-1), smallPdf())
})

test('while the scanner is away files wait, closed, and are looked at when it is back', async () => {
  for (const behaviour of ['INSTREAM size limit exceeded. ERROR', 'stream: OK FOUND or not', '']) {
    clamd.behaviour = behaviour
    const file = taken(await send(await photograph(), {}, scanned))
    assert.deepEqual(
      [file.state, file.kind, file.contentType, file.name],
      ['quarantined', 'other', 'application/octet-stream', 'photo.bin'],
      behaviour,
    )
    await assert.rejects(scanned.read(file), (error) => error instanceof FileNotReady && error.state === 'quarantined')
    clamd.behaviour = 'scan'
    assert.equal(await scanned.check(house, file.id), 'ready')
    assert.equal(await scanned.check(house, file.id), 'ready')
    const ready = await found(file.id)
    assert.deepEqual([ready?.state, ready?.scan, ready?.name, ready?.contentType], ['ready', 'clean', 'photo.jpg', 'image/jpeg'])
  }
})

test('the job looks at what waits and at what a dead process left, and forgets old refusals', async () => {
  clamd.behaviour = ''
  const waiting = taken(await send(smallPdf(), {}, scanned))
  const virus = taken(await send(EICAR, { allowed: ['any'] }, scanned))
  const orphan = taken(await send(smallPdf(), {}, scanned))
  clamd.behaviour = 'scan'
  await house.work(systemActor('test'), (work) =>
    work.tx.updateTable('files.file').set({ state: 'checking', checked_at: work.at }).where('id', '=', orphan.id).execute(),
  )
  const run = () => checkFilesJob(scanned).run({}, { house, signal: new AbortController().signal })
  const states = async () => [(await found(waiting.id))?.state, (await found(virus.id))?.state, (await found(orphan.id))?.state]
  await run()
  assert.deepEqual(await states(), ['quarantined', 'quarantined', 'checking'])
  now = now.add({ minutes: 2 })
  await run()
  assert.deepEqual(await states(), ['ready', 'refused', 'checking'])
  now = now.add({ minutes: 5 })
  await run()
  assert.deepEqual(await states(), ['ready', 'refused', 'ready'])
  now = now.add({ hours: 24 * 31 })
  await run()
  assert.deepEqual(await states(), ['ready', undefined, 'ready'])
})

test('two processes that look at one file do it once', async () => {
  clamd.behaviour = ''
  const file = taken(await send(await photograph(), {}, scanned))
  clamd.behaviour = 'scan'
  const looks = clamd.scanned.length
  const before = blobCount()
  await Promise.all([scanned.check(house, file.id), scanned.check(house, file.id), scanned.check(house, file.id)])
  assert.equal(clamd.scanned.length, looks + 1)
  assert.equal(blobCount(), before)
  assert.equal((await found(file.id))?.state, 'ready')
})

test('a look that took so long that another was begun changes nothing when it ends', async () => {
  const gate = Promise.withResolvers<void>()
  const slow = openFileStore({
    blobs: diskBlobs(blobFolder),
    keys,
    inspector: {
      async inspect() {
        await gate.promise
        return {
          ended: 'done',
          inspection: { readable: false, cautions: [], content: { kind: 'image', contentType: 'image/jpeg', extension: 'jpg' } },
        }
      },
      disarm: async () => undefined,
      close: () => {},
    },
  })
  clamd.behaviour = ''
  const file = taken(await send(await photograph(), {}, scanned))
  clamd.behaviour = 'scan'
  const late = slow.check(house, file.id)
  while ((await found(file.id))?.state !== 'checking');
  now = now.add({ minutes: 6 })
  assert.equal(await scanned.check(house, file.id), 'ready')
  gate.resolve()
  await late
  const settled = await found(file.id)
  assert.equal(settled?.state, 'ready')
  assert.equal((await sharp(await files.read(taken({ ok: true, file: settled }))).metadata()).format, 'jpeg')
})

test('a letter keeps every attachment: what cannot be opened is kept as it came, to be saved and not shown', async () => {
  for (const bytes of [
    SVG_WITH_SCRIPT,
    bombPng(30_000, 30_000),
    zip({ a: 'x' }),
    (await photograph()).subarray(0, 200),
    smallPdf().subarray(0, -40),
  ]) {
    const file = await house.work(systemActor('mail'), async (work) => taken(await files.receive(work, bytes, LETTER)))
    assert.deepEqual([file.state, file.kind, file.contentType], ['ready', 'other', 'application/octet-stream'])
    assert.deepEqual(await files.read(file), bytes)
  }
  const photo = await house.work(systemActor('mail'), async (work) => taken(await files.receive(work, await photograph(), LETTER)))
  assert.equal(photo.contentType, 'image/jpeg')
})

test('what is received in a transaction that fails is no file', async () => {
  let id = ''
  await assert.rejects(
    house.work(systemActor('mail'), async (work) => {
      id = taken(await files.receive(work, smallPdf(), LETTER)).id
      throw new Error('the message could not be registered')
    }),
  )
  assert.equal(await found(id), undefined)
})

test('raw mail is kept to the byte', async () => {
  const raw = Buffer.from('From: a@b.example\r\nSubject: \u00E9\r\n\r\n\u0000\u00FF', 'latin1')
  const file = await house.work(systemActor('mail'), (work) => files.receiveRaw(work, raw, { name: 'message.eml', purpose: 'mail-raw' }))
  assert.deepEqual(await files.read(file), raw)
})

test('without room the sender is told so, and nothing half is kept', async () => {
  const blobs: BlobStore = { ...diskBlobs(blobFolder), put: () => Promise.reject(new StorageError('full', undefined)) }
  const full = openFileStore({ blobs, keys, inspector })
  assert.deepEqual(await send(smallPdf(), {}, full), { ok: false, message: 'storage-full', data: {} })
  const refused = await house.work(systemActor('mail'), (work) => full.receive(work, smallPdf(), LETTER))
  assert.deepEqual(refused, { ok: false, message: 'storage-full', data: {} })
})

test('bytes that are gone are said to be gone', async () => {
  const file = taken(await send(smallPdf()))
  await diskBlobs(blobFolder).delete(file.storageKey)
  await assert.rejects(files.read(file), BlobMissing)
})
