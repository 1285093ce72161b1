import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { visitor } from '#platform/access'
import { type ConnectionSettings, type House, SILENT_OUTBOX, openHouse, sql } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { type Layout, createServer, json, page, route } from './index.ts'

const NOWHERE: ConnectionSettings = { host: '127.0.0.1', port: 1, user: 'nobody', database: 'none' }
const STATEMENTS: Readonly<Record<string, string>> = {
  fine: 'SELECT 1',
  slow: 'SELECT pg_sleep(20)',
  killed: 'SELECT pg_terminate_backend(pg_backend_pid())',
  full: `DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$`,
  wrong: 'SELECT no_such_column',
}

let db: TestDatabase
let folder: string
const opened: { house: House; server: FastifyInstance }[] = []

before(async () => {
  db = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'parvis-away-'))
})
after(async () => {
  for (const { house, server } of opened) {
    await server.close()
    await house.close()
  }
  await db.drop()
  await rm(folder, { recursive: true })
})

/** The frame of each page asks the database too, as that of the city's pages does for its name. */
const layout: Layout = async (shown, _frame, call) => {
  await call.house.read(visitor(), (tx) => sql`SELECT 1`.execute(tx))
  return (
    <html lang={call.locale}>
      <body class="framed">{shown.body}</body>
    </html>
  )
}

const ask = (path: string, audience: 'public' | 'api') =>
  route({
    method: 'GET',
    path,
    audience,
    access: 'anyone',
    handle: async (call) => {
      const name = call.request.url.split('/').at(-1) ?? ''
      await call.house.read(visitor(), (tx) => sql.raw(STATEMENTS[name] ?? '').execute(tx))
      return audience === 'api' ? json({}) : page('Fine', <p>fine</p>)
    },
  })

async function serverOn(connection: ConnectionSettings, diskIsFull = false) {
  const house = openHouse({ connection, outbox: SILENT_OUTBOX, statementTimeout: 300 })
  const server = await createServer({
    house,
    routes: [ask('/page/:name', 'public'), ask('/api/:name', 'api')],
    layouts: { agent: layout, public: layout },
    identify: async () => undefined,
    admits: () => true,
    receive: async () => ({ ok: false, message: 'no-file', data: {} }),
    origin: 'http://localhost',
    csrfKey: randomBytes(32),
    publicFolder: folder,
    signIn: '/desk/sign-in',
    diskIsFull: () => diskIsFull,
  })
  opened.push({ house, server })
  return async (url: string, locale = 'fr') => {
    const answer = await server.inject({ method: 'GET', url, headers: { 'accept-language': locale } })
    return { status: answer.statusCode, retryAfter: answer.headers['retry-after'], text: answer.body }
  }
}

test('while the database is away a page says so plainly in the language of the reader, and when to come back', async () => {
  const get = await serverOn(NOWHERE)
  for (const [locale, words] of Object.entries({
    fr: /base de données ne répond pas/,
    en: /database does not answer/,
    it: /banca dati non risponde/,
  })) {
    const answer = await get('/page/fine', locale)
    assert.deepEqual([answer.status, answer.retryAfter], [503, '5'])
    assert.match(answer.text, words)
    assert.match(answer.text, new RegExp(`<html lang="${locale}">`))
  }
  const program = await get('/api/fine')
  assert.deepEqual([program.status, program.retryAfter], [503, '5'])
  assert.match(program.text, /urn:parvis:problem:unavailable/)
})

test('when there is no room left where the data lie, that is what is said', async () => {
  const get = await serverOn(NOWHERE, true)
  assert.match((await get('/page/fine', 'en')).text, /disk of the server is full/)
})

test('a database that is too slow, ends a connection or finds no room is no fault of the page, and the next page is fine', async () => {
  const get = await serverOn(db.owner)
  for (const [name, words] of Object.entries({ slow: /ne répond pas/, killed: /ne répond pas/, full: /disque du serveur est plein/ })) {
    const answer = await get(`/page/${name}`)
    assert.equal(answer.status, 503, name)
    assert.match(answer.text, words)
    assert.match(answer.text, /class="framed"/)
    assert.equal((await get('/page/fine')).status, 200)
  }
  assert.deepEqual([(await get('/api/full')).status, (await get('/api/full')).retryAfter], [503, '60'])
})

test('a fault of ours stays a fault: 500, without its words', async () => {
  const answer = await (await serverOn(db.application))('/page/wrong')
  assert.equal(answer.status, 500)
  assert.doesNotMatch(answer.text, /no_such_column/)
})
