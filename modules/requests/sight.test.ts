import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { recordContact } from '#modules/contacts'
import { type Actor, type TokenActor, systemActor, visitor } from '#platform/access'
import { type House, SILENT_OUTBOX, type Tx, openHouse, sql } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { requestsApiRoutes } from './api/index.ts'
import { attachFiles } from './attach-file.ts'
import { deskCounts } from './desk-counts.ts'
import { findRequests, listRequests, listRequestsOf, listRequestsOfContact } from './find-requests.ts'
import { addNote, addTask, finishTask, saveDraft, watchRequest } from './follow-request.ts'
import { listOpenTasks } from './open-tasks.ts'
import { countQueue, listQueue } from './queue.ts'
import { registerRequest } from './register-request.ts'
import { type Visibility, mayAct, visibility, withoutContent } from './request-access.ts'
import type { Request } from './request.ts'
import { listRequestsById } from './requests-by-id.ts'
import { findRequest } from './requests-store.ts'
import { type ApiServer, type SmallCity, aCitizen, aFile, aRequest, actOn, apiServer, buildSmallCity, ok } from './testing/index.ts'
import { listWaitingWork } from './waiting-work.ts'

const REQUESTS = ['open', 'sealed', 'shared', 'given', 'gone', 'taken'] as const
type Which = (typeof REQUESTS)[number]
type Who = 'karim' | 'paul' | 'samir' | 'ines' | 'holder' | 'stranger' | 'citizen' | 'front' | 'social' | 'system'

/** Who sees how much of which request. Each line is an actor, each column one of REQUESTS. */
const SIGHT: Record<Who, readonly Visibility[]> = {
  //       open (lighting)  sealed (aid)  shared  given  gone (swept)  taken (aid)
  karim: ['full', 'none', 'full', 'none', 'none', 'none'],
  paul: ['none', 'none', 'full', 'full', 'full', 'none'],
  samir: ['none', 'full', 'none', 'full', 'none', 'full'],
  ines: ['limited', 'none', 'limited', 'limited', 'limited', 'limited'],
  holder: ['full', 'none', 'none', 'none', 'none', 'none'],
  stranger: ['none', 'none', 'none', 'none', 'none', 'none'],
  citizen: ['none', 'none', 'none', 'none', 'none', 'none'],
  front: ['limited', 'none', 'limited', 'limited', 'limited', 'none'],
  social: ['none', 'full', 'none', 'none', 'none', 'full'],
  system: ['full', 'full', 'full', 'full', 'full', 'full'],
}

const system = systemActor('test')
let db: TestDatabase
let house: House
let city: SmallCity
let api: ApiServer
let claire: string
const contacts = new Map<Which, string>()
const requests = new Map<Which, Request>()
const actors = new Map<Who, Actor>()
let front: TokenActor

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  city = await buildSmallCity(house)
  api = await apiServer(house, requestsApiRoutes())
  claire = await aCitizen(house)
  const { karim, paul, samir, ines } = city.actors
  for (const which of REQUESTS) await makeRequest(which)
  front = await api.token({ role: 'R-TEL', unitId: city.units.ACC })
  const social = await api.token({ role: 'R-INS', unitId: city.units.ASO })
  const named: [Who, Actor][] = [
    ['karim', karim],
    ['paul', paul],
    ['samir', samir],
    ['ines', ines],
    ['holder', visitor([one('open').id])],
    ['stranger', visitor([])],
    ['citizen', { kind: 'citizen', id: claire, sessionId: 's' }],
    ['front', front],
    ['social', social],
    ['system', system],
  ]
  for (const [who, actor] of named) actors.set(who, actor)
})
after(async () => {
  await api.close()
  await house.close()
  await db.drop()
})

