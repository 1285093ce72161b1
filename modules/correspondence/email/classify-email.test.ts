import assert from 'node:assert/strict'
import { test } from 'node:test'
import { classifyEmail, type Classification } from './classify-email.ts'
import { parseEmail } from './parse-email.ts'
import { realFiles, skipWithout } from './real-messages.testing.ts'
import { decideAutomaticReply } from './reply-budget.ts'

const own = { addresses: new Set(['mairie@ville.example']), isOwnMessageId: (id: string) => id === '<p.ours@ville.example>' }

function classify(...lines: string[]): Classification {
  return classifyEmail(parseEmail(Buffer.from(lines.join('\r\n'))), own)
}

function withHeader(header: string): Classification {
  return classify('From: awa@example.org', 'To: mairie@ville.example', 'Subject: Lampadaire', ...(header ? [header] : []), '', 'Bonjour')
}

const BOUNCES = realFiles('bounces-sisimai', (name) => /bsd__(?!arf|rfc3834)|err__/.test(name))
const kinds = (files: readonly { bytes: Buffer }[]): string[] => files.map((file) => classifyEmail(parseEmail(file.bytes), own).class.kind)

test(`at least 98 % of real bounces are recognised (${BOUNCES.length} files)`, { skip: skipWithout(BOUNCES, 'bounces-sisimai') }, () => {
  const missed = BOUNCES.filter((file) => classifyEmail(parseEmail(file.bytes), own).class.kind !== 'bounce')
  assert.ok(missed.length <= BOUNCES.length * 0.02, `missed: ${missed.map((file) => file.name).join(', ')}`)
})

test('no real bounce would be acknowledged', { skip: skipWithout(BOUNCES, 'bounces-sisimai') }, () => {
  const counts = { toSenderForSubjectLastDay: 0, toSenderLastDay: 0, fromMailboxLastHour: 0, usualFromMailboxAnHour: 0 }
  const answered = BOUNCES.filter((file) => {
    const classification = classifyEmail(parseEmail(file.bytes), own)
    return classification.class.kind !== 'person' ? false : decideAutomaticReply(classification.silence, counts).send
  })
  // One list manager's refusal, written from an ordinary address, looks like a person's words.
  assert.ok(answered.length <= 1, answered.map((file) => file.name).join(', '))
})

test('nine bounces in ten still name the message that did not arrive', { skip: skipWithout(BOUNCES, 'bounces-sisimai') }, () => {
  const linked = BOUNCES.filter((file) => {
    const kind = classifyEmail(parseEmail(file.bytes), own).class
    return kind.kind === 'bounce' && kind.bounce.originalMessageIds.length > 0
  })
  assert.ok(linked.length >= BOUNCES.length * 0.9, String(linked.length))
})

const ORDINARY = [
  ...realFiles('bounces-sisimai', (name) => name.includes('not__')),
  ...realFiles('eml-mikel-mail', (name) => !name.includes('report_422')),
  ...realFiles('eml-rspamd'),
]
test(`no ordinary message is taken for a bounce (${ORDINARY.length} files)`, { skip: skipWithout(ORDINARY, 'ordinary mail') }, () => {
  assert.equal(kinds(ORDINARY).filter((kind) => kind === 'bounce').length, 0)
})

const ABUSE = realFiles('bounces-sisimai', (name) => /bsd__arf/.test(name))
test('abuse reports are told apart from bounces', { skip: skipWithout(ABUSE, 'bounces-sisimai') }, () => {
  assert.equal(kinds(ABUSE).filter((kind) => kind === 'abuse-report').length, ABUSE.length - 1)
  assert.ok(!kinds(ABUSE).includes('bounce'))
})

const ABSENCES = realFiles('bounces-sisimai', (name) => name.includes('rfc3834'))
test('every real automatic reply is recognised', { skip: skipWithout(ABSENCES, 'bounces-sisimai') }, () => {
  assert.deepEqual(new Set(kinds(ABSENCES)), new Set(['automatic']))
})

test('a person who writes is a person, and may be answered', () => {
  assert.deepEqual(withHeader(''), { class: { kind: 'person' }, silence: [] })
  assert.deepEqual(withHeader('Auto-Submitted: no'), { class: { kind: 'person' }, silence: [] })
  assert.deepEqual(withHeader('X-Auto-Response-Suppress: None'), { class: { kind: 'person' }, silence: [] })
})

