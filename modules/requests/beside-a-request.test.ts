import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { recordContact } from '#modules/contacts'
import { forgetDirectory } from '#modules/organisation'
import { type Actor, systemActor, visitor } from '#platform/access'
import { type House, SILENT_OUTBOX, newId, openHouse } from '#platform/database'
import { type Outcome, refuse } from '#platform/outcome'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { attachFiles } from './attach-file.ts'
import { describeRequest } from './describe-request.ts'
import { type NewTask, addNote, addTask, dropDraft, finishTask, saveDraft, watchRequest } from './follow-request.ts'
import type { Request } from './request.ts'
import { findRequest } from './requests-store.ts'
import { noteMessage } from './resume-request.ts'
import { type SmallCity, aCitizen, aFile, aRequest, buildSmallCity, ok, wholeRequest } from './testing/index.ts'

const system = systemActor('test')
let db: TestDatabase
let house: House
let city: SmallCity

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  city = await buildSmallCity(house)
})
after(async () => {
  await house.close()
  await db.drop()
})

const on = (request: Request) => ({ request: { id: request.id } })
const now = async (request: Request): Promise<Request> =>
  (await house.read(system, (tx) => findRequest(tx, { id: request.id }))) ?? assert.fail('the request is gone')
const told = async (request: Request) =>
  (await wholeRequest(house, request.id)).events.slice(1).map((event) => [event.name.replace('request.', ''), JSON.parse(event.data)])
const rows = (request: Request, table: 'note' | 'task' | 'watcher' | 'draft' | 'attachment') =>
  house.read(system, (tx) => tx.selectFrom(`requests.${table}`).selectAll().where('request_id', '=', request.id).execute())
const NOT_YOURS = refuse('not-allowed', 'requests.refusal.not-yours')

test('a note has words; it leaves the version, moves the last act, and lets the draft of its author go', async () => {
  const request = await aRequest(house)
  const { karim, nora } = city.actors
  for (const agent of [karim, nora])
    for (const kind of ['note', 'answer'] as const)
      await ok(house.act(agent, (work) => saveDraft(work, { ...on(request), kind, text: `${agent.name} ${kind}` })))
  assert.deepEqual(
    await house.act(karim, (work) => addNote(work, { ...on(request), text: ' \n ' })),
    refuse('invalid', 'requests.refusal.empty-note', { field: 'text' }),
  )
  const { noteId } = await ok(house.act(karim, (work) => addNote(work, { ...on(request), text: '  Vu sur place.\n' })))
  const [note, ...others] = await house.read(system, (tx) =>
    tx.selectFrom('requests.note').selectAll().where('request_id', '=', request.id).execute(),
  )
  assert.deepEqual([note?.id, note?.author_id, note?.text, others], [noteId, karim.id, 'Vu sur place.', []])
  const after = await now(request)
  assert.equal(after.version, request.version)
  assert.ok(Temporal.Instant.compare(after.lastActAt, request.lastActAt) > 0)
  const drafts = await house.read(system, (tx) =>
    tx.selectFrom('requests.draft').selectAll().where('request_id', '=', request.id).execute(),
  )
  assert.deepEqual(drafts.map((draft) => draft.text).sort(), ['Karim Benali answer', 'Nora Duval answer', 'Nora Duval note'])
  assert.deepEqual(await told(request), [['noted', { noteId }]])
})

test('a draft is one text of one agent for one use; typed anew it is replaced, emptied it goes, and history says nothing', async () => {
  const request = await aRequest(house)
  const { karim, nora } = city.actors
  const save = (actor: Actor, text: string) => house.act(actor, (work) => saveDraft(work, { ...on(request), kind: 'answer', text }))
  await ok(save(karim, 'Bonj'))
  await ok(save(karim, 'Bonjour'))
  await ok(save(nora, 'Madame'))
  const texts = async () =>
    (await house.read(system, (tx) => tx.selectFrom('requests.draft').select('text').where('request_id', '=', request.id).execute())).map(
      (draft) => draft.text,
    )
  assert.deepEqual((await texts()).sort(), ['Bonjour', 'Madame'])
  await ok(save(karim, '  '))
  assert.deepEqual(await texts(), ['Madame'])
  await house.work(nora, (work) => dropDraft(work, { requestId: request.id, agentId: nora.id, kind: 'note' }))
  assert.deepEqual(await texts(), ['Madame'])
  for (const actor of [system, visitor([request.id])]) assert.deepEqual(await save(actor, 'x'), NOT_YOURS)
  for (const actor of [city.actors.paul, city.actors.ines])
    assert.deepEqual(await save(actor, 'x'), refuse('not-found', 'requests.refusal.unknown'))
  assert.deepEqual(await told(request), [])
})

