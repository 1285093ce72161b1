import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { AgentActor } from '#platform/access'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { type LiveHub, openLive } from '#platform/live'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { type DeskServer, type SmallCity, aRequest, buildSmallCity, deskServer } from '#modules/requests/testing'
import { requestPage, NO_PARTS } from '#modules/requests/desk'
import { liveRoute } from './live-route.ts'
import { deskRoutes } from './routes.tsx'

let db: TestDatabase
let house: House
let hub: LiveHub
let city: SmallCity
let desk: DeskServer
let origin: string

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  hub = await openLive(db.application)
  city = await buildSmallCity(house)
  desk = await deskServer(house, [...deskRoutes(requestPage(NO_PARTS)), liveRoute(hub)])
  origin = await desk.server.listen({ port: 0, host: '127.0.0.1' })
})
after(async () => {
  await desk.close()
  await hub.close()
  await house.close()
  await db.drop()
})

interface Heard {
  id: string
  data: string
}

/** Follows a stream until `enough` words came. */
async function follow(who: AgentActor, query: Record<string, string>, enough: number, meanwhile: () => void): Promise<Heard[]> {
  await desk.get(who, '/desk/queue')
  const answer = await fetch(`${origin}/live?${new URLSearchParams(query).toString()}`, { headers: { cookie: `pv=${who.id}` } })
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-type') ?? '', /^text\/event-stream/)
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (reader === undefined) throw new Error('no stream')
  let text = (await reader.read()).value ?? ''
  meanwhile()
  while (heardIn(text).length < enough) {
    const { value, done } = await reader.read()
    if (done) break
    text += value
  }
  await reader.cancel()
  return heardIn(text)
}

function heardIn(text: string): Heard[] {
  return [...text.matchAll(/id: (\S+)\nevent: changed\ndata: (.*)\n\n/g)].map((match) => ({ id: match[1] ?? '', data: match[2] ?? '' }))
}

test('who is not signed in follows nothing', async () => {
  const answer = await fetch(`${origin}/live?topics=unit:x`, { redirect: 'manual' })
  assert.equal(answer.status, 303)
})

test('a page hears of what it may see and of nothing else', async () => {
  const [own, sealed] = [await aRequest(house), await aRequest(house, { typeCode: 'SO-AID' })]
  const topics = [
    `request:${own.id}`,
    `request:${sealed.id}`,
    `unit:${city.units.ECL}`,
    `unit:${city.units.ASO}`,
    `agent:${city.agents.karim}`,
    `agent:${city.agents.nora}`,
  ]
  const heard = await follow(city.actors.karim, { topics: topics.join(' ') }, 1, () => hub.announce(topics))
  assert.deepEqual(heard[0]?.data.split(' ').sort(), [`agent:${city.agents.karim}`, `request:${own.id}`, `unit:${city.units.ECL}`].sort())
})

test('a page that was cut off hears what it missed, and no more', async () => {
  const topic = `unit:${city.units.ECL}`
  const [first] = await follow(city.actors.karim, { topics: topic }, 1, () => hub.announce([topic]))
  assert.ok(first !== undefined)
  const heardElsewhere = new Promise<void>((resolve) => {
    const stop = hub.hear(() => {
      stop()
      resolve()
    })
  })
  hub.announce([topic])
  await heardElsewhere
  const missed = await follow(city.actors.karim, { topics: topic, lastEventId: first.id }, 1, () => {})
  assert.equal(missed[0]?.data, topic)
  assert.notEqual(missed[0]?.id, first.id)
})

test('a page that comes from another process, or from too long ago, is told to look at everything', async () => {
  const heard = await follow(city.actors.karim, { topics: `unit:${city.units.ECL}`, lastEventId: 'deadbeef-12' }, 1, () => {})
  assert.equal(heard[0]?.data, '*')
})
