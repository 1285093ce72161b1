import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { formToken } from './forgery.ts'
import { createServer, json, page, route } from './index.ts'

const ORIGIN = 'http://localhost'
const CSRF = { origin: ORIGIN, csrfKey: Buffer.alloc(32, 1) }
const LABELS = {
  fr: { postcode: 'Code postal', kind: 'Sorte' },
  en: { postcode: 'Postcode', kind: 'Sort' },
  it: { postcode: 'CAP', kind: 'Tipo' },
}
const body = z.object({ postcode: z.string().max(5), kind: z.enum(['kept-code']), inner_name: z.string().max(3).default('') })
let server: FastifyInstance
let house: House
let folder: string

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parvis-invalid-'))
  house = openHouse({ connection: { host: '127.0.0.1', port: 1, user: 'nobody', database: 'none' }, outbox: SILENT_OUTBOX })
  const form = { method: 'POST', audience: 'public', access: 'anyone', body, handle: () => page('Fine', <p>fine</p>) } as const
  server = await createServer({
    house,
    routes: [
      route({ ...form, path: '/labelled', labels: (locale) => LABELS[locale] }),
      route({ ...form, path: '/bare' }),
      route({
        method: 'GET',
        path: '/token',
        audience: 'public',
        access: 'anyone',
        handle: (c) => json(formToken(c.request, c.raw, CSRF)),
      }),
    ],
    layouts: { agent: (shown) => <main>{shown.body}</main>, public: (shown) => <main>{shown.body}</main> },
    identify: async () => undefined,
    admits: () => true,
    receive: async () => ({ ok: false, message: 'no-file', data: {} }),
    ...CSRF,
    publicFolder: folder,
    signIn: '/desk/sign-in',
  })
})
after(async () => {
  await server.close()
  await house.close()
  await rm(folder, { recursive: true })
})

async function send(url: string, fields: string, { locale = 'fr', referer }: { locale?: string; referer?: string } = {}) {
  const token = await server.inject({ method: 'GET', url: '/token' })
  const answer = await server.inject({
    method: 'POST',
    url,
    payload: `csrf=${encodeURIComponent(token.json<string>())}&${fields}`,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: ORIGIN,
      cookie: String(token.headers['set-cookie']).split(';')[0] ?? '',
      'accept-language': locale,
      ...(referer === undefined ? {} : { referer }),
    },
  })
  return { status: answer.statusCode, text: answer.body }
}

test('a form refused says what to correct by the names that its reader saw, in their language', async () => {
  for (const [locale, words] of Object.entries({ fr: /Code postal\u00a0: Raccourcissez/, en: /Postcode: Shorten/, it: /CAP: / })) {
    const { status, text } = await send('/labelled', 'postcode=7600000&kind=none', { locale })
    assert.equal(status, 422)
    assert.match(text, words)
    assert.doesNotMatch(text, /postcode|kept-code/)
  }
})

test('a field without a name for people is not called by its raw name, also when it was sent twice', async () => {
  for (const fields of ['postcode=7600000&kind=none&inner_name=long', 'inner_name=a&inner_name=b', 'postcode=%00&kind=kept-code']) {
    const { status, text } = await send('/bare', fields)
    assert.equal(status, 422, fields)
    assert.match(text, /<li>/)
    assert.doesNotMatch(text, /postcode|inner_name|kept-code|>kind/)
  }
})

test('the refusal leads back to the form, and never to another site', async () => {
  const own = await send('/bare', 'postcode=', { referer: `${ORIGIN}/desk/letters?shown=open&q=a` })
  assert.match(own.text, /<a href="\/desk\/letters\?shown=open&amp;q=a">Revenir au formulaire</)
  for (const referer of ['http://elsewhere.example/desk', 'nonsense', 'http://localhost:81/desk']) {
    const { text } = await send('/bare', 'postcode=', { referer })
    assert.match(text, /<a href="\/">Retour à l’accueil</, referer)
  }
})
