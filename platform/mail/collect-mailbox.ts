import type { ImapFlow as ImapClient, FetchMessageObject } from 'imapflow'
import { collectUpTo } from './collect-up-to.ts'

export interface ImapSettings {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (port 993). Otherwise STARTTLS is used when the server offers it. */
  readonly secure: boolean
  readonly auth: { readonly user: string; readonly pass: string } | { readonly user: string; readonly accessToken: string }
}

/** Where a collection stands in a mailbox: both numbers or nothing; a uid means nothing under another uidValidity (RFC 3501 section 2.3.1.1). */
export interface MailboxPosition {
  readonly uidValidity: number
  readonly uid: number
}

export interface CollectedMeta extends MailboxPosition {
  /** When the server took the message (INTERNALDATE). */
  readonly receivedAt: Temporal.Instant
  readonly totalBytes: number
  /** The message is above the limit: `raw` holds its first 64 kB only. */
  readonly truncated: boolean
}

export interface CollectionTrouble {
  readonly kind: 'sign-in' | 'connection' | 'message'
  readonly words: string
  /** Tries since the last success. */
  readonly attempt: number
}

export interface CollectOptions {
  readonly imap: ImapSettings
  readonly mailbox: string
  readonly since?: MailboxPosition | undefined
  /** Awaited before the next message. When it rejects, the same message comes again later: nothing is skipped. */
  readonly onMessage: (raw: Buffer, meta: CollectedMeta) => Promise<void>
  readonly signal: AbortSignal
  /** Told of each failed try, for the screen that shows the state of the channels. */
  readonly onTrouble?: (trouble: CollectionTrouble) => void
  /** Told each time the mailbox is open and everything there is collected. */
  readonly onQuiet?: () => void
  readonly maxBytes?: number
  /** Pause before another try, in milliseconds. */
  readonly pauseMs?: (attempt: number, kind: CollectionTrouble['kind']) => number
  /** Longest wait between two looks at the mailbox even when the server announces nothing. */
  readonly lookEveryMs?: number
}

const MAX_BYTES = 25 * 1024 * 1024
const FIRST_PART = 64 * 1024
const LOOK_EVERY_MS = 120_000

/**
 * Collects a mailbox until the signal is aborted: every message after `since` once, in order, then each new one as the server announces it (IDLE).
 * The mailbox is opened for reading only: nothing is marked, moved or deleted, and a message that somebody has read elsewhere is collected all the same.
 * After a failure it tries again for ever, more and more slowly. When the mailbox was rebuilt (another uidValidity) all of it is collected again:
 * the receiver recognises what it has by (uidValidity, uid) and by the hash of the bytes.
 */
export async function collectMailbox(options: CollectOptions): Promise<void> {
  const progress: Progress = { position: options.since, attempt: 0 }
  const pauseMs = options.pauseMs ?? defaultPause
  while (!options.signal.aborted) {
    const failure = await oneConnection(options, progress)
    if (options.signal.aborted) return
    progress.attempt += 1
    options.onTrouble?.({ ...failure, attempt: progress.attempt })
    await pause(pauseMs(progress.attempt, failure.kind), options.signal)
  }
}

interface Progress {
  position: MailboxPosition | undefined
  attempt: number
}

type Failure = Omit<CollectionTrouble, 'attempt'>

/** 1 s, 2 s, 4 s ... 1 min, each with some chance so that many collectors do not come back together. A refused password: 1 to 5 min, servers lock accounts. */
function defaultPause(attempt: number, kind: CollectionTrouble['kind']): number {
  const [first, longest] = kind === 'sign-in' ? [60_000, 300_000] : [1_000, 60_000]
  return Math.min(first * 2 ** Math.min(attempt - 1, 10), longest) * (0.75 + Math.random() / 2)
}

class MessageRefused extends Error {}

