import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { bufferOf } from './buffer-of.ts'
import { CHUNK_BYTES, chunksOf, cut, openChunks, sealChunks } from './sealed-chunks.ts'

const at = { key: randomBytes(32), fileId: 'f-1' }

async function* inParts(bytes: Buffer, size: number) {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

const sealed = (plain: Buffer, size = 50_000) => bufferOf(sealChunks(at, inParts(plain, size)))

async function opened(bytes: Buffer, size: number, as = at): Promise<Buffer> {
  return bufferOf(cut(openChunks(as, inParts(bytes, 40_000), { firstChunk: 0, size }), { skip: 0, take: size }))
}

for (const size of [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 3 * CHUNK_BYTES + 5]) {
  test(`a file of ${size} bytes comes back as it was, whatever the pieces it came in`, async () => {
    const plain = randomBytes(size)
    const bytes = await sealed(plain)
    assert.deepEqual(await opened(bytes, size), plain)
    assert.deepEqual(bytes, await sealed(plain, 1_000_000))
  })
}

test('any range of a file is opened from the chunks that hold it alone', async () => {
  const plain = randomBytes(3 * CHUNK_BYTES + 1_234)
  const bytes = await sealed(plain)
  await fc.assert(
    fc.asyncProperty(fc.nat(plain.length - 1), fc.nat(plain.length - 1), async (one, other) => {
      const range = { start: Math.min(one, other), end: Math.max(one, other) }
      const { sealed: place, firstChunk, skip, take } = chunksOf(range, plain.length)
      const part = inParts(bytes.subarray(place.start, place.end + 1), 40_000)
      const found = await bufferOf(cut(openChunks(at, part, { firstChunk, size: plain.length }), { skip, take }))
      assert.deepEqual(found, plain.subarray(range.start, range.end + 1))
    }),
    { numRuns: 60 },
  )
})

test('a changed byte anywhere, another file or another key opens nothing', async () => {
  const plain = randomBytes(CHUNK_BYTES + 100)
  const bytes = await sealed(plain)
  for (const place of [0, 100, CHUNK_BYTES + 10, CHUNK_BYTES + 16, bytes.length - 1]) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(place) ^ 1, place)
    await assert.rejects(opened(changed, plain.length), `byte ${place}`)
  }
  await assert.rejects(opened(bytes, plain.length, { ...at, fileId: 'f-2' }))
  await assert.rejects(opened(bytes, plain.length, { ...at, key: randomBytes(32) }))
})

test('chunks cannot be cut off, exchanged or repeated', async () => {
  const plain = randomBytes(3 * CHUNK_BYTES)
  const bytes = await sealed(plain)
  const step = CHUNK_BYTES + 16
  const [one, two, three] = [bytes.subarray(0, step), bytes.subarray(step, 2 * step), bytes.subarray(2 * step)]
  for (const forged of [[one, two], [one], [], [two, one, three], [one, one, three], [one, two, three.subarray(0, -1)]]) {
    await assert.rejects(opened(Buffer.concat(forged), plain.length))
  }
  // Not even with a size that fits what is left.
  await assert.rejects(opened(Buffer.concat([one, two]), 2 * CHUNK_BYTES))
})
