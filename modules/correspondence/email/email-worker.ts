import { parentPort } from 'node:worker_threads'
import { MimeLimitError } from '#platform/mail/mime'
import { headOnly } from './head-only.ts'
import { parseEmail } from './parse-email.ts'
import { movableBuffers, toWire } from './wire-email.ts'

/** The thread in which mail from outside is read: whatever happens here, the process that serves people goes on. */
parentPort?.on('message', (job: { kind: string; payload: Uint8Array }) => {
  if (job.kind === 'parse') parse(job.payload)
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