/** Every request is Claire's, came by a contact, and carries a word of its own in its text and another in its subject. */
async function makeRequest(which: Which): Promise<void> {
  const { karim, ines } = city.actors
  const typeCode = which === 'sealed' || which === 'taken' ? 'SO-AID' : which === 'given' ? 'EP-PRO' : 'EP-ECL'
  const over = { typeCode, subject: `Objet${which}`, text: `Secret${which}`, place: '14 rue des Capucins', answers: { mat: '7' } }
  const { contactId, request } = await ok(
    house.act(which === 'taken' ? ines : system, async (work) => {
      const contact = await recordContact(work, { channel: 'phone', citizenId: claire, summary: which, result: 'request-registered' })
      if (!contact.ok) return contact
      const by = contact.value
      const registered = await registerRequest(work, { ...over, channel: 'phone', requesterId: claire, contactId: by.contactId })
      return registered.ok ? { ok: true, value: { contactId: by.contactId, request: registered.value.request } } : registered
    }),
  )
  const on = { request: { id: request.id } }
  const fileId = await aFile(house)
  const annex = { fileId: await aFile(house), name: 'annexe.jpg', source: 'agent' as const, public: false }
  await ok(house.act(system, (work) => attachFiles(work, { ...on, files: [{ fileId, name: 'photo.jpg', source: 'citizen' }, annex] })))
  const draft = { request_id: request.id, agent_id: city.agents.nora, kind: 'note', text: 'Bonj', saved_at: request.registeredAt }
  await house.work(system, ({ tx }) => tx.insertInto('requests.draft').values(draft).execute())
  await ok(house.act(system, (work) => addNote(work, { ...on, text: `Note${which}` })))
  await ok(house.act(system, (work) => addTask(work, { ...on, title: `Tâche${which}`, kind: 'task' })))
  if (which === 'shared')
    await ok(house.act(karim, (work) => addTask(work, { ...on, title: 'Avis', kind: 'opinion', unitId: city.units.PRO })))
  if (which === 'given')
    await ok(house.act(system, (work) => actOn(city, work, { name: 'assign', on, words: { agentId: city.agents.samir } })))
  if (which === 'gone') {
    await ok(house.act(karim, (work) => watchRequest(work, { ...on, watching: true })))
    await ok(house.act(karim, (work) => actOn(city, work, { name: 'transfer', on, words: { reason: 'Motif à ne pas lire.' } })))
  }
  contacts.set(which, contactId)
  const now = await house.read(system, (tx) => findRequest(tx, on.request))
  if (now !== undefined) requests.set(which, now)
}

function one(which: Which): Request {
  const found = requests.get(which)
  if (found === undefined) throw new Error(`no request ${which}`)
  return found
}

/** Asks of each actor which requests a door shows, and compares with who may see them. */
async function showsTo(
  door: string,
  use: (tx: Tx, actor: Actor) => Promise<readonly Which[]>,
  expected: (who: Who) => readonly Which[] = seenBy,
): Promise<void> {
  for (const [who, actor] of actors) {
    const shown = await house.read(actor, (tx) => use(tx, actor))
    assert.deepEqual([...shown].sort(), [...expected(who)].sort(), `${door}, ${who}`)
  }
}
const seenBy = (who: Who): Which[] => REQUESTS.filter((_, index) => SIGHT[who][index] !== 'none')
const fullBy = (who: Who): Which[] => REQUESTS.filter((_, index) => SIGHT[who][index] === 'full')
const whichOf = (rows: readonly { id: string }[]): Which[] => REQUESTS.filter((which) => rows.some((row) => row.id === one(which).id))
const everyUnit = (): string[] => Object.values(city.units)

test('the policy says who sees what', () => {
  for (const [who, actor] of actors)
    for (const [index, which] of REQUESTS.entries()) assert.equal(visibility(actor, one(which)), SIGHT[who][index], `${who} ${which}`)
})

test('by its id, by its number, in a list of ids: the same', async () => {
  const among = async (read: (which: Which) => Promise<unknown>): Promise<Which[]> => {
    const seen: Which[] = []
    for (const which of REQUESTS) if ((await read(which)) !== undefined) seen.push(which)
    return seen
  }
  await showsTo('by id', (tx) => among((which) => findRequest(tx, { id: one(which).id })))
  await showsTo('by number', (tx) => among((which) => findRequest(tx, { reference: one(which).reference })))
  await showsTo('by ids', async (tx) =>
    whichOf(
      await listRequestsById(
        tx,
        [...requests.values()].map((request) => request.id),
      ),
    ),
  )
})

