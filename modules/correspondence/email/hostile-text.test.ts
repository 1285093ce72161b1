import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { classifyEmail } from './classify-email.ts'
import { displayEmail } from './display-email.ts'
import { guessLanguage } from './language.ts'
import { closeEmailThreads, readEmail } from './read-email.ts'
import { foldedSubject } from './subject-line.ts'

after(() => closeEmailThreads())

/** Pieces that, repeated half a million times, make a careless pattern run for hours. */
const PIECES = [
  ' ',
  '\t',
  '\u00a0',
  '\u200b',
  '>',
  '> ',
  '-',
  '--\n',
  '=',
  '_',
  '(',
  '(x',
  '"',
  '<',
  '<a',
  '</',
  '&',
  '&#',
  '=?',
  '=?utf-8?Q?',
  'a@',
  '@',
  '.',
  ';',
  'x=(',
  '[',
  'Re: ',
  'message-id ',
  'delivery ',
  '550 ',
  'On 1 ',
  'From: ',
  '\n ',
  '\r',
  '{',
  '\\',
  'é',
  '\u00ff',
]

for (const piece of PIECES) {
  const name = JSON.stringify(piece)
  const text = piece.repeat(Math.ceil(400_000 / piece.length))

  test(`a body of ${name} is read, classified and shown in time`, { timeout: 20_000 }, async () => {
    for (const type of ['text/plain', 'text/html']) {
      const reading = await readEmail(Buffer.from(`From: MAILER-DAEMON@x.org\r\nContent-Type: ${type}\r\n\r\n${text}x`))
      assert.ok(reading.ok, JSON.stringify(reading.ok ? '' : reading.reason))
      classifyEmail(reading.email, { addresses: new Set(), isOwnMessageId: () => false })
      guessLanguage(reading.email.text)
      assert.equal((await displayEmail(reading.email)).htmlRefused, false)
    }
  })

  test(`headers of ${name} are read in time`, { timeout: 20_000 }, async () => {
    const value = piece.replace(/[\r\n]/g, '').repeat(30_000)
    const fields = ['Subject', 'From', 'To', 'Content-Type', 'Content-Disposition', 'References', 'Date', 'Auto-Submitted'].map(
      (field) => `${field}: ${value.slice(0, 10_000)}x`,
    )
    const reading = await readEmail(Buffer.from(`${fields.join('\r\n')}\r\n\r\nx`))
    assert.ok(reading.ok)
    classifyEmail(reading.email, { addresses: new Set(), isOwnMessageId: () => false })
    foldedSubject(reading.email.subject)
  })
}
