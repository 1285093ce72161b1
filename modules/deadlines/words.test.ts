import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LOCALES } from '#platform/i18n'
import type { ClockEvent } from './clock-event.ts'
import {
  acceptance,
  day,
  deadlineOf,
  itemsReceived,
  itemsRequested,
  receivedByEmail,
  receivedByPost,
  rejection,
  reportOf,
} from './examples.ts'
import type { DeadlineReport } from './deadline.ts'
import { publicPromise } from './public-promise.ts'
import { silenceSentence } from './silence-sentence.ts'
import { explain, renderPromise, renderSilence } from './words.ts'

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')
const reason = (report: DeadlineReport, locale: 'fr' | 'en' | 'it'): string =>
  plain(explain(locale, deadlineOf(report, 'statutory').explanation))
const promised = (events: readonly ClockEvent[], today: string): string | undefined => {
  const promise = publicPromise(reportOf(events, { today }))
  return promise && plain(renderPromise('fr', promise))
}

test('the date of an acceptance is explained step by step, in the three languages', () => {
  const events = [receivedByPost('2026-02-03'), itemsRequested('2026-02-10', '2026-03-10', ['plan de masse']), itemsReceived('2026-02-20')]
  const report = reportOf(events, { regime: acceptance, today: '2026-03-01' })
  assert.equal(
    reason(report, 'fr'),
    'Reçue le 3 février 2026 par la Ville, par courrier ; pièces demandées le 10 février 2026 (plan de masse), à produire jusqu’au 10 mars 2026 (L114-5 CRPA) ; ' +
      'complète le 20 février 2026 ; le délai de deux mois court du 20 février 2026 ; accord tacite le 20 avril 2026 (L231-1 CRPA).',
  )
  assert.match(
    reason(report, 'en'),
    /^Received on 3 February 2026 by the City, by post; .*implied acceptance on 20 April 2026 \(L231-1 CRPA\)\.$/,
  )
  assert.match(
    reason(report, 'it'),
    /^Ricevuta il 3 febbraio 2026 dal Comune, per posta; .*accoglimento tacito il 20 aprile 2026 \(L231-1 CRPA\)\.$/,
  )
})

test('the explanation of a rejection names the suspension, its days and its cap', () => {
  const report = reportOf([receivedByEmail('2026-02-01'), itemsRequested('2026-02-10', '2026-03-10')], { today: '2026-03-01' })
  assert.equal(
    reason(report, 'fr'),
    'Reçue le 1er février 2026 par la Ville, par courriel ; pièces demandées le 10 février 2026 (plan), à produire jusqu’au 10 mars 2026 (L114-5 CRPA) ; ' +
      'délai suspendu du 10 février 2026 au 10 mars 2026 (28 jours) ; la suspension ne dépasse pas le délai donné, 10 mars 2026 ; ' +
      'le délai de deux mois court du 1er février 2026 ; rejet tacite le 29 avril 2026 (L231-4 2° CRPA).',
  )
})

test('a letter entered two days after it came says that only the receipt counts', () => {
  const report = reportOf([receivedByPost('2026-02-03'), { kind: 'registered', on: day('2026-02-05') }], { today: '2026-02-05' })
  assert.match(reason(report, 'fr'), /enregistrée le 5 février 2026, mais seule la date de réception compte/)
})

test('R112-5: the acknowledgement of a request that silence rejects states the date and the remedies', () => {
  const sentence = silenceSentence(reportOf([receivedByPost('2026-11-12')], { today: '2026-11-12' }))
  assert.ok(sentence)
  const [meaning, ...remedies] = renderSilence('fr', sentence).map(plain)
  assert.equal(
    meaning,
    'Sous réserve que votre demande soit complète, et sans réponse de notre part le 12 janvier 2027, elle sera réputée rejetée (L231-4 2° CRPA).',
  )
  assert.match(remedies.join(' '), /recours gracieux.*deux mois.*tribunal administratif.*motifs/)
})

