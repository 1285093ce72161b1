import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { connectionTo } from './connection.ts'
import { postgresProcessesIn, startOf } from './process-facts.ts'
import { findRunningPostgres } from './running.ts'
import { serviceUser } from './service-user.ts'
import { socketFiles } from './socket-folder.ts'
import { ask, atEnd, countingBackend, killHard, readyServer, startFor, superviseElsewhere, trialFolder, until } from './trial.testing.ts'

test('when the supervisor is killed, the next one stops the PostgreSQL it left, starts its own and has every confirmed line', async (t) => {
  const directory = trialFolder(t)
  const supervisor = superviseElsewhere(t, directory)
  const orphan = await readyServer(supervisor)
  await ask({ connection: connectionTo(orphan.host) }, 'CREATE TABLE letter (id int)', 'INSERT INTO letter VALUES (7)')
  await killHard(supervisor.child)
  assert.notEqual(startOf(orphan.pid), undefined, 'the orphan lives on')
  assert.equal(findRunningPostgres(directory), undefined, 'and is nobody’s')
  const lines: string[] = []
  const server = await startFor(t, directory, { log: (line) => lines.push(line) })
  assert.equal(startOf(orphan.pid), undefined)
  assert.notEqual(server.pid, orphan.pid)
  assert.deepEqual(await ask(server, 'SELECT id FROM letter'), [{ id: 7 }])
  assert.ok(lines.some((line) => line.includes(String(supervisor.pid)) && line.includes(String(orphan.pid))))
})

test('when the supervisor falls over an error, PostgreSQL stops in order by itself', async (t) => {
  const directory = trialFolder(t)
  const supervisor = superviseElsewhere(t, directory)
  const { pid } = await readyServer(supervisor)
  supervisor.child.kill('SIGUSR2')
  await until(() => startOf(pid) === undefined, 'the end of PostgreSQL')
  assert.match(readFileSync(join(directory, 'postgres/log', logOfToday()), 'utf8'), /database system is shut down/)
})

test('when PostgreSQL is killed, that is told, and the same supervisor starts it again with every confirmed line', async (t) => {
  const directory = trialFolder(t)
  const server = await startFor(t, directory)
  await ask(server, 'CREATE TABLE letter (id int)', 'INSERT INTO letter VALUES (7)')
  process.kill(server.pid, 'SIGKILL')
  assert.deepEqual(await server.exited, { code: null, signal: 'SIGKILL' })
  assert.equal(findRunningPostgres(directory), undefined)
  const again = await startFor(t, directory)
  assert.deepEqual(again.connection, server.connection)
  assert.deepEqual(await ask(again, 'SELECT id FROM letter'), [{ id: 7 }])
})

test('no child of a killed PostgreSQL is still at work when the next one may start', async (t) => {
  const directory = trialFolder(t)
  const server = await startFor(t, directory)
  await countingBackend(server.connection.host)
  process.kill(server.pid, 'SIGKILL')
  await server.exited
  assert.deepEqual(postgresProcessesIn(join(directory, 'postgres')), [])
  await ask(await startFor(t, directory), 'SELECT 1')
})

test('children that outlive both PostgreSQL and its supervisor are ended before a new server starts', async (t) => {
  const directory = trialFolder(t)
  const supervisor = superviseElsewhere(t, directory)
  const { pid, host } = await readyServer(supervisor)
  const backend = await countingBackend(host)
  await killHard(supervisor.child)
  process.kill(pid, 'SIGKILL')
  await until(() => startOf(pid) === undefined, 'the end of the postmaster')
  assert.notEqual(startOf(backend), undefined, 'the backend still counts')
  const server = await startFor(t, directory)
  assert.equal(startOf(backend), undefined)
  await ask(server, 'SELECT 1')
})

test('lock files that name the pid of a living stranger do not keep the database down', async (t) => {
  const directory = trialFolder(t)
  const server = await startFor(t, directory)
  const pidFile = join(directory, 'postgres/postmaster.pid')
  const lines = readFileSync(pidFile, 'utf8').split('\n')
  await server.stop()
  const stranger = await sleeper(t)
  const stale = [String(stranger), ...lines.slice(1)].join('\n')
  for (const file of [pidFile, ...socketFiles(server.connection.host)]) writeFileSync(file, stale)
  await ask(await startFor(t, directory), 'SELECT 1')
  assert.notEqual(startOf(stranger), undefined, 'and the stranger is left in peace')
})

/** A process of the database's user that has nothing to do with it. */
async function sleeper(t: TestContext): Promise<number> {
  const user = serviceUser()
  const child = spawn('sleep', ['600'], { stdio: 'ignore', ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }) })
  atEnd(t, async () => child.kill('SIGKILL'))
  await new Promise((done) => child.once('spawn', done))
  return child.pid ?? 0
}

function logOfToday(): string {
  return `postgresql-${['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date().getUTCDay()]}.log`
}