test('in the queues and in what is counted nobody meets what they do not see', async () => {
  const filter = () => ({ unitIds: everyUnit() })
  await showsTo('queue', async (tx) => whichOf((await listQueue(tx, filter())).rows))
  for (const [who, actor] of actors) {
    const number = seenBy(who).length
    assert.equal(await house.read(actor, (tx) => countQueue(tx, filter())), number, `count, ${who}`)
    const about = { agentId: 'id' in actor && actor.kind === 'agent' ? actor.id : city.agents.nora, unitIds: everyUnit() }
    const counts = await house.read(actor, (tx) => deskCounts(tx, { ...about, today: Temporal.PlainDate.from('2999-01-01') }))
    const sum = (of: 'all' | 'late' | 'unassigned') => [...counts.units.values()].reduce((total, unit) => total + unit[of], 0)
    const given = seenBy(who).includes('given') ? 1 : 0
    assert.deepEqual([sum('all'), sum('late'), sum('unassigned')], [number, number, number - given], `counts, ${who}`)
    assert.equal(counts.followed, 0, `${who} follows nothing that is in their sight`)
    const waiting = await house.read(actor, (tx) => listWaitingWork(tx, city.agents.samir))
    assert.equal(waiting.length, given, `work of a colleague, ${who}`)
    const tasks = await house.read(actor, (tx) =>
      listOpenTasks(tx, { ...about, dueUntil: Temporal.PlainDate.from('2999-01-01'), limit: 100 }),
    )
    assert.deepEqual(
      [...new Set(tasks.map((task) => task.reference))].sort(),
      (who === 'holder' ? [] : seenBy(who)).map((which) => one(which).reference).sort(),
      `tasks, ${who}`,
    )
  }
  await showsTo(
    'followed',
    async (tx) => whichOf((await listQueue(tx, { unitIds: [], watcherId: city.agents.karim })).rows),
    (who) => seenBy(who).filter((which) => which === 'gone'),
  )
})

test('words of the subject find what is seen, words of the text only what is seen in full', async () => {
  // What somebody has merely registered is found by its number, not by its words.
  const searched = (who: Who) => seenBy(who).filter((which) => !(who === 'ines' && which === 'taken'))
  const withWord = async (tx: Tx, word: string): Promise<Which[]> => {
    const found: Which[] = []
    for (const which of REQUESTS)
      found.push(...whichOf((await findRequests(tx, { query: `${word}${which}` })).rows).filter((hit) => hit === which))
    return found
  }
  // A tracking code opens one request; it does not search.
  const notHolder = (list: (who: Who) => Which[]) => (who: Who) => (who === 'holder' ? [] : list(who))
  await showsTo('subject', (tx) => withWord(tx, 'Objet'), notHolder(searched))
  await showsTo('text', (tx) => withWord(tx, 'Secret'), notHolder(fullBy))
  await showsTo('place', async (tx) => whichOf((await findRequests(tx, { query: 'Capucins' })).rows), notHolder(fullBy))
  await showsTo('number', async (tx) => {
    const found: Which[] = []
    for (const which of REQUESTS) found.push(...whichOf((await findRequests(tx, { query: one(which).reference })).rows))
    return found
  })
})

test('among the requests of a person or of a contact, nothing tells of what is not seen', async () => {
  await showsTo('person', async (tx) => whichOf((await listRequestsOf(tx, { citizenId: claire })).rows))
  await showsTo('contact', async (tx) => {
    const found: Which[] = []
    for (const which of REQUESTS) found.push(...whichOf(await listRequestsOfContact(tx, contacts.get(which) ?? '')))
    return found
  })
  await showsTo('all', async (tx) => whichOf((await listRequests(tx, { limit: 200 })).rows))
  // A page is not shortened by what is hidden: it holds the latest that are seen.
  const { rows, next } = await house.read(city.actors.karim, (tx) => listRequestsOf(tx, { citizenId: claire, limit: 2 }))
  assert.deepEqual([whichOf(rows), next], [['open', 'shared'], undefined])
})

