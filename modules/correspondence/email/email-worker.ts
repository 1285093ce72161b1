import { parentPort } from 'node:worker_threads'
import { MimeLimitError } from '#platform/mail/mime'
import { displayNow } from './display-email.ts'
import { headOnly } from './head-only.ts'
import { parseEmail } from './parse-email.ts'
import type { ShownHtmlOptions } from './shown-html.ts'
import { movableBuffers, toWire } from './wire-email.ts'

type Job =
  | { kind: 'parse'; payload: Uint8Array }
  | { kind: 'display'; payload: { text: string; html: string | undefined; options: ShownHtmlOptions } }

/** The thread in which mail from outside is read and made safe: whatever happens here, the process that serves people goes on. */
parentPort?.on('message', (job: Job) => {
  if (job.kind === 'parse') parse(job.payload)
  else parentPort?.postMessage(displayNow(job.payload), [])
})

function parse(raw: Uint8Array): void {
  try {
    const email = toWire(parseEmail(raw))
    parentPort?.postMessage({ ok: true, email }, movableBuffers(email))
  } catch (error) {
    const reason = error instanceof MimeLimitError ? error.limit : 'unreadable'
    const head = headOnly(raw)
    parentPort?.postMessage({ ok: false, reason, head: head && { ...head, date: head.date?.toString() } }, [])
  }
}
