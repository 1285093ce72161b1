import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DeskServer, type SmallCity, buildSmallCity, deskServer, ok } from '#modules/requests/testing'
import { type AgentActor, systemActor } from '#platform/access'
import { type House, SILENT_OUTBOX, newId, openHouse } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import type { ArticleDraft } from './article-draft.ts'
import { listVersions } from './article-versions-store.ts'
import { knowledgeDeskRoutes } from './desk/index.ts'
import { editArticle, restoreArticle, withdrawArticle, writeArticle } from './edit-article.ts'
import { articleForType } from './find-answers.ts'
import { searchArticles } from './knowledge-store.ts'

let db: TestDatabase
let house: House
let city: SmallCity
let desk: DeskServer
const FAR = Temporal.PlainDate.from('2027-11-01')

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX, clock: () => Temporal.Instant.from('2026-11-23T09:00:00Z') })
  city = await buildSmallCity(house)
  desk = await deskServer(house, knowledgeDeskRoutes())
})
after(async () => {
  await desk.close()
  await house.close()
  await db.drop()
})

const editor = (): AgentActor => ({ ...city.actors.ines, roles: [{ role: 'R-RED', units: [city.units.ACC] }] })
const read = <T>(use: Parameters<typeof house.read<T>>[1]) => house.read(systemActor('test'), use)
const draft = (over: Partial<ArticleDraft> = {}): ArticleDraft => ({
  title: 'Un lampadaire est éteint',
  typeCode: 'EP-ECL',
  lines: ['Le délai est de dix jours.'],
  script: 'Quel est le numéro du mât ?',
  unitId: city.units.ECL,
  reviewOn: FAR,
  ...over,
})
const written = (over: Partial<ArticleDraft> = {}) => ok(house.act(editor(), (work) => writeArticle(work, draft(over))))
const form = (over: Record<string, string> = {}): Record<string, string> => ({
  title: 'Benne pleine',
  typeCode: '',
  lines: 'Les bennes sont vidées le mardi.\r\n\r\nSauf férié.',
  script: '',
  unitId: city.units.PRO,
  reviewOn: '2027-05-01',
  ...over,
})

test('who does not edit articles neither sees the tools nor can do it by address', async () => {
  const article = await written()
  const { karim } = city.actors
  assert.doesNotMatch((await desk.get(karim, `/desk/knowledge/${article.id}`)).html, /Corriger|Historique|Retirer/)
  assert.equal((await house.act(karim, (work) => writeArticle(work, draft()))).ok, false)
  const input = { id: article.id, expectedVersion: article.version }
  for (const act of [withdrawArticle, restoreArticle]) assert.equal((await house.act(karim, (work) => act(work, input))).ok, false)
  const edited = await house.act(karim, (work) => editArticle(work, { ...input, draft: draft() }))
  assert.equal(!edited.ok && edited.refusal.kind, 'not-allowed')
})

test('an article lacking what makes it one is given back with every fault at its field, and is not written', async () => {
  const bad = { title: ' ', lines: 'un\ndeux\ntrois\nquatre\ncinq\nsix', unitId: newId(), typeCode: 'QQ-QQQ', reviewOn: '2026-11-23' }
  const answer = await desk.post(editor(), '/desk/knowledge/new', form(bad))
  assert.equal(answer.status, 422)
  for (const field of ['title', 'lines', 'unitId', 'typeCode', 'reviewOn']) assert.match(answer.html, new RegExp(`href="#${field}"`), field)
  assert.match(answer.html, />un\ndeux\ntrois/)
  for (const reviewOn of ['', 'demain', '2027-02-31', '2031-01-01'])
    assert.equal((await desk.post(editor(), '/desk/knowledge/new', form({ reviewOn }))).status, 422, reviewOn)
  assert.equal((await desk.post(editor(), '/desk/knowledge/new', form({ lines: 'x'.repeat(301) }))).status, 422)
  assert.deepEqual(await read((tx) => searchArticles(tx, { query: 'benne', match: 'all', limit: 5 })), [])
})

test('an article is written with its own code and read at once by everybody; its words are words', async () => {
  const answer = await desk.post(editor(), '/desk/knowledge/new', form({ title: 'Benne <b>pleine</b>' }))
  assert.equal(answer.status, 303)
  const shown = await desk.get(city.actors.karim, answer.location ?? '')
  assert.match(shown.html, /Benne &lt;b>pleine|Benne &lt;b&gt;pleine/)
  assert.match(shown.html, /Sauf férié\./)
  assert.match(shown.html, /K-\d{4}/)
})

