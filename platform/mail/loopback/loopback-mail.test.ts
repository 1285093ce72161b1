import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { ImapFlow } from 'imapflow'
import {
  collectMailbox,
  type CollectedMeta,
  type LoopbackMail,
  type OutgoingMail,
  sendMail,
  sendRawMail,
  startLoopbackMail,
} from '../index.ts'

let folder = ''
let mail: LoopbackMail

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loopback-'))
  mail = await startLoopbackMail({ folder, smtpPort: 0, imapPort: 0, cityDomains: ['ville.example'], cityMailbox: 'mairie@ville.example' })
})
after(async () => {
  await mail.close()
  await rm(folder, { recursive: true, force: true })
})

function message(over: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: `<${Math.random().toString(36).slice(2)}@example.org>`,
    envelopeFrom: 'awa@example.org',
    from: { name: 'Awa Diallo', address: 'awa@example.org' },
    to: [{ address: 'suivi+26-1.k1-abc@ville.example' }],
    subject: 'Éclairage en panne',
    date: Temporal.Instant.from('2026-11-23T10:00:00Z'),
    text: 'Bonjour, le lampadaire est éteint.',
    ...over,
  }
}

const smtp = (): { host: string; port: number; secure: boolean } => ({ host: '127.0.0.1', port: mail.smtpPort, secure: false })
const client = (user: string): ImapFlow =>
  new ImapFlow({ host: '127.0.0.1', port: mail.imapPort, secure: false, auth: { user, pass: 'x' }, logger: false, autoIdleDelay: 50 })

test('mail for any address of the city reaches the mailbox of the city, with its envelope written on it', async () => {
  assert.equal((await sendMail(smtp(), message())).result, 'accepted')
  const [stored] = await mail.store.list('mairie@ville.example')
  assert.ok(stored)
  const raw = (await mail.store.get('mairie@ville.example', stored.uid))?.toString() ?? ''
  assert.match(raw, /^Return-Path: <awa@example\.org>\r\nDelivered-To: suivi\+26-1\.k1-abc@ville\.example\r\n/)
  assert.match(raw, /Subject: =\?UTF-8\?/)
})

test('mail for anyone else waits in a mailbox of that person', async () => {
  await sendMail(smtp(), message({ envelopeFrom: '', to: [{ address: 'Awa@Example.org' }, { address: 'ines@example.org' }] }))
  assert.equal((await mail.store.list('awa@example.org')).length, 1)
  assert.equal((await mail.store.list('ines@example.org')).length, 1)
})

test('a message above 25 MiB is refused for good with 552', async () => {
  const outcome = await sendRawMail(smtp(), { from: 'a@example.org', to: ['b@example.org'] }, Buffer.alloc(26 * 1024 * 1024, 'x'))
  assert.equal(outcome.result, 'permanent')
})

test('a client that announces nothing and sends too much is answered 552 as well', async () => {
  const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection')
  const connection = new SMTPConnection({ host: '127.0.0.1', port: mail.smtpPort, secure: false })
  await new Promise<void>((resolve) => connection.connect(() => resolve()))
  const error = await new Promise<Error | null>((resolve) =>
    connection.send({ from: 'a@example.org', to: 'b@example.org' }, Buffer.alloc(26 * 1024 * 1024, 'x\n'), (failure) => resolve(failure)),
  )
  connection.close()
  assert.match(error?.message ?? '', /552/)
})

test('an ordinary client lists, reads, marks, copies, moves and deletes', async () => {
  const box = 'reader@example.org'
  for (const subject of ['one', 'two', 'three'])
    await sendMail(
      smtp(),
      message({ to: [{ address: box }], subject, attachments: [{ name: 'é.txt', type: 'text/plain', bytes: Buffer.from('x') }] }),
    )
  const imap = client(box)
  await imap.connect()
  await imap.mailboxCreate('Sent')
  assert.deepEqual((await imap.list()).map((entry) => entry.path).toSorted(), ['INBOX', 'Sent'])
  await imap.mailboxOpen('INBOX')
  const all = await imap.fetchAll('1:*', { uid: true, envelope: true, bodyStructure: true, flags: true, source: true })
  assert.deepEqual(
    all.map((entry) => entry.envelope?.subject),
    ['one', 'two', 'three'],
  )
  assert.equal(all[0]?.bodyStructure?.childNodes?.length, 2)
  assert.equal(all[0]?.bodyStructure?.childNodes?.[1]?.dispositionParameters?.['filename'], 'é.txt')
  const part = await imap.download('1', '2')
  assert.equal((await part.content?.toArray())?.join(''), 'x')
  await imap.messageFlagsAdd('1', ['\\Seen'])
  assert.deepEqual(await imap.search({ seen: false }, { uid: true }), [2, 3])
  assert.deepEqual(await imap.search({ subject: 'thr' }, { uid: true }), [3])
  const copied = await imap.messageCopy('2', 'Sent', { uid: true })
  assert.deepEqual(copied && copied.uidMap, new Map([[2, 1]]))
  const moved = await imap.messageMove('3', 'Sent', { uid: true })
  assert.deepEqual(moved && moved.uidMap, new Map([[3, 2]]))
  await imap.messageDelete('1', { uid: true })
  assert.deepEqual(
    (await imap.fetchAll('1:*', { uid: true })).map((entry) => entry.uid),
    [2],
  )
  assert.deepEqual(await imap.status('Sent', { messages: true, unseen: true, uidNext: true }), {
    path: 'Sent',
    messages: 2,
    unseen: 2,
    uidNext: 3,
  })
  const appended = await imap.append('Sent', 'Subject: own\r\n\r\nbody\r\n', ['\\Seen'])
  assert.equal(appended && appended.uid, 3)
  await imap.logout()
})

test('collection takes what is there, then what is announced while it waits, each once and in order, and marks nothing', async () => {
  const box = 'collected@example.org'
  await sendMail(smtp(), message({ to: [{ address: box }], subject: 'before' }))
  const stop = new AbortController()
  const got: CollectedMeta[] = []
  let arrival = Promise.withResolvers<void>()
  const collecting = collectMailbox({
    imap: { host: '127.0.0.1', port: mail.imapPort, secure: false, auth: { user: box, pass: 'x' } },
    mailbox: 'INBOX',
    signal: stop.signal,
    onMessage: async (_raw, meta) => {
      got.push(meta)
      arrival.resolve()
    },
  })
  await arrival.promise
  arrival = Promise.withResolvers()
  await sendMail(smtp(), message({ to: [{ address: box }], subject: 'during' }))
  await arrival.promise
  stop.abort()
  await collecting
  assert.deepEqual(
    got.map((meta) => meta.uid),
    [1, 2],
  )
  assert.deepEqual(
    (await mail.store.list(box)).map((stored) => stored.flags),
    [[], []],
  )
})