test('R112-5: the acknowledgement of a request that silence accepts offers the certificate of L232-3', () => {
  const sentence = silenceSentence(reportOf([receivedByPost('2026-11-12')], { regime: acceptance, today: '2026-11-12' }))
  assert.deepEqual(
    sentence?.remedies.map(({ key }) => key),
    ['certificate'],
  )
  assert.equal(sentence?.meaning.key, 'acceptance')
})

test('for documents the road of remedies begins at the CADA, and nothing is said of silence once the answer is there', () => {
  const documents = { ...rejection, statutoryPeriod: { months: 1 }, remedy: 'cada-first' } as const
  const asked = [receivedByPost('2026-11-12')]
  assert.deepEqual(silenceSentence(reportOf(asked, { regime: documents, today: '2026-11-12' }))?.remedies, [
    { key: 'cada', params: { months: 2 } },
  ])
  assert.equal(
    silenceSentence(reportOf([...asked, { kind: 'answered', on: day('2026-11-20') }], { regime: documents, today: '2026-11-20' })),
    undefined,
  )
})

test('the citizen is told the target, the wait, the pause, the delay or the end, never a date that nobody decided', () => {
  const received = receivedByPost('2026-11-02')
  assert.equal(promised([received], '2026-11-02'), 'Réponse le 17 novembre 2026 au plus tard')
  assert.equal(
    promised([received, itemsRequested('2026-11-05', '2026-12-04')], '2026-11-06'),
    'Nous attendons vos documents jusqu’au 4 décembre 2026',
  )
  assert.match(promised([received, { kind: 'suspended', on: day('2026-11-05') }], '2026-11-06') ?? '', /^Le traitement est suspendu/)
  assert.match(promised([received], '2026-11-18') ?? '', /prévue pour le 17 novembre 2026 : nous sommes en retard/)
  assert.equal(promised([received, { kind: 'answered', on: day('2026-11-09') }], '2026-11-18'), 'Terminée le 9 novembre 2026')
  assert.equal(promised([], '2026-11-18'), undefined)
})

test('a target longer than the law promises the last day of the law', () => {
  const regime = { ...rejection, serviceTargetWorkingDays: 60 }
  assert.deepEqual(publicPromise(reportOf([receivedByPost('2026-11-02')], { regime, today: '2026-11-02' })), {
    key: 'answer-by',
    params: { on: day('2027-01-02') },
  })
})

test('for what another body decides, the promise is to pass it on', () => {
  const regime = { ...rejection, serviceTargetWorkingDays: 2, competence: 'referred' } as const
  assert.deepEqual(publicPromise(reportOf([receivedByEmail('2026-11-12')], { regime, today: '2026-11-12' })), {
    key: 'pass-on-by',
    params: { on: day('2026-11-16') },
  })
})

test('every step that a long life goes through has its words in every language', () => {
  const events: readonly ClockEvent[] = [
    { kind: 'received', on: day('2026-01-05'), channel: 'email' },
    { kind: 'transferred-to-competent-body', on: day('2026-01-08'), body: 'city' },
    { kind: 'registered', on: day('2026-01-11') },
    { kind: 'registration-notice-sent', on: day('2026-01-11') },
    itemsRequested('2026-01-12', '2026-02-11'),
    itemsReceived('2026-01-20'),
    { kind: 'suspended', on: day('2026-01-21') },
    { kind: 'resumed', on: day('2026-01-23') },
    { kind: 'extended', on: day('2026-01-24'), scope: 'service-target', byWorkingDays: 1 },
    { kind: 'extended', on: day('2026-01-24'), scope: 'statutory', by: { months: 1, days: 3 }, legalBasis: 'un texte' },
    { kind: 'decided', on: day('2026-08-25'), outcome: 'granted' },
    { kind: 'reopened', on: day('2026-09-01'), because: 'contested' },
  ]
  for (const locale of LOCALES) {
    const report = reportOf(events, { regime: acceptance, today: '2026-09-02' })
    for (const { explanation } of [...report.deadlines, ...report.earlierRounds.flat()]) {
      assert.match(explain(locale, explanation), /^\p{Lu}.{10,}\.$/u)
      assert.doesNotMatch(explain(locale, explanation), /undefined|NaN|\[object/)
    }
  }
})
