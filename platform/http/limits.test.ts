import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { h } from 'preact'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { createServer, json, route } from './index.ts'
import { countAct } from './limit-store.ts'

let db: TestDatabase
let folder: string
const houses: House[] = []
let now = Temporal.Instant.from('2026-11-23T09:00:00Z')

before(async () => {
  db = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'parvis-limits-'))
})
after(async () => {
  for (const house of houses) await house.close()
  await db.drop()
  await rm(folder, { recursive: true })
})

function aHouse(): House {
  const house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX, clock: () => now })
  houses.push(house)
  return house
}

/** A web process: it shares nothing with another but the database and the keys. */
async function aWebProcess() {
  const limited = { method: 'GET', audience: 'public', access: 'anyone', perMinute: 4, handle: () => json({}) } as const
  return createServer({
    house: aHouse(),
    routes: [route({ ...limited, path: '/sign-in' }), route({ ...limited, path: '/form' })],
    layouts: { agent: () => h('p', null), public: () => h('p', null) },
    identify: async () => undefined,
    admits: () => true,
    receive: async () => ({ ok: false, message: 'no-file', data: {} }),
    origin: 'http://localhost',
    csrfKey: Buffer.alloc(32, 7),
    publicFolder: folder,
    signIn: '/desk/sign-in',
  })
}

test('a limit holds for all web processes together, for each caller and each act, for a minute', async () => {
  const [one, other] = [await aWebProcess(), await aWebProcess()]
  const ask = async (server: typeof one, url = '/sign-in', remoteAddress = '203.0.113.5') =>
    (await server.inject({ method: 'GET', url, remoteAddress })).statusCode
  const statuses: number[] = []
  for (let time = 0; time < 3; time += 1) statuses.push(await ask(one), await ask(other))
  assert.deepEqual(statuses, [200, 200, 200, 200, 429, 429])
  assert.equal(await ask(other, '/form'), 200)
  assert.equal(await ask(other, '/sign-in', '203.0.113.6'), 200)
  now = now.add({ seconds: 61 })
  assert.equal(await ask(other), 200)
  await one.close()
  await other.close()
})

test('acts of one moment are all counted', async () => {
  const [one, other] = [aHouse(), aHouse()]
  const act = { key: Buffer.alloc(32, 1), windowMilliseconds: 60_000 }
  const counts = await Promise.all(Array.from({ length: 40 }, (_, index) => countAct(index % 2 === 0 ? one : other, act)))
  assert.deepEqual(
    counts.map(({ current }) => current).toSorted((a, b) => a - b),
    Array.from({ length: 40 }, (_, index) => index + 1),
  )
})
