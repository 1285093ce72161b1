import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { closeEmailThreads, readEmail } from './read-email.ts'
import type { EmailReading, ParsedEmail } from './parsed-email.ts'
import { realFiles, skipWithout } from './real-messages.testing.ts'

after(() => closeEmailThreads())

async function read(...lines: string[]): Promise<ParsedEmail> {
  const reading = await readEmail(Buffer.from(lines.join('\r\n'), 'latin1'))
  assert.ok(reading.ok, `not read: ${JSON.stringify(reading)}`)
  return reading.email
}

function reasonOf(reading: EmailReading): string {
  return reading.ok ? 'read' : reading.reason
}

const MAIL_FOLDERS = ['bounces-sisimai', 'eml-mikel-mail', 'eml-rspamd']
const files = MAIL_FOLDERS.flatMap((folder) => realFiles(folder).map((file) => ({ ...file, folder })))

test(`every real message is read (${files.length} files)`, { skip: skipWithout(files, 'shared mail data') }, async () => {
  const readings = await Promise.all(files.map(async (file) => ({ name: file.name, reading: await readEmail(file.bytes) })))
  assert.deepEqual(
    readings.filter(({ reading }) => !reading.ok).map(({ name, reading }) => `${name}: ${reasonOf(reading)}`),
    [],
  )
})

test('a message with changed bytes is still read or refused with a reason', { skip: skipWithout(files, 'shared mail data') }, async () => {
  const random = sequence(20261123)
  const attempts = Array.from({ length: 2000 }, () => mutated(files[random(files.length)]?.bytes ?? Buffer.alloc(0), random))
  const readings = await Promise.all(attempts.map((raw) => readEmail(raw)))
  const reasons = Object.groupBy(readings, reasonOf)
  assert.equal(reasons['unreadable'], undefined, 'an exception of ours')
  assert.equal(reasons['too-slow'], undefined)
})