async function oneConnection(options: CollectOptions, progress: Progress): Promise<Failure> {
  // Loaded by the process that collects, not by those that only know how.
  const { ImapFlow } = await import('imapflow')
  const client = new ImapFlow({
    host: options.imap.host,
    port: options.imap.port,
    secure: options.imap.secure,
    auth: { ...options.imap.auth },
    logger: false,
    autoIdleDelay: 50,
    maxIdleTime: 9 * 60_000,
    connectionTimeout: 20_000,
    greetingTimeout: 15_000,
    socketTimeout: 12 * 60_000,
    maxLiteralSize: (options.maxBytes ?? MAX_BYTES) + 1024 * 1024,
  })
  const closed = new Promise<void>((resolve) => client.once('close', () => resolve()))
  const stop = (): void => client.close()
  options.signal.addEventListener('abort', stop, { once: true })
  let lastError: Error | undefined
  client.on('error', (error) => (lastError = error))
  try {
    await client.connect()
    if (options.signal.aborted) return { kind: 'connection', words: 'stopped' }
    await client.mailboxOpen(options.mailbox, { readOnly: true })
    await collectUntilClosed(client, { options, progress, closed })
    return { kind: 'connection', words: lastError?.message ?? 'the server closed the connection' }
  } catch (error) {
    return failureOf(error)
  } finally {
    options.signal.removeEventListener('abort', stop)
    client.close()
  }
}

async function collectUntilClosed(
  client: ImapClient,
  work: { options: CollectOptions; progress: Progress; closed: Promise<void> },
): Promise<void> {
  const { options, progress } = work
  let bell = Promise.withResolvers<void>()
  let announced = false
  client.on('exists', () => {
    announced = true
    bell.resolve()
  })
  while (client.usable && !options.signal.aborted) {
    announced = false
    bell = Promise.withResolvers()
    await collectNew(client, options, progress)
    progress.attempt = 0
    options.onQuiet?.()
    if (announced) continue
    const alarm = setTimeout(() => bell.resolve(), options.lookEveryMs ?? LOOK_EVERY_MS)
    await Promise.race([bell.promise, work.closed])
    clearTimeout(alarm)
  }
}

async function collectNew(client: ImapClient, options: CollectOptions, progress: Progress): Promise<void> {
  if (!client.mailbox) throw new Error('the mailbox is not open')
  const uidValidity = Number(client.mailbox.uidValidity)
  const after = progress.position?.uidValidity === uidValidity ? progress.position.uid : 0
  const listed = await client.fetchAll(`${after + 1}:*`, { uid: true, internalDate: true, size: true }, { uid: true })
  // `n:*` always names the last message, even when its uid is below n.
  const fresh = listed.filter((message) => message.uid > after).toSorted((a, b) => a.uid - b.uid)
  for (const message of fresh) {
    if (options.signal.aborted) return
    await collectOne(client, options, { message, uidValidity })
    progress.position = { uidValidity, uid: message.uid }
  }
}

async function collectOne(
  client: ImapClient,
  options: CollectOptions,
  found: { message: FetchMessageObject; uidValidity: number },
): Promise<void> {
  const { message, uidValidity } = found
  const maxBytes = options.maxBytes ?? MAX_BYTES
  const tooLarge = (message.size ?? 0) > maxBytes
  const limit = tooLarge ? FIRST_PART : maxBytes
  const download = await client.download(String(message.uid), undefined, { uid: true, maxBytes: limit })
  // Removed by somebody between the listing and now.
  if (!('content' in download) || !download.content) return
  const content = await collectUpTo(download.content, limit)
  const receivedAt = Temporal.Instant.fromEpochMilliseconds(new Date(message.internalDate ?? 0).getTime() || Date.now())
  const meta = {
    uidValidity,
    uid: message.uid,
    receivedAt,
    totalBytes: message.size ?? content.totalBytes,
    truncated: tooLarge || content.truncated,
  }
  try {
    await options.onMessage(content.bytes, meta)
  } catch (error) {
    throw new MessageRefused(error instanceof Error ? error.message : String(error))
  }
}

function failureOf(error: unknown): Failure {
  const words = error instanceof Error ? error.message : String(error)
  if (error instanceof MessageRefused) return { kind: 'message', words }
  const refused = error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed === true
  return { kind: refused ? 'sign-in' : 'connection', words }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done, { once: true })
  })
}
