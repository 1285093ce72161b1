import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { findBinaries } from './binaries.ts'
import { makeCluster } from './cluster.ts'
import { connectionTo } from './connection.ts'
import { linkLibraries } from './libraries.ts'
import { commandAs } from './run-as.ts'
import { findRunningPostgres } from './running.ts'
import { startServer } from './server-process.ts'
import { fixedSettings, settingArguments } from './server-settings.ts'
import { letThrough, serviceUser } from './service-user.ts'
import { socketFolderOf } from './socket-folder.ts'
import { startEmbeddedPostgres } from './start.ts'
import {
  AS_ROOT,
  HASTY,
  ask,
  atEnd,
  killHard,
  readyServer,
  refusalFrom,
  startFor,
  superviseElsewhere,
  trialFolder,
} from './trial.testing.ts'

// Of linux/capability.h.
const DAC_READ_SEARCH = 1n << 2n

test('a path too long for a socket gets a short folder apart, closed to others, that a command still finds', async (t) => {
  const directory = join(trialFolder(t), 'x'.repeat(120))
  const server = await startFor(t, directory)
  const { host } = server.connection
  assert.ok(Buffer.byteLength(`${host}/.s.PGSQL.5432`) <= 107, host)
  assert.equal(statSync(host).mode & 0o777, 0o700)
  assert.deepEqual(findRunningPostgres(directory), server.connection)
  await ask(server, 'SELECT 1')
  await server.stop()
  assert.ok(!existsSync(host))
  assert.equal((await startFor(t, directory)).connection.host, host, 'the same at each start: who is connected comes back')
})

test('the longest path that a socket can have is used, one letter more is not', () => {
  const longest = `/${'d'.repeat(107 - '/socket/.s.PGSQL.5432'.length - 1)}`
  assert.equal(socketFolderOf(longest), `${longest}/socket`)
  assert.notEqual(socketFolderOf(`${longest}d`), `${longest}d/socket`)
})

test('blanks, quotes, commas and accents in the path of the data are no obstacle', async (t) => {
  const server = await startFor(t, join(trialFolder(t), 'La Ville, "d’été" $1 \\'))
  assert.deepEqual(await ask(server, 'SELECT 1 AS one'), [{ one: 1 }])
})

test('a folder reached by a link is the same folder', async (t) => {
  const folder = trialFolder(t)
  mkdirSync(join(folder, 'data'), { mode: 0o750 })
  symlinkSync('data', join(folder, 'link'))
  const server = await startFor(t, join(folder, 'data'))
  assert.deepEqual(findRunningPostgres(join(folder, 'link')), server.connection)
  assert.equal((await refusalFrom(startEmbeddedPostgres({ directory: join(folder, 'link'), settings: HASTY }))).kind, 'in-use')
})

test('a socket folder that another user laid first is not trusted', AS_ROOT, async (t) => {
  const directory = join(trialFolder(t), 'x'.repeat(120))
  const socket = socketFolderOf(directory)
  t.after(() => rmSync(socket, { recursive: true, force: true }))
  mkdirSync(socket, { mode: 0o777 })
  chownSync(socket, 1, 1)
  const { kind, sentence } = await refusalFrom(startEmbeddedPostgres({ directory, settings: HASTY }))
  assert.equal(kind, 'not-writable')
  assert.match(sentence, /belongs to another user/)
})

test('started by root, it runs as another user and without any right of root', AS_ROOT, async (t) => {
  const server = await startFor(t, trialFolder(t))
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8')
  assert.equal(capabilitiesOf(server.pid), 0n)
  assert.doesNotMatch(status, /^(?:Uid|Gid):.*\b0\b/m)
})

test('started by root below a folder that only root may pass, it keeps the right to pass and no other', AS_ROOT, async (t) => {
  const closed = trialFolder(t)
  chmodSync(closed, 0o700)
  const directory = join(closed, 'data')
  const supervisor = superviseElsewhere(t, directory)
  const { pid } = await readyServer(supervisor)
  assert.equal(capabilitiesOf(pid), DAC_READ_SEARCH)
  await killHard(supervisor.child)
  const server = await startFor(t, directory)
  await ask(server, 'CREATE TABLE letter (id int)', 'CHECKPOINT')
  assert.equal(statSync(closed).mode & 0o777, 0o700, 'and the folder stays closed')
})

test('an installation below a folder that only root may pass works too', AS_ROOT, async (t) => {
  const closed = trialFolder(t)
  const native = copyOfPackage(closed)
  chmodSync(closed, 0o700)
  const socket = join(closed, 'socket')
  mkdirSync(socket)
  const user = serviceUser()
  if (user !== undefined) chownSync(socket, user.uid, user.gid)
  const cluster = join(closed, 'postgres')
  const binaries = {
    postgres: join(native, 'bin/postgres'),
    initdb: join(native, 'bin/initdb'),
    libraries: linkLibraries({ native, spare: join(closed, 'spare') }),
    major: '18',
  }
  const run = { user, libraries: binaries.libraries }
  await makeCluster(cluster, { binaries, run, sync: false })
  const args = ['-D', cluster, ...settingArguments({ ...HASTY, ...fixedSettings({ socket, name: 'closed' }) })]
  const server = await startServer({ program: binaries.postgres, args, run, cluster, socket, log: () => {} })
  atEnd(t, () => server.stop())
  assert.equal(capabilitiesOf(server.pid), DAC_READ_SEARCH)
  assert.deepEqual(await ask({ connection: connectionTo(socket, undefined, 'postgres') }, 'SELECT 1 AS one'), [{ one: 1 }])
})

