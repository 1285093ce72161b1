import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { openPool } from './pool.ts'

describe('the connections to a database', () => {
  let db: TestDatabase
  before(async () => {
    db = await testDatabase()
  })
  after(async () => db.drop())

  it('survive the death of one that is in use, between two queries', async () => {
    const pool = openPool(db.owner, { size: 2, statementTimeout: 5_000, name: 'test' })
    const held = await pool.connect()
    const { rows } = await held.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    const ended = new Promise<void>((done) => held.once('end', () => done()))
    await pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
    await ended
    await assert.rejects(held.query('SELECT 1'))
    held.release()
    assert.equal((await pool.query('SELECT 1')).rowCount, 1)
    await pool.end()
  })
})
