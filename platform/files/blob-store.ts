import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Where encrypted bytes lie: a folder, or an S3-compatible store. A key is written once and never changed. */
export interface BlobStore {
  put(key: string, bytes: Buffer): Promise<void>
  get(key: string): Promise<Buffer>
  has(key: string): Promise<boolean>
  remove(key: string): Promise<void>
}

/** Blobs as files, spread over folders; written aside, flushed, then renamed, so that half a file is never found. */
export function diskBlobs(folder: string): BlobStore {
  const path = (key: string) => join(folder, key.slice(0, 2), key.slice(2, 4), key)
  return {
    async put(key, bytes) {
      const target = path(checked(key))
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      const aside = `${target}.${process.pid}`
      const handle = await open(aside, 'w', 0o600)
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(aside, target)
    },
    get: (key) => readFile(path(checked(key))),
    async has(key) {
      return stat(path(checked(key))).then(
        () => true,
        () => false,
      )
    },
    remove: (key) => rm(path(checked(key)), { force: true }),
  }
}

function checked(key: string): string {
  if (!/^[a-f0-9]{32}$/.test(key)) throw new Error('a blob key has 32 hexadecimal digits')
  return key
}
