import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type BlobStore, BlobMissing, StorageError, checkedKey } from './blob-store.ts'

const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
let written = 0

/** Blobs as files, spread over folders; written aside, flushed, then renamed, so that half a file is never found. */
export function diskBlobs(folder: string): BlobStore {
  const pathOf = (key: string) => join(folder, checkedKey(key).slice(0, 2), key.slice(2, 4), key)
  return {
    async put(key, bytes) {
      const path = pathOf(key)
      const aside = `${path}.${process.pid}.${(written += 1)}.part`
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        await writeWhole(aside, bytes)
        await rename(aside, path)
        await flushFolder(dirname(path))
      } catch (error) {
        await rm(aside, { force: true }).catch(() => {})
        throw storageError(error) ?? error
      }
    },
    async get(key, range) {
      const handle = await open(pathOf(key), 'r').catch((error: unknown) => {
        throw codeOf(error) === 'ENOENT' ? new BlobMissing(key) : new StorageError('unavailable', error)
      })
      return createReadStream('', { fd: handle, ...range })
    },
    has: (key) =>
      stat(pathOf(key)).then(
        () => true,
        () => false,
      ),
    delete: (key) => rm(pathOf(key), { force: true }),
  }
}

async function writeWhole(path: string, bytes: AsyncIterable<Buffer>): Promise<void> {
  const handle = await open(path, 'wx', 0o600)
  try {
    for await (const part of bytes) await writeAll(handle, part)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function writeAll(handle: FileHandle, part: Buffer): Promise<void> {
  for (let done = 0; done < part.length;) done += (await handle.write(part, done)).bytesWritten
}

/** The name of a new file is safe only once its folder is flushed too. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Failures of the disk; those of whoever gives the bytes pass unchanged. */
function storageError(error: unknown): StorageError | undefined {
  const code = codeOf(error)
  if (NO_ROOM.has(code)) return new StorageError('full', error)
  return ['EIO', 'EROFS', 'EACCES', 'EPERM', 'ENOTDIR', 'EMFILE', 'ENFILE'].includes(code)
    ? new StorageError('unavailable', error)
    : undefined
}

function codeOf(error: unknown): string {
  return error instanceof Error ? String(Reflect.get(error, 'code')) : ''
}
