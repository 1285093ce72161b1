import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differencesOf } from './difference.ts'
import type { RequestType, RequestTypeDefinition, RoutingRule } from './request-type.ts'
import { type RoutingQuestion, route } from './routing.ts'
import { suggestTypes } from './suggest-types.ts'
import { unreachableRules } from './unreachable-rules.ts'

const line = (id: string, cells: Partial<RoutingRule> = {}): RoutingRule => ({
  id,
  position: Number(id) * 10,
  typeCode: undefined,
  districtCode: undefined,
  channel: undefined,
  words: [],
  unitId: `unit-${id}`,
  reason: `raison ${id}`,
  ...cells,
})

const question = (asked: Partial<RoutingQuestion> = {}): RoutingQuestion => ({
  typeCode: 'EP-ECL',
  districtCode: 'Q-1',
  channel: 'portal',
  subject: 'Lampadaire éteint',
  text: 'Rue du Port',
  defaultUnitId: 'unit-type',
  ...asked,
})

const PLAIN: RequestTypeDefinition = {
  title: { fr: 'Signaler' },
  description: { fr: 'Dites-nous.' },
  sectorCode: 'S-ESP',
  unitCode: 'EP',
  level: 'simple',
  archetype: 'intervention',
  channels: ['portal', 'phone'],
  audience: ['anyone'],
  anonymous: true,
  lifeMoment: 'problem',
  regime: { silence: 'none', acknowledgement: 'courtesy', legalBasis: '' },
  legalNote: '',
  requiredDocuments: [{ fr: 'Photo' }],
  fields: [],
  keywords: ['noir'],
  synonyms: [],
}

test('without a line that matches, the request goes to the service of its type', () => {
  assert.deepEqual(route([], question()), { unitId: 'unit-type', because: 'type', words: [] })
  assert.equal(route([line('1', { typeCode: 'EP-VOI' })], question()).because, 'type')
  assert.equal(route([line('1', { districtCode: 'Q-2' })], question()).because, 'type')
  assert.equal(route([line('1', { districtCode: 'Q-1' })], question({ districtCode: undefined })).because, 'type')
  assert.equal(route([line('1', { channel: 'phone' })], question()).because, 'type')
  assert.equal(route([line('1', { words: ['arbre'] })], question()).because, 'type')
})

test('the first line whose every condition holds decides, whatever the order it is given in', () => {
  const rules = [line('3'), line('2', { typeCode: 'EP-ECL', words: ['lampadaires'] }), line('1', { typeCode: 'EP-VOI' })]
  const decision = route(rules, question())
  assert.deepEqual([decision.unitId, decision.ruleId, decision.reason, decision.words], ['unit-2', '2', 'raison 2', ['lampadaires']])
})

test('words are found in the subject or the text, without accents or plurals, as whole phrases', () => {
  const phrase = [line('1', { words: ['rue du port'] })]
  assert.equal(route(phrase, question()).ruleId, '1')
  assert.equal(route(phrase, question({ text: 'Rue du vieux port' })).because, 'type')
  assert.equal(route([line('1', { words: ['ETEINTS'] })], question()).ruleId, '1')
})

test('a line behind one that asks for less is never reached, and the one before it is named', () => {
  const wide = line('1', { typeCode: 'EP-ECL' })
  const narrow = line('2', { typeCode: 'EP-ECL', channel: 'phone', words: ['arbre'] })
  assert.deepEqual(unreachableRules([narrow, wide]), [{ ruleId: '2', coveredBy: '1' }])
  assert.deepEqual(unreachableRules([line('1', { typeCode: 'EP-ECL', channel: 'phone' }), line('2', { typeCode: 'EP-ECL' })]), [])
  assert.deepEqual(unreachableRules([line('1', { words: ['arbres'] }), line('2', { words: ['arbre', 'banc'] })]), [])
  assert.deepEqual(unreachableRules([line('1', { words: ['arbre', 'banc'] }), line('2', { words: ['bancs'] })]), [
    { ruleId: '2', coveredBy: '1' },
  ])
})

test('the changes of a version are told part by part, with what went and what came', () => {
  const before = PLAIN
  assert.deepEqual(differencesOf(before, before), [])
  assert.deepEqual(differencesOf(before, { ...before, keywords: ['noir', 'lampe'], title: { fr: 'Signaler une panne' } }), [
    { part: 'title', gone: ['fr: Signaler'], come: ['fr: Signaler une panne'] },
    { part: 'keywords', gone: [], come: ['lampe'] },
  ])
  assert.deepEqual(differencesOf(before, { ...before, channels: ['phone', 'portal'] }), [
    { part: 'channels', gone: ['portal · phone'], come: ['phone · portal'] },
  ])
  assert.deepEqual(differencesOf(before, { ...before, regime: { ...before.regime, serviceTargetWorkingDays: 5 } }), [
    { part: 'regime', gone: [], come: ['serviceTargetWorkingDays: 5'] },
  ])
})

const typeOf = (code: string, keywords: readonly string[]): RequestType => ({
  code,
  versionId: code,
  version: 1,
  position: 1,
  active: true,
  definition: { ...PLAIN, keywords: [...keywords] },
})

test('a message is recognised by its words, the rare ones first, and the words are said', () => {
  const types = [typeOf('EP-ECL', ['lampadaire', 'noir']), typeOf('EP-VOI', ['trottoir', 'noir']), typeOf('EP-ARB', ['arbre tombé'])]
  const [first, second] = suggestTypes(types, { subject: 'Trottoir dans le noir', text: 'Les lampadaires sont éteints.' })
  assert.deepEqual([first?.code, second?.code], ['EP-VOI', 'EP-ECL'])
  assert.deepEqual(second?.words, ['lampadaire', 'noir'])
  assert.deepEqual(
    suggestTypes(types, { subject: 'Un arbre est tombé', text: '' }).map((found) => found.code),
    [],
  )
  assert.deepEqual(
    suggestTypes(types, { subject: '', text: 'ARBRES TOMBES sur la route' }).map((found) => found.code),
    ['EP-ARB'],
  )
})

test('a message that no type knows is given to none: never a guess', () => {
  assert.deepEqual(suggestTypes([typeOf('EP-ECL', ['lampadaire'])], { subject: 'Bonjour', text: 'Merci de me rappeler.' }), [])
  assert.deepEqual(suggestTypes([], { subject: 'Lampadaire', text: '' }), [])
})
