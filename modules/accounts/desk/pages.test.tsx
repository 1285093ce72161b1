import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { generateSync } from 'otplib'
import { type Layout, createServer, page, route } from '#platform/http'
import { UiContext, NO_ASSETS } from '#platform/ui'
import type { Accounts } from '../accounts.ts'
import { identify } from '../identify.ts'
import { admits } from '../permitted.ts'
import { createSetUpLink } from '../set-up.ts'
import { PASSWORD, type TestWorld, openTestWorld } from '../test-world.ts'
import { accountsDeskRoutes } from './index.ts'

let world: TestWorld
const servers: FastifyInstance[] = []
const ORIGIN = 'http://localhost'
const EMAIL = 'clemence@ville.example'

before(async () => {
  world = await openTestWorld()
  await world.agent({ email: EMAIL, roles: [{ role: 'R-ACC', unit: 'ACC' }] })
})
after(async () => {
  for (const server of servers) await server.close()
  await world.close()
})

const layout: Layout = (content, frame) => (
  <UiContext.Provider value={{ locale: frame.locale, nonce: frame.nonce, assets: NO_ASSETS, demo: false, csrf: frame.csrf }}>
    <html lang={frame.locale}>
      <head>
        <title>{content.title}</title>
      </head>
      <body>{content.body}</body>
    </html>
  </UiContext.Provider>
)

async function serve(accounts: Accounts): Promise<FastifyInstance> {
  const desk = route({
    method: 'GET',
    path: '/desk',
    audience: 'agent',
    access: 'signed-in',
    handle: () => page('Ma journée', <h1>Ma journée</h1>),
  })
  const server = await createServer({
    house: world.house,
    routes: [desk, ...accountsDeskRoutes(accounts)],
    layouts: { public: layout, agent: layout },
    identify: (credentials, at) => identify(accounts, credentials, at),
    admits,
    receive: async () => ({ ok: false, message: 'no-files', data: {} }),
    origin: ORIGIN,
    csrfKey: Buffer.alloc(32, 1),
    publicFolder: import.meta.dirname,
    signIn: '/desk/sign-in',
  })
  servers.push(server)
  return server
}

/** A browser without script: keeps cookies, fills the form it was shown, follows where it is sent. */
class Visitor {
  readonly #server: FastifyInstance
  readonly cookies = new Map<string, string>()
  body = ''
  status = 0
  headers: Record<string, unknown> = {}
  constructor(server: FastifyInstance) {
    this.#server = server
  }

  async open(url: string): Promise<this> {
    return this.#send({ method: 'GET', url })
  }

  /** Sends the form with this action as it stands in the page, with the given answers. */
  async submit(action: string, answers: Record<string, string> = {}): Promise<this> {
    const form = this.body.split('<form').find((part) => part.includes(`action="${action}"`)) ?? ''
    const inner = form.slice(0, form.indexOf('</form>'))
    const shown = [...inner.matchAll(/<input[^>]*?name="([^"]+)"[^>]*?>/g)].map(
      ([tag, name]) => [name ?? '', /value="([^"]*)"/.exec(tag)?.[1] ?? ''] as const,
    )
    assert.notEqual(inner, '', `no form ${action} in the page`)
    const payload = new URLSearchParams({ ...Object.fromEntries(shown), ...answers }).toString()
    return this.#send({ method: 'POST', url: action, payload })
  }

  async #send(request: { method: 'GET' | 'POST'; url: string; payload?: string }): Promise<this> {
    const answer = await this.#server.inject({
      ...request,
      headers: {
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
        ...(request.payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }),
      },
    })
    for (const cookie of answer.cookies) {
      if (cookie.value === '' || cookie.maxAge === 0) this.cookies.delete(cookie.name)
      else this.cookies.set(cookie.name, cookie.value)
    }
    this.body = answer.body
    this.status = answer.statusCode
    this.headers = answer.headers
    if (answer.statusCode === 303) {
      const { location } = answer.headers
      assert.ok(typeof location === 'string')
      return this.open(location)
    }
    return this
  }
}

test('a page of the desk leads to the sign-in page and back to where one wanted to go', async () => {
  const visitor = new Visitor(await serve(world.accounts({ demonstration: true })))
  await visitor.open('/desk/my-sessions')
  assert.match(visitor.body, /<h1>Se connecter<\/h1>/)
  assert.match(visitor.body, /<input[^>]*autocomplete="username"/)
  assert.match(visitor.body, /<input[^>]*autocomplete="current-password"/)
  await visitor.submit('/desk/sign-in', { email: EMAIL, password: PASSWORD })
  assert.equal(visitor.status, 200)
  assert.match(visitor.body, /<h1>Mes connexions<\/h1>/)
  assert.match(visitor.body, /Firefox, Windows/)
})

