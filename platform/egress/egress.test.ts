import assert from 'node:assert/strict'
import { type RequestListener, createServer } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { after, test } from 'node:test'
import { type EgressOptions, isPublicAddress, openEgress } from './index.ts'

const closers: (() => void)[] = []
after(() => closers.forEach((close) => close()))

/** A server of another organisation, on this machine. */
async function partner(answer: RequestListener): Promise<{ origin: string; port: number; calls: string[] }> {
  const calls: string[] = []
  const server = createServer((request, response) => {
    calls.push(`${request.method} ${request.url} ${request.headers.host}`)
    answer(request, response)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  closers.push(() => (server.closeAllConnections(), server.close()))
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  return { origin: `http://localhost:${port}`, port, calls }
}

async function refusalOf(options: EgressOptions, url: string, purpose = 'webhook'): Promise<string> {
  const answer = await openEgress(options).call({ purpose, url })
  return answer.ok ? `answered ${answer.status}` : answer.refusal
}

const anywhere: EgressOptions = { purposes: { webhook: 'any-public-host' }, resolve: async () => ['192.168.1.1'] }

for (const [url, refusal] of [
  ['http://partner.example/', 'not-https'],
  ['file:///etc/passwd', 'address-malformed'],
  ['gopher://partner.example/', 'not-https'],
  ['ftp://partner.example/', 'not-https'],
  ['https://user:pass@partner.example/', 'address-malformed'],
  ['https://', 'address-malformed'],
  ['not an address', 'address-malformed'],
  ['https://partner.example:22/', 'host-not-allowed'],
  ['https://partner.example:8443/', 'host-not-allowed'],
  ['https://127.0.0.1/', 'private-address'],
  ['https://127.1/', 'private-address'],
  ['https://0x7f000001/', 'private-address'],
  ['https://2130706433/', 'private-address'],
  ['https://0177.0.0.1/', 'private-address'],
  ['https://[::1]/', 'private-address'],
  ['https://[::ffff:10.0.0.1]/', 'private-address'],
  ['https://[64:ff9b::a00:1]/', 'private-address'],
  ['https://[fe80::1]/', 'private-address'],
  ['https://[fd00::1]/', 'private-address'],
  ['https://169.254.169.254/latest/meta-data/', 'private-address'],
  ['https://intranet.example/', 'private-address'],
] as const) {
  test(`a call to ${url} is refused: ${refusal}`, async () => {
    assert.equal(await refusalOf(anywhere, url), refusal)
  })
}

test('a purpose that nobody declared cannot call, not even one that every object has', async () => {
  for (const purpose of ['map', 'constructor', '__proto__'])
    assert.equal(await refusalOf(anywhere, 'https://partner.example/', purpose), 'purpose-unknown')
})

test('a purpose calls its own destinations only', async () => {
  const options: EgressOptions = { purposes: { map: ['https://api.example'] }, resolve: async () => ['10.0.0.1'] }
  assert.equal(await refusalOf(options, 'https://api.example.evil.example/', 'map'), 'host-not-allowed')
  assert.equal(await refusalOf(options, 'https://api.example:444/', 'map'), 'host-not-allowed')
  assert.equal(await refusalOf(options, 'https://api.example/x', 'map'), 'private-address')
})

test('a name with one private address among public ones is refused', async () => {
  assert.equal(
    await refusalOf({ ...anywhere, resolve: async () => ['93.184.215.14', '10.0.0.1'] }, 'https://rebind.example/'),
    'private-address',
  )
})

test('a name is looked up once: what it answers later cannot move the connection', async () => {
  const site = await partner((_request, response) => response.end('yes'))
  const answers = ['127.0.0.1', '10.66.0.1']
  let asked = 0
  const egress = openEgress({
    purposes: { webhook: 'any-public-host' },
    allowLoopback: true,
    resolve: async () => [answers[asked++] ?? '10.66.0.1'],
  })
  const answer = await egress.call({ purpose: 'webhook', url: `http://rebind.example:${site.port}/hook` })
  assert.equal(answer.ok && answer.body.toString(), 'yes')
  assert.equal(asked, 1)
  assert.deepEqual(site.calls, [`GET /hook rebind.example:${site.port}`])
  assert.deepEqual(await egress.call({ purpose: 'webhook', url: `http://rebind.example:${site.port}/hook` }), {
    ok: false,
    refusal: 'private-address',
  })
})

test('a redirect is told and not followed', async () => {
  const inside = await partner((_request, response) => response.end('secret'))
  const site = await partner((_request, response) => response.writeHead(302, { location: inside.origin }).end())
  assert.equal(await refusalOf({ purposes: { webhook: [site.origin] }, allowLoopback: true }, site.origin), 'redirect')
  assert.deepEqual(inside.calls, [])
})

test('an answer larger than the limit is cut off', async () => {
  const site = await partner((_request, response) => response.end(Buffer.alloc(300_000)))
  assert.equal(await refusalOf({ purposes: { webhook: [site.origin] }, allowLoopback: true, maxBytes: 100_000 }, site.origin), 'too-large')
  assert.equal(
    await refusalOf({ purposes: { webhook: [site.origin] }, allowLoopback: true, maxBytes: 300_000 }, site.origin),
    'answered 200',
  )
})

test('an answer that drips is given up when the time is over', async () => {
  const site = await partner((_request, response) => {
    response.writeHead(200)
    const drip = setInterval(() => response.write('.'), 20)
    response.on('close', () => clearInterval(drip))
  })
  assert.equal(
    await refusalOf({ purposes: { webhook: [site.origin] }, allowLoopback: true, timeoutMilliseconds: 150 }, site.origin),
    'too-slow',
  )
})

test('a name server that never answers is given up too', async () => {
  assert.equal(
    await refusalOf({ ...anywhere, resolve: () => new Promise(() => {}), timeoutMilliseconds: 50 }, 'https://slow.example/'),
    'too-slow',
  )
})

test('a name that does not exist and a port that is closed are told apart', async () => {
  assert.equal(
    await refusalOf({ ...anywhere, resolve: () => Promise.reject(new Error('ENOTFOUND')) }, 'https://nowhere.example/'),
    'host-unknown',
  )
  const port = await closedPort()
  assert.equal(
    await refusalOf({ purposes: { webhook: [`http://127.0.0.1:${port}`] }, allowLoopback: true }, `http://127.0.0.1:${port}/`),
    'unreachable',
  )
})

test('a caller cannot choose the host header or the framing', async () => {
  const seen: string[] = []
  const site = await partner((request, response) => {
    seen.push(String(request.headers.host), String(request.headers['x-signature']), String(request.headers['transfer-encoding']))
    response.end()
  })
  const egress = openEgress({ purposes: { webhook: [site.origin] }, allowLoopback: true })
  await egress.call({
    purpose: 'webhook',
    url: site.origin,
    method: 'POST',
    body: '{}',
    headers: { Host: 'other', 'Transfer-Encoding': 'chunked', 'X-Signature': 'abc' },
  })
  assert.deepEqual(seen, [site.origin.slice('http://'.length), 'abc', 'undefined'])
})

test('a host that fails five times rests for half a minute, then is tried again', async () => {
  let status = 500
  const site = await partner((_request, response) => response.writeHead(status).end())
  let now = 0
  const egress = openEgress({ purposes: { webhook: [site.origin] }, allowLoopback: true, clock: () => now })
  const call = async () => {
    const answer = await egress.call({ purpose: 'webhook', url: site.origin })
    return answer.ok ? answer.status : answer.refusal
  }
  for (let time = 0; time < 5; time += 1) assert.equal(await call(), 500)
  assert.equal(await call(), 'resting')
  assert.equal(site.calls.length, 5)
  now = 30_001
  status = 200
  assert.equal(await call(), 200)
  assert.equal(await call(), 200)
})

test('addresses that only look public are not', () => {
  for (const address of [
    '100.64.0.1',
    '198.18.0.1',
    '192.0.2.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::ffff:8.8.8.8',
    '2002:7f00:1::',
    '2001:0:1::',
    'ff02::1',
    'localhost',
    '',
  ]) {
    assert.equal(isPublicAddress(address), false, address)
  }
  for (const address of ['93.184.215.14', '8.8.8.8', '2a01:e0a::1', '2606:4700:4700::1111'])
    assert.equal(isPublicAddress(address), true, address)
})

/** A port of this machine on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createTcpServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const bound = server.address()
  await new Promise((closed) => server.close(closed))
  return typeof bound === 'object' && bound !== null ? bound.port : 1
}
