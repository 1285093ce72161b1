import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PageReading } from './document-reading.ts'
import { extractFields } from './fields.ts'
import { unreadPage } from './read-page.ts'
import { isTestReference } from './testing/letters.ts'

const RECEIVED = Temporal.PlainDate.from('2026-11-23')

/** A page of typed lines: [text, left edge, top edge], both as shares of the page; a blank line is a jump of the top edge. */
function pageOf(lines: readonly (readonly [string, number, number])[], confidence = 90): PageReading {
  const words = lines.flatMap(([text, left, top], line) => {
    let x = left
    return text.split(' ').map((word) => {
      const box = { x, y: top, width: word.length * 0.01, height: 0.012 }
      x += box.width + 0.008
      return { text: word, box, confidence, line }
    })
  })
  return { ...unreadPage(1, 'low-confidence'), doubtful: false, words, text: lines.map(([text]) => text).join('\n') }
}

const fieldsOf = (...lines: readonly (readonly [string, number, number])[]) =>
  extractFields([pageOf(lines)], { receivedOn: RECEIVED, isReference: isTestReference })
const fieldsIn = (text: string) => fieldsOf([text, 0.1, 0.3])

test('a reference whose check letter is wrong is never found, near as it may be', () => {
  for (const text of ['26-004512-A', '26-004513-Y', '2026-004512-Y', '26-0045127-Y', 'AB-CDEFGH-Y'])
    assert.deepEqual(fieldsIn(text).references, [], text)
})

test('a right reference is found as typed, as misread, and as spaced, with less certainty for each mended character', () => {
  for (const text of [
    '26-004512-Y',
    'Réf. : 26-004512-Y.',
    '26 – 004512 – Y',
    '26-OO4512-Y',
    '2b-00451Z-y',
    '26.004512/Y',
    'dossier 26004512Y',
  ]) {
    assert.equal(fieldsIn(text).references[0]?.value, '26-004512-Y', text)
  }
  const [clean, mended] = [fieldsIn('26-004512-Y').references[0], fieldsIn('26-OO451Z-Y').references[0]]
  assert.ok(clean && mended && clean.confidence > 0.95 && mended.confidence < 0.8)
})

test('a check letter misread as a figure is mended only if the letter is right', () => {
  assert.equal(fieldsIn('26-018730-D').references[0]?.value, '26-018730-D')
  assert.equal(fieldsIn('26-018730-0').references[0]?.value, '26-018730-D')
  assert.deepEqual(fieldsIn('26-018730-8').references, [])
})

const DATES: readonly (readonly [string, string | undefined])[] = [
  ['Rouen, le 12 novembre 2026', '2026-11-12'],
  ['Rouen, le 1er octobre 2026', '2026-10-01'],
  ['Le 03/11/2026', '2026-11-03'],
  ['le 3.11.26', '2026-11-03'],
  ['Rochambeau le 20 nov. 2026', '2026-11-20'],
  ['Rouen, le l2 noveinbre 2O26', '2026-11-12'],
  ['Rouen, le 2 décernbre 2025', '2025-12-02'],
  ['Fait le 30 octohre 2026', '2026-10-30'],
  ['Rouen, le 31 novembre 2026', undefined],
  ['Rouen, le 24 novembre 2026', undefined],
  ['née le 12 novembre 2026', undefined],
  ['votre courrier du 12 novembre 2026', undefined],
  ['Rouen, le 12 novembre 1926', undefined],
  ['02 61 91 10 00', undefined],
]
for (const [text, date] of DATES) {
  test(`"${text}" dates the letter ${date ?? 'in no way'}`, () => {
    assert.equal(fieldsIn(text).letterDate?.value.toString(), date)
  })
}

test('the date of the letter is the one that dates it, not the first one met', () => {
  const found = fieldsOf(['Ma demande faite le 14 octobre 2026 reste sans réponse', 0.1, 0.4], ['Rouen, le 12 novembre 2026', 0.5, 0.2])
  assert.equal(found.letterDate?.value.toString(), '2026-11-12')
})

