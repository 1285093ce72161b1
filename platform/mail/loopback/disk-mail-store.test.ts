import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { openDiskMailStore } from './disk-mail-store.ts'

let folder = ''
const AT = Temporal.Instant.from('2026-11-23T10:00:00Z')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('what was appended is there after a restart, with its numbers, moment and flags', async () => {
  const first = openDiskMailStore(folder)
  const one = await first.append('awa@example.org', Buffer.from('one'), AT, ['\\Seen'])
  const again = openDiskMailStore(folder)
  assert.deepEqual(await again.list('awa@example.org'), [{ uid: 1, receivedAt: AT, bytes: 3, flags: ['\\Seen'] }])
  assert.equal((await again.get('awa@example.org', 1))?.toString(), 'one')
  const two = await again.append('awa@example.org', Buffer.from('two'), AT)
  assert.deepEqual([one.uid, two.uid], [1, 2])
  assert.equal(one.uidValidity, two.uidValidity)
})

test('the number of a removed message is never given again', async () => {
  const first = openDiskMailStore(folder)
  await first.append('box', Buffer.from('x'), AT)
  await first.append('box', Buffer.from('y'), AT)
  await first.remove('box', [2])
  assert.equal((await openDiskMailStore(folder).append('box', Buffer.from('z'), AT)).uid, 3)
})

test('a message half written when the power went is not there, and does no harm', async () => {
  const store = openDiskMailStore(folder)
  await store.append('box', Buffer.from('x'), AT)
  const [box = ''] = await readdir(folder)
  await writeFile(join(folder, box, '00000002-1795428000000-10.eml.123.part'), 'half')
  assert.equal((await openDiskMailStore(folder).list('box')).length, 1)
})

test('a hundred messages at once all get their own number', async () => {
  const store = openDiskMailStore(folder)
  const given = await Promise.all(Array.from({ length: 100 }, (_, index) => store.append('box', Buffer.from(`message ${index}`), AT)))
  assert.deepEqual(
    given.map((entry) => entry.uid).toSorted((a, b) => a - b),
    Array.from({ length: 100 }, (_, index) => index + 1),
  )
})

test('a mailbox name cannot leave the folder', async () => {
  const store = openDiskMailStore(folder)
  for (const name of ['../../outside', '..', '.', '/etc/x', 'a/b', 'C:\\x', 'é@example.org']) {
    await store.append(name, Buffer.from('x'), AT)
    assert.equal((await store.list(name)).length, 1)
  }
  assert.equal((await readdir(folder)).length, 7)
  assert.ok((await store.mailboxes()).includes('../../outside'))
  await assert.rejects(store.append('x'.repeat(300), Buffer.from('x'), AT))
})

test('those who watch are told which mailbox changed', async () => {
  const store = openDiskMailStore(folder)
  const seen: string[] = []
  const stop = store.watch((mailbox) => seen.push(mailbox))
  await store.append('a', Buffer.from('x'), AT)
  stop()
  await store.append('b', Buffer.from('x'), AT)
  assert.deepEqual(seen, ['a'])
})

const WRITER = `
import { openDiskMailStore } from ${JSON.stringify(new URL('./disk-mail-store.ts', import.meta.url).href)}
const store = openDiskMailStore(process.argv[1])
for (let count = 0; ; count += 1) {
  const raw = Buffer.from('message ' + count + ' ' + 'x'.repeat(count % 5000))
  const { uid } = await store.append('box', raw, Temporal.Instant.from('2026-11-23T10:00:00Z'))
  process.stdout.write(uid + ' ' + raw.length + '\\n')
}
`

test('whatever was acknowledged before a kill -9 is there, whole, and no number comes twice', async () => {
  const acknowledged = new Map<number, number>()
  for (let kill = 0; kill < 5; kill += 1) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', WRITER, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    let heard = ''
    child.stdout.on('data', (chunk: Buffer) => {
      heard += chunk.toString()
      if (heard.length > 100 + 150 * kill) child.kill('SIGKILL')
    })
    await new Promise((resolve) => child.once('close', resolve))
    for (const line of heard.split('\n').slice(0, -1)) {
      const [uid = 0, bytes = 0] = line.split(' ').map(Number)
      assert.ok(!acknowledged.has(uid), `uid ${uid} was given twice`)
      acknowledged.set(uid, bytes)
    }
  }
  const store = openDiskMailStore(folder)
  assert.ok(acknowledged.size > 20)
  for (const [uid, bytes] of acknowledged) assert.equal((await store.get('box', uid))?.length, bytes)
})
