import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DeskServer, type SmallCity, buildSmallCity, deskServer } from '#modules/requests/testing'
import { systemActor } from '#platform/access'
import { type House, SILENT_OUTBOX, newId, openHouse } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { knowledgeDeskRoutes } from './desk/index.ts'
import { articleForType, helpful } from './find-answers.ts'
import { searchArticles } from './knowledge-store.ts'

let db: TestDatabase
let house: House
let city: SmallCity
let desk: DeskServer
const lamp = newId()

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  city = await buildSmallCity(house)
  const article = (over: { id?: string; code: string; type?: string; title: string; script?: string; reviewOn?: string }) => ({
    id: over.id ?? newId(),
    code: over.code,
    type_code: over.type ?? null,
    title: over.title,
    lines: [`À savoir sur ${over.code}.`],
    script: over.script ?? '',
    unit_id: city.units.ECL,
    review_on: Temporal.PlainDate.from(over.reviewOn ?? '2099-01-01'),
  })
  await house.work(systemActor('test'), ({ tx }) =>
    tx
      .insertInto('knowledge.article')
      .values([
        article({ id: lamp, code: 'KA1', type: 'EP-ECL', title: 'Un lampadaire est éteint', script: 'Quel est le numéro du mât ?' }),
        article({ code: 'KA0', type: 'EP-ECL', title: 'Ancienne consigne', reviewOn: '2020-01-01' }),
        article({ code: 'KA2', title: 'Encombrants sur le trottoir', script: 'La demande est urgente ?' }),
        article({ code: 'KA3', title: 'Déclarer un trottoir cassé' }),
      ])
      .execute(),
  )
  desk = await deskServer(house, knowledgeDeskRoutes())
})
after(async () => {
  await desk.close()
  await house.close()
  await db.drop()
})

const read = <T>(use: Parameters<typeof house.read<T>>[1]) => house.read(city.actors.ines, use)

test('a type has the article reviewed last, or none', async () => {
  assert.equal((await read((tx) => articleForType(tx, 'EP-ECL')))?.code, 'KA1')
  assert.equal(await read((tx) => articleForType(tx, 'EP-PRO')), undefined)
})

test('a request is helped by the articles of its type, then by those near its words, three at most', async () => {
  const found = await read((tx) => helpful(tx, { request: { typeCode: 'EP-ECL', subject: 'Trottoir sombre' } }))
  assert.deepEqual([found.length, found[0]], [3, { href: `/desk/knowledge/${lamp}`, title: 'Un lampadaire est éteint' }])
  assert.match(found[2]?.title ?? '', /trottoir/)
})

test('words that every subject has bring no article', async () => {
  assert.deepEqual(
    await read((tx) => helpful(tx, { request: { typeCode: 'EP-PRO', subject: 'Demander un renseignement, problème urgent' } })),
    [],
  )
})

test('words are searched as words: none is query syntax', async () => {
  assert.deepEqual(
    (await read((tx) => searchArticles(tx, { query: 'lampadaires', match: 'all', limit: 5 }))).map((article) => article.code),
    ['KA1'],
  )
  for (const query of ["' & | ! ( ):*", '\\', '<->', '%', 'x'.repeat(500)])
    assert.deepEqual(await read((tx) => searchArticles(tx, { query, match: 'all', limit: 5 })), [])
})

test('the list and the page say when an article should have been reviewed', async () => {
  assert.equal((await desk.get(undefined, '/desk/knowledge')).status, 303)
  const list = await desk.get(city.actors.ines, '/desk/knowledge')
  for (const expected of ['Un lampadaire est éteint', 'Éclairage public', 'À relire']) assert.ok(list.html.includes(expected), expected)
  assert.ok(!(await desk.get(city.actors.ines, '/desk/knowledge?q=encombrants')).html.includes('lampadaire'))
  const shown = await desk.get(city.actors.ines, `/desk/knowledge/${lamp}`)
  assert.match(shown.html, /Quel est le numéro du mât/)
  assert.doesNotMatch(shown.html, /devait être relue/)
  const old = /href="(\/desk\/knowledge\/[^"]+)"[^>]*>Ancienne consigne/.exec(list.html)?.[1]
  assert.match((await desk.get(city.actors.ines, old ?? '')).html, /devait être relue le 1er janvier 2020/)
  assert.equal((await desk.get(city.actors.ines, '/desk/knowledge/nimporte')).status, 404)
})
