import assert from 'node:assert/strict'
import { test } from 'node:test'
import { REQUEST_TYPES } from '../../../demo/city/request-types/index.ts'
import type { FormField, RequestType } from '#modules/catalogue'
import { LIMITS, readRequestForm } from './read-form.ts'

const REPORT = typeOf({ anonymous: true, fields: [] })
const NAMED = typeOf({ anonymous: false, fields: [] })
const WHO = { familyName: 'Lefort', email: 'claire@example.org', text: 'Bonjour' }

function typeOf(over: { anonymous: boolean; fields: readonly FormField[] }): RequestType {
  const base = REQUEST_TYPES.find((type) => type.code === 'PR-DEP')
  if (base === undefined) throw new Error('no such type')
  return {
    code: base.code,
    versionId: 'v',
    version: 1,
    position: 1,
    active: true,
    definition: { ...base.definition, ...over, fields: [...over.fields] },
  }
}

function read(type: RequestType, sent: Record<string, unknown>, files: readonly string[] = []) {
  return readRequestForm(type, { sent, files, locale: 'fr' })
}

const wrong = (type: RequestType, sent: Record<string, unknown>, files: readonly string[] = []) =>
  read(type, sent, files).problems.map((problem) => problem.fieldId)

test('a request that is not a report needs a name and a way to answer', () => {
  assert.deepEqual(wrong(NAMED, { text: 'Bonjour' }), ['familyName', 'email'])
  assert.deepEqual(wrong(NAMED, WHO), [])
  assert.deepEqual(wrong(NAMED, { familyName: 'Lefort', phone: '06 39 98 12 34', text: 'Bonjour' }), [])
})

test('a report may come from nobody, but an address without a name is asked about', () => {
  assert.equal(read(REPORT, { text: 'Un canapé' }).requester, undefined)
  assert.deepEqual(wrong(REPORT, { text: 'Un canapé' }), [])
  assert.deepEqual(wrong(REPORT, { text: 'Un canapé', email: 'a@example.org' }), ['familyName'])
})

test('wrong e-mail addresses and telephone numbers are told at their fields', () => {
  for (const email of ['claire', 'claire@', '@example.org', 'a b@example.org', 'claire@example', 'a@b.c\nBcc: x@example.org'])
    assert.deepEqual(wrong(NAMED, { ...WHO, email }), ['email'], email)
  for (const phone of ['abc', '12', '0'.repeat(60)]) assert.deepEqual(wrong(NAMED, { ...WHO, phone }), ['phone'], phone)
})

test('the trap for robots must stay empty', () => {
  assert.deepEqual(wrong(NAMED, { ...WHO, website: 'https://example.org' }), ['website'])
})

test('every text has its limit', () => {
  assert.deepEqual(wrong(NAMED, { ...WHO, text: 'a'.repeat(LIMITS.text + 1) }), ['text'])
  assert.deepEqual(wrong(NAMED, { ...WHO, subject: 'a'.repeat(LIMITS.subject + 1) }), ['subject'])
  assert.deepEqual(wrong(NAMED, { ...WHO, familyName: 'a'.repeat(LIMITS.name + 1) }), ['familyName'])
})

test('a date must exist, a number be a number, a choice be in the list', () => {
  const label = { fr: 'Question' }
  const type = typeOf({
    anonymous: true,
    fields: [
      { name: 'day', kind: 'date', label, required: true },
      { name: 'many', kind: 'number', label, required: true },
      { name: 'one', kind: 'choice', label, required: true, choices: [{ value: 'a', label: { fr: 'Premier' } }] },
      {
        name: 'some',
        kind: 'choices',
        label,
        required: true,
        choices: [
          { value: 'a', label: { fr: 'Premier' } },
          { value: 'b', label: { fr: 'Second' } },
        ],
      },
      { name: 'yes', kind: 'yes-no', label, required: true },
    ],
  })
  const right = {
    'f-dayDay': '29',
    'f-dayMonth': '2',
    'f-dayYear': '2028',
    'f-many': '3',
    'f-one': 'a',
    'f-some': ['a', 'b'],
    'f-yes': 'no',
  }
  assert.deepEqual(wrong(type, {}), ['f-day', 'f-many', 'f-one', 'f-some', 'f-yes'])
  assert.deepEqual(read(type, right).answers, { day: '2028-02-29', many: '3', one: 'a', some: 'Premier, Second', yes: 'no' })
  assert.deepEqual(wrong(type, { ...right, 'f-dayYear': '2027' }), ['f-day'])
  assert.deepEqual(wrong(type, { ...right, 'f-many': 'trois' }), ['f-many'])
  assert.deepEqual(wrong(type, { ...right, 'f-one': 'z' }), ['f-one'])
  assert.deepEqual(wrong(type, { ...right, 'f-one': ['a', 'a'] }), ['f-one'])
  assert.deepEqual(wrong(type, { ...right, 'f-some': ['a', '__proto__'] }), ['f-some'])
  assert.deepEqual(wrong(type, { ...right, 'f-yes': 'maybe' }), ['f-yes'])
})

test('control characters, direction marks and half characters do not reach the registry', () => {
  const form = read(NAMED, { ...WHO, text: 'a\u0000b\u202ec\r\nd\ud800' })
  assert.equal(form.text, 'abc\nd\ufffd')
  assert.equal(read(NAMED, { ...WHO, subject: 'un\ndeux\u0007' }).subject, 'un deux')
})

test('what is not text where text is asked counts as nothing', () => {
  assert.deepEqual(wrong(NAMED, { ...WHO, text: ['a'] }), ['text'])
  assert.deepEqual(wrong(NAMED, { ...WHO, familyName: { toString: 'x' } }), ['familyName'])
})
