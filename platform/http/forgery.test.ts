import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import { readBody } from './body.ts'
import { checkOrigin, checkToken, formToken } from './forgery.ts'

const ORIGIN = 'https://parvis.example'
const OPTIONS = { origin: ORIGIN, csrfKey: Buffer.alloc(32, 1) }
let server: FastifyInstance

before(async () => {
  server = Fastify()
  server.removeAllContentTypeParsers()
  readBody(server)
  await server.register(cookie)
  server.get('/', (request, reply) => ({ token: formToken(request, reply, OPTIONS) }))
  server.post('/', (request) => {
    const sent = request.body instanceof URLSearchParams ? (request.body.get('csrf') ?? undefined) : undefined
    return { origin: checkOrigin(request, ORIGIN), token: checkToken(request, sent, OPTIONS) }
  })
})
after(() => server.close())

/** A browser's cookie and the token of its forms. */
async function browser(): Promise<{ cookie: string; token: string }> {
  const answer = await server.inject({ method: 'GET', url: '/' })
  return { cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '', token: answer.json<{ token: string }>().token }
}

async function send(headers: Record<string, string>, payload: string): Promise<{ origin: boolean; token: boolean }> {
  const answer = await server.inject({
    method: 'POST',
    url: '/',
    payload,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
  return answer.json()
}

test('a form of another site is refused by where it comes from', async () => {
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: ORIGIN },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { referer: 'https://parvis.example.evil.example/' },
  ])
    assert.equal((await send(headers, '')).origin, false, JSON.stringify(headers))
  for (const headers of [
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    { origin: ORIGIN },
    { referer: `${ORIGIN}/desk` },
    {},
  ])
    assert.equal((await send(headers, '')).origin, true, JSON.stringify(headers))
})

test('a form bears the token of its own browser: none, another one, that of another browser or a part of it do not do', async () => {
  const [mine, other] = [await browser(), await browser()]
  assert.notEqual(mine.token, other.token)
  assert.equal((await send({ cookie: mine.cookie }, `csrf=${mine.token}`)).token, true)
  for (const [cookies, csrf] of [
    [mine.cookie, ''],
    [mine.cookie, `csrf=${other.token}`],
    [mine.cookie, `csrf=${'A'.repeat(mine.token.length)}`],
    [mine.cookie, `csrf=${mine.token.slice(0, -1)}`],
    ['', `csrf=${mine.token}`],
  ] as const)
    assert.equal((await send({ cookie: cookies }, csrf)).token, false, csrf)
})

test('a script of ours may send JSON without token; one of another site, or one that does not say where it is, may not', async () => {
  const json = { 'content-type': 'application/json' }
  assert.equal((await send({ ...json, 'sec-fetch-site': 'same-origin' }, '{}')).token, true)
  assert.equal((await send({ ...json, 'sec-fetch-site': 'cross-site' }, '{}')).token, false)
  assert.equal((await send(json, '{}')).token, false)
})
