import { createHash, createHmac } from 'node:crypto'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { bufferOf } from './buffer-of.ts'

export interface FakeS3 {
  endpoint: string
  objects: Map<string, Buffer>
  /** Answers to give instead of the right one, first come first served. */
  failures: number[]
  requests: string[]
  close(): Promise<void>
}

/** A store that speaks S3 and believes nobody: it computes the signature itself from the published algorithm (AWS Signature Version 4). */
export async function fakeS3(account: { accessKeyId: string; secretAccessKey: string; region: string }): Promise<FakeS3> {
  const objects = new Map<string, Buffer>()
  const failures: number[] = []
  const requests: string[] = []
  const server = createServer((request, response) => {
    void bufferOf(request).then((body) => {
      requests.push(`${request.method} ${request.url}`)
      const failure = failures.shift()
      if (failure !== undefined) return response.writeHead(failure).end()
      if (!isSigned(request, body, account)) return response.writeHead(403).end('<Code>SignatureDoesNotMatch</Code>')
      return answer(request, body, { objects, response })
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const bound = server.address()
  return {
    endpoint: `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`,
    objects,
    failures,
    requests,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function answer(
  request: IncomingMessage,
  body: Buffer,
  { objects, response }: { objects: Map<string, Buffer>; response: ServerResponse },
): ServerResponse {
  const path = request.url ?? ''
  if (request.method === 'PUT') {
    objects.set(path, body)
    return response.writeHead(200).end()
  }
  const found = objects.get(path)
  if (request.method === 'DELETE') {
    objects.delete(path)
    return response.writeHead(204).end()
  }
  if (found === undefined) return response.writeHead(404).end()
  if (request.method === 'HEAD') return response.writeHead(200, { 'content-length': found.length }).end()
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
  if (range === null) return response.writeHead(200).end(found)
  return response.writeHead(206).end(found.subarray(Number(range[1]), Number(range[2]) + 1))
}

function isSigned(
  request: IncomingMessage,
  body: Buffer,
  { accessKeyId, secretAccessKey, region }: { accessKeyId: string; secretAccessKey: string; region: string },
): boolean {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    )
  const [, id, day = '', where, names = '', signature] = given ?? []
  const bodyHash = createHash('sha256').update(body).digest('hex')
  if (id !== accessKeyId || where !== region || request.headers['x-amz-content-sha256'] !== bodyHash) return false
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
  const canonical = [request.method, request.url, '', headers.join(''), names, bodyHash].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const text = [
    'AWS4-HMAC-SHA256',
    String(request.headers['x-amz-date']),
    scope,
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce((last: Buffer, part) => hmac(last, part), Buffer.from(`AWS4${secretAccessKey}`))
  return hmac(key, text).toString('hex') === signature
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
