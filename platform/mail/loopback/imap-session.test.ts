import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { openDiskMailStore } from './disk-mail-store.ts'
import { type ImapServer, startImapServer } from './imap-server.ts'
import type { MailStore } from './mail-store.ts'

let folder = ''
let store: MailStore
let server: ImapServer
const AT = Temporal.Instant.from('2026-11-23T10:00:00Z')
const RAW = 'From: Awa <awa@example.org>\r\nTo: x@y\r\nSubject: Lampadaire\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\n\r\nBonjour\r\n'

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imap-'))
  store = openDiskMailStore(folder)
  server = await startImapServer({ port: 0, store, authenticate: (user, password) => (password === 'x' ? user : undefined), now: () => AT })
})
after(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

/** Sends everything at once, without waiting for answers, and gives all that came back. */
function speak(...lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(lines.map((line) => `${line}\r\n`).join('')))
    let heard = ''
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1')))
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
  })
}

test('nothing can be read before signing in', async () => {
  const heard = await speak('a SELECT INBOX', 'b LIST "" "*"', 'c LOGIN u wrong', 'd FETCH 1 BODY[]', 'e LOGOUT')
  for (const tag of ['a', 'b', 'c', 'd']) assert.match(heard, new RegExp(`^${tag} NO `, 'm'))
})

test('commands sent without waiting are answered in order', async () => {
  await store.append('pipe', Buffer.from(RAW), AT)
  const heard = await speak(
    'a AUTHENTICATE PLAIN',
    Buffer.from('\0pipe\0x').toString('base64'),
    'b SELECT INBOX',
    'c IDLE',
    'DONE',
    'd FETCH 1 (FLAGS BODY[TEXT])',
    'e LOGOUT',
  )
  assert.match(heard, /^a OK .*\r\n[^]*^b OK .*\r\n[^]*^\+ idling\r\nc OK .*\r\n[^]*Bonjour[^]*^d OK .*\r\n\* BYE .*\r\ne OK/m)
})

test('what is no command is answered BAD, and the session goes on', async () => {
  const heard = await speak(
    'a LOGIN bad x',
    'b NONSENSE',
    'c',
    'd SELECT',
    'e SELECT "INBOX',
    'f SELECT INBOX',
    'g FETCH 1:x FLAGS',
    'h FETCH 1 (NONSENSE)',
    'i SEARCH NONSENSE',
    'j STORE 1 NONSENSE (x)',
    `k SEARCH ${'('.repeat(100)}`,
    'l LOGOUT',
  )
  for (const tag of ['b', 'c', 'd', 'e', 'g', 'h', 'i', 'j', 'k']) assert.match(heard, new RegExp(`^${tag} BAD `, 'm'), tag)
  assert.match(heard, /^l OK/m)
})

test('an endless line or a monstrous literal ends the session and nothing else', async () => {
  assert.match(await speak(`a ${'x'.repeat(100_000)}`), /BYE too long/)
  assert.match(await speak('a LOGIN {999999999}'), /BYE too long/)
  assert.match(await speak('a LOGOUT'), /a OK/)
})

test('one person cannot open the mailbox of another', async () => {
  await store.append('victim', Buffer.from(RAW), AT)
  const heard = await speak(
    'a LOGIN thief x',
    'b LIST "" "*"',
    'c SELECT victim',
    'd SELECT "../victim"',
    'e STATUS victim (MESSAGES)',
    'f LOGOUT',
  )
  assert.doesNotMatch(heard, /victim"\r\n/)
  for (const tag of ['c', 'd', 'e']) assert.match(heard, new RegExp(`^${tag} NO `, 'm'))
})

test('news of another session is told, removal included', async () => {
  await store.append('shared', Buffer.from(RAW), AT)
  await store.append('shared', Buffer.from(RAW), AT)
  const socket = connect(server.port, '127.0.0.1')
  let heard = ''
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1')))
  const until = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(heard)) await new Promise((resolve) => socket.once('data', resolve))
  }
  socket.write('a LOGIN shared x\r\nb SELECT INBOX\r\nc IDLE\r\n')
  await until(/idling/)
  await store.append('shared', Buffer.from(RAW), AT)
  await until(/\* 3 EXISTS/)
  await store.setFlags('shared', 2, ['\\Flagged'])
  await until(/\* 2 FETCH \(UID 2 FLAGS \(\\Flagged\)\)/)
  await store.remove('shared', [1])
  await until(/\* 1 EXPUNGE/)
  socket.end('DONE\r\nd LOGOUT\r\n')
})

