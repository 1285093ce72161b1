import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { findBinaries } from './binaries.ts'
import { isAlive, readOwner, writeOwner } from './owner-file.ts'
import { startOf } from './process-facts.ts'
import { launch } from './program.ts'
import { fixedSettings, settingArguments } from './server-settings.ts'
import { serviceUser } from './service-user.ts'
import { startEmbeddedPostgres } from './start.ts'
import { isReady } from './take-over.ts'
import { HASTY, ask, atEnd, readyServer, refusalFrom, startFor, superviseElsewhere, trialFolder, until } from './trial.testing.ts'

test('a second start on a folder is refused and names the process that has it, in this process and in another', async (t) => {
  const directory = trialFolder(t)
  const server = await startFor(t, directory)
  for (const way of [directory, join(directory, 'x', '..')]) {
    const { kind, sentence } = await refusalFrom(startEmbeddedPostgres({ directory: way, settings: HASTY }))
    assert.equal(kind, 'in-use')
    assert.match(sentence, new RegExp(`by process ${process.pid}\\b`))
  }
  const answer = await superviseElsewhere(t, directory).answer
  assert.ok(answer.state === 'refused' && answer.kind === 'in-use' && answer.sentence.includes(`process ${process.pid}.`))
  await ask(server, 'SELECT 1')
})

test('of several that start at the same moment on a new folder one gets it', async (t) => {
  const directory = trialFolder(t)
  const here = await Promise.allSettled([1, 2, 3].map(() => startFor(t, directory)))
  assert.equal(here.filter(({ status }) => status === 'fulfilled').length, 1)
  const other = trialFolder(t)
  const answers = await Promise.all([1, 2, 3].map(() => superviseElsewhere(t, other).answer))
  assert.deepEqual(answers.map(({ state }) => state).sort(), ['ready', 'refused', 'refused'])
})

test('a folder is free again after its supervisor has stopped', async (t) => {
  const directory = trialFolder(t)
  const supervisor = superviseElsewhere(t, directory)
  await readyServer(supervisor)
  const gone = new Promise((done) => supervisor.child.once('exit', done))
  supervisor.child.kill('SIGTERM')
  await gone
  assert.equal(readOwner(directory), undefined)
  await ask(await startFor(t, directory), 'SELECT 1')
})

test('a PostgreSQL that somebody else started on the folder is not touched', async (t) => {
  const directory = trialFolder(t)
  const mine = await startFor(t, directory)
  await mine.stop()
  const cluster = join(directory, 'postgres')
  const { postgres, libraries } = findBinaries(directory)
  const args = ['-D', cluster, ...settingArguments(fixedSettings({ socket: join(directory, 'socket'), name: 'theirs' }))]
  const { child: theirs, pid } = await launch({
    user: serviceUser([cluster]),
    libraries,
    program: postgres,
    args,
    reaches: [join(cluster, 'x')],
  })
  const gone = new Promise((done) => theirs.once('exit', done))
  atEnd(t, () => {
    theirs.kill('SIGINT')
    return gone
  })
  await until(() => isReady(cluster, pid), 'the other server')
  const { kind, sentence } = await refusalFrom(startEmbeddedPostgres({ directory, settings: HASTY }))
  assert.equal(kind, 'in-use')
  assert.match(sentence, new RegExp(`process ${pid}\\b`))
  assert.notEqual(startOf(pid), undefined)
})

test('a supervisor is known by its pid and by when it began, never by the pid alone', (t) => {
  const directory = trialFolder(t)
  writeOwner(directory, { socket: '/nowhere', state: 'ready' })
  const owner = readOwner(directory)
  assert.ok(owner !== undefined && isAlive(owner))
  assert.equal(isAlive({ ...owner, started: '1' }), false)
  assert.equal(isAlive({ ...owner, boot: 'an earlier start of the machine' }), false)
})
