import type { Readable } from 'node:stream'

/** Where encrypted bytes lie: a folder, or an S3-compatible store. A key is written once and never changed. */
export interface BlobStore {
  /** Keeps the bytes under the key, whole or not at all. Throws a StorageError when there is no room or no store. */
  put(key: string, bytes: AsyncIterable<Buffer>): Promise<void>
  /** The bytes, or those from `start` to `end` inclusive. Throws a BlobMissing when there are none. */
  get(key: string, range?: ByteRange): Promise<Readable>
  has(key: string): Promise<boolean>
  /** Nothing to delete is no failure. */
  delete(key: string): Promise<void>
}

export interface ByteRange {
  start: number
  /** Inclusive, as in HTTP. */
  end: number
}

/** The store cannot keep bytes now: `full` (somebody must make room) or `unavailable` (try again). */
export class StorageError extends Error {
  readonly reason: 'full' | 'unavailable'
  constructor(reason: 'full' | 'unavailable', cause: unknown) {
    super(`the file store is ${reason}`, { cause })
    this.name = 'StorageError'
    this.reason = reason
  }
}

/** A row names bytes that the store does not have: a restored database without its files, or a store emptied by hand. */
export class BlobMissing extends Error {
  readonly key: string
  constructor(key: string) {
    super(`no bytes under ${key}`)
    this.name = 'BlobMissing'
    this.key = key
  }
}

/** Keys are made by us; anything else would be a path. */
export function checkedKey(key: string): string {
  if (!/^[a-f0-9]{32}$/.test(key)) throw new Error('a blob key has 32 hexadecimal digits')
  return key
}