test('a change keeps what was said before, and who was slower loses no word', async () => {
  const article = await written({ title: 'Délai des lampes' })
  const url = `/desk/knowledge/${article.id}`
  const opened = await desk.get(editor(), `${url}/edit`)
  assert.match(opened.html, /value="Délai des lampes"/)
  const values = form({ title: 'Délai des lampes', version: String(article.version), lines: 'Le délai est de cinq jours.' })
  assert.equal((await desk.post(editor(), `${url}/edit`, values)).status, 303)
  const late = await desk.post(editor(), `${url}/edit`, { ...values, lines: 'Le délai est de trois jours.' })
  assert.equal(late.status, 409)
  assert.match(late.html, /Un collègue a changé cette fiche/)
  assert.match(late.html, />Le délai est de trois jours\./)
  const versions = await read((tx) => listVersions(tx, article.id))
  assert.deepEqual(
    versions.map((version) => [version.version, version.act, version.lines[0], version.agentId]),
    [
      [2, 'edited', 'Le délai est de cinq jours.', city.agents.ines],
      [1, 'written', 'Le délai est de dix jours.', city.agents.ines],
    ],
  )
  const history = await desk.get(editor(), `${url}/versions`)
  assert.match(history.html, /Corrigée, Inès Moreau/)
  assert.match(history.html, /dix jours/)
  // Sent again after seeing the present version, it holds.
  const again = /name="version" value="(\d+)"/.exec(late.html)?.[1] ?? ''
  assert.equal((await desk.post(editor(), `${url}/edit`, { ...values, version: again, lines: 'Trois jours.' })).status, 303)
})

test('an article loaded with the city keeps its first words when it is first changed', async () => {
  const id = newId()
  await house.work(systemActor('test'), ({ tx }) =>
    tx
      .insertInto('knowledge.article')
      .values({ id, code: 'KA9', title: 'Chargée', lines: ['Ancien.'], unit_id: city.units.ECL, review_on: FAR })
      .execute(),
  )
  await ok(house.act(editor(), (work) => editArticle(work, { id, expectedVersion: 1, draft: draft({ lines: ['Nouveau.'] }) })))
  const versions = await read((tx) => listVersions(tx, id))
  assert.deepEqual(
    versions.map((version) => [version.act, version.lines[0]]),
    [
      ['edited', 'Nouveau.'],
      ['loaded', 'Ancien.'],
    ],
  )
})

test('a withdrawn article is offered nowhere, says so at its address, and can come back', async () => {
  const article = await written({ title: 'Consigne périmée', typeCode: 'EP-ENS' })
  const url = `/desk/knowledge/${article.id}`
  assert.equal((await desk.post(editor(), `${url}/withdraw`, { version: '7' })).status, 409)
  assert.equal((await desk.post(editor(), `${url}/withdraw`, { version: '1' })).status, 303)
  assert.equal(await read((tx) => articleForType(tx, 'EP-ENS')), undefined)
  assert.deepEqual(await read((tx) => searchArticles(tx, { query: 'consigne périmée', match: 'all', limit: 5 })), [])
  const { karim } = city.actors
  assert.doesNotMatch((await desk.get(karim, '/desk/knowledge?list=withdrawn')).html, /Consigne périmée/)
  assert.match((await desk.get(karim, url)).html, /retirée depuis le 23 novembre 2026/)
  assert.match((await desk.get(editor(), '/desk/knowledge?list=withdrawn')).html, /Consigne périmée/)
  assert.equal((await desk.post(editor(), `${url}/restore`, { version: '2' })).status, 303)
  assert.equal((await read((tx) => articleForType(tx, 'EP-ENS')))?.id, article.id)
})

const overdue = (title: string, on: string) =>
  house.work(systemActor('test'), ({ tx }) =>
    tx
      .insertInto('knowledge.article')
      .values({ id: newId(), code: title, title, lines: ['x'], unit_id: city.units.ECL, review_on: Temporal.PlainDate.from(on) })
      .execute(),
  )

test('who edits has the list of what is due for review, the longest overdue first', async () => {
  await overdue('Depuis peu', '2026-11-01')
  await overdue('Depuis longtemps', '2025-01-01')
  const { html } = await desk.get(editor(), '/desk/knowledge?list=overdue')
  assert.ok(html.indexOf('Depuis longtemps') < html.indexOf('Depuis peu'))
  assert.doesNotMatch(html, /Délai des lampes/)
})
