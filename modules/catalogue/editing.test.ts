import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { directoryOf } from '#modules/organisation'
import { type AgentActor, systemActor } from '#platform/access'
import { type House, SILENT_OUTBOX, openHouse, sql } from '#platform/database'
import type { Outcome } from '#platform/outcome'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { type SmallCity, buildSmallCity } from '../requests/testing/small-city.ts'
import { aCitizen, aRequest } from '../requests/testing/sample-requests.ts'
import { catalogueOf, versionOf } from './catalogue-of.ts'
import { addRule, changeRule, moveRule, removeRule } from './edit-routing.ts'
import { addTemplate, changeTemplate, withdrawTemplate } from './edit-template.ts'
import { beginDraft, discardDraft, offerType, publishDraft, registerType, saveDraft } from './edit-type.ts'
import { findDraft, listEditedTypes, listVersions } from './editing-store.ts'
import type { RequestTypeDefinition } from './request-type.ts'
import { route } from './routing.ts'
import { type EditedRule, listEditedRules } from './routing-store.ts'
import { listEditedTemplates } from './templates-store.ts'

const CODE = 'EP-ECL'
let db: TestDatabase
let house: House
let city: SmallCity
let editor: AgentActor

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  city = await buildSmallCity(house)
  editor = { ...city.actors.karim, roles: [{ role: 'R-ADF' }] }
})
after(async () => {
  await house.close()
  await db.drop()
})

function refusalOf(outcome: Outcome<unknown>): string {
  assert.equal(outcome.ok, false)
  return outcome.ok ? '' : `${outcome.refusal.message.replace('catalogue.refusal.', '')} ${outcome.refusal.field ?? ''}`.trim()
}

async function present(): Promise<RequestTypeDefinition> {
  const type = (await catalogueOf(house)).byCode.get(CODE)
  if (type === undefined) throw new Error('no such type')
  return type.definition
}

async function newDraft(): Promise<{ edits: number; definition: RequestTypeDefinition }> {
  const outcome = await house.act(editor, (work) => beginDraft(work, { code: CODE }))
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return outcome.value
}

const count = async (name: string) =>
  (
    await house.read(systemActor('test'), (tx) =>
      sql<{ count: number }>`SELECT count(*) AS count FROM events.event WHERE name = ${name}`.execute(tx),
    )
  ).rows[0]?.count

test('who does not edit the catalogue begins no draft, publishes nothing, moves no line', async () => {
  const { karim } = city.actors
  assert.equal(refusalOf(await house.act(karim, (work) => beginDraft(work, { code: CODE }))), 'not-allowed')
  assert.equal(refusalOf(await house.act(karim, (work) => publishDraft(work, { code: CODE, edits: 1, reason: 'essai' }))), 'not-allowed')
  assert.equal(refusalOf(await house.act(karim, (work) => offerType(work, { code: CODE, active: false }))), 'not-allowed')
  assert.equal(
    refusalOf(await house.act(karim, (work) => moveRule(work, { id: city.actors.karim.id, position: 10, direction: 'up' }))),
    'not-allowed',
  )
  assert.equal(refusalOf(await house.act(karim, (work) => withdrawTemplate(work, { id: karim.id, version: 1 }))), 'not-allowed')
  const definition = await present()
  const cells = { typeCode: CODE, districtCode: undefined, channel: undefined, words: [], unitId: karim.unitId, reason: 'essai' }
  const text = { code: 'ESSAI', typeCode: undefined, title: 'Essai', bodies: { fr: 'Essai' } }
  for (const refused of [
    await house.act(karim, (work) => registerType(work, { code: 'EP-NEU', definition })),
    await house.act(karim, (work) => saveDraft(work, { code: CODE, edits: 1, definition })),
    await house.act(karim, (work) => discardDraft(work, { code: CODE, edits: 1 })),
    await house.act(karim, (work) => addRule(work, cells)),
    await house.act(karim, (work) => changeRule(work, { ...cells, id: karim.id, version: 1 })),
    await house.act(karim, (work) => removeRule(work, { id: karim.id, version: 1 })),
    await house.act(karim, (work) => addTemplate(work, text)),
    await house.act(karim, (work) => changeTemplate(work, { ...text, id: karim.id, version: 1 })),
  ])
    assert.equal(refusalOf(refused), 'not-allowed')
})