test('a program that only root may execute is given the stronger right', AS_ROOT, (t) => {
  const folder = trialFolder(t)
  const program = join(folder, 'program')
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o700 })
  chmodSync(folder, 0o755)
  const as = commandAs({ user: { uid: 65534, gid: 65534, name: 'nobody' }, program, args: [], paths: [] })
  assert.ok(as.args.includes('--ambient-caps=+dac_override'))
})

test('who owns the data keeps them when root gives a command', AS_ROOT, async (t) => {
  const directory = trialFolder(t)
  const [uid, gid] = [34, 34]
  chownSync(directory, uid, gid)
  const supervisor = superviseElsewhere(t, directory, { uid, gid })
  await readyServer(supervisor)
  const gone = new Promise((done) => supervisor.child.once('exit', done))
  supervisor.child.kill('SIGTERM')
  await gone
  const server = await startFor(t, directory)
  assert.match(readFileSync(`/proc/${server.pid}/status`, 'utf8'), /^Uid:\s34\s/m)
  await server.stop()
  assert.equal(statSync(join(directory, 'postgres')).uid, uid)
  const again = await superviseElsewhere(t, directory, { uid, gid }).answer
  assert.equal(again.state, 'ready')
})

test('a service that is restarted as its own user after a kill takes its data over', AS_ROOT, async (t) => {
  const directory = trialFolder(t)
  const as = { uid: 34, gid: 34 }
  chownSync(directory, as.uid, as.gid)
  const killed = superviseElsewhere(t, directory, as)
  const orphan = await readyServer(killed)
  await killHard(killed.child)
  const { pid } = await readyServer(superviseElsewhere(t, directory, as))
  assert.notEqual(pid, orphan.pid)
})

test('the data folder of root is opened to the database’s own group, never to a group that others share', AS_ROOT, (t) => {
  const directory = trialFolder(t)
  letThrough({ uid: 65534, gid: 65534, name: 'nobody' }, directory)
  assert.equal(statSync(directory).gid, 0)
  const user = serviceUser()
  if (user === undefined || user.name === 'nobody') return t.skip('only nobody to lend')
  letThrough(user, directory)
  assert.equal(statSync(directory).gid, user.gid)
})

test('the link names of the libraries are made beside them by several processes at once', async (t) => {
  const native = copyOfPackage(trialFolder(t))
  const module = new URL('./libraries.ts', import.meta.url).href
  const program = `import { linkLibraries } from ${JSON.stringify(module)}; process.stdout.write(linkLibraries(${JSON.stringify({ native, spare: join(native, 'spare') })}))`
  const told = await Promise.all([1, 2, 3, 4].map(() => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program])))
  assert.deepEqual(new Set(told.map(({ stdout }) => stdout)), new Set([join(native, 'lib')]))
  assert.equal(readlinkSync(join(native, 'lib/libicuuc.so.60')), 'libicuuc.so.60.2')
  assert.deepEqual(
    readdirSync(join(native, 'lib')).filter((file) => /\.[0-9a-f]{12}$/.test(file)),
    [],
    'nothing lies about',
  )
})

test('link names that lead into an installation of before are made anew', (t) => {
  const native = copyOfPackage(trialFolder(t))
  const [dangling, strange] = ['libicuuc.so.60', 'libicudata.so.60'].map((name) => join(native, 'lib', name))
  assert.ok(dangling !== undefined && strange !== undefined)
  symlinkSync('/an/installation/of/before/libicuuc.so.60.2', dangling)
  symlinkSync('/etc/passwd', strange)
  linkLibraries({ native, spare: '/nowhere' })
  assert.equal(realpathSync(dangling), join(realpathSync(native), 'lib/libicuuc.so.60.2'))
  assert.equal(realpathSync(strange), join(realpathSync(native), 'lib/libicudata.so.60.2'))
})

test('a read-only installation gets its link names in the data folder', (t) => {
  const folder = trialFolder(t)
  const native = copyOfPackage(folder)
  const lib = join(native, 'lib')
  // Root writes through permissions: a list that names a folder which is not there stands for a disk that refuses.
  renameSync(lib, join(folder, 'lib-elsewhere'))
  symlinkSync('/proc/self/fd', lib)
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify([{ source: 'native/bin/postgres', target: 'native/lib/libx.so.1' }]))
  const spare = join(folder, 'spare')
  assert.equal(linkLibraries({ native, spare }), `${spare}:${lib}`)
  assert.equal(realpathSync(join(spare, 'libx.so.1')), realpathSync(join(native, 'bin/postgres')))
  assert.equal(statSync(spare).mode & 0o777, 0o755)
})

/** What a process may do beyond its user, all sets together. */
function capabilitiesOf(pid: number): bigint {
  const sets = readFileSync(`/proc/${pid}/status`, 'utf8').matchAll(/^Cap(?:Inh|Prm|Eff|Amb):\s*([0-9a-f]+)/gm)
  return [...sets].reduce((all, [, set]) => all | BigInt(`0x${set}`), 0n)
}

/** The platform's package, copied into a folder. */
function copyOfPackage(folder: string): string {
  const { postgres } = findBinaries('/nowhere')
  const native = join(folder, 'native')
  cpSync(dirname(dirname(postgres)), native, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.includes('/include/') && !/\/lib\/lib[a-z]+\.so(?:\.\d+)?$/.test(path),
  })
  return native
}