test('each sign of a machine forbids an automatic answer', () => {
  const signs = [
    'Return-Path: <>',
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: auto-generated; owner-email="x"',
    'Precedence: bulk',
    'Precedence: list',
    'Precedence: junk',
    'List-Id: <voisins.example.org>',
    'List-Unsubscribe: <mailto:x@example.org>',
    'X-Auto-Response-Suppress: OOF, DR',
    'X-Auto-Response-Suppress: All',
    'X-Autoreply: yes',
    'X-Autorespond: merci',
    'Sender: mairie@ville.example',
    'Sender: mairie+suivi@ville.example',
    'Return-Path: <bounces+1@example.org>',
  ]
  for (const sign of signs) assert.notDeepEqual(withHeader(sign).silence, [], sign)
})

test('addresses nobody reads are not answered', () => {
  for (const local of [
    'no-reply',
    'noreply',
    'ne-pas-repondre',
    'nepasrepondre',
    'donotreply',
    'non-rispondere',
    'mailer-daemon',
    'postmaster',
    'notifications',
    'contact-noreply',
    'noreply-suivi',
  ])
    assert.notDeepEqual(classify(`From: ${local}@example.org`, '', 'x').silence, [], local)
  for (const local of ['paul.reply', 'nora', 'notaire.dupont', 'bounty', 'roots'])
    assert.deepEqual(classify(`From: ${local}@example.org`, '', 'x').silence, [], local)
})

test('absence notices are known by their subject in the languages of the city', () => {
  const subjects = [
    'Réponse automatique : Lampadaire',
    'Re: Réponse automatique : Lampadaire',
    'Absence du bureau',
    'Absent du bureau : retour lundi',
    'Out of Office: x',
    'Automatic reply: x',
    'Risposta automatica: x',
    'Message d’absence',
  ]
  for (const subject of subjects)
    assert.equal(classify('From: awa@example.org', `Subject: ${subject}`, '', 'x').class.kind, 'automatic', subject)
  for (const subject of [
    'Absence de ramassage des ordures',
    'Absence de mon fils à la cantine',
    'Vacances scolaires',
    'Congé maternité : inscription crèche',
    'Je suis sans réponse',
  ]) {
    assert.equal(classify('From: awa@example.org', `Subject: ${subject}`, '', 'x').class.kind, 'person', subject)
  }
})

test('a form of a website with a null sender is a person’s words, without acknowledgement', () => {
  const found = classify('Return-Path: <>', 'From: formulaire@asso.example', 'Subject: Contact', '', 'Bonjour, le trottoir est cassé')
  assert.equal(found.class.kind, 'person')
  assert.deepEqual(found.silence, ['null-sender'])
})

test('a robot that reports a failure of its own is not taken for a bounce', () => {
  assert.equal(
    classify('From: noreply@impots.example', 'Subject: Votre paiement', '', 'Votre paiement n’a pas pu être effectué.').class.kind,
    'person',
  )
})

test('a citizen who passes a bounce on asks a question', () => {
  const found = classify(
    'From: awa@example.org',
    'Subject: TR: Undelivered Mail Returned to Sender',
    '',
    'Pourquoi ?',
    '',
    'could not be delivered',
    '--- Below this line is a copy of the message.',
    '',
    'Message-ID: <x@y>',
  )
  assert.equal(found.class.kind, 'person')
})

test('our own messages that come back are a loop', () => {
  assert.equal(classify('From: x@example.org', 'Message-ID: <p.ours@ville.example>', '', 'x').class.kind, 'own-loop')
  assert.equal(classify('From: Mairie <Mairie@ville.example>', '', 'x').class.kind, 'own-loop')
})

function report(action: string, status: string): Classification {
  return classify(
    'From: MAILER-DAEMON@example.net',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    '',
    'Notice',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.net',
    '',
    'Final-Recipient: rfc822; awa@example.org',
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 no such user',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    'Message-ID: <p.26-1-A@ville.example>',
    '--b--',
  )
}

test('a failure says who, for ever or not, and which message', () => {
  const found = report('failed', '5.1.1').class
  assert.ok(found.kind === 'bounce')
  assert.equal(found.bounce.lasting, 'permanent')
  assert.equal(found.bounce.cause, 'address')
  assert.equal(found.bounce.recipients[0]?.address, 'awa@example.org')
  assert.deepEqual(found.bounce.originalMessageIds, ['<p.26-1-A@ville.example>'])
})

test('a delay is no failure, and a success is nothing', () => {
  const delayed = report('delayed', '4.4.1').class
  assert.ok(delayed.kind === 'bounce')
  assert.equal(delayed.bounce.stillTrying, true)
  assert.equal(delayed.bounce.lasting, 'temporary')
  assert.equal(report('delivered', '2.0.0').class.kind, 'delivery-notice')
})
