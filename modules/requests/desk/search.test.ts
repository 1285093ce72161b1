import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { z } from 'zod'
import { type Actor, type AgentActor, systemActor } from '#platform/access'
import { type House, SILENT_OUTBOX, openHouse, poolOptions } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { findRequests } from '../find-requests.ts'
import { type DeskServer, deskServer } from '../testing/desk-server.tsx'
import { aCitizen, aRequest } from '../testing/sample-requests.ts'
import { type SmallCity, buildSmallCity } from '../testing/small-city.ts'
import { NO_PARTS, requestPage, requestsDeskRoutes } from './index.ts'

let db: TestDatabase
let house: House
let city: SmallCity
let desk: DeskServer

const searchLetters = async (_tx: unknown, query: string) =>
  query.includes('bail') ? [{ href: '/desk/letters/1', title: 'Lettre sur un bail', under: '3 mars' }] : []

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  city = await buildSmallCity(house)
  desk = await deskServer(house, requestsDeskRoutes(requestPage({ ...NO_PARTS, searchLetters })))
})
after(async () => {
  await desk.close()
  await house.close()
  await db.drop()
})

const suggestions = z.array(z.object({ value: z.string(), text: z.string(), hint: z.string(), href: z.string() }))

test('a reference, however it is written, opens its request', async () => {
  const request = await aRequest(house)
  const loose = request.reference.replaceAll('-', ' ').toLowerCase()
  const answer = await desk.get(city.actors.karim, `/desk/search?q=${encodeURIComponent(loose)}`)
  assert.deepEqual([answer.status, answer.location], [303, `/desk/requests/${request.reference}`])
})

test('a reference out of sight is not found', async () => {
  const request = await aRequest(house)
  const answer = await desk.get(city.actors.paul, `/desk/search?q=${request.reference}`)
  assert.equal(answer.status, 200)
  assert.match(answer.html, /Aucun résultat/)
})

test('words find requests by subject and text without accents; a name finds the person; letters are asked too', async () => {
  const claire = await aCitizen(house, { givenNames: 'Apolline', familyName: 'Quévreux', email: 'apolline@example.org' })
  const request = await aRequest(house, { subject: 'Réverbère penché', requesterId: claire })
  assert.match((await desk.get(city.actors.karim, '/desk/search?q=reverbere&kind=requests')).html, new RegExp(request.reference))
  const people = await desk.get(city.actors.karim, '/desk/search?q=quevreux')
  assert.match(people.html, /Apolline Quévreux/)
  assert.match(people.html, /aria-current="page"[^>]*>Personnes/)
  assert.match((await desk.get(city.actors.karim, '/desk/search?q=bail')).html, /Lettre sur un bail/)
})

test('who asked is not told to the front desk with what it finds in other services', async () => {
  const claire = await aCitizen(house, { givenNames: 'Bertille', familyName: 'Osmond', email: 'bertille@example.org' })
  await aRequest(house, { subject: 'Candélabre tordu', requesterId: claire })
  const { html } = await desk.get(city.actors.ines, '/desk/search?q=candelabre&kind=requests')
  assert.match(html, /Candélabre tordu/)
  assert.doesNotMatch(html, /Osmond/)
})

test('the front desk finds other services’ requests by their subject, never by words it may not read', async () => {
  const request = await aRequest(house, {
    subject: 'Balustrade descellée',
    text: 'Mon voisin Zébulon l’a heurtée ; voir le passage des Tanneurs.',
  })
  const finds = async (who: AgentActor, words: string) =>
    (await desk.get(who, `/desk/search?q=${encodeURIComponent(words)}&kind=requests`)).html.includes(request.reference)
  assert.equal(await finds(city.actors.karim, 'zebulon'), true)
  assert.equal(await finds(city.actors.ines, 'balustrade'), true)
  assert.equal(await finds(city.actors.ines, 'zebulon'), false)
  assert.equal(await finds(city.actors.ines, 'balustrade zebulon'), false)
  assert.equal(await finds(city.actors.ines, 'tanneurs'), false)
  const suggested = (await desk.get(city.actors.ines, '/desk/search/suggestions?q=zebulon')).html
  assert.equal(suggested.includes(request.reference), false)
})

test('words that only resemble a name open on the requests that hold them; the people they resemble are a step away', async () => {
  const near = await aCitizen(house, { givenNames: 'Odile', familyName: 'Girouete', email: 'odile@example.org' })
  const request = await aRequest(house, { subject: 'Girouette tombée du toit' })
  const words = await desk.get(city.actors.karim, '/desk/search?q=girouette')
  assert.match(words.html, new RegExp(request.reference))
  assert.doesNotMatch(words.html, /Girouete/)
  const people = await desk.get(city.actors.karim, '/desk/search?q=girouette&kind=people')
  assert.match(people.html, new RegExp(near))
  assert.match(people.html, /s’en approchent/)
  assert.match((await desk.get(city.actors.karim, '/desk/search?q=odille%20girouete')).html, /Odile Girouete/)
})