test('a date of the last sixty days is surer than an older one', () => {
  const [recent, old] = [fieldsIn('Rouen, le 12 novembre 2026').letterDate, fieldsIn('Rouen, le 12 juin 2026').letterDate]
  assert.ok(recent && old && recent.confidence > 0.8 && old.confidence < 0.5)
})

test('the sender is the address that is not the city hall’s, whichever side it stands on', () => {
  const sender = [
    ['M. Jean-François LEFÈVRE', 0.1, 0.05],
    ['8 allée des Marronniers', 0.1, 0.065],
    ['76100 ROUEN', 0.1, 0.08],
  ] as const
  const city = [
    ['Mairie de Rochambeau', 0.55, 0.15],
    ['1 place du Parvis-Neuf', 0.55, 0.165],
    ['76990 ROCHAMBEAU-SUR-SEINE', 0.55, 0.18],
  ] as const
  for (const lines of [
    [...sender, ...city],
    [...city.map(([text, , top]) => [text, 0.1, top - 0.1] as const), ...sender.map(([text, , top]) => [text, 0.55, top + 0.1] as const)],
  ]) {
    const found = fieldsOf(...lines).sender
    assert.deepEqual(found?.value, {
      postcode: '76100',
      town: 'ROUEN',
      lines: ['M. Jean-François LEFÈVRE', '8 allée des Marronniers', '76100 ROUEN'],
      name: 'Jean-François LEFÈVRE',
    })
  }
})

test('a letter that shows only the city’s address has no known sender', () => {
  assert.equal(fieldsOf(['Mairie de Rochambeau', 0.5, 0.1], ['76990 ROCHAMBEAU', 0.5, 0.115]).sender, undefined)
})

test('two columns on one line are two lines', () => {
  const found = fieldsOf(['Mme Simone HAUTOT', 0.1, 0.1], ['76990 ROCHAMBEAU', 0.1, 0.115])
  assert.equal(found.sender?.value.name, 'Simone HAUTOT')
  assert.deepEqual(found.towns[0]?.value, { postcode: '76990', town: 'ROCHAMBEAU' })
})

test('the subject is read to its end and no further', () => {
  const found = fieldsOf(
    ['Objet : contestation de la facture de restauration', 0.1, 0.3],
    ['scolaire du mois de septembre', 0.1, 0.315],
    ['Monsieur le Maire,', 0.1, 0.33],
  )
  assert.equal(found.subject?.value, 'contestation de la facture de restauration scolaire du mois de septembre')
  assert.equal(fieldsIn('0bjet: demande de prêt').subject?.value, 'demande de prêt')
  assert.equal(fieldsIn('Cet objet est perdu').subject, undefined)
})

test('e-mail addresses and telephones are found in their normal forms', () => {
  const found = fieldsOf(
    ['Tél. : 06 39 98 41 27 ou +33 2 61 91 10 00', 0.1, 0.1],
    ['Elodie.Benaissa@example.fr', 0.1, 0.12],
    ['contact©amis.example', 0.1, 0.14],
    ['06 39 98 4l 27', 0.1, 0.16],
  )
  assert.deepEqual(
    found.phones.map((field) => field.value),
    ['+33639984127', '+33261911000'],
  )
  assert.deepEqual(
    found.emails.map((field) => field.value),
    ['elodie.benaissa@example.fr', 'contact@amis.example'],
  )
})

test('each field points at its own words', () => {
  const box = fieldsIn('Vos références : 26-004512-Y merci').references[0]?.box
  assert.ok(box && Math.abs(box.x - 0.264) < 0.001 && Math.abs(box.width - 0.11) < 0.001, JSON.stringify(box))
})

test('an empty reading gives no field and no failure', () => {
  assert.deepEqual(extractFields([unreadPage(1, 'deadline')], { receivedOn: RECEIVED, isReference: isTestReference }), {
    references: [],
    emails: [],
    phones: [],
    towns: [],
  })
})
