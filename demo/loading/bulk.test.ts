import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { insertRows } from './bulk.ts'

let db: TestDatabase
let client: pg.Client

before(async () => {
  db = await testDatabase()
  client = new pg.Client({ connectionString: db.url })
  await client.connect()
})
after(async () => {
  await client.end()
  await db.drop()
})

test('what the demonstration city says never leaves a sign alone at the start of a line', async () => {
  await insertRows(
    client,
    'organisation.sector',
    ['code', 'name', 'sensitivity', 'position'],
    [{ code: 'S-1', name: 'Sûr ? « Oui ! » : 20 % ; "a":b', sensitivity: 'normal', position: 1 }],
  )
  const { rows } = await client.query<{ name: string }>("SELECT name FROM organisation.sector WHERE code = 'S-1'")
  assert.equal(rows[0]?.name, 'Sûr\u202f? «\u00a0Oui\u202f!\u00a0»\u00a0: 20\u00a0%\u202f; "a":b')
})