test('a wrong password comes back with the address kept, the sentence in the summary and at the field', async () => {
  const visitor = new Visitor(await serve(world.accounts({ demonstration: true })))
  await (await visitor.open('/desk/sign-in')).submit('/desk/sign-in', { email: 'nobody@ville.example', password: 'something else' })
  assert.equal(visitor.status, 422)
  assert.match(visitor.body, /value="nobody@ville.example"/)
  assert.equal(visitor.body.match(/ne vont pas ensemble/g)?.length, 2)
  assert.match(visitor.body, /href="#field-password"/)
  assert.equal(visitor.body.includes('something else'), false)
})

test('empty fields are named, each with what to do', async () => {
  const visitor = new Visitor(await serve(world.accounts({ demonstration: true })))
  await (await visitor.open('/desk/sign-in')).submit('/desk/sign-in', { email: '', password: '' })
  assert.equal(visitor.status, 422)
  assert.match(visitor.body, /href="#field-email"/)
  assert.match(visitor.body, /href="#field-password"/)
})

test('signing in never leads to another site', async () => {
  for (const to of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/desk/../..//evil.example',
    'javascript:alert(1)',
    '/desk/sign-in',
    '/deskevil',
  ]) {
    const visitor = new Visitor(await serve(world.accounts({ demonstration: true })))
    await visitor.open(`/desk/sign-in?to=${encodeURIComponent(to)}`)
    await visitor.submit('/desk/sign-in', { email: EMAIL, password: PASSWORD })
    assert.match(visitor.body, /<h1>Ma journée<\/h1>/, to)
  }
})

test('a demonstration shows its password and lets one enter as an agent with one click; production shows neither', async () => {
  const shown = {
    password: PASSWORD,
    agents: [{ email: EMAIL, name: 'Clémence Aubourg', role: 'R-ACC, HDV guichet 3', sees: '7 personnes en attente' }],
  }
  const visitor = new Visitor(await serve(world.accounts({ demonstration: true, demonstrationSignIn: async () => shown })))
  await visitor.open('/desk/sign-in')
  assert.match(visitor.body, /Clémence Aubourg/)
  const [, second = ''] = visitor.body.split('<section')
  visitor.body = second
  await visitor.submit('/desk/sign-in')
  assert.match(visitor.body, /<h1>Ma journée<\/h1>/)

  const real = new Visitor(await serve(world.accounts({ demonstrationSignIn: async () => shown })))
  await real.open('/desk/sign-in')
  assert.equal(real.body.includes(PASSWORD) || real.body.includes('Clémence'), false)
})

test('for real, one enrols a second factor from a drawing or a key, and gives its code', async () => {
  await world.agent({ email: 'enrols@ville.example' })
  const visitor = new Visitor(await serve(world.accounts()))
  await visitor.open('/desk/sign-in?to=/desk/my-sessions')
  await visitor.submit('/desk/sign-in', { email: 'enrols@ville.example', password: PASSWORD })
  assert.match(visitor.body, /<svg[^>]*role="img"/)
  assert.match(visitor.body, /autocomplete="one-time-code"/)
  const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(visitor.body)?.[1]?.replaceAll(' ', '') ?? ''
  await visitor.submit('/desk/sign-in/second-factor', { code: '12' })
  assert.equal(visitor.status, 422)
  const code = generateSync({ secret, epoch: Math.floor(world.now().epochMilliseconds / 1000) })
  await visitor.submit('/desk/sign-in/second-factor', { code: `${code.slice(0, 3)} ${code.slice(3)}` })
  assert.match(visitor.body, /<h1>Mes connexions<\/h1>/)
})

test('the second step without the first leads back to the first', async () => {
  const visitor = new Visitor(await serve(world.accounts()))
  await visitor.open('/desk/sign-in/second-factor')
  assert.match(visitor.body, /<h1>Se connecter<\/h1>/)
})

test('a locked session names its agent and asks only for the password', async () => {
  await world.agent({ email: 'locks@ville.example' })
  const accounts = world.accounts({ demonstration: true, limits: { idleMinutes: 15, absoluteHours: 10 } })
  const visitor = new Visitor(await serve(accounts))
  await (await visitor.open('/desk/sign-in')).submit('/desk/sign-in', { email: 'locks@ville.example', password: PASSWORD })
  world.move({ minutes: 16 })
  await visitor.open('/desk/my-sessions')
  assert.match(visitor.body, /Anne, votre session s’est verrouillée/)
  assert.match(visitor.body, /value="locks@ville.example"/)
  await visitor.submit('/desk/sign-in', { password: PASSWORD })
  assert.match(visitor.body, /<h1>Mes connexions<\/h1>/)
})

