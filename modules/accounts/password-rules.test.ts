import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passwordFault } from './password-rules.ts'

const about = ['Ville de Rochambeau-sur-Seine', 'Clémence', 'Aubourg', 'clemence.aubourg@rochambeau.example']

test('eleven characters are too few and a hundred and twenty-nine too many, counted as people count them', () => {
  assert.equal(passwordFault('gruvZ7kmq!x', about), 'too-short')
  assert.equal(passwordFault('🦊🦉🐝🦔', about), 'too-short')
  assert.equal(passwordFault('x7Qm'.repeat(33), about), 'too-long')
})

test('a password made of common words, the city, the person, years or runs is refused', () => {
  const guessed = [
    'motdepasse2026!',
    'M0td3p@sse2026',
    'Mot de passe 1',
    'azertyuiop123',
    '123456789012',
    'aaaaaaaaaaaaaa',
    'Rochambeau2026!',
    'rochambeau-sur-seine',
    'ClemenceAubourg1',
    'clémence2024!!',
    'bonjourbonjour',
    'Mairie-Ville-2025',
    'abcabcabcabcabc',
    'password1234',
    'x1x1x1x1x1x1x1',
  ]
  for (const password of guessed) assert.equal(passwordFault(password, about), 'too-common', password)
})

test('a long sentence, a random text and digits drawn by lot are taken, in any script', () => {
  const taken = [
    'le héron boit tard',
    'gruv7kmqZxp2',
    '739105826417',
    'кошка на крыше спит',
    'Trois-tracteurs verts',
    'x'.repeat(0) + 'vélos rouillés du quai',
  ]
  for (const password of taken) assert.equal(passwordFault(password, about), undefined, password)
})