test('a program lists and reads within its sight; of what it sees in part it reads no content', async () => {
  for (const who of ['front', 'social'] as const) {
    const token = actors.get(who)
    if (token?.kind !== 'token') throw new Error('no token')
    const listed = await api.call(token, 'GET', '/api/v1/requests?limit=200')
    assert.deepEqual(
      REQUESTS.filter((which) => listed.text.includes(`"${one(which).reference}"`)),
      seenBy(who),
    )
    assert.doesNotMatch(listed.text, /Secret|Capucins|Lefort/)
    const ofClaire = await api.call(token, 'GET', `/api/v1/requests?requester=${claire}&unit=ASO`)
    assert.equal(ofClaire.text.includes('Objet'), who === 'social')
    for (const [index, which] of REQUESTS.entries()) {
      const sight = SIGHT[who][index]
      const read = await api.call(token, 'GET', `/api/v1/requests/${one(which).reference}`)
      assert.equal(read.status, sight === 'none' ? 404 : 200, `${who} ${which}`)
      assert.equal(read.text.includes(`Secret${which}`), sight === 'full')
      if (sight === 'limited') assert.doesNotMatch(read.text, /Secret|Capucins|à ne pas lire|"mat"|requesterId":"/)
    }
  }
  assert.equal((await api.call(undefined, 'GET', '/api/v1/requests')).status, 401)
})

test('what is seen in part has no text, answers, place, person or words of its routing', () => {
  const gone = withoutContent({ ...one('gone'), latitude: 49, longitude: 1 })
  const { subject, state, dueOn, reference } = one('gone')
  assert.deepEqual([gone.subject, gone.state, gone.dueOn, gone.reference], [subject, state, dueOn, reference])
  assert.doesNotMatch(JSON.stringify(gone), /Secret|Capucins|"mat"|à ne pas lire|latitude|longitude/)
  assert.equal(gone.requesterId, undefined)
})

const TABLES = ['legal_fact', 'missing_item', 'task', 'note', 'watcher', 'attachment', 'contact_link', 'request_link', 'referral', 'draft']

test('the wall of the tables stands by itself, for each table of the registry', async () => {
  await showsTo('requests.request', async (tx) => whichOf((await sql<{ id: string }>`SELECT id FROM requests.request`.execute(tx)).rows))
  // The content, for who sees in full; what agents write among themselves, for agents; tasks for whoever is not outside.
  const inside = (who: Who) => (who === 'holder' ? [] : seenBy(who))
  const written = (who: Who) => (who === 'holder' ? [] : fullBy(who))
  for (const [table, expected] of [
    ['legal_fact', seenBy],
    ['contact_link', seenBy],
    ['attachment WHERE public', fullBy],
    ['attachment WHERE NOT public', written],
    ['task', inside],
    ['note', written],
    ['draft', written],
  ] as const)
    await showsTo(
      table,
      async (tx) => whichOf((await sql<{ id: string }>`SELECT request_id AS id FROM ${sql.raw(`requests.${table}`)}`.execute(tx)).rows),
      expected,
    )
  const walls = await house.read(system, (tx) =>
    sql<{
      name: string
      walled: boolean
    }>`SELECT n.nspname || '.' || c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS walled
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN ('requests', 'contacts') AND c.relkind = 'r'`.execute(
      tx,
    ),
  )
  const open = walls.rows.filter((row) => !row.walled).map((row) => row.name)
  // Keys of sent forms alone: no word of anybody.
  assert.deepEqual(open, ['requests.submission'])
  assert.ok(TABLES.every((table) => walls.rows.some((row) => row.name === `requests.${table}`)))
})