test('a draft is seen by nobody until it is published; requests keep the version they were born with', async () => {
  const request = await aRequest(house, { requesterId: await aCitizen(house) })
  const earlier = await present()
  const draft = await newDraft()
  const definition = { ...draft.definition, title: { fr: 'Signaler un éclairage en panne' } }
  const saved = await house.act(editor, (work) => saveDraft(work, { code: CODE, edits: draft.edits, definition }))
  assert.equal(saved.ok, true)
  assert.deepEqual((await present()).title, earlier.title)
  assert.equal(
    refusalOf(await house.act(editor, (work) => publishDraft(work, { code: CODE, edits: draft.edits + 1, reason: ' ' }))),
    'reason reason',
  )
  const published = await house.act(editor, (work) => publishDraft(work, { code: CODE, edits: draft.edits + 1, reason: 'Plus clair' }))
  assert.equal(published.ok, true)
  assert.equal((await present()).title.fr, 'Signaler un éclairage en panne')
  assert.deepEqual((await versionOf(house, request.typeVersionId))?.definition.title, earlier.title)
  const versions = await house.read(editor, (tx) => listVersions(tx, CODE))
  assert.deepEqual(
    versions.map((version) => [version.number, version.state, version.reason]),
    [
      [2, 'published', 'Plus clair'],
      [1, 'retired', versions[1]?.reason],
    ],
  )
  assert.equal(await count('request-type.published'), 1)
})

test('a published version is changed or deleted by nobody, not even by a mistake of ours', async () => {
  const [current] = await house.read(editor, (tx) => listVersions(tx, CODE))
  const id = current?.id ?? ''
  await assert.rejects(
    house.work(editor, ({ tx }) => sql`UPDATE catalogue.request_type_version SET definition = '{}' WHERE id = ${id}`.execute(tx)),
    /published version never changes/,
  )
  await assert.rejects(
    house.work(editor, ({ tx }) => sql`DELETE FROM catalogue.request_type_version WHERE id = ${id}`.execute(tx)),
    /published version is never deleted/,
  )
})

test('of two who edit one draft, the second is told and overwrites nothing', async () => {
  const draft = await newDraft()
  const first = { ...draft.definition, legalNote: 'première' }
  const second = { ...draft.definition, legalNote: 'seconde' }
  assert.equal((await house.act(editor, (work) => saveDraft(work, { code: CODE, edits: draft.edits, definition: first }))).ok, true)
  assert.equal(
    refusalOf(await house.act(editor, (work) => saveDraft(work, { code: CODE, edits: draft.edits, definition: second }))),
    'stale',
  )
  assert.equal(
    refusalOf(await house.act(editor, (work) => publishDraft(work, { code: CODE, edits: draft.edits, reason: 'vite' }))),
    'stale',
  )
  assert.equal((await house.read(editor, (tx) => findDraft(tx, CODE)))?.definition.legalNote, 'première')
})

