import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ANSWERS, MERGE_FIELDS } from '../city/answers.ts'
import { REQUEST_TYPES } from '../city/request-types/index.ts'
import { FIELD_MAKERS } from './fields.ts'
import { MERGE } from './merge-fields.ts'
import { SLOTS } from './slots.ts'
import { TYPE_TEXTS } from './texts/index.ts'
import { OTHER_LANGUAGES } from './texts/other-languages.ts'

/** Given by the letter itself, not invented. */
const GIVEN = new Set([
  'titre',
  'date_reception',
  'reference',
  'service',
  'date_service',
  'bloc_silence',
  'liste_pieces',
  'date_limite',
  'effet_delai',
  'organisme',
  'civilite_nom',
  'prenom_agent',
  'nom_agent',
  'telephone',
])

test('every request type has its own texts, and no text is for a type that does not exist', () => {
  assert.deepEqual(Object.keys(TYPE_TEXTS).toSorted(), REQUEST_TYPES.map((type) => type.code).toSorted())
})

test('every slot of every text has a name in the list', () => {
  const texts = [
    ...Object.values(TYPE_TEXTS).flatMap((item) => Object.values(item).flat()),
    ...Object.values(OTHER_LANGUAGES).flatMap((topics) => Object.values(topics).flat()),
  ]
  assert.ok(texts.length > 700)
  const unknown = texts.flatMap((text: string) =>
    [...text.matchAll(/\{(\w*)\}/g)].map(([, slot]) => slot ?? '').filter((slot) => !(slot in SLOTS)),
  )
  assert.deepEqual(unknown, [])
})

test('every ready answer that a text names exists and is for its type', () => {
  for (const [typeCode, texts] of Object.entries(TYPE_TEXTS)) {
    for (const text of [...texts.done, ...(texts.refused ?? [])]) {
      if (!/^R\d\d$/.test(text)) continue
      const answer = ANSWERS.find((item) => item.code === text)
      assert.ok(answer !== undefined && (answer.typeCode === undefined || answer.typeCode === typeCode), `${typeCode} ${text}`)
    }
  }
})

test('every field of the ready answers gets a value', () => {
  assert.deepEqual(
    MERGE_FIELDS.filter((field) => !(field in MERGE) && !GIVEN.has(field)),
    [],
  )
})

test('every field of free text in a form gets an answer of its own', () => {
  const free = REQUEST_TYPES.flatMap((type) =>
    type.definition.fields
      .filter((field) => ['text', 'textarea', 'number', 'email', 'tel'].includes(field.kind))
      .map((field) => field.name),
  )
  assert.deepEqual(
    free.filter((name) => !(name in FIELD_MAKERS)),
    [],
  )
})
