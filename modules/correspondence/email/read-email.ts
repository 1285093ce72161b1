import { EMAIL_LIMITS } from './email-limits.ts'
import { headOnly } from './head-only.ts'
import { type LimitedThreads, limitedThreads, type ThreadResult } from './limited-threads.ts'
import type { EmailFailure, EmailHead, EmailReading } from './parsed-email.ts'
import { fromWire, type WireEmail } from './wire-email.ts'

let shared: LimitedThreads | undefined

/** The threads in which mail is read and shown; started at the first message. */
export function emailThreads(): LimitedThreads {
  shared ??= limitedThreads({ script: new URL('./email-worker.ts', import.meta.url), threads: 2, megabytes: EMAIL_LIMITS.workerMegabytes })
  return shared
}

/** Ends the threads; the next message starts new ones. */
export async function closeEmailThreads(): Promise<void> {
  const closing = shared
  shared = undefined
  await closing?.close()
}

/**
 * Reads a raw message in a thread with limits of memory, size and time (EMAIL_LIMITS). Never rejects and never hangs: a message that cannot be
 * read gives its reason, and its head when that much was readable. The raw bytes stay the caller's: they are stored before this is called (rule E1).
 */
export async function readEmail(raw: Uint8Array, milliseconds: number = EMAIL_LIMITS.parseMilliseconds): Promise<EmailReading> {
  if (raw.byteLength > EMAIL_LIMITS.rawBytes) return failed('too-large', raw)
  // A copy that can be moved: the caller keeps its own bytes.
  const payload = new Uint8Array(raw)
  const result = await emailThreads().run({ kind: 'parse', payload, move: [payload.buffer] }, milliseconds)
  if (result.ended !== 'answer') return failed(reasonOf(result), raw)
  return readingOf(result.value) ?? failed('unreadable', raw)
}

function failed(reason: EmailFailure, raw: Uint8Array): EmailReading {
  return { ok: false, reason, head: safeHead(raw) }
}

function safeHead(raw: Uint8Array): EmailHead | undefined {
  try {
    return headOnly(raw.subarray(0, 64 * 1024))
  } catch {
    return undefined
  }
}

function reasonOf(result: Exclude<ThreadResult, { ended: 'answer' }>): EmailFailure {
  return result.ended === 'broken' ? 'unreadable' : result.ended
}

type WireReading =
  | { ok: true; email: WireEmail }
  | { ok: false; reason: EmailFailure; head: (Omit<EmailHead, 'date'> & { date: string | undefined }) | undefined }

function readingOf(value: unknown): EmailReading | undefined {
  if (!isReading(value)) return undefined
  if (value.ok) return { ok: true, email: fromWire(value.email) }
  const { head } = value
  return {
    ok: false,
    reason: value.reason,
    head: head && { ...head, date: head.date === undefined ? undefined : Temporal.Instant.from(head.date) },
  }
}

/** Our own thread wrote it, in the form email-worker.ts gives. */
function isReading(value: unknown): value is WireReading {
  return typeof value === 'object' && value !== null && 'ok' in value
}