test('following twice is as once, and so is leaving; who sees the outline may follow, who sees nothing may not', async () => {
  const request = await aRequest(house)
  const { karim, ines, paul } = city.actors
  const watch = (actor: Actor, watching: boolean) => house.act(actor, (work) => watchRequest(work, { ...on(request), watching }))
  assert.deepEqual(await watch(system, true), NOT_YOURS)
  assert.deepEqual(await watch(paul, true), refuse('not-found', 'requests.refusal.unknown'))
  await ok(watch(karim, false))
  for (const actor of [karim, karim, ines]) await ok(watch(actor, true))
  assert.equal((await rows(request, 'watcher')).length, 2)
  for (let times = 0; times < 2; times += 1) await ok(watch(karim, false))
  assert.equal((await rows(request, 'watcher')).length, 1)
  assert.deepEqual(await told(request), [
    ['watched', { agentId: karim.id }],
    ['watched', { agentId: ines.id }],
    ['unwatched', { agentId: karim.id }],
  ])
  assert.equal((await now(request)).version, 1)
})

test('a task is asked of a service or of somebody who is there, in words, and lets that service in', async () => {
  const { karim, nora } = city.actors
  const request = await aRequest(house)
  const add = (task: Partial<NewTask>, actor: Actor = nora) =>
    house.act(actor, (work) => addTask(work, { ...on(request), title: 'Voir', kind: 'task', ...task }))
  await house.work(system, ({ tx }) =>
    tx
      .updateTable('organisation.agent')
      .set({ active_until: Temporal.PlainDate.from('2020-01-01') })
      .where('id', '=', city.agents.samir)
      .execute(),
  )
  forgetDirectory(house)
  for (const [task, message, field] of [
    [{ unitId: newId() }, 'unknown-unit', 'unitId'],
    [{ assigneeId: newId() }, 'unknown-agent', 'agentId'],
    [{ assigneeId: city.agents.samir }, 'unknown-agent', 'agentId'],
    [{ title: '  ' }, 'empty-title', 'title'],
  ] as const)
    assert.deepEqual(await add(task), refuse('invalid', `requests.refusal.${message}`, { field }))
  assert.deepEqual(await told(request), [])
  const dueOn = Temporal.PlainDate.from('2026-12-24')
  const own = await ok(add({ assigneeId: karim.id, title: ` ${'t'.repeat(250)}`, dueOn }))
  assert.deepEqual((await now(request)).sharedUnits, [])
  for (const kind of ['opinion', 'task'] as const) await ok(add({ assigneeId: city.agents.paul, kind }))
  await ok(add({ unitId: city.units.ACC, kind: 'opinion' }))
  assert.deepEqual((await now(request)).sharedUnits, [city.units.PRO, city.units.ACC])
  const tasks = await house.read(system, (tx) =>
    tx.selectFrom('requests.task').selectAll().where('request_id', '=', request.id).orderBy('created_at').orderBy('id').execute(),
  )
  assert.deepEqual(
    tasks.map((task) => [task.title, task.kind, task.unit_id, task.assignee_id, task.due_on?.toString(), task.created_by]),
    [
      ['t'.repeat(200), 'task', city.units.ECL, karim.id, '2026-12-24', nora.id],
      ['Voir', 'opinion', city.units.PRO, city.agents.paul, undefined, nora.id],
      ['Voir', 'task', city.units.PRO, city.agents.paul, undefined, nora.id],
      ['Voir', 'opinion', city.units.ACC, null, undefined, nora.id],
    ],
  )
  assert.deepEqual((await told(request))[0], ['task-added', { taskId: own.taskId, agentId: karim.id }])
  await house.work(system, ({ tx }) =>
    tx.updateTable('organisation.agent').set({ active_until: null }).where('id', '=', city.agents.samir).execute(),
  )
  forgetDirectory(house)
})

test('a task ends once, with what came of it, by whom it was asked of', async () => {
  const { karim, paul, samir } = city.actors
  const request = await aRequest(house)
  const add = (task: Partial<NewTask>) =>
    ok(house.act(karim, (work) => addTask(work, { ...on(request), title: 'Voir', kind: 'task', ...task }))).then((made) => made.taskId)
  const finish = (actor: Actor, taskId: string, over: { result?: string; cancelled?: boolean } = {}): Promise<Outcome<unknown>> =>
    house.act(actor, (work) => finishTask(work, { taskId, result: '', ...over }))
  const [first, second, third] = [await add({}), await add({ unitId: city.units.PRO }), await add({ unitId: city.units.ECL })]
  assert.deepEqual(await finish(karim, newId()), refuse('not-found', 'requests.refusal.unknown'))
  assert.deepEqual(await finish(samir, first), refuse('not-found', 'requests.refusal.unknown'))
  for (const actor of [paul, city.actors.ines]) assert.deepEqual(await finish(actor, first), NOT_YOURS)
  await ok(finish(karim, first, { result: `  ${'r'.repeat(2_500)} ` }))
  await ok(finish(paul, second, { cancelled: true }))
  assert.deepEqual(await finish(karim, second), refuse('conflict', 'requests.refusal.task-finished'))
  await ok(finish(system, third))
  const tasks = await house.read(system, (tx) =>
    tx.selectFrom('requests.task').selectAll().where('request_id', '=', request.id).orderBy('created_at').orderBy('id').execute(),
  )
  assert.deepEqual(
    tasks.map((task) => [task.state, task.result, task.done_by, task.version, task.done_at === null]),
    [
      ['done', 'r'.repeat(2_000), karim.id, 2, false],
      ['cancelled', null, paul.id, 2, false],
      ['done', null, null, 2, false],
    ],
  )
  assert.equal((await told(request)).filter(([name]) => name === 'task-finished').length, 3)
  // Of somebody of another service who has the whole request in hand.
  const given = await aRequest(house)
  await house.work(system, ({ tx }) =>
    tx.updateTable('requests.request').set({ assignee_id: samir.id }).where('id', '=', given.id).execute(),
  )
  const { taskId } = await ok(house.act(karim, (work) => addTask(work, { ...on(given), title: 'Voir', kind: 'task' })))
  await ok(finish(samir, taskId))
})