test('signing out clears what the browser kept and cannot be done from another site', async () => {
  const server = await serve(world.accounts({ demonstration: true }))
  const visitor = new Visitor(server)
  await (await visitor.open('/desk/sign-in')).submit('/desk/sign-in', { email: EMAIL, password: PASSWORD })
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const forged = await server.inject({
    method: 'POST',
    url: '/desk/sign-out',
    headers: { cookie, origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
    payload: '',
  })
  assert.equal(forged.statusCode, 403)
  await visitor.open('/desk/my-sessions')
  const csrf = /name="csrf" value="([^"]+)"/.exec(visitor.body)?.[1] ?? ''
  const out = await server.inject({
    method: 'POST',
    url: '/desk/sign-out',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ csrf }).toString(),
  })
  assert.equal(out.statusCode, 303)
  assert.match(String(out.headers['clear-site-data']), /"cache"/)
  await visitor.open('/desk/my-sessions')
  assert.match(visitor.body, /<h1>Se connecter<\/h1>/)
})

test('proving the identity again, changing the password and ending other connections work by forms alone', async () => {
  await world.agent({ email: 'forms@ville.example' })
  const server = await serve(world.accounts({ demonstration: true }))
  const elsewhere = new Visitor(server)
  await (await elsewhere.open('/desk/sign-in')).submit('/desk/sign-in', { email: 'forms@ville.example', password: PASSWORD })
  const visitor = new Visitor(server)
  await (await visitor.open('/desk/sign-in')).submit('/desk/sign-in', { email: 'forms@ville.example', password: PASSWORD })
  await (await visitor.open('/desk/step-up?to=/desk/my-sessions')).submit('/desk/step-up', { proof: 'not my password' })
  assert.deepEqual([visitor.status, visitor.body.includes('href="#field-proof"')], [422, true])
  await visitor.submit('/desk/step-up', { proof: PASSWORD })
  assert.match(visitor.body, /2 connexions ouvertes/)
  await visitor.submit('/desk/my-sessions/end-others')
  assert.match(visitor.body, /Une connexion ouverte/)
  assert.match((await elsewhere.open('/desk/my-sessions')).body, /<h1>Se connecter<\/h1>/)
  await (await visitor.open('/desk/my-password')).submit('/desk/my-password', { present: PASSWORD, password: 'court' })
  assert.match(visitor.body, /au moins 12 caractères/)
  await visitor.submit('/desk/my-password', { present: PASSWORD, password: 'sept cerfs en marche' })
  assert.match(visitor.body, /<h1>Mes connexions<\/h1>/)
})

test('the first administrator comes in by the printed link; a used or invented link says so', async () => {
  const accounts = world.accounts({ demonstration: true })
  const link = await createSetUpLink(accounts)
  assert.ok(link.ok)
  const visitor = new Visitor(await serve(accounts))
  await visitor.open('/desk/set-up?token=invented')
  assert.deepEqual([visitor.status, /Ce lien n’ouvre plus rien/.test(visitor.body)], [404, true])
  const url = link.value.url.slice(ORIGIN.length)
  await visitor.open(url)
  await visitor.submit('/desk/set-up', { givenName: 'Ada', familyName: '', email: 'no address', password: PASSWORD, unit: '' })
  assert.equal(visitor.status, 422)
  for (const field of ['familyName', 'email']) assert.match(visitor.body, new RegExp(`href="#field-${field}"`))
  assert.match(visitor.body, /value="Ada"/)
  await visitor.submit('/desk/set-up', { familyName: 'Première', email: 'ada@ville.example', password: PASSWORD, unit: world.units.DRU })
  assert.match(visitor.body, /<h1>Ma journée<\/h1>/)
  await visitor.open(url)
  assert.equal(visitor.status, 404)
})

test('every page speaks the three languages', async () => {
  const server = await serve(world.accounts({ demonstration: true }))
  const titles = []
  for (const locale of ['fr', 'en', 'it']) {
    const answer = await server.inject({ method: 'GET', url: '/desk/sign-in', headers: { 'accept-language': locale } })
    titles.push(/<h1>([^<]+)<\/h1>/.exec(answer.body)?.[1])
  }
  assert.deepEqual(titles, ['Se connecter', 'Sign in', 'Accedere'])
})
