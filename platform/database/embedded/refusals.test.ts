import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { refusalOf, refusalOfError } from './failure-words.ts'
import { startEmbeddedPostgres } from './start.ts'
import { AS_ROOT, HASTY, IS_ROOT, ask, atEnd, refusalFrom, startFor, superviseElsewhere, trialFolder } from './trial.testing.ts'

test('data of another version are refused with both versions, and stay as they are', async (t) => {
  const directory = trialFolder(t)
  await (await startFor(t, directory)).stop()
  const file = join(directory, 'postgres/PG_VERSION')
  writeFileSync(file, '16\n')
  const { kind, sentence } = await refusalFrom(startEmbeddedPostgres({ directory, settings: HASTY }))
  assert.equal(kind, 'other-version')
  assert.match(sentence, /PostgreSQL 16.*brings 18.*pg_dump/)
  writeFileSync(file, '18\n')
  await ask(await startFor(t, directory), 'SELECT 1')
})

test('a cluster that is not of Parvis is refused, and its server is stopped again', async (t) => {
  const directory = trialFolder(t)
  const server = await startFor(t, directory)
  await ask(server, 'CREATE ROLE somebody SUPERUSER LOGIN')
  await ask({ connection: server.connectionFor('somebody', 'postgres') }, 'DROP DATABASE parvis', 'ALTER ROLE parvis_owner RENAME TO other')
  await server.stop()
  const { kind, sentence } = await refusalFrom(startEmbeddedPostgres({ directory, settings: HASTY }))
  assert.equal(kind, 'not-a-cluster')
  assert.match(sentence, /parvis_owner/)
  assert.equal((await refusalFrom(startEmbeddedPostgres({ directory, settings: HASTY }))).kind, 'not-a-cluster')
})

test('a data folder that we may not write is refused', async (t) => {
  const directory = trialFolder(t)
  chmodSync(directory, 0o555)
  assert.equal(await kindFor(t, directory), 'not-writable')
  assert.equal(await kindFor(t, join(directory, 'new')), 'not-writable')
})

test('a data folder that is a file is refused', async (t) => {
  const file = join(trialFolder(t), 'file')
  writeFileSync(file, '')
  for (const directory of [file, join(file, 'below')])
    assert.equal((await refusalFrom(startEmbeddedPostgres({ directory }))).kind, 'not-writable')
})

test('a database that root made for its user is refused to a third one, with who owns it', AS_ROOT, async (t) => {
  const directory = trialFolder(t)
  await (await startFor(t, directory)).stop()
  chmodSync(directory, 0o777)
  const answer = await superviseElsewhere(t, directory, { uid: 65534, gid: 65534 }).answer
  assert.ok(answer.state === 'refused' && answer.kind === 'not-writable')
  assert.match(answer.sentence, new RegExp(`belongs to user number ${statSync(join(directory, 'postgres')).uid}`))
})

test('a setting that PostgreSQL does not know is named', async (t) => {
  const directory = trialFolder(t)
  writeFileSync(join(directory, 'postgres.local.conf'), 'shared_bufers = 1GB\n')
  const { kind, sentence } = await refusalFrom(startEmbeddedPostgres({ directory, settings: HASTY }))
  assert.equal(kind, 'settings')
  assert.match(sentence, /"shared_bufers".*postgres\.local\.conf/)
  writeFileSync(join(directory, 'postgres.local.conf'), '')
  assert.equal((await refusalFrom(startEmbeddedPostgres({ directory, settings: { ...HASTY, shared_buffers: 'much' } }))).kind, 'settings')
  await ask(await startFor(t, directory), 'SELECT 1')
})

test('a disk too small for a cluster is refused with what it has and what is needed', AS_ROOT, async (t) => {
  const directory = smallDisk(t, 40)
  if (directory === undefined) return t.skip('may not mount')
  const { kind, sentence } = await refusalFrom(startEmbeddedPostgres({ directory, settings: HASTY }))
  assert.equal(kind, 'no-space')
  assert.match(sentence, /has \d+ MB left.*120 MB/)
})

test('a disk that is full at a later start is said plainly, and nothing is lost once there is room', AS_ROOT, async (t) => {
  const directory = smallDisk(t, 150)
  if (directory === undefined) return t.skip('may not mount')
  const first = await startFor(t, directory)
  await ask(first, 'CREATE TABLE letter (id int)', 'INSERT INTO letter VALUES (7)')
  await first.stop()
  const ballast = join(directory, 'ballast')
  fill(ballast)
  const { kind, sentence } = await refusalFrom(startEmbeddedPostgres({ directory, settings: HASTY }))
  assert.equal(kind, 'no-space')
  assert.match(sentence, /is full\. Free some space/)
  writeFileSync(ballast, '')
  assert.deepEqual(await ask(await startFor(t, directory), 'SELECT id FROM letter'), [{ id: 7 }])
})

test('what PostgreSQL says is read into what to do; what nobody foresaw is given in its own words', () => {
  assert.equal(kindOf('FATAL:  could not write lock file "postmaster.pid": No space left on device'), 'no-space')
  assert.equal(kindOf('FATAL:  database files are incompatible with server'), 'other-version')
  assert.equal(kindOf('initdb: error: could not look up effective user ID 4711: user does not exist'), 'no-user')
  assert.equal(kindOf('postgres: error while loading shared libraries: libicuuc.so.60: cannot open shared object file'), 'no-binary')
  assert.equal(kindOf('FATAL:  could not map anonymous shared memory: Cannot allocate memory'), 'no-memory')
  assert.equal(kindOf('FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use'), 'in-use')
  assert.match(
    refusalOf('LOG: x\n2026-11-23 [7] PANIC:  could not locate a valid checkpoint record\nLOG: y', '/data').message,
    /could not locate a valid checkpoint record/,
  )
  assert.match(refusalOf('', '/data').message, /said nothing/)
  const stray = new Error('a fault of ours')
  assert.equal(refusalOfError(stray, '/data'), stray)
})

const kindOf = (said: string) => refusalOf(said, '/data').kind

/** The kind of refusal that an ordinary user meets: root may write anywhere, so it asks another. */
async function kindFor(t: TestContext, directory: string): Promise<string> {
  if (!IS_ROOT) return (await refusalFrom(startEmbeddedPostgres({ directory, settings: HASTY }))).kind
  const answer = await superviseElsewhere(t, directory, { uid: 65534, gid: 65534 }).answer
  return answer.state === 'refused' ? answer.kind : answer.state
}

/** A data folder on a disk of its own, of so many megabytes; nothing where we may not mount one. */
function smallDisk(t: TestContext, megabytes: number): string | undefined {
  const disk = join(trialFolder(t), 'disk')
  mkdirSync(disk)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  atEnd(t, async () => execFileSync('umount', ['--lazy', disk]))
  return join(disk, 'data')
}

function fill(file: string): void {
  const block = Buffer.alloc(1024 * 1024)
  for (const size of [block.length, 4096, 1]) {
    try {
      for (;;) writeFileSync(file, block.subarray(0, size), { flag: 'a' })
    } catch {
      // Full for this size of block.
    }
  }
}
