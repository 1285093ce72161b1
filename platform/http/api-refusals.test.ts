import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { createServer, json, route } from './index.ts'

const folder = mkdtempSync(`${tmpdir()}/parvis-refusals-`)
let db: TestDatabase
let house: House
let server: FastifyInstance
let isAdmitted = true

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  const echo = route({
    method: 'POST',
    path: '/api/v1/echo',
    audience: 'api',
    access: 'anyone',
    body: z.strictObject({ name: z.string(), age: z.number().optional(), since: z.iso.date().optional(), yes: z.boolean().optional() }),
    handle: async ({ body }) => json(body),
  })
  server = await createServer({
    house,
    routes: [echo],
    layouts: { agent: none, public: none },
    identify: async () => undefined,
    admits: () => isAdmitted,
    receive: async () => ({ ok: false, message: 'no-file', data: {} }),
    origin: 'http://localhost',
    csrfKey: randomBytes(32),
    publicFolder: folder,
    signIn: '/desk/sign-in',
  })
})
after(async () => {
  await server.close()
  await house.close()
  await db.drop()
  rmSync(folder, { recursive: true })
})

function none(): never {
  throw new Error('the API has no pages')
}

const problem = z.object({
  status: z.number(),
  title: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })).optional(),
})

async function send(payload: string, { language = 'fr', type = 'application/json' } = {}) {
  const headers = { 'content-type': type, 'accept-language': language }
  const reply = await server.inject({ method: 'POST', url: '/api/v1/echo', headers, payload })
  return problem.parse(JSON.parse(reply.body))
}

test('a value of the wrong sort is not called missing, and what is wanted is said in the reader’s words', async () => {
  const sent = JSON.stringify({ name: 5, age: 'abc', yes: 'oui' })
  const told = async (language: string) =>
    (await send(sent, { language })).errors?.map(({ field, code, message }) => [field, code, message])
  assert.deepEqual(await told('fr'), [
    ['name', 'wrong-kind', 'Ce champ attend un texte.'],
    ['age', 'wrong-kind', 'Ce champ attend un nombre.'],
    ['yes', 'wrong-kind', 'Ce champ attend vrai ou faux.'],
  ])
  assert.deepEqual((await told('en'))?.[0]?.[2], 'This field takes a text.')
  assert.deepEqual((await told('it'))?.[1]?.[2], 'Questo campo richiede un numero.')
  assert.deepEqual(
    (await send('{}')).errors?.map(({ field, code }) => [field, code]),
    [['name', 'missing']],
  )
})

test('a program is asked for a date as programs write it', async () => {
  const { errors } = await send(JSON.stringify({ name: 'a', since: '16/11/2026' }))
  assert.match(errors?.[0]?.message ?? '', /2026-11-16/)
})

test('content that is not JSON, or says it is something else, is refused as what it is', async () => {
  const broken = await send('{"name":')
  assert.deepEqual([broken.status, broken.title], [400, 'Contenu illisible'])
  const plain = await send('name=a', { type: 'text/plain' })
  assert.equal(plain.status, 415)
  assert.match(plain.detail, /application\/json/)
})

test('who shows no token is told to show one, not that their role is wrong', async () => {
  isAdmitted = false
  const refused = await send('{"name":"a"}', { language: 'en' })
  isAdmitted = true
  assert.equal(refused.status, 401)
  assert.match(refused.detail, /Bearer/)
})
