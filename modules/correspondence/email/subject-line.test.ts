import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldedSubject, readSubject } from './subject-line.ts'

test('messages passed on are known by their prefix in the languages of the city', () => {
  for (const prefix of [
    'Fwd:',
    'FW:',
    'Fw :',
    'TR:',
    'TR :',
    'Tr:',
    'WG:',
    'I:',
    'Inoltra:',
    'VS: Fwd:',
    '[spam] TR:',
    'TR: RE:',
    'TR : Re :',
  ]) {
    const subject = `${prefix} Lampadaire`
    assert.equal(readSubject(subject).bare, 'Lampadaire', prefix)
    if (!prefix.startsWith('VS')) assert.equal(readSubject(subject).isForward, true, prefix)
  }
})

test('answers are known by theirs, and an answer to a message passed on is an answer', () => {
  for (const prefix of ['Re:', 'RE :', 'Re[2]:', 'AW:', 'R:', 'Réf :', 'Re: TR:', 'SV:']) {
    assert.deepEqual(readSubject(`${prefix} Lampadaire`), { bare: 'Lampadaire', isReply: true, isForward: false }, prefix)
  }
})

test('words that only look like a prefix are the subject', () => {
  for (const subject of [
    'Transport : ligne 3',
    'Info : travaux',
    'Travaux: rue Thiers',
    'Rénovation: aide',
    'I love Le Havre',
    '[26-1-A] Lampadaire',
  ]) {
    assert.equal(readSubject(subject).isForward || readSubject(subject).isReply, false, subject)
    assert.equal(readSubject(subject).bare, subject)
  }
})

test('subjects a reader takes for the same are the same', () => {
  assert.equal(foldedSubject('RE: Re : Éclairage  en panne !'), foldedSubject('eclairage en panne'))
})
