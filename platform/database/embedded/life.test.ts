import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startOf } from './process-facts.ts'
import { findRunningPostgres } from './running.ts'
import { usualSettings } from './server-settings.ts'
import { startEmbeddedPostgres } from './start.ts'
import { HASTY, IS_ROOT, ask, killHard, refusalFrom, startFor, superviseElsewhere, trialFolder, until } from './trial.testing.ts'

test('what was written is there after a stop and a start, and a command finds the server only while it runs', async (t) => {
  const directory = trialFolder(t)
  assert.equal(findRunningPostgres(directory), undefined)
  const first = await startFor(t, directory)
  assert.deepEqual(findRunningPostgres(directory), first.connection)
  assert.deepEqual(first.connection, { host: join(directory, 'socket'), port: 5432, user: 'parvis_owner', database: 'parvis' })
  await ask(first, 'CREATE TABLE letter (id int)', 'INSERT INTO letter VALUES (7)')
  await Promise.all([first.stop(), first.stop()])
  assert.deepEqual(await first.exited, { code: 0, signal: null })
  assert.equal(startOf(first.pid), undefined)
  assert.equal(findRunningPostgres(directory), undefined)
  const second = await startFor(t, directory)
  assert.deepEqual(await ask(second, 'SELECT id FROM letter'), [{ id: 7 }])
})

test('a command that waits for the first start is given the database only once it is whole', async (t) => {
  const directory = trialFolder(t)
  superviseElsewhere(t, directory)
  for (let tries = 0; findRunningPostgres(directory) === undefined; tries += 1) {
    assert.ok(tries < 20_000)
    await sleep(1)
  }
  const connection = findRunningPostgres(directory)
  assert.ok(connection !== undefined)
  assert.deepEqual(await ask({ connection }, 'SELECT 1 AS one'), [{ one: 1 }])
})

test('the cluster is checked, in UTF-8 on any machine, listens on its socket only, and its data are the user’s alone', async (t) => {
  const directory = trialFolder(t)
  const server = await startFor(t, directory)
  const shown = await ask(
    server,
    "SELECT name, setting FROM pg_settings WHERE name IN ('data_checksums', 'listen_addresses', 'unix_socket_permissions', 'jit', 'wal_compression', 'synchronous_commit', 'shared_buffers') ORDER BY name COLLATE \"C\"",
  )
  assert.deepEqual(shown, [
    { name: 'data_checksums', setting: 'on' },
    { name: 'jit', setting: 'off' },
    { name: 'listen_addresses', setting: '' },
    { name: 'shared_buffers', setting: '2048' },
    { name: 'synchronous_commit', setting: 'on' },
    { name: 'unix_socket_permissions', setting: '0700' },
    { name: 'wal_compression', setting: 'pglz' },
  ])
  assert.deepEqual(
    await ask(
      server,
      "SELECT datlocprovider AS provider, datlocale AS locale, pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = 'parvis'",
    ),
    [{ provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8' }],
  )
  assert.deepEqual(await ask(server, "SELECT upper('é') AS upper"), [{ upper: 'É' }])
  for (const folder of ['socket', 'postgres']) assert.equal(statSync(join(directory, folder)).mode & 0o777, 0o700, folder)
  if (IS_ROOT) assert.notEqual(statSync(`/proc/${server.pid}`).uid, 0)
})

test('fsync stays on unless the caller gives it up, and memory decides the caches', () => {
  assert.ok(!('fsync' in usualSettings(8e9)) && !('full_page_writes' in usualSettings(8e9)))
  assert.equal(usualSettings(1024 ** 3).shared_buffers, '128MB')
  assert.equal(usualSettings(8 * 1024 ** 3).shared_buffers, '1024MB')
  assert.equal(usualSettings(8 * 1024 ** 3).effective_cache_size, '4096MB')
})

test('lines of the city’s own file win over ours, what the caller gives wins over both, the socket over all', async (t) => {
  const directory = trialFolder(t)
  writeFileSync(join(directory, 'postgres.local.conf'), "max_connections = 42\nshared_buffers = '64MB'\nlisten_addresses = '*'\n")
  const server = await startFor(t, directory)
  const shown = await ask(
    server,
    "SELECT setting FROM pg_settings WHERE name IN ('listen_addresses', 'max_connections', 'shared_buffers') ORDER BY name",
  )
  assert.deepEqual(shown, [{ setting: '' }, { setting: '42' }, { setting: '2048' }])
})

test('the log holds the slow statement and the broken rule, and nothing that people wrote', async (t) => {
  const directory = trialFolder(t)
  const server = await startFor(t, directory, { settings: { log_min_duration_statement: '0' } })
  await ask(server, 'CREATE TABLE citizen (email text PRIMARY KEY)')
  const client = new pg.Client(server.connection)
  await client.connect()
  await client.query('INSERT INTO citizen VALUES ($1)', ['secret@example.org'])
  await assert.rejects(client.query('INSERT INTO citizen VALUES ($1)', ['secret@example.org']), /duplicate key/)
  await client.end()
  await server.stop()
  const folder = join(directory, 'postgres/log')
  const log = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('')
  assert.match(log, /INSERT INTO citizen VALUES \(\$1\)/)
  assert.match(log, /duplicate key value violates unique constraint/)
  assert.doesNotMatch(log, /secret@example/)
})

test('a stop does not wait for an agent who left a transaction open', async (t) => {
  const server = await startFor(t, trialFolder(t))
  const client = new pg.Client(server.connection)
  client.on('error', () => {})
  await client.connect()
  await client.query('BEGIN; CREATE TABLE half (id int)')
  await server.stop()
  assert.deepEqual(await server.exited, { code: 0, signal: null })
})

test('a cluster killed while it was being made is made anew', async (t) => {
  const directory = trialFolder(t)
  const making = join(directory, 'postgres.making')
  const supervisor = superviseElsewhere(t, directory)
  await until(() => existsSync(join(making, 'base')), 'a cluster in the making')
  await killHard(supervisor.child)
  assert.ok(!existsSync(join(directory, 'postgres')))
  const server = await startFor(t, directory)
  assert.deepEqual(await ask(server, 'SELECT 1 AS one'), [{ one: 1 }])
  assert.ok(!existsSync(making))
})

test('a folder that holds something else than a database is left as it is', async (t) => {
  const directory = trialFolder(t)
  mkdirSync(join(directory, 'postgres'))
  writeFileSync(join(directory, 'postgres', 'notes.txt'), 'mine')
  const { kind } = await refusalFrom(startEmbeddedPostgres({ directory, settings: HASTY }))
  assert.equal(kind, 'not-a-cluster')
  assert.equal(readFileSync(join(directory, 'postgres', 'notes.txt'), 'utf8'), 'mine')
})
