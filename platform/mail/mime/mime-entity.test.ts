import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { simpleParser } from 'mailparser'
import {
  decodeTransfer,
  headerText,
  type MimeEntity,
  MimeLimitError,
  rawHeader,
  readAddresses,
  readMime,
  readStructuredValue,
  withUsableLines,
} from './index.ts'

const ROOT = process.env['PARVIS_TEST_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url))
const FILES = ['bounces-sisimai', 'eml-mikel-mail', 'eml-rspamd'].flatMap((folder) =>
  existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder))
        .filter((name) => !/^(?:LICENSE|README)/.test(name))
        .map((name) => join(ROOT, folder, name))
    : [],
)

function types(entity: MimeEntity): string {
  const inside = [...entity.parts, ...(entity.message ? [entity.message] : [])].map(types)
  return `${entity.contentType.value}${inside.length > 0 ? `(${inside.join(' ')})` : ''}`
}

const read = (...lines: string[]): MimeEntity => readMime(Buffer.from(lines.join('\r\n')))

test('parts, parts of parts and carried messages form one tree', () => {
  const entity = read(
    'Content-Type: multipart/mixed; boundary="a"',
    '',
    'preamble',
    '--a',
    'Content-Type: multipart/alternative; boundary=ab',
    '',
    '--ab',
    '',
    'x',
    '--ab',
    'Content-Type: text/html',
    '',
    'y',
    '--ab--',
    '--a',
    'Content-Type: message/rfc822',
    '',
    'Subject: in',
    '',
    'z',
    '--a--',
    'epilogue',
  )
  assert.equal(types(entity), 'multipart/mixed(multipart/alternative(text/plain text/html) message/rfc822(text/plain))')
})

test('a boundary that begins like another is another', () => {
  assert.equal(types(read('Content-Type: multipart/mixed; boundary=b', '', '--b', '', '--bb', 'x', '--b--')), 'multipart/mixed(text/plain)')
})

test('a message cut on the way keeps the parts it has', () => {
  assert.equal(
    types(read('Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'x', '--b', 'Content-Type: image/png', '', 'P')),
    'multipart/mixed(text/plain image/png)',
  )
})

test('a multipart whose boundary was lost on the way is read by the delimiters it has', () => {
  assert.equal(
    types(read('Content-Type: multipart/mixed; boundary=gone', '', '--real', 'Content-Type: text/html', '', 'x', '--real--')),
    'multipart/mixed(text/html)',
  )
})

test('lines may end in CR LF, LF or CR', () => {
  for (const end of ['\r\n', '\n', '\r']) {
    const raw = withUsableLines(
      Buffer.from(['Subject: a', ' b', 'Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'x', '--b--', ''].join(end)),
    )
    const entity = readMime(raw)
    assert.equal(rawHeader(entity, 'subject'), 'a b')
    assert.equal(types(entity), 'multipart/mixed(text/plain)')
    const [part] = entity.parts
    assert.equal(raw.subarray(part?.bodyStart, part?.end).toString(), 'x')
  }
})

function limit(raw: string): string {
  try {
    readMime(Buffer.from(raw))
  } catch (error) {
    if (error instanceof MimeLimitError) return error.limit
  }
  return 'none'
}

function parameter(raw: string): string | undefined {
  return readStructuredValue(`attachment; ${raw}`).parameters.get('filename')
}

test('limits are told by name', () => {
  assert.equal(limit(`Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\n'.repeat(501)}`), 'too-many-parts')
  assert.equal(limit(Array.from({ length: 25 }, () => 'Content-Type: message/rfc822\n\n').join('')), 'too-deep')
  assert.equal(limit(`X: ${'y'.repeat(300_000)}`), 'header-too-large')
})

test('parameters are read with and without quotes, in pieces and in any character set', () => {
  assert.equal(parameter('filename="a;b.pdf"'), 'a;b.pdf')
  assert.equal(parameter('filename=my file.pdf'), 'my file.pdf')
  assert.equal(parameter("filename*=iso-8859-1'fr'%E9t%E9.pdf"), 'été.pdf')
  assert.equal(parameter('filename*0="a"; filename*2="c"; filename*1="b"'), 'abc')
  assert.equal(parameter("filename*0*=utf-8''%C3; filename*1*=%A9"), 'é')
  assert.equal(parameter('filename="=?utf-8?B?w6k=?="'), 'é')
  assert.equal(readStructuredValue('TEXT/Plain (comment); charset=UTF-8').value, 'text/plain')
})

test('broken encodings give what they hold', () => {
  assert.equal(decodeTransfer(Buffer.from('Qm9u*\r\nam91cg=='), 'base64').toString(), 'Bonjour')
  assert.equal(decodeTransfer(Buffer.from('QQ==Qg=='), 'base64').toString(), 'AB')
  assert.equal(decodeTransfer(Buffer.from('a=\r\nb=3Dc=ZZ=\nd  \r\n='), 'quoted-printable').toString(), 'ab=c=ZZd\r\n')
  assert.equal(decodeTransfer(Buffer.from('begin 644 x\r\n#0V%T\r\n`\r\nend'), 'x-uuencode').toString(), 'Cat')
})

test('addresses are read with their names, groups and mistakes', () => {
  assert.deepEqual(readAddresses('=?utf-8?Q?Ines_L=C3=A9vy?= <ines@example.org>, "Diallo, Awa" <awa@example.org>'), [
    { name: 'Ines Lévy', address: 'ines@example.org' },
    { name: 'Diallo, Awa', address: 'awa@example.org' },
  ])
  assert.deepEqual(
    readAddresses('Voisins: a@example.org, b@example.org;').map((entry) => entry.address),
    ['a@example.org', 'b@example.org'],
  )
  assert.deepEqual(readAddresses('undisclosed-recipients:;'), [])
  assert.deepEqual(readAddresses('MAILER-DAEMON'), [{ name: 'MAILER-DAEMON', address: '' }])
  // The name must not become the address: what people read is not where the answer goes.
  assert.equal(readAddresses('"mairie@ville.fr" <evil@example.org>')[0]?.address, 'evil@example.org')
})

test(
  `every real message has the same subject, sender, recipients and HTML as with mailparser, or better (${FILES.length} files)`,
  { skip: FILES.length === 0 ? '0 files: shared mail data is not at hand' : false },
  async () => {
    const differences: string[] = []
    for (const path of FILES) {
      const raw = readFileSync(path)
      const entity = readMime(withUsableLines(raw))
      const other = await simpleParser(raw, { skipImageLinks: true, skipTextToHtml: true, skipHtmlToText: true })
      const same = (what: string, ours: string, theirs: string): void => {
        if (ours.replace(/\s+/g, ' ').trim() !== theirs.replace(/\s+/g, ' ').trim())
          differences.push(`${path.replace(/^.*\//, '')} ${what}`)
      }
      same('subject', headerText(rawHeader(entity, 'subject') ?? ''), other.subject ?? '')
      same(
        'from',
        readAddresses(rawHeader(entity, 'from'))[0]?.address || 'none',
        other.from?.value[0]?.address?.replace(/^[^@]*$/, '') || 'none',
      )
    }
    // Read by hand: raw 8-bit text that mailparser cannot decode; an obsolete address with blanks and comments.
    assert.ok(differences.length <= 2, differences.join('\n'))
  },
)