test('a definition that names what does not exist is refused at its field', async () => {
  const draft = await newDraft()
  const save = (change: Partial<RequestTypeDefinition>) =>
    house.act(editor, (work) => saveDraft(work, { code: CODE, edits: draft.edits, definition: { ...draft.definition, ...change } }))
  const question = { name: 'mat', kind: 'text', label: { fr: 'Mât' }, required: false } as const
  assert.equal(refusalOf(await save({ unitCode: 'NULLE-PART' })), 'unknown-unit unitCode')
  assert.equal(refusalOf(await save({ sectorCode: 'S-ZZZ' })), 'unknown-sector sectorCode')
  assert.equal(refusalOf(await save({ partnerCode: 'PERSONNE' })), 'unknown-partner partnerCode')
  const { partnerCode: _partner, ...alone } = draft.definition
  assert.equal(
    refusalOf(
      await house.act(editor, (work) =>
        saveDraft(work, {
          code: CODE,
          edits: draft.edits,
          definition: { ...alone, regime: { ...alone.regime, competence: 'referred' } },
        }),
      ),
    ),
    'partner-missing partnerCode',
  )
  assert.equal(refusalOf(await save({ fields: [question, { ...question, label: { fr: 'Autre' } }] })), 'name-twice field-1-name')
  assert.equal(
    refusalOf(
      await save({ fields: [question, { ...question, name: 'etat', kind: 'choice', choices: [{ value: 'a', label: { fr: 'A' } }] }] }),
    ),
    'choices-missing field-1-choices',
  )
})

test('a draft thrown away leaves the version in force as it was', async () => {
  const earlier = await present()
  const draft = await newDraft()
  assert.equal((await house.act(editor, (work) => discardDraft(work, { code: CODE, edits: draft.edits }))).ok, true)
  assert.equal(await house.read(editor, (tx) => findDraft(tx, CODE)), undefined)
  assert.deepEqual(await present(), earlier)
  assert.equal(refusalOf(await house.act(editor, (work) => discardDraft(work, { code: CODE, edits: draft.edits }))), 'stale')
})

test('a new type is offered once it is published, withdrawn when one says so; a code is given once', async () => {
  const definition = { ...(await present()), title: { fr: 'Demander un banc' } }
  assert.equal(refusalOf(await house.act(editor, (work) => registerType(work, { code: 'ep ban', definition }))), 'code code')
  assert.equal(refusalOf(await house.act(editor, (work) => registerType(work, { code: CODE, definition }))), 'code-taken code')
  assert.equal((await house.act(editor, (work) => registerType(work, { code: 'ep-ban', definition }))).ok, true)
  assert.equal((await catalogueOf(house)).byCode.has('EP-BAN'), false)
  assert.equal(refusalOf(await house.act(editor, (work) => offerType(work, { code: 'EP-BAN', active: false }))), 'unknown-type')
  await house.act(editor, (work) => publishDraft(work, { code: 'EP-BAN', edits: 1, reason: 'Nouveau service' }))
  assert.equal((await catalogueOf(house)).byCode.get('EP-BAN')?.version, 1)
  await house.act(editor, (work) => offerType(work, { code: 'EP-BAN', active: false }))
  assert.equal((await catalogueOf(house)).byCode.get('EP-BAN')?.active, false)
  const listed = (await house.read(editor, listEditedTypes)).find((type) => type.code === 'EP-BAN')
  assert.deepEqual([listed?.active, listed?.current?.number, listed?.draft], [false, 1, undefined])
})

async function ruleFor(words: readonly string[], unitCode: string): Promise<{ id: string; rule: () => Promise<EditedRule | undefined> }> {
  const unitId = [...(await directoryOf(house)).units.values()].find((unit) => unit.code === unitCode)?.id ?? ''
  const outcome = await house.act(editor, (work) =>
    addRule(work, { typeCode: CODE, districtCode: undefined, channel: undefined, words, unitId, reason: `à cause de ${words.join(', ')}` }),
  )
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  const { id } = outcome.value
  return { id, rule: async () => (await house.read(editor, listEditedRules)).find((one) => one.id === id) }
}

