import assert from 'node:assert/strict'
import { test } from 'node:test'
import { composeMail, type MailKeys, verifySignedAddress, verifySignedMessageId } from '#platform/mail'
import { buildOutgoing, type OutgoingInput } from './build-outgoing.ts'
import { classifyEmail } from './classify-email.ts'
import { parseEmail } from './parse-email.ts'
import { foldQuotedText, shownText } from './quoted-text.ts'
import { decideThread } from './thread-email.ts'

const keys: MailKeys = { current: 'k1', keys: new Map([['k1', Buffer.alloc(32, 7)]]) }
const input: OutgoingInput = {
  keys,
  domain: 'ville.example',
  reference: '26-004512-K',
  random: 'abcdefgh12345678',
  at: Temporal.Instant.from('2026-11-23T10:00:00Z'),
  from: { name: 'Ville du Havre – Éclairage', address: 'mairie@ville.example' },
  to: [{ name: 'Awa "la" Diallo', address: 'awa@example.org' }],
  subject: 'Votre demande',
  text: 'Bonjour,\n\nc’est réparé.',
  bounceAddress: 'retours@ville.example',
  answers: { messageId: '<first@awa>', references: ['<older@awa>'] },
}

test('what we write comes back to the right request, certainly', async () => {
  const email = parseEmail(await composeMail(buildOutgoing(input)))
  const replyTo = email.replyTo[0]?.address ?? ''
  assert.equal(verifySignedAddress(keys, replyTo)?.reference, '26-004512-K')
  assert.equal(verifySignedMessageId(keys, email.messageId ?? '')?.reference, '26-004512-K')
  assert.deepEqual(email.references, ['<older@awa>', '<first@awa>'])
  assert.deepEqual(email.inReplyTo, ['<first@awa>'])
  assert.equal(email.from?.name, 'Ville du Havre – Éclairage')
  assert.equal(email.subject, 'Votre demande [26-004512-K]')

  const thread = { reference: '26-004512-K', participants: new Set(['awa@example.org']) }
  const marks = {
    referenceOfAddress: (address: string) => verifySignedAddress(keys, address)?.reference,
    referenceOfMessageId: (id: string) => verifySignedMessageId(keys, id)?.reference,
    referencesInText: () => [],
  }
  const reply = parseEmail(Buffer.from(`From: awa@example.org\r\nTo: ${replyTo.toLowerCase()}\r\nSubject: Re\r\n\r\nMerci`))
  const decision = await decideThread({ email: reply, authenticity: 'none' }, marks, {
    byReference: async () => thread,
    byMessageIds: async () => [],
  })
  assert.deepEqual(decision, { decision: 'attach', reference: '26-004512-K', link: 'signed-address', confidence: 'certain' })
})

test('another instance of ours never answers our automatic mail', async () => {
  const mail = buildOutgoing({ ...input, automatic: 'replied' })
  assert.equal(mail.envelopeFrom, '')
  const email = parseEmail(await composeMail(mail))
  const found = classifyEmail(email, { addresses: new Set(['autre@commune.example']), isOwnMessageId: () => false })
  assert.equal(found.class.kind, 'automatic')
  assert.ok(found.silence.includes('auto-submitted') && found.silence.includes('asks-no-reply') && found.silence.includes('precedence'))
})

test('a person’s answer carries no mark of a machine and can bounce', async () => {
  const mail = buildOutgoing(input)
  assert.equal(mail.envelopeFrom, 'retours@ville.example')
  assert.deepEqual(classifyEmail(parseEmail(await composeMail(mail)), { addresses: new Set(), isOwnMessageId: () => false }), {
    class: { kind: 'person' },
    silence: [],
  })
})

test('a subject or a name cannot add a header field', async () => {
  const raw = (
    await composeMail(
      buildOutgoing({ ...input, subject: 'x\r\nBcc: all@example.org', to: [{ name: 'a\r\nX-Evil: 1', address: 'awa@example.org' }] }),
    )
  ).toString()
  assert.doesNotMatch(raw, /^(?:Bcc|X-Evil):/im)
})

test('the line to answer above is recognised when it comes back quoted', () => {
  const { text } = buildOutgoing({ ...input, replyAbove: 'Répondez au-dessus de cette ligne' })
  assert.equal(shownText(foldQuotedText(`Merci !\n\n${text}`)), 'Merci !')
})
