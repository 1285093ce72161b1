import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldQuotedText, shownText } from './quoted-text.ts'
import { realFiles, skipWithout } from './real-messages.testing.ts'

const DISCOURSE = realFiles('replies-discourse')
const CASES = DISCOURSE.filter((file) => file.name.startsWith('test__emails__')).map((file) => ({
  name: file.name,
  text: file.bytes.toString(),
  expected: expectedOf(file.name),
}))
const CRISP = realFiles('replies-crisp')

function expectedOf(name: string): string {
  return DISCOURSE.find((file) => file.name === name.replace('__emails__', '__trimmed__'))?.bytes.toString() ?? ''
}

function lines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/^\n+|\n+$/g, '')
}

test(
  `at least three quarters of labelled replies show exactly the new words (${CASES.length} files)`,
  {
    skip: skipWithout(
      CASES.map(() => ({ name: '', bytes: Buffer.alloc(0) })),
      'replies-discourse',
    ),
  },
  () => {
    const right = CASES.filter((entry) => lines(shownText(foldQuotedText(entry.text))) === lines(entry.expected))
    assert.ok(right.length >= CASES.length * 0.75, `${right.length} of ${CASES.length}`)
  },
)

test('folding loses nothing, in any of the real replies', { skip: skipWithout(CRISP, 'replies-crisp') }, () => {
  for (const file of [...CRISP, ...DISCOURSE]) {
    const text = file.bytes.toString().replace(/\r\n?/g, '\n')
    assert.equal(
      foldQuotedText(text)
        .blocks.map((block) => block.text)
        .join('\n'),
      text,
      file.name,
    )
  }
})

test('replies in many languages show their first words only', { skip: skipWithout(CRISP, 'replies-crisp') }, () => {
  const begun = CRISP.filter((file) => file.bytes.toString().startsWith('Fusce bibendum'))
  const exact = begun.filter((file) => /^Fusce bibendum[^]{400,500}nec nec nibh\.$/.test(shownText(foldQuotedText(file.bytes.toString()))))
  assert.equal(exact.length, begun.length)
})

const shown = (...text: string[]): string => shownText(foldQuotedText(text.join('\n')))

test('a French reply shows what is new', () => {
  assert.equal(
    shown(
      'Merci beaucoup.',
      '',
      'Le lun. 23 nov. 2026 à 10:02, Mairie <suivi+26-1.k-m@ville.fr> a écrit :',
      '> Bonjour,',
      '> votre demande',
    ),
    'Merci beaucoup.',
  )
  assert.equal(shown('Merci.', '', '-----Message d’origine-----', 'De : Mairie', 'Envoyé : lundi'), 'Merci.')
  assert.equal(
    shown(
      'Merci.',
      '',
      'De : Mairie <x@ville.fr>',
      'Envoyé : lundi 23 novembre 2026 10:02',
      'À : Awa',
      'Objet : Lampadaire',
      '',
      'Bonjour',
    ),
    'Merci.',
  )
  assert.equal(
    shown('Merci.', '', 'Envoyé de mon iPhone', '', 'Le 23 nov. 2026 à 10:02, Mairie <x@ville.fr> a écrit :', '', '﻿> Bonjour'),
    'Merci.',
  )
  assert.equal(shown('D’accord.', '-=- Répondez au-dessus de cette ligne -=-', '', 'Bonjour'), 'D’accord.')
})

test('answers written between the lines stay visible', () => {
  const text = shown(
    'Voici :',
    '',
    'Le 23 nov. 2026, Mairie <x@ville.fr> a écrit :',
    '> Quelle rue ?',
    'Rue Thiers.',
    '> Depuis quand ?',
    'Depuis mardi.',
  )
  assert.match(text, /Rue Thiers\./)
  assert.match(text, /Depuis mardi\./)
})

test('an answer written below what it answers is shown', () => {
  assert.match(shown('Le 23 nov. 2026, Mairie <x@ville.fr> a écrit :', '> Quelle rue ?', '', 'Rue Thiers.'), /Rue Thiers\./)
})

test('a sentence that begins like an opening is no opening', () => {
  assert.equal(shown('Le 3 mars j’ai écrit :', 'une lettre', 'au maire'), 'Le 3 mars j’ai écrit :\nune lettre\nau maire')
})

test('a message that only passes another one on shows it', () => {
  assert.match(
    shown('---------- Forwarded message ---------', 'From: Bailleur <x@y.fr>', 'Date: lundi', 'Subject: Fuite', '', 'Le toit fuit.'),
    /Le toit fuit\./,
  )
  assert.equal(foldQuotedText('Voir.\n\nDébut du message réexpédié :\n\n> De: X').forwards, true)
})

test('a hundred thousand lines are shown as they are', () => {
  assert.equal(foldQuotedText('> a\n'.repeat(100_000)).blocks.length, 1)
})
