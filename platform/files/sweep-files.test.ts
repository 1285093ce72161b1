import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { systemActor, visitor } from '#platform/access'
import { SILENT_OUTBOX, openHouse } from '#platform/database'
import { openKeys } from '#platform/keys'
import { testDatabase } from '#platform/testing'
import { photograph } from './hostile-files.testing.ts'
import { diskBlobs, filesStillThere, openFileStore, sweepFilesJob } from './index.ts'

const database = await testDatabase()
let now = Temporal.Instant.from('2026-11-16T09:00:00Z')
const house = openHouse({ connection: database.application, outbox: SILENT_OUTBOX, clock: () => now })
const folder = mkdtempSync(join(tmpdir(), 'parvis-sweep-'))
const blobFolder = join(folder, 'files')
mkdirSync(blobFolder)
const files = openFileStore({ blobs: diskBlobs(blobFolder), keys: openKeys(join(folder, 'keys')) })
const owner = new pg.Client({ connectionString: database.url })
const system = systemActor('test')

before(async () => {
  await owner.connect()
  // A module that nobody knew when the sweeper was written.
  await owner.query(`CREATE SCHEMA later; CREATE TABLE later.paper (id int PRIMARY KEY, kept_in uuid NOT NULL REFERENCES files.file)`)
})
after(async () => {
  files.close()
  await owner.end()
  await house.close()
  await database.drop()
  rmSync(folder, { recursive: true })
})

const blobCount = () => readdirSync(blobFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
const isThere = async (id: string) => (await house.read(system, (tx) => files.find(tx, id))) !== undefined
const sweep = () => sweepFilesJob(files).run({}, { house, signal: new AbortController().signal })

async function* bytes() {
  yield await photograph()
}

async function sent(): Promise<string> {
  const received = await files.take(house, visitor(), bytes(), { name: 'p.jpg', allowed: ['image'], maxBytes: 1e7, purpose: 'request' })
  assert.ok(received.ok)
  return received.file.id
}

test('a file that no record took is forgotten after a day, row and bytes; earlier that it waits for its form', async () => {
  const earlier = blobCount()
  const id = await sent()
  now = now.add({ hours: 23 })
  await sweep()
  assert.equal(await isThere(id), true)
  now = now.add({ hours: 2 })
  await sweep()
  assert.equal(await isThere(id), false)
  assert.equal(blobCount(), earlier)
  await sweep()
})

test('a file that a record of any module refers to is never forgotten, not even when it is asked for by name', async () => {
  const id = await sent()
  await owner.query('INSERT INTO later.paper VALUES (1, $1)', [id])
  now = now.add({ hours: 48 })
  await sweep()
  assert.equal(await files.forget(house, id), false)
  const file = await house.read(system, (tx) => files.find(tx, id))
  assert.ok(file !== undefined && (await files.read(file)).length > 0)
})

test('a file that is being put on a record is not taken away under it', async () => {
  const id = await sent()
  now = now.add({ hours: 48 })
  const forgotten = await house.work(system, async (work) => {
    assert.deepEqual([...(await filesStillThere(work.tx, [id, crypto.randomUUID()]))], [id])
    const forgetting = files.forget(house, id)
    await owner.query('INSERT INTO later.paper VALUES (2, $1)', [id])
    return { forgetting }
  })
  assert.equal(await forgotten.forgetting, false)
  assert.equal(await isThere(id), true)
})

test('a file is seen by the house and by who sees its record, by nobody else', async () => {
  const id = await sent()
  assert.equal(await isThere(id), true)
  assert.equal(await house.read(visitor(), (tx) => files.find(tx, id)), undefined)
})

test('every column that names a file is a foreign key to it: else the sweeper would not know that it is in use', async () => {
  const { rows } = await owner.query<{ name: string }>(`
    SELECT n.nspname || '.' || c.relname || '.' || a.attname AS name
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND a.atttypid = 'uuid'::regtype AND (a.attname ~ '(^|_)file_id$' OR a.attname = 'preview_id')
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid = 'files.file'::regclass AND a.attnum = ANY (k.conkey))`)
  assert.deepEqual(
    rows.map((row) => row.name),
    [],
  )
})
