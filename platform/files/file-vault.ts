import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import type { KeyRing } from '#platform/keys'
import type { BlobStore, ByteRange } from './blob-store.ts'
import { asBuffer } from './buffer-of.ts'
import { chunksOf, cut, openChunks, sealChunks } from './sealed-chunks.ts'
import type { StoredFile } from './stored-file.ts'

/** Bytes that were put away: what the row must remember to find and open them. */
export interface Kept {
  storageKey: string
  wrappedKey: Buffer
  sha256: Buffer
  size: number
}

/** More bytes came than are taken. */
export class TooManyBytes extends Error {}

/** Puts plain bytes away encrypted and gives them back. A data key per blob, closed with the ring's key for files and bound to the file's id. */
export interface FileVault {
  keep(fileId: string, plain: AsyncIterable<unknown>, limit?: { maxBytes: number }): Promise<Kept>
  open(file: StoredFile, range?: ByteRange): Promise<Readable>
  delete(storageKey: string): Promise<void>
}

export function openFileVault({ blobs, keys }: { blobs: BlobStore; keys: KeyRing }): FileVault {
  return {
    async keep(fileId, plain, limit) {
      const storageKey = randomBytes(16).toString('hex')
      const key = randomBytes(32)
      const measured = measure(plain, limit?.maxBytes ?? Number.POSITIVE_INFINITY)
      await blobs.put(storageKey, sealChunks({ key, fileId }, measured.bytes))
      return {
        storageKey,
        wrappedKey: keys.seal(key, contextOf(fileId), 'file-encryption'),
        sha256: measured.hash(),
        size: measured.size(),
      }
    },
    async open(file, range) {
      const wanted = range ?? { start: 0, end: file.size - 1 }
      if (wanted.start < 0 || (file.size > 0 && wanted.start > wanted.end) || wanted.end >= file.size)
        throw new RangeError('the range lies outside the file')
      const at = { key: keys.open(file.wrappedKey, contextOf(file.id), 'file-encryption'), fileId: file.id }
      const { sealed, firstChunk, skip, take } = chunksOf(wanted, file.size)
      const bytes = await blobs.get(file.storageKey, range === undefined ? undefined : sealed)
      return Readable.from(cut(openChunks(at, bytes, { firstChunk, size: file.size }), { skip, take }), { objectMode: false })
    },
    delete: (storageKey) => blobs.delete(storageKey),
  }
}

function contextOf(fileId: string): string {
  return `file:${fileId}`
}

/** Counts and hashes the bytes that pass; throws TooManyBytes at the limit, so that what is written so far is thrown away. */
function measure(plain: AsyncIterable<unknown>, maxBytes: number) {
  const digest = createHash('sha256')
  let size = 0
  async function* pass(): AsyncGenerator<Buffer> {
    for await (const part of plain) {
      const bytes = asBuffer(part)
      size += bytes.length
      if (size > maxBytes) throw new TooManyBytes()
      digest.update(bytes)
      yield bytes
    }
  }
  return { bytes: pass(), hash: () => digest.digest(), size: () => size }
}
