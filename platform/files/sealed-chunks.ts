import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { ByteRange } from './blob-store.ts'
import { asBuffer } from './buffer-of.ts'

/**
 * Encryption at rest: AES-256-GCM in chunks of 64 KiB, so that files stream and a range is opened without the rest.
 * Each blob has a key of its own, used once; the nonce of a chunk is its number and whether it is the last one, so chunks
 * cannot change places and an end cannot be cut off; the file's id is bound to every chunk (the STREAM construction).
 */
export const CHUNK_BYTES = 64 * 1024
const TAG_BYTES = 16
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES

export interface ChunkKey {
  /** 32 bytes, for this blob alone. */
  key: Buffer
  fileId: string
}

/** Closes plain bytes. An empty file is one empty last chunk. */
export async function* sealChunks(at: ChunkKey, plain: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  let number = 0
  for await (const { bytes, last } of regroup(plain, CHUNK_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', at.key, nonce(number, last)).setAAD(Buffer.from(at.fileId))
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    number += 1
  }
}

/** Which bytes of the blob hold a range of the file, and what to cut from the first chunk. `size`: of the file, in bytes. */
export function chunksOf(range: ByteRange, size: number): { sealed: ByteRange; firstChunk: number; skip: number; take: number } {
  const firstChunk = Math.floor(range.start / CHUNK_BYTES)
  const lastChunk = Math.floor(range.end / CHUNK_BYTES)
  const sealedSize = size + TAG_BYTES * Math.max(1, Math.ceil(size / CHUNK_BYTES))
  return {
    sealed: { start: firstChunk * SEALED_CHUNK_BYTES, end: Math.min((lastChunk + 1) * SEALED_CHUNK_BYTES, sealedSize) - 1 },
    firstChunk,
    skip: range.start - firstChunk * CHUNK_BYTES,
    take: range.end - range.start + 1,
  }
}

/** Opens sealed chunks from `firstChunk` on; `size`: of the whole file. Throws when anything was changed, moved or cut. */
export async function* openChunks(
  at: ChunkKey,
  sealed: AsyncIterable<unknown>,
  { firstChunk, size }: { firstChunk: number; size: number },
): AsyncGenerator<Buffer> {
  const lastNumber = Math.max(0, Math.ceil(size / CHUNK_BYTES) - 1)
  let number = firstChunk
  for await (const { bytes, last } of regroup(sealed, SEALED_CHUNK_BYTES)) {
    if (number > lastNumber || bytes.length < TAG_BYTES) throw new Error('the sealed file is damaged')
    const decipher = createDecipheriv('aes-256-gcm', at.key, nonce(number, number === lastNumber), { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(at.fileId)).setAuthTag(bytes.subarray(bytes.length - TAG_BYTES))
    const plain = Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()])
    if (last && plain.length !== Math.min(CHUNK_BYTES, size - number * CHUNK_BYTES)) throw new Error('the sealed file is cut short')
    yield plain
    number += 1
  }
}

/** Cuts a stream to the bytes from `skip` on, `take` of them; throws when they are not all there. */
export async function* cut(bytes: AsyncIterable<Buffer>, { skip, take }: { skip: number; take: number }): AsyncGenerator<Buffer> {
  let before = skip
  let left = take
  for await (const part of bytes) {
    const wanted = part.subarray(before, before + left)
    before = Math.max(0, before - part.length)
    left -= wanted.length
    if (wanted.length > 0) yield wanted
    if (left <= 0) return
  }
  if (left > 0) throw new Error('the sealed file is cut short')
}

function nonce(number: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32BE(number, 7)
  bytes.writeUInt8(last ? 1 : 0, 11)
  return bytes
}

/** The same bytes in parts of one size; the last may be shorter, and is empty only when there is nothing at all. */
async function* regroup(source: AsyncIterable<unknown>, size: number): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let waiting: Buffer[] = []
  let length = 0
  for await (const part of source) {
    const bytes = asBuffer(part)
    if (bytes.length === 0) continue
    waiting.push(bytes)
    length += bytes.length
    if (length <= size) continue
    const all = Buffer.concat(waiting)
    let at = 0
    for (; all.length - at > size; at += size) yield { bytes: all.subarray(at, at + size), last: false }
    waiting = [all.subarray(at)]
    length = all.length - at
  }
  yield { bytes: Buffer.concat(waiting), last: true }
}
