import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { systemActor } from '#platform/access'
import { createToken } from './api-tokens.ts'
import { removeOutdated } from './housekeeping-store.ts'
import { type Begun, beginOnce, fingerprintOf, finishOnce } from './idempotency-store.ts'
import { type TestWorld, openTestWorld } from './test-world.ts'

let world: TestWorld
let tokenId: string
const client = systemActor('test')

before(async () => {
  world = await openTestWorld()
  const token = await world.house.act(client, (work) => createToken(work, { name: 'x', role: 'R-TEL' }))
  assert.ok(token.ok)
  tokenId = token.value.id
})
after(() => world.close())

const ask = (body: unknown) => fingerprintOf({ method: 'POST', path: '/api/v1/requests', body })

/** One try of a client: begins, and when it is the first one does the act and keeps its answer. */
async function attempt(
  key: string,
  body: unknown,
  act: () => Promise<unknown> = async () => ({ reference: '26-000001-A' }),
): Promise<Begun> {
  return world.house.work(client, async (work) => {
    const begun = await beginOnce(work, { tokenId, key, fingerprint: ask(body) })
    if (begun.kind === 'fresh') await finishOnce(work, { tokenId, key, status: 201, body: await act() })
    return begun
  })
}

test('the same act asked twice is done once, and answered twice alike', async () => {
  assert.deepEqual(await attempt('k-1', { subject: 'Lampadaire', text: 'éteint' }), { kind: 'fresh' })
  assert.deepEqual(await attempt('k-1', { text: 'éteint', subject: 'Lampadaire' }), {
    kind: 'replay',
    status: 201,
    body: { reference: '26-000001-A' },
  })
})

test('a key used for something else is told', async () => {
  await attempt('k-2', { subject: 'A' })
  assert.deepEqual(await attempt('k-2', { subject: 'B' }), { kind: 'conflict' })
})

test('while an act is being done, a second try of it is asked to come back', async () => {
  let second: Begun | undefined
  await attempt('k-3', {}, async () => {
    second = await attempt('k-3', {})
    return {}
  })
  assert.deepEqual(second, { kind: 'running' })
  assert.equal((await attempt('k-3', {})).kind, 'replay')
})

test('an act that failed leaves no key: the next try does it', async () => {
  await assert.rejects(
    attempt('k-4', {}, async () => {
      throw new Error('the database went away')
    }),
  )
  assert.deepEqual(await attempt('k-4', {}), { kind: 'fresh' })
})

test('of twenty tries at once exactly one does the act', async () => {
  const tries = await Promise.all(Array.from({ length: 20 }, () => attempt('k-5', {})))
  assert.equal(tries.filter((begun) => begun.kind === 'fresh').length, 1)
})

test('two clients may use the same key', async () => {
  const other = await world.house.act(client, (work) => createToken(work, { name: 'y', role: 'R-TEL' }))
  assert.ok(other.ok)
  await attempt('k-6', {})
  const begun = await world.house.work(client, (work) => beginOnce(work, { tokenId: other.value.id, key: 'k-6', fingerprint: ask({}) }))
  assert.equal(begun.kind, 'fresh')
})

test('keys are kept two days', async () => {
  await attempt('k-7', {})
  await world.house.work(client, (work) => removeOutdated(work.tx, work.at.add({ hours: 48 })))
  assert.equal((await attempt('k-7', {})).kind, 'replay')
  await world.house.work(client, (work) => removeOutdated(work.tx, work.at.add({ hours: 49 })))
  assert.equal((await attempt('k-7', {})).kind, 'fresh')
})