const PYTHON = `
import imaplib, sys
m = imaplib.IMAP4('127.0.0.1', int(sys.argv[1]))
m.login('python', 'x')
assert m.create('Archive')[0] == 'OK'
assert m.append('INBOX', '(\\\\Flagged)', None, b'Subject: =?utf-8?q?=C3=A9t=C3=A9?=\\r\\n\\r\\none')[0] == 'OK'
assert m.append('INBOX', None, None, b'Subject: two\\r\\nContent-Type: multipart/mixed; boundary=b\\r\\n\\r\\n--b\\r\\n\\r\\ntext\\r\\n--b\\r\\nContent-Type: image/png\\r\\n\\r\\nP\\r\\n--b--')[0] == 'OK'
typ, data = m.select('INBOX'); assert data == [b'2'], data
typ, data = m.search(None, 'FLAGGED'); assert data == [b'1'], data
typ, data = m.search('UTF-8', 'SUBJECT', '"two"'); assert data == [b'2'], data
typ, data = m.search(None, 'OR', 'SUBJECT', 'nothing', 'NOT', 'FLAGGED'); assert data == [b'2'], data
typ, data = m.search(None, 'SINCE', '23-Nov-2026', 'UNSEEN'); assert data == [b'1 2'], data
typ, data = m.fetch('2', '(BODYSTRUCTURE BODY.PEEK[2])'); assert data[0][1] == b'P', data
typ, data = m.fetch('1', '(BODY.PEEK[HEADER.FIELDS (SUBJECT)])'); assert b'Subject: =?utf-8?q?=C3=A9t=C3=A9?=' in data[0][1], data
typ, data = m.fetch('1', '(BODY.PEEK[]<0.7>)'); assert data[0][1] == b'Subject', data
typ, data = m.fetch('1', '(RFC822)'); assert data[0][1].endswith(b'one'), data
typ, data = m.fetch('1', '(FLAGS)'); assert b'Seen' in data[0], data
assert m.copy('1', 'Archive')[0] == 'OK'
assert m.copy('1', 'Nowhere')[0] == 'NO'
assert m.store('1', '+FLAGS', '\\\\Deleted')[0] == 'OK'
assert m.expunge()[1] == [b'1']
typ, data = m.uid('SEARCH', 'ALL'); assert data == [b'2'], data
typ, data = m.uid('FETCH', '2', '(UID RFC822.SIZE INTERNALDATE)'); assert b'UID 2' in data[0], data
typ, data = m.status('Archive', '(MESSAGES UIDNEXT)'); assert b'MESSAGES 1' in data[0], data
typ, data = m.list(); assert len(data) == 2, data
typ, data = m.lsub(); assert len(data) == 2, data
m.close(); m.logout()
print('fine')
`

test('Python’s imaplib reads, searches, copies and removes', async (context) => {
  const run = promisify(execFile)
  const python = await run('python3', ['--version']).catch(() => undefined)
  if (!python) return context.skip('python3 is not at hand')
  const { stdout } = await run('python3', ['-c', PYTHON, String(server.port)])
  assert.equal(stdout.trim(), 'fine')
})

test('a mailbox opened for reading cannot be changed', async () => {
  await store.append('examined', Buffer.from(RAW), AT)
  const heard = await speak(
    'a LOGIN examined x',
    'b EXAMINE INBOX',
    'c STORE 1 +FLAGS (\\Deleted)',
    'd EXPUNGE',
    'e MOVE 1 INBOX',
    'f FETCH 1 BODY[]',
    'g LOGOUT',
  )
  for (const tag of ['c', 'd', 'e']) assert.match(heard, new RegExp(`^${tag} NO \\[READ-ONLY\\]`, 'm'))
  assert.deepEqual((await store.list('examined'))[0]?.flags, [])
})

test('a flag cannot carry a line of its own into the answers', async () => {
  await store.append('flags', Buffer.from(RAW), AT)
  const heard = await speak('a LOGIN flags x', 'b SELECT INBOX', 'c STORE 1 +FLAGS ({9+}', 'x\r\n* BYE )', 'd FETCH 1 FLAGS', 'e LOGOUT')
  assert.match(heard, /^c BAD /m)
  assert.match(heard, /FLAGS \(\)/)
})