test('who has not said who they are meets an empty registry and writes nothing', async () => {
  const client = await house.pool.connect()
  try {
    for (const table of ['request', ...TABLES])
      assert.equal((await client.query(`SELECT 1 FROM requests.${table} LIMIT 1`)).rowCount, 0, table)
    assert.equal((await client.query(`UPDATE requests.request SET subject = 'x'`)).rowCount, 0)
    const note = `INSERT INTO requests.note (id, request_id, text, written_at) VALUES (gen_random_uuid(), '${one('open').id}', 'x', now())`
    await assert.rejects(client.query(note), /row-level security/)
  } finally {
    client.release()
  }
})

test('under another agent nothing is changed, and nobody deletes or rewrites what is kept', async () => {
  const run = (text: string) => house.work(city.actors.karim, async ({ tx }) => (await sql.raw(text).execute(tx)).numAffectedRows)
  assert.equal(await run(`UPDATE requests.request SET subject = 'x' WHERE id = '${one('sealed').id}'`), 0n)
  assert.equal(await run(`UPDATE requests.task SET title = 'x' WHERE request_id = '${one('sealed').id}'`), 0n)
  assert.equal(await run(`DELETE FROM requests.watcher WHERE request_id = '${one('gone').id}'`), 0n)
  for (const forbidden of [
    'DELETE FROM requests.request',
    'DELETE FROM requests.note',
    `UPDATE requests.note SET text = 'x'`,
    `UPDATE requests.legal_fact SET on_date = '2020-01-01'`,
    'DELETE FROM requests.legal_fact',
    `UPDATE events.event SET name = 'x.y'`,
    'DELETE FROM events.event',
    'SELECT words FROM requests.search_entry',
  ])
    await assert.rejects(run(forbidden), /permission denied/, forbidden)
})

test('a limited sight is not widened by what one adds', async () => {
  const request = await aRequest(house)
  const on = { request: { id: request.id } }
  const { ines, paul } = city.actors
  const seen = () => house.read(ines, (tx) => findRequest(tx, on.request)).then((found) => found && visibility(ines, found))
  const callback = (over: { unitId?: string; assigneeId?: string }) =>
    house.act(ines, (work) => addTask(work, { ...on, title: 'Rappeler', kind: 'callback', ...over }))
  for (const over of [{ unitId: city.units.ACC }, { assigneeId: city.agents.ines }]) assert.ok(!(await callback(over)).ok)
  assert.ok((await callback({})).ok)
  assert.ok(!(await house.act(ines, (work) => saveDraft(work, { ...on, kind: 'answer', text: 'Bonj' }))).ok)
  assert.equal(await seen(), 'limited')
  assert.ok(mayAct(ines, 'recover-tracking', request) && !mayAct(paul, 'recover-tracking', request))
})

test('a service asked for its opinion finishes its own task and no other, and leaves when the matter is sealed', async () => {
  const request = await aRequest(house)
  const on = { request: { id: request.id } }
  const { karim, paul, samir } = city.actors
  const ours = await ok(house.act(karim, (work) => addTask(work, { ...on, title: 'Appeler', kind: 'task' })))
  const theirs = await ok(house.act(karim, (work) => addTask(work, { ...on, title: 'Avis', kind: 'opinion', unitId: city.units.PRO })))
  const finish = (actor: Actor, taskId: string) => house.act(actor, (work) => finishTask(work, { taskId, result: '' }))
  assert.ok(!(await finish(paul, ours.taskId)).ok && !(await finish(samir, theirs.taskId)).ok)
  assert.ok((await finish(paul, theirs.taskId)).ok)
  await ok(house.act(karim, (work) => actOn(city, work, { name: 'reclassify', on, words: { typeCode: 'EP-ENS' } })))
  assert.ok((await house.read(paul, (tx) => findRequest(tx, on.request))) !== undefined)
  await ok(house.act(karim, (work) => actOn(city, work, { name: 'reclassify', on, words: { typeCode: 'SO-AID' } })))
  for (const actor of [karim, paul, city.actors.ines]) assert.equal(await house.read(actor, (tx) => findRequest(tx, on.request)), undefined)
  assert.ok((await house.read(samir, (tx) => findRequest(tx, on.request))) !== undefined)
})
