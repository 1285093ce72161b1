import { createHash } from 'node:crypto'
import { systemActor } from '#platform/access'
import { type House, newId } from '#platform/database'
import type { FileStore } from '#platform/files'
import { type InboundEmail, findInbound, findInboundBySha, insertInbound } from './inbound-store.ts'

export const READING_QUEUE = 'read-email'
const COLLECTOR = systemActor('mail-collector')

export interface RawEmail {
  raw: Buffer
  source: 'imap' | 'upload' | 'cli'
  mailbox: string
  uidValidity?: number | undefined
  uid?: number | undefined
  arrivedAt: Temporal.Instant
}

/** Keeps a message before anybody tries to understand it (rule E1). The same bytes a second time are recognised (rule E2). */
export async function storeInbound(house: House, files: FileStore, mail: RawEmail): Promise<{ inbound: InboundEmail; isNew: boolean }> {
  const sha256 = createHash('sha256').update(mail.raw).digest()
  return house.work(COLLECTOR, async (work) => {
    const known = await findInboundBySha(work.tx, sha256)
    if (known !== undefined) return { inbound: known, isNew: false }
    const file = await files.receiveRaw(work, mail.raw, { name: 'message.eml', purpose: 'inbound-email' })
    const id = newId(work.at.epochMilliseconds)
    const isNew = await insertInbound(work.tx, {
      id,
      source: mail.source,
      mailbox: mail.mailbox,
      uidValidity: mail.uidValidity ?? null,
      uid: mail.uid ?? null,
      sha256,
      fileId: file.id,
      size: mail.raw.length,
      arrivedAt: mail.arrivedAt,
      storedAt: work.at,
    })
    if (isNew) {
      work.enqueue({ queue: READING_QUEUE, data: { inboundId: id } })
      work.publish({ name: 'email.stored', subject: { kind: 'email', id }, data: { source: mail.source, bytes: mail.raw.length } })
    }
    // Another process stored the same message, or the same place of the mailbox, a moment ago.
    const inbound = (await findInbound(work.tx, id)) ?? (await findInboundBySha(work.tx, sha256))
    if (inbound === undefined) throw new Error('a stored message cannot be found')
    return { inbound, isNew }
  })
}