test('a file is on a request once; one that is no longer kept, or a request out of sight, takes none', async () => {
  const request = await aRequest(house)
  const [photo, plan] = [await aFile(house), await aFile(house)]
  const attach = (actor: Actor, ...fileIds: string[]) =>
    house.act(actor, (work) =>
      attachFiles(work, { ...on(request), files: fileIds.map((fileId) => ({ fileId, name: 'n'.repeat(250), source: 'agent' as const })) }),
    )
  assert.deepEqual(await attach(city.actors.paul, photo), refuse('not-found', 'requests.refusal.unknown'))
  for (const none of [[], [newId()]]) assert.deepEqual(await attach(city.actors.karim, ...none), { ok: true, value: { count: 0 } })
  assert.deepEqual(await attach(city.actors.karim, photo, newId()), { ok: true, value: { count: 1 } })
  assert.deepEqual(await attach(city.actors.nora, photo, plan), { ok: true, value: { count: 1 } })
  assert.deepEqual(await attach(city.actors.nora, photo), { ok: true, value: { count: 0 } })
  const kept = await house.read(system, (tx) =>
    tx.selectFrom('requests.attachment').selectAll().where('request_id', '=', request.id).orderBy('added_at').execute(),
  )
  assert.deepEqual(
    kept.map((file) => [file.file_id, file.name.length, file.added_by, file.public]),
    [
      [photo, 200, city.agents.karim, true],
      [plan, 200, city.agents.nora, true],
    ],
  )
  const event = ['files-added', { count: 1, source: 'agent' }]
  assert.deepEqual(await told(request), [event, event])
  // By what it came: a contact, a message; an annex of agents alone.
  const { contactId } = await ok(
    house.act(system, (work) => recordContact(work, { channel: 'email', summary: '', result: 'request-followed' })),
  )
  const came = { fileId: await aFile(house), name: 'annexe.pdf', source: 'email' as const, contactId, messageId: newId(), public: false }
  await ok(house.act(system, (work) => attachFiles(work, { ...on(request), files: [came] })))
  const last = await house.read(system, (tx) =>
    tx.selectFrom('requests.attachment').selectAll().where('file_id', '=', came.fileId).executeTakeFirstOrThrow(),
  )
  assert.deepEqual(
    [last.contact_id, last.message_id, last.public, last.source, last.added_by],
    [contactId, came.messageId, false, 'email', null],
  )
})

test('what a channel learns later is filled in, the rest stays, and history names the fields without their words', async () => {
  const request = await aRequest(house, { answers: { mat: '7' }, place: 'Rue des Capucins' })
  const claire = await aCitizen(house)
  const describe = (actor: Actor, what: Partial<Parameters<typeof describeRequest>[1]>) =>
    house.act(actor, (work) => describeRequest(work, { ...on(request), ...what }))
  assert.deepEqual(await describe(city.actors.ines, { subject: 'Lu' }), NOT_YOURS)
  await ok(describe(system, { subject: 's'.repeat(250), text: 'Mon secret.' }))
  const first = await now(request)
  assert.deepEqual(
    [first.subject, first.text, first.answers, first.place],
    ['s'.repeat(200), 'Mon secret.', { mat: '7' }, 'Rue des Capucins'],
  )
  assert.deepEqual([first.requesterId, first.notify, first.receivedOn], [undefined, false, request.receivedOn])
  await ok(describe(system, { requesterId: claire, language: 'it', place: 'Ici', answers: { mat: '8' }, expectedVersion: 2 }))
  const second = await now(request)
  assert.deepEqual(
    [second.requesterId, second.notify, second.language, second.place, second.answers, second.version],
    [claire, true, 'it', 'Ici', { mat: '8' }, 3],
  )
  await ok(describe(system, { requesterId: claire, notify: false }))
  assert.equal((await now(request)).notify, false)
  assert.deepEqual((await told(request)).slice(0, 2), [
    ['described', { fields: ['subject', 'text'] }],
    ['described', { fields: ['requesterId', 'language', 'place', 'answers'] }],
  ])
})

test('a message about a request that its bringer does not see touches nothing', async () => {
  const request = await aRequest(house)
  const before = await wholeRequest(house, request.id)
  for (const actor of [city.actors.paul, visitor([])])
    await house.work(actor, (work) => noteMessage(work, { request: { id: request.id }, messageId: newId() }))
  await house.work(system, (work) => noteMessage(work, { request: { id: newId() }, messageId: newId() }))
  assert.deepEqual(await wholeRequest(house, request.id), before)
})
