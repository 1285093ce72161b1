import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { AwsClient } from 'aws4fetch'
import { BlobMissing, type BlobStore, StorageError, checkedKey } from './blob-store.ts'
import { bufferOf } from './buffer-of.ts'

export interface S3Options {
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** Milliseconds that one request may take. */
  timeoutMilliseconds?: number
  /** Wait before the second try, in milliseconds; each next wait doubles. */
  retryMilliseconds?: number
}

const TIMEOUT_MS = 30_000
const RETRY_MS = 200
const TRIES = 4

/**
 * Blobs in an S3-compatible store, addressed as endpoint/bucket/key, signed with SigV4 over the hash of the body.
 * The store sees ciphertext only. The endpoint is a setting of the operator, so it may be a private address.
 */
export function s3Blobs(options: S3Options): BlobStore {
  const client = new AwsClient({
    accessKeyId: options.accessKeyId,
    secretAccessKey: options.secretAccessKey,
    region: options.region,
    service: 's3',
    retries: 0,
  })
  const addressOf = (key: string) => `${options.endpoint.replace(/\/$/, '')}/${options.bucket}/${checkedKey(key).slice(0, 2)}/${key}`

  /** Asks until there is an answer: a store that is busy or restarting is asked again, with the body at hand. */
  async function ask(method: string, key: string, about: { body?: Buffer; headers?: Record<string, string> } = {}): Promise<Response> {
    const address = addressOf(key)
    for (let attempt = 1; ; attempt += 1) {
      const response = await askOnce(method, address, about).catch((error: unknown) => new StorageError('unavailable', error))
      if (response instanceof Response && response.status < 500 && response.status !== 429) return response
      if (response instanceof Response) await response.body?.cancel()
      if (attempt >= TRIES)
        throw response instanceof Response
          ? new StorageError(response.status === 507 ? 'full' : 'unavailable', `status ${response.status}`)
          : response
      await new Promise((resolve) => setTimeout(resolve, (options.retryMilliseconds ?? RETRY_MS) * 2 ** (attempt - 1)))
    }
  }

  async function askOnce(
    method: string,
    address: string,
    { body, headers = {} }: { body?: Buffer; headers?: Record<string, string> },
  ): Promise<Response> {
    const hash = createHash('sha256')
      .update(body ?? '')
      .digest('hex')
    const signed = await client.sign(address, {
      method,
      headers: { ...headers, 'x-amz-content-sha256': hash },
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    })
    return fetch(signed, { redirect: 'error', signal: AbortSignal.timeout(options.timeoutMilliseconds ?? TIMEOUT_MS) })
  }

  return {
    async put(key, bytes) {
      const response = await ask('PUT', key, { body: await bufferOf(bytes), headers: { 'content-type': 'application/octet-stream' } })
      await finish(response, [200, 201, 204])
    },
    async get(key, range) {
      const response = await ask('GET', key, range === undefined ? {} : { headers: { range: `bytes=${range.start}-${range.end}` } })
      if (response.status === 404) throw new BlobMissing(key)
      // A store that ignores the range would give other bytes than asked for.
      if (response.status !== (range === undefined ? 200 : 206) || response.body === null) return refused(response)
      return Readable.from(partsOf(response.body), { objectMode: false })
    },
    async has(key) {
      const response = await ask('HEAD', key)
      if (response.status === 404) return false
      await finish(response, [200])
      return true
    },
    async delete(key) {
      await finish(await ask('DELETE', key), [200, 204, 404])
    },
  }
}

/** Leaving early ends the connection. */
async function* partsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

async function finish(response: Response, wanted: readonly number[]): Promise<void> {
  if (!wanted.includes(response.status)) return refused(response)
  await response.body?.cancel()
}

async function refused(response: Response): Promise<never> {
  await response.body?.cancel()
  throw new StorageError('unavailable', `status ${response.status}`)
}
