import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { collectMailbox, sendRawMail, startLoopbackMail } from '#platform/mail'
import { closeEmailThreads, readEmail } from './read-email.ts'
import { realFiles, skipWithout } from './real-messages.testing.ts'

const FILES = ['bounces-sisimai', 'eml-mikel-mail', 'eml-rspamd'].flatMap((folder) => realFiles(folder))

test(
  `of ${FILES.length} real messages sent, collected and read, none is lost, none comes twice`,
  { skip: skipWithout(FILES, 'shared mail data') },
  async (context) => {
    const folder = await mkdtemp(join(tmpdir(), 'journey-'))
    const mail = await startLoopbackMail({
      folder,
      smtpPort: 0,
      imapPort: 0,
      cityDomains: ['ville.example'],
      cityMailbox: 'mairie@ville.example',
    })
    context.after(async () => {
      await mail.close()
      await closeEmailThreads()
      await rm(folder, { recursive: true, force: true })
    })
    const stop = new AbortController()
    const everything = Promise.withResolvers<void>()
    const collected = new Map<string, boolean>()
    const collecting = collectMailbox({
      imap: { host: '127.0.0.1', port: mail.imapPort, secure: false, auth: { user: 'mairie@ville.example', pass: 'x' } },
      mailbox: 'INBOX',
      signal: stop.signal,
      onMessage: async (raw, meta) => {
        collected.set(`${meta.uid} ${createHash('sha256').update(raw).digest('hex')}`, (await readEmail(raw)).ok)
        if (collected.size === FILES.length) everything.resolve()
      },
    })
    for (let start = 0; start < FILES.length; start += 20) {
      const sent = await Promise.all(
        FILES.slice(start, start + 20).map((file) =>
          sendRawMail({ host: '127.0.0.1', port: mail.smtpPort, secure: false }, { from: '', to: ['mairie@ville.example'] }, file.bytes),
        ),
      )
      assert.deepEqual(new Set(sent.map((outcome) => outcome.result)), new Set(['accepted']))
    }
    await everything.promise
    stop.abort()
    await collecting
    assert.equal(collected.size, FILES.length)
    assert.ok([...collected.values()].every(Boolean))
  },
)
