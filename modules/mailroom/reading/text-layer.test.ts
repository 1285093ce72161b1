import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRealText, layOut } from './text-layer.ts'

const DIGITAL = { imageShare: 0.05, drawsNothingElse: false }
const SCAN = { imageShare: 1, drawsNothingElse: false }
const SENTENCE = 'Je vous ai écrit le mois dernier au sujet des meubles déposés sur le trottoir, 14 rue du Général-Leclerc. '

test('symbols left by fonts without a character map are not text', () => {
  assert.equal(isRealText('\ue001\ue002\ue003 \ue004\ue005', DIGITAL), false)
  assert.equal(isRealText('Wkxv lv qrw zrug fhsw grqw jkl xyz bcdfg hjklm npqrs tvwxz', DIGITAL), false)
})

test('a stamp or footer over a scanned page does not stand for the page; a full hidden text does', () => {
  assert.equal(isRealText('Numérisé le 12/11/2026', SCAN), false)
  assert.equal(isRealText(SENTENCE.repeat(3), SCAN), true)
})

test('a page without text is blank only if it draws nothing', () => {
  assert.equal(isRealText('  ', DIGITAL), false)
  assert.equal(isRealText('', { imageShare: 0, drawsNothingElse: true }), true)
})

test('ordinary text is text, in French, in figures, in Arabic', () => {
  assert.equal(isRealText(SENTENCE, DIGITAL), true)
  assert.equal(isRealText('12/11/2026 148,60 € 02 61 91 10 00', DIGITAL), true)
  assert.equal(isRealText('وزارة الداخلية', DIGITAL), true)
})

test('pieces on one base line make one line, a wide gap below begins a paragraph, each word has its place', () => {
  const { text, words } = layOut(
    [
      piece('Bonjour ', 100, 100),
      piece('Ma', 140, 100),
      piece('dame', 150, 100, true),
      piece('Objet', 100, 112, true),
      piece('Fin', 100, 150),
    ],
    { width: 500, height: 1000 },
  )
  assert.equal(text, 'Bonjour Madame\nObjet\n\nFin')
  assert.deepEqual(
    words.map((word) => [word.text, word.line]),
    [
      ['Bonjour', 0],
      ['Madame', 0],
      ['Objet', 1],
      ['Fin', 2],
    ],
  )
  const { x, y, width } = words[1]?.box ?? { x: 0, y: 0, width: 0 }
  assert.deepEqual([x, y, Math.round(width * 1000)], [0.28, 0.09, 60])
})

function piece(text: string, x: number, baseline: number, endsLine = false) {
  return { text, x, baseline, width: text.length * 5, height: 10, endsLine }
}
