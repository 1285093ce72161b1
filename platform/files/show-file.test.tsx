import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { PDFDocument } from 'pdf-lib'
import { renderToString } from 'preact-render-to-string'
import { systemActor } from '#platform/access'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import type { Reply } from '#platform/http'
import { openKeys } from '#platform/keys'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { smallPdf } from './hostile-files.testing.ts'
import { type FileStore, diskBlobs, openFileStore, showFile } from './index.ts'

let db: TestDatabase
let house: House
let files: FileStore
const folder = mkdtempSync(join(tmpdir(), 'parvis-shown-'))
const system = systemActor('files')

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  files = openFileStore({ blobs: diskBlobs(join(folder, 'blobs')), keys: openKeys(join(folder, 'keys')) })
})
after(async () => {
  files.close()
  await house.close()
  await db.drop()
  rmSync(folder, { recursive: true })
})

async function armedPdf(): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  pdf.addPage([200, 200])
  pdf.addJavaScript('a', 'app.alert(1)')
  return Buffer.from(await pdf.save())
}

/** What opening a scan answers, kept as it came; `as` what its reader chose. */
async function open(bytes: Buffer, as?: 'original' | 'copy'): Promise<Reply> {
  const kept = await house.work(system, (work) => files.receiveRaw(work, bytes, { name: 'lettre.pdf', purpose: 'letter' }))
  return reopen(kept.id, as)
}

async function reopen(id: string, as?: 'original' | 'copy'): Promise<Reply> {
  const file = await house.read(system, (tx) => files.find(tx, id))
  assert.ok(file)
  return showFile({ house, locale: 'fr', request: { url: '/desk/letters/1/original?x=1', query: { as } } }, { files, file })
}

test('a scan that runs a program is not opened: its reader is told, and chooses', async () => {
  const reply = await open(await armedPdf())
  assert.ok(reply.kind === 'page')
  const shown = renderToString(reply.body)
  assert.match(shown, /contient du contenu actif/)
  assert.match(shown, /un programme \(JavaScript\)/)
  assert.match(shown, /href="\/desk\/letters\/1\/original\?as=copy"/)
})

test('the original is given to the byte, to be saved; the copy is shown in the page and runs nothing', async () => {
  const bytes = await armedPdf()
  const original = await open(bytes, 'original')
  assert.ok(original.kind === 'download')
  assert.deepEqual(original.stream, bytes)
  assert.match(original.headers['content-disposition'] ?? '', /^attachment/)
  const copy = await open(bytes, 'copy')
  assert.ok(copy.kind === 'download' && Buffer.isBuffer(copy.stream))
  assert.match(copy.headers['content-disposition'] ?? '', /^inline/)
  assert.equal(copy.headers['content-length'], String(copy.stream.length))
  assert.ok(!copy.stream.includes('JavaScript'))
})

test('a plain PDF is shown in the page at once', async () => {
  const reply = await open(smallPdf())
  assert.ok(reply.kind === 'download')
  assert.match(reply.headers['content-disposition'] ?? '', /^inline/)
})

test('a PDF taken in before such looks were made is looked at when it is opened', async () => {
  const kept = await house.work(system, (work) => files.receiveRaw(work, smallPdf(), { name: 'ancien.pdf', purpose: 'letter' }))
  await house.work(system, ({ tx }) =>
    tx
      .updateTable('files.file')
      .set({ cautions: ['unchecked'] })
      .where('id', '=', kept.id)
      .execute(),
  )
  const reply = await reopen(kept.id)
  assert.ok(reply.kind === 'download')
  assert.match(reply.headers['content-disposition'] ?? '', /^inline/)
  const now = await house.read(system, (tx) => files.find(tx, kept.id))
  assert.deepEqual(now?.cautions, [])
})

test('what is not built as a PDF is not opened in the page, though it says that it is one', async () => {
  const reply = await open(Buffer.from('%PDF-1.4\nnothing that stands in a PDF\n'))
  assert.ok(reply.kind === 'page')
  assert.match(renderToString(reply.body), /n’a pas pu être examiné/)
  assert.doesNotMatch(renderToString(reply.body), /as=copy/)
})
