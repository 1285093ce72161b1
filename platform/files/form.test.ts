import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import multipart from '@fastify/multipart'
import Fastify from 'fastify'
import { visitor } from '#platform/access'
import { SILENT_OUTBOX, openHouse } from '#platform/database'
import { openKeys } from '#platform/keys'
import { testDatabase } from '#platform/testing'
import { smallPdf } from './hostile-files.testing.ts'
import { diskBlobs, openFileStore } from './index.ts'

const database = await testDatabase()
const house = openHouse({ connection: database.application, outbox: SILENT_OUTBOX })
const folder = mkdtempSync(join(tmpdir(), 'parvis-form-'))
const files = openFileStore({ blobs: diskBlobs(join(folder, 'files')), keys: openKeys(join(folder, 'keys')) })
const server = Fastify()
after(async () => {
  await server.close()
  files.close()
  await house.close()
  await database.drop()
})

test('a file that is too large does not hide what stands behind it in the form', async () => {
  await server.register(multipart, { limits: { fileSize: 25 * 1024 * 1024 } })
  server.post('/', async (request) => {
    const seen: string[] = []
    for await (const part of request.parts()) {
      if (part.type === 'field') seen.push(`${part.fieldname}=${String(part.value)}`)
      else {
        const received = await files.take(house, visitor(), part.file, {
          name: part.filename,
          allowed: ['pdf'],
          maxBytes: 1024 * 1024,
          purpose: 'request',
        })
        part.file.resume()
        seen.push(received.ok ? received.file.name : received.message)
      }
    }
    return seen
  })
  await server.listen({ port: 0, host: '127.0.0.1' })
  const bound = server.server.address()
  const form = new FormData()
  form.append('before', '1')
  form.append('file', new Blob([Buffer.alloc(8 * 1024 * 1024)]), 'large.pdf')
  form.append('between', '2')
  form.append('file', new Blob([new Uint8Array(smallPdf())]), 'small.pdf')
  form.append('behind', '3')
  const answer = await fetch(`http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}/`, {
    method: 'POST',
    body: form,
    signal: AbortSignal.timeout(20_000),
  })
  assert.deepEqual(await answer.json(), ['before=1', 'file-too-large', 'between=2', 'small.pdf', 'behind=3'])
})