test('what is buried under newer requests is found month by month as it was found among the latest', async () => {
  const days = Array.from({ length: 130 }, (_item, index) => Temporal.PlainDate.from('2026-01-05').add({ days: index }))
  for (const receivedOn of days)
    await aRequest(house, { subject: 'Passerelle glissante', text: 'Près de l’écluse d’Aujourd’hui.', receivedOn })
  const among = await everySearch()
  await buryUnderNewerRequests(2_000)
  const buried = await everySearch()
  assert.deepEqual(buried, among)
  assert.equal(among['karim passerelle gliss']?.length, 130)
  assert.deepEqual(among['karim passerelle gliss'], [...new Set(among['karim passerelle gliss'])])
  assert.equal(among['karim écluse aujourd’h']?.length, 130)
  assert.deepEqual(among['ines écluse'], [])
  assert.deepEqual(among['karim passerelle zzz'], [])
})

test('what becomes hidden is found no more by those who saw its outline, and again when it is open', async () => {
  const outline = () => everyPage(city.actors.ines, 'passerelle gliss')
  const open = await outline()
  assert.equal(open.length, 130)
  await setSensitivity('S-ESP', 'very-high')
  assert.deepEqual(await outline(), [])
  assert.equal((await everyPage(city.actors.karim, 'passerelle gliss')).length, 130, 'its own service finds it still')
  const hidden = await aRequest(house, { subject: 'Passerelle glissante' })
  await setSensitivity('S-ESP', 'normal')
  assert.deepEqual(await outline(), [hidden.reference, ...open])
})

async function setSensitivity(sector: string, sensitivity: string): Promise<void> {
  await asOwner((owner) => owner.query('UPDATE organisation.sector SET sensitivity = $2 WHERE code = $1', [sector, sensitivity]))
}

async function asOwner(use: (owner: pg.Client) => Promise<unknown>): Promise<void> {
  const owner = new pg.Client(poolOptions(db.owner, { size: 1, statementTimeout: 30_000, name: 'test' }))
  await owner.connect()
  await use(owner)
  await owner.end()
}

/** Who finds what, page after page, in the order found. */
async function everySearch(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  const actors = { karim: city.actors.karim, ines: city.actors.ines, paul: city.actors.paul, system: systemActor('test') }
  for (const [name, actor] of Object.entries(actors)) {
    for (const query of [
      'passerelle gliss',
      'passerelle zzz',
      'écluse',
      'écluse aujourd’h',
      'candelabre',
      'balustrade zebulon',
      'tanneurs',
      'le de',
    ])
      found[`${name} ${query}`] = await everyPage(actor, query)
  }
  return found
}

async function everyPage(actor: Actor, query: string): Promise<string[]> {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await house.read(actor, (tx) => findRequests(tx, { query, cursor, limit: 50 }))
    seen.push(...page.rows.map((row) => row.reference))
    cursor = page.next
  } while (cursor !== undefined)
  return seen
}

/** More requests of now than a search reads in order before it turns to the index of words. */
async function buryUnderNewerRequests(count: number): Promise<void> {
  await asOwner((owner) =>
    owner.query(
      `INSERT INTO requests.request (id, reference, tracking_key, type_code, type_version_id, sector_code, unit_id, state, subject, text, channel,
         received_on, registered_at, last_act_at)
       SELECT gen_random_uuid(), '26-9' || lpad(number::text, 6, '0') || '-A', tracking_key, type_code, type_version_id, sector_code, unit_id, 'registered',
         'Autre chose', 'Rien de cela.', channel, received_on, now() + number * interval '1 second', now()
       FROM (SELECT * FROM requests.request LIMIT 1) AS model, generate_series(1, $1::integer) AS number`,
      [count],
    ),
  )
}

test('who may not search the registry is offered no person, nor a count of them', async () => {
  await aCitizen(house, { givenNames: 'Zoé', familyName: 'Varengeville', email: 'zoe@example.org' })
  const blind = { ...city.actors.paul, sight: { ...city.actors.paul.sight, citizens: false } }
  const page = await desk.get(blind, '/desk/search?q=varengeville')
  assert.doesNotMatch(page.html, /Zoé|Personnes/)
  const offered = suggestions.parse(JSON.parse((await desk.get(blind, '/desk/search/suggestions?q=vareng')).html))
  assert.deepEqual(offered, [])
})

test('the box suggests people and requests while one types, each with its address', async () => {
  const claire = await aCitizen(house, { givenNames: 'Ysoline', familyName: 'Harfleur', email: 'ysoline@example.org' })
  const request = await aRequest(house, { subject: 'Harfleur sans lumière', requesterId: claire })
  const offered = suggestions.parse(JSON.parse((await desk.get(city.actors.karim, '/desk/search/suggestions?q=harfl')).html))
  assert.deepEqual(
    offered.map((item) => item.href),
    [`/desk/citizens/${claire}`, `/desk/requests/${request.reference}`],
  )
  assert.deepEqual(JSON.parse((await desk.get(city.actors.karim, '/desk/search/suggestions?q=h')).html), [])
})

test('an empty search says what can be looked for; hostile words find nothing and break nothing', async () => {
  assert.match((await desk.get(city.actors.karim, '/desk/search')).html, /Que cherchez-vous/)
  for (const q of ["' OR 1=1 --", '%', ':*&|!', '<script>alert(1)</script>', '\u0000'])
    assert.ok([200, 422].includes((await desk.get(city.actors.karim, `/desk/search?q=${encodeURIComponent(q)}`)).status), q)
})
