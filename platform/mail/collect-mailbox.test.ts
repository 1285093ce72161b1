import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import {
  collectMailbox,
  type CollectedMeta,
  type CollectionTrouble,
  type CollectOptions,
  type ImapServer,
  type MailStore,
  openDiskMailStore,
  startImapServer,
} from './index.ts'

const BOX = 'mairie@ville.example'
const AT = Temporal.Instant.from('2026-11-23T10:00:00Z')
let folder = ''
let store: MailStore
let server: ImapServer

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'collect-'))
  store = openDiskMailStore(folder)
  server = await serve(0)
})
afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

function serve(port: number): Promise<ImapServer> {
  return startImapServer({ port, store, authenticate: (user, password) => (password === 'right' ? user : undefined), now: () => AT })
}

interface Collection {
  readonly got: { text: string; meta: CollectedMeta }[]
  readonly troubles: CollectionTrouble[]
  /** Resolves when so many messages came. */
  until(count: number): Promise<void>
  untilTrouble(): Promise<CollectionTrouble>
  stop(): Promise<void>
}

function collect(over: Partial<CollectOptions> = {}): Collection {
  const stop = new AbortController()
  const got: Collection['got'] = []
  const troubles: CollectionTrouble[] = []
  let news = Promise.withResolvers<void>()
  const ring = (): void => {
    news.resolve()
    news = Promise.withResolvers()
  }
  const running = collectMailbox({
    imap: { host: '127.0.0.1', port: server.port, secure: false, auth: { user: BOX, pass: 'right' } },
    mailbox: 'INBOX',
    signal: stop.signal,
    pauseMs: () => 20,
    ...over,
    onMessage: async (raw, meta) => {
      await over.onMessage?.(raw, meta)
      got.push({ text: raw.toString(), meta })
      ring()
    },
    onTrouble: (trouble) => {
      troubles.push(trouble)
      ring()
    },
  })
  return {
    got,
    troubles,
    until: async (count) => {
      while (got.length < count) await news.promise
    },
    untilTrouble: async () => {
      while (troubles.length === 0) await news.promise
      return troubles[0] ?? { kind: 'connection', words: '', attempt: 0 }
    },
    stop: async () => {
      stop.abort()
      await running
    },
  }
}

async function append(...texts: string[]): Promise<void> {
  for (const text of texts) await store.append(BOX, Buffer.from(text), AT)
}

test('a message that somebody has already read is collected all the same', async () => {
  await store.append(BOX, Buffer.from('read elsewhere'), AT, ['\\Seen'])
  const collection = collect()
  await collection.until(1)
  await collection.stop()
  assert.equal(collection.got[0]?.text, 'read elsewhere')
  assert.equal(collection.got[0]?.meta.receivedAt.toString(), AT.toString())
})

test('after a restart only what is new is collected', async () => {
  await append('one', 'two')
  const first = collect()
  await first.until(2)
  await first.stop()
  await append('three')
  const position = first.got.at(-1)?.meta
  const second = collect({ since: position })
  await second.until(1)
  await second.stop()
  assert.deepEqual(
    second.got.map((entry) => entry.text),
    ['three'],
  )
})

test('a mailbox with nothing new gives nothing, though IMAP names its last message each time', async () => {
  await append('one')
  const { uidValidity } = await store.state(BOX)
  const quiet = Promise.withResolvers<void>()
  const collection = collect({ since: { uidValidity, uid: 1 }, onQuiet: () => quiet.resolve() })
  await quiet.promise
  await collection.stop()
  assert.deepEqual(collection.got, [])
})

test('when the mailbox was rebuilt everything is collected again', async () => {
  await append('one')
  const collection = collect({ since: { uidValidity: 1, uid: 500 } })
  await collection.until(1)
  await collection.stop()
  assert.equal(collection.got[0]?.text, 'one')
})

test('messages are announced while the collector waits', async () => {
  const quiet = Promise.withResolvers<void>()
  const collection = collect({ onQuiet: () => quiet.resolve() })
  await quiet.promise
  for (const [index, text] of ['a', 'b', 'c'].entries()) {
    await append(text)
    await collection.until(index + 1)
  }
  await collection.stop()
  assert.deepEqual(
    collection.got.map((entry) => entry.text),
    ['a', 'b', 'c'],
  )
})

test('when the server goes and comes back the collector goes on where it was', async () => {
  await append('before')
  const collection = collect()
  await collection.until(1)
  const { port } = server
  await server.close()
  assert.equal((await collection.untilTrouble()).kind, 'connection')
  await append('while down')
  server = await serve(port)
  await collection.until(2)
  await append('after')
  await collection.until(3)
  await collection.stop()
  assert.deepEqual(
    collection.got.map((entry) => entry.text),
    ['before', 'while down', 'after'],
  )
})

test('a message that could not be taken comes again, and none is skipped', async () => {
  await append('one', 'two')
  let failures = 2
  const collection = collect({
    onMessage: async () => {
      if (failures === 0) return
      failures -= 1
      throw new Error('disk full')
    },
  })
  await collection.until(2)
  await collection.stop()
  assert.deepEqual(
    collection.got.map((entry) => entry.text),
    ['one', 'two'],
  )
  assert.deepEqual(
    collection.troubles.map((trouble) => [trouble.kind, trouble.words, trouble.attempt]),
    [
      ['message', 'disk full', 1],
      ['message', 'disk full', 2],
    ],
  )
})

test('a refused password is told as such', async () => {
  const collection = collect({ imap: { host: '127.0.0.1', port: server.port, secure: false, auth: { user: BOX, pass: 'wrong' } } })
  assert.equal((await collection.untilTrouble()).kind, 'sign-in')
  await collection.stop()
})

test('of a message above the limit only the first 64 kB come, and it says so', async () => {
  await append(`Subject: big\r\n\r\n${'x'.repeat(300_000)}`, 'small')
  const collection = collect({ maxBytes: 200_000 })
  await collection.until(2)
  await collection.stop()
  assert.equal(collection.got[0]?.text.length, 65_536)
  assert.equal(collection.got[0]?.meta.truncated, true)
  assert.ok((collection.got[0]?.meta.totalBytes ?? 0) > 300_000)
  assert.equal(collection.got[1]?.meta.truncated, false)
})

test('five hundred messages arrive complete and in order', async () => {
  const texts = Array.from({ length: 500 }, (_, index) => `Subject: ${index}\r\n\r\n${'é'.repeat(index)}`)
  await append(...texts)
  const collection = collect()
  await collection.until(500)
  await collection.stop()
  assert.deepEqual(
    collection.got.map((entry) => entry.text),
    texts,
  )
})

test('a stop is obeyed at once, even while the server does not answer', async () => {
  await server.close()
  const collection = collect({ pauseMs: () => 60_000 })
  await collection.untilTrouble()
  await collection.stop()
  server = await serve(0)
})