/** Always the same numbers, so that a failure can be seen again. */
function sequence(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function mutated(bytes: Buffer, random: (below: number) => number): Buffer {
  let copy = Buffer.from(bytes)
  for (let change = 0; change < 1 + random(20); change += 1) {
    const at = random(Math.max(copy.length, 1))
    const kind = random(4)
    if (kind === 0) copy[at] = random(256)
    else if (kind === 1) copy = Buffer.concat([copy.subarray(0, at), copy.subarray(at + random(200))])
    else if (kind === 2)
      copy = Buffer.concat([copy.subarray(0, at), copy.subarray(random(copy.length), random(copy.length)), copy.subarray(at)])
    else copy = copy.subarray(0, Math.max(at, 10))
  }
  return copy
}

test('a message above 25 MiB is refused, and who wrote it is still known', async () => {
  const reading = await readEmail(
    Buffer.concat([Buffer.from('From: a@example.org\r\nSubject: big\r\n\r\n'), Buffer.alloc(26 * 1024 * 1024, 'x')]),
  )
  assert.ok(!reading.ok)
  assert.equal(reading.reason, 'too-large')
  assert.equal(reading.head?.from?.address, 'a@example.org')
})

test('10,000 parts are refused', async () => {
  const raw = `From: a@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(10_000)}--b--`
  const reading = await readEmail(Buffer.from(raw))
  assert.equal(reasonOf(reading), 'too-many-parts')
  assert.equal(!reading.ok && reading.head?.from?.address, 'a@example.org')
})

test('200 levels of parts in parts are refused', async () => {
  const levels = Array.from({ length: 200 }, (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`)
  assert.equal(reasonOf(await readEmail(Buffer.from(levels.join('')))), 'too-deep')
})

test('a million lines of header are refused', async () => {
  assert.equal(reasonOf(await readEmail(Buffer.from('X-A: b\r\n'.repeat(1_000_000)))), 'header-too-large')
})

test('one header line of 20 MB is refused', async () => {
  assert.equal(reasonOf(await readEmail(Buffer.concat([Buffer.from('Subject: '), Buffer.alloc(20_000_000, 'x')]))), 'header-too-large')
})

test('HTML 20,000 elements deep still gives its words', async () => {
  const email = await read('Content-Type: text/html', '', `${'<div>'.repeat(20_000)}mot${'</div>'.repeat(20_000)}`)
  assert.equal(email.text, 'mot')
})

test('a thread that takes too long is ended, and the next message is read', async () => {
  const slow = await readEmail(Buffer.alloc(24 * 1024 * 1024, 'Content-Type: text/html\r\n\r\n<b><i>'), 1)
  assert.equal(reasonOf(slow), 'too-slow')
  assert.equal((await read('Subject: next', '', 'ok')).subject, 'next')
})

test('bytes that are no message at all are a body without header', async () => {
  assert.equal((await read('')).text, '')
  assert.ok((await readEmail(Buffer.from([0, 255, 254, 13, 10, 0]))).ok)
})

test('a French message in any of the usual encodings reads the same', async () => {
  const utf8 = Buffer.from('Déchets à enlever').toString('latin1')
  const latin = Buffer.from('Déchets à enlever', 'latin1').toString('latin1')
  const cases = [
    ['Content-Type: text/plain; charset=utf-8', utf8],
    ['Content-Type: text/plain; charset=iso-8859-1', latin],
    ['Content-Type: text/plain', utf8],
    ['Content-Type: text/plain', latin],
    ['Content-Type: text/plain; charset=us-ascii', latin],
    ['Content-Type: text/plain; charset=iso-8859-1', utf8],
    ['Content-Type: text/plain; charset=nobody-knows', latin],
    ['Content-Type: text/plain; charset=utf-7', 'D+AOk-chets +AOA- enlever'],
    ['Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable', 'D=C3=A9chets =C3=A0 =\r\nenlever'],
    ['Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64', Buffer.from('Déchets à enlever').toString('base64')],
    ['Content-Type: text/plain; charset=utf-8', `\u00ef\u00bb\u00bf${utf8}`],
  ]
  for (const [header = '', body = ''] of cases) assert.equal((await read(header, '', body)).text.trim(), 'Déchets à enlever', header + body)
})

test('a text in UTF-8 with one broken byte keeps all its other letters', async () => {
  const email = await read('Content-Type: text/plain; charset=utf-8', '', `${Buffer.from('é').toString('latin1')}t\u00e9`)
  assert.equal(email.text, 'été')
  assert.deepEqual(email.repairs, ['charset'])
})

test('other scripts are read in their own encodings', async () => {
  const cases: [string, string, string][] = [
    ['iso-2022-jp', '\u001b$B%F%9%H\u001b(B', 'テスト'],
    ['gb18030', '\u00b2\u00e2\u00ca\u00d4', '测试'],
    ['koi8-r', '\u00d4\u00c5\u00d3\u00d4', 'тест'],
  ]
  for (const [charset, body, expected] of cases)
    assert.equal((await read(`Content-Type: text/plain; charset=${charset}`, '', body)).text, expected)
})

test('subjects cut inside a character, or sent raw, are whole again', async () => {
  assert.equal((await read('Subject: =?utf-8?B?w4k=?= =?utf-8?Q?lectricit=C3?=', ' =?utf-8?Q?=A9?=', '', '')).subject, 'Électricité')
  assert.equal((await read(`Subject: ${Buffer.from('Réunion').toString('latin1')}`, '', '')).subject, 'Réunion')
  assert.equal((await read('Subject: R\u00e9union', '', '')).subject, 'Réunion')
})

test('Japanese words joined in a subject are read, though each changes the set back', async () => {
  const email = await read('Subject: =?ISO-2022-JP?B?GyRCJUclIyVsGyhC?=', ' =?ISO-2022-JP?B?GyRCJS8lSCVqJEsbKEI=?=', '', '')
  assert.equal(email.subject, 'ディレクトリに')
})

test('nothing that PostgreSQL refuses is left in a text', async () => {
  const email = await read('Subject: a\0b', '', 'c\0d')
  assert.equal(email.subject, 'ab')
  assert.equal(email.text, 'cd')
})

async function attachmentName(parameter: string): Promise<string> {
  const email = await read(
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    `Content-Disposition: attachment; ${parameter}`,
    '',
    'x',
    '--b--',
  )
  return email.attachments[0]?.name ?? ''
}

test('attachment names cannot climb, hide their ending or turn the reading direction', async () => {
  assert.equal(await attachmentName('filename="../../etc/passwd"'), 'passwd')
  assert.equal(await attachmentName('filename="C:\\\\windows\\\\system.ini"'), 'system.ini')
  assert.equal(await attachmentName("filename*=utf-8''rib%E2%80%AEfdp.exe"), 'ribfdp.exe')
  assert.equal(await attachmentName('filename="facture.pdf        .exe"'), 'facture_pdf.exe')
  assert.equal(await attachmentName('filename="=?utf-8?Q?pi=C3=A8ce.pdf?="'), 'pièce.pdf')
  assert.equal(await attachmentName("filename*0*=utf-8''pi%C3%A8; filename*1=ce.pdf"), 'pièce.pdf')
  assert.equal(await attachmentName('filename=sans guillemets.pdf'), 'sans guillemets.pdf')
  assert.equal(await attachmentName('filename="nul.txt"'), '_nul.txt')
  assert.equal(await attachmentName('filename=""'), 'part-1.txt')
})

test('a message carried by another is an attachment and is opened too', async () => {
  const email = await read(
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'voir',
    '--b',
    'Content-Type: message/rfc822',
    '',
    'From: tiers@example.org',
    'Subject: dedans',
    '',
    'corps',
    '--b--',
  )
  const [carried] = email.attachments
  assert.equal(carried?.kind, 'message')
  assert.equal(carried?.name, 'dedans.eml')
  assert.equal(carried?.message?.from?.address, 'tiers@example.org')
  assert.match(Buffer.from(carried?.bytes ?? []).toString(), /^From: tiers/)
  assert.equal(email.text, 'voir')
})

test('an image of the body is told apart from a photograph sent along', async () => {
  const lines = [
    'Content-Type: multipart/mixed; boundary=m',
    '',
    '--m',
    'Content-Type: multipart/related; boundary=r',
    '',
    '--r',

    'Content-Type: text/html',
    '',
    '<p>Bonjour<img src="cid:logo@x">',
    '--r',
    'Content-Type: image/png',
    'Content-ID: <logo@x>',
    '',
    'P',
    '--r--',
    '--m',
    'Content-Type: image/jpeg; name=photo.jpg',
    'Content-Disposition: attachment',
    '',
    'J',
    '--m--',
  ]
  const email = await read(...lines)
  assert.deepEqual(
    email.attachments.map((attachment) => [attachment.name, attachment.inline, attachment.contentId]),
    [
      ['part-1.png', true, 'logo@x'],
      ['photo.jpg', false, undefined],
    ],
  )
  assert.equal(email.text, 'Bonjour')
})

test('an invitation is a calendar attachment and not the text', async () => {
  const email = await read(
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    '',
    'réunion',
    '--b',
    'Content-Type: text/calendar; method=REQUEST',
    '',
    'BEGIN:VCALENDAR',
    '--b--',
  )
  assert.equal(email.attachments[0]?.kind, 'calendar')
  assert.match(email.text, /union/)
})

test('encrypted mail is recognised and kept closed', async () => {
  const pgp = await read(
    'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b',
    '',
    '--b',
    'Content-Type: application/pgp-encrypted',
    '',
    'Version: 1',
    '--b',
    'Content-Type: application/octet-stream',
    '',
    '-----BEGIN PGP MESSAGE-----',
    '--b--',
  )
  assert.equal(pgp.encrypted, 'pgp')
  assert.equal(pgp.attachments.length, 2)
})
