import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type BlobStore, BlobMissing, StorageError } from './blob-store.ts'
import { bufferOf } from './buffer-of.ts'
import { diskBlobs } from './disk-blobs.ts'
import { fakeS3 } from './fake-s3.testing.ts'
import { s3Blobs } from './s3-blobs.ts'

const account = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', region: 'fr-par' }
const s3 = await fakeS3(account)
after(() => s3.close())

const newFolder = () => mkdtempSync(join(tmpdir(), 'parvis-blobs-'))
const newKey = () => randomBytes(16).toString('hex')
const s3At = (changes: object = {}) => s3Blobs({ endpoint: s3.endpoint, bucket: 'parvis', retryMilliseconds: 1, ...account, ...changes })

async function* parts(...bytes: (Buffer | string)[]) {
  for (const part of bytes) yield Buffer.from(part)
}

async function* broken() {
  yield Buffer.from('half')
  throw new Error('the sender left')
}

for (const [name, open] of [
  ['a folder', (): BlobStore => diskBlobs(newFolder())],
  ['an S3 store', (): BlobStore => s3At()],
] as const) {
  test(`${name} gives back what it was given, whole or a range, until it is deleted`, async () => {
    const blobs = open()
    const key = newKey()
    assert.equal(await blobs.has(key), false)
    await blobs.put(key, parts('abc', 'defgh', ''))
    assert.equal(await blobs.has(key), true)
    assert.equal((await bufferOf(await blobs.get(key))).toString(), 'abcdefgh')
    assert.equal((await bufferOf(await blobs.get(key, { start: 2, end: 4 }))).toString(), 'cde')
    await blobs.delete(key)
    await blobs.delete(key)
    assert.equal(await blobs.has(key), false)
    await assert.rejects(blobs.get(key), (error) => error instanceof BlobMissing && error.key === key)
  })

  test(`${name} takes no key that could be a path`, async () => {
    for (const key of ['../../../../etc/passwd', '', 'A'.repeat(32), `${'a'.repeat(31)}/`, `${'a'.repeat(32)}\n`]) {
      await assert.rejects(async () => open().put(key, parts('x')), /32 hexadecimal digits/)
      await assert.rejects(async () => open().get(key), /32 hexadecimal digits/)
    }
  })

  test(`${name} keeps nothing of a transfer that broke off`, async () => {
    const blobs = open()
    const key = newKey()
    await assert.rejects(blobs.put(key, broken()), /the sender left/)
    assert.equal(await blobs.has(key), false)
  })
}

test('a folder shows its files to nobody else and leaves nothing half written', async () => {
  const folder = newFolder()
  const blobs = diskBlobs(folder)
  const key = newKey()
  await blobs.put(key, parts('x'))
  await assert.rejects(blobs.put(newKey(), broken()))
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  assert.deepEqual(
    files.map((file) => file.name),
    [key],
  )
  assert.equal(statSync(join(folder, key.slice(0, 2), key.slice(2, 4), key)).mode & 0o777, 0o600)
  assert.equal(statSync(join(folder, key.slice(0, 2))).mode & 0o777, 0o700)
})

test(
  'a full disk and a folder that is gone are told apart from faults',
  { skip: statSync('/dev/full', { throwIfNoEntry: false }) === undefined && 'no /dev/full here' },
  async () => {
    const full = Object.assign(new Error('x'), { code: 'ENOSPC' })
    async function* fails() {
      yield Buffer.from('half')
      throw full
    }
    await assert.rejects(diskBlobs(newFolder()).put(newKey(), fails()), (error) => error instanceof StorageError && error.reason === 'full')
    const folder = newFolder()
    writeFileSync(join(folder, 'file'), '')
    mkdirSync(join(folder, 'x'))
    await assert.rejects(
      diskBlobs(join(folder, 'file')).put(newKey(), parts('x')),
      (error) => error instanceof StorageError && error.reason === 'unavailable',
    )
  },
)

test('an S3 store that knows another secret or region refuses, and nothing is kept', async () => {
  for (const changes of [{ secretAccessKey: 'other' }, { region: 'us-east-1' }]) {
    const before = s3.objects.size
    await assert.rejects(
      s3At(changes).put(newKey(), parts('x')),
      (error) => error instanceof StorageError && error.reason === 'unavailable',
    )
    assert.equal(s3.objects.size, before)
  }
})

test('an S3 store that is busy is asked again, with the same bytes', async () => {
  const key = newKey()
  s3.failures.push(503, 500, 429)
  await s3At().put(key, parts('abc'))
  assert.equal((await bufferOf(await s3At().get(key))).toString(), 'abc')
})

test('an S3 store that stays away is unavailable, one without room is full', async () => {
  s3.failures.push(503, 503, 503, 503)
  await assert.rejects(s3At().put(newKey(), parts('x')), (error) => error instanceof StorageError && error.reason === 'unavailable')
  s3.failures.push(507, 507, 507, 507)
  await assert.rejects(s3At().put(newKey(), parts('x')), (error) => error instanceof StorageError && error.reason === 'full')
  await assert.rejects(s3At({ endpoint: 'http://127.0.0.1:1' }).has(newKey()), StorageError)
})

test('an S3 store is never followed elsewhere', async () => {
  s3.failures.push(302, 302, 302, 302)
  await assert.rejects(s3At().get(newKey()), StorageError)
  s3.failures.length = 0
})