test('the first line that matches routes the next request, and its sentence is kept; moved up, another decides', async () => {
  const units = [...(await directoryOf(house)).units.values()]
  const [one, two] = [units[0], units[1]]
  if (one === undefined || two === undefined) throw new Error('two units are needed')
  const first = await ruleFor(['câble'], one.code)
  const second = await ruleFor(['câble', 'poteau'], two.code)
  const decide = async () =>
    route((await catalogueOf(house)).rules, {
      typeCode: CODE,
      districtCode: undefined,
      channel: 'portal',
      subject: 'Un cable pend',
      text: '',
      defaultUnitId: one.id,
    })
  assert.deepEqual([(await decide()).ruleId, (await decide()).reason, (await decide()).words], [first.id, 'à cause de câble', ['câble']])
  const seen = (await second.rule())?.position ?? 0
  assert.equal((await house.act(editor, (work) => moveRule(work, { id: second.id, position: seen, direction: 'up' }))).ok, true)
  assert.equal(
    refusalOf(await house.act(editor, (work) => moveRule(work, { id: second.id, position: seen, direction: 'up' }))),
    'stale-rule',
  )
  assert.equal((await decide()).ruleId, second.id)
  const known = await second.rule()
  assert.equal((await house.act(editor, (work) => removeRule(work, { id: second.id, version: known?.version ?? 0 }))).ok, true)
  assert.equal((await decide()).ruleId, first.id)
  assert.equal(
    refusalOf(await house.act(editor, (work) => removeRule(work, { id: second.id, version: known?.version ?? 0 }))),
    'stale-rule',
  )
})

test('a line of the table names what exists, has a condition and a reason, and is not overwritten unseen', async () => {
  const { id, rule } = await ruleFor(['nid'], [...(await directoryOf(house)).units.values()][0]?.code ?? '')
  const known = await rule()
  if (known === undefined) throw new Error('no rule')
  const change = (input: Partial<EditedRule>) => house.act(editor, (work) => changeRule(work, { ...known, ...input }))
  assert.equal(refusalOf(await change({ unitId: id })), 'unknown-unit unit')
  assert.equal(refusalOf(await change({ typeCode: 'ZZ-ZZZ' })), 'unknown-type type')
  assert.equal(refusalOf(await change({ districtCode: 'Q-0' })), 'unknown-district district')
  assert.equal(refusalOf(await change({ channel: 'pigeon' })), 'unknown-channel channel')
  assert.equal(refusalOf(await change({ reason: 'à' })), 'rule-reason reason')
  assert.equal(refusalOf(await change({ typeCode: undefined, words: [] })), 'empty-rule type')
  assert.equal(refusalOf(await change({ words: Array.from({ length: 31 }, (_word, index) => `mot${index}`) })), 'words words')
  assert.equal((await change({ reason: 'nids de poule' })).ok, true)
  assert.equal(refusalOf(await change({ reason: 'autre raison' })), 'stale-rule')
})

test('an answer text with a field that nobody can fill is refused; saved, it is there for the next answer', async () => {
  const text = { code: 'essai-1', typeCode: CODE, title: 'Essai', bodies: { fr: 'Bonjour {{civilite_nom}}, le {{jour}}.' } }
  assert.equal(
    refusalOf(await house.act(editor, (work) => addTemplate(work, { ...text, bodies: { fr: 'Bonjour {{Nom du demandeur}}' } }))),
    'template-field fr',
  )
  assert.equal(refusalOf(await house.act(editor, (work) => addTemplate(work, { ...text, bodies: { fr: ' ' } }))), 'template-body fr')
  assert.equal(refusalOf(await house.act(editor, (work) => addTemplate(work, { ...text, title: '' }))), 'template-title title')
  assert.equal((await house.act(editor, (work) => addTemplate(work, text))).ok, true)
  assert.equal(refusalOf(await house.act(editor, (work) => addTemplate(work, text))), 'code-taken code')
  const known = (await house.read(editor, listEditedTemplates)).find((one) => one.code === 'ESSAI-1')
  if (known === undefined) throw new Error('no text')
  const changed = { ...known, title: 'Essai deux' }
  assert.equal((await house.act(editor, (work) => changeTemplate(work, changed))).ok, true)
  assert.equal(refusalOf(await house.act(editor, (work) => changeTemplate(work, changed))), 'stale-template')
  assert.equal((await catalogueOf(house)).templates.find((one) => one.id === known.id)?.title, 'Essai deux')
})
