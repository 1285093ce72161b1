import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formAnswers } from './form-answers.ts'

const FIELDS: Parameters<typeof formAnswers>[0]['fields'] = [
  { name: 'since', kind: 'date', label: { fr: 'Depuis le' } },
  { name: 'agrees', kind: 'yes-no', label: { fr: 'J’accepte' } },
  { name: 'where', kind: 'choice', label: { fr: 'Où' }, choices: [{ value: 'a', label: { fr: 'À l’école' } }] },
  { name: 'more', kind: 'text', label: { fr: 'Autre' } },
]
const FRENCH = { locale: 'fr', words: { yes: 'oui', no: 'non' } } as const

const valuesOf = (answers: Record<string, string>) => formAnswers({ answers, fields: FIELDS }, FRENCH).map((row) => row.value)

test('answers are told in words: days, yes and no, the labels of choices; fields left empty are not told', () => {
  assert.deepEqual(valuesOf({ more: '', where: 'a', agrees: 'yes', since: '2026-07-28' }), ['28 juillet 2026', 'oui', 'À l’école'])
})

test('what a program wrote in place of a day or a choice is shown as it is', () => {
  for (const since of ['2026-02-30', 'hier', '2026']) assert.deepEqual(valuesOf({ since }), [since])
  assert.deepEqual(valuesOf({ agrees: 'perhaps', where: 'b' }), ['perhaps', 'b'])
})
