import { z } from 'zod'
import { systemActor } from '#platform/access'
import { type House, type Work, json } from '#platform/database'
import type { FileStore } from '#platform/files'
import { type Job, defineJob } from '#platform/jobs'
import { verifySignedAddress, verifySignedMessageId } from '#platform/mail'
import { findReferences, findRequest } from '#modules/requests'
import { attachInbound } from './attach-inbound.ts'
import {
  type Authenticity,
  type AuthenticityOptions,
  type EmailReading,
  type KnownThreads,
  type OwnMarks,
  type ParsedEmail,
  type SenderCheck,
  type ThreadDecision,
  authenticateEmail,
  classifyEmail,
  decideThread,
  foldQuotedText,
  readEmail,
  shownText,
} from './email/index.ts'
import { holdInbound } from './hold-inbound.ts'
import { type InboundEmail, findInbound, lockInbound, participantsOf, requestsOfMessageIds, updateInbound } from './inbound-store.ts'
import { isKnownCopy } from './known-copy.ts'
import type { MailOffice } from './mail-office.ts'
import { noteBounce } from './note-bounce.ts'
import { registerInbound } from './register-inbound.ts'
import { READING_QUEUE } from './store-inbound.ts'

const READER = systemActor('mail-reader')

export interface ReadingTools {
  files: FileStore
  office: MailOffice
}

/** Reads a stored message and decides what becomes of it: a new request, the right thread, a bounce, or a human choice. */
export function readingJob(tools: ReadingTools): Job {
  return defineJob({
    queue: READING_QUEUE,
    data: z.object({ inboundId: z.uuid() }),
    retries: 5,
    expires: 120,
    concurrency: 2,
    run: async ({ inboundId }, { house }) => void (await readInbound(house, tools, inboundId)),
  })
}

/** As the job does; a message that was decided already stays as it is. */
export async function readInbound(house: House, tools: ReadingTools, inboundId: string): Promise<InboundEmail> {
  const stored = await house.read(READER, async (tx) => {
    const inbound = await findInbound(tx, inboundId)
    return inbound === undefined ? undefined : { inbound, file: await tools.files.find(tx, inbound.fileId) }
  })
  if (stored?.file === undefined) throw new Error('a stored message without its bytes')
  if (stored.inbound.state !== 'stored') return stored.inbound
  const raw = await tools.files.read(stored.file)
  const reading = await readEmail(raw)
  // Before the transaction: name servers may be slow, and nothing else may wait for them.
  const authenticity = reading.ok ? await authenticateEmail(raw, reading.email, senderTools(tools.office)) : undefined
  return house.work(READER, async (work) => {
    const inbound = await lockInbound(work.tx, inboundId)
    if (inbound === undefined) throw new Error('a stored message has gone')
    if (inbound.state === 'stored') await decide(work, { tools, inbound, reading, authenticity })
    return (await findInbound(work.tx, inboundId)) ?? inbound
  })
}

interface Deciding {
  tools: ReadingTools
  inbound: InboundEmail
  reading: EmailReading
  /** Absent when the message could not be read. */
  authenticity: Authenticity | undefined
}

function senderTools({ nameServers, receivedBy }: MailOffice): AuthenticityOptions {
  return { resolver: nameServers, receivedBy }
}

async function decide(work: Work, { tools, inbound, reading, authenticity }: Deciding): Promise<void> {
  if (!reading.ok) {
    await updateInbound(work.tx, inbound.id, {
      from_address: reading.head?.from?.address.slice(0, 320) ?? null,
      subject: clean(reading.head?.subject ?? '', 300),
    })
    return holdInbound(work, { inbound, reason: 'unreadable', detail: reading.reason })
  }
  const { email } = reading
  const classified = classifyEmail(email, {
    addresses: tools.office.addresses,
    isOwnMessageId: (id) => verifySignedMessageId(tools.office.keys, id) !== undefined,
  })
  const text = shownText(foldQuotedText(email.text)).trim()
  const fromAddress = email.from?.address.toLowerCase().slice(0, 320)
  const headerId = email.messageId?.slice(0, 900)
  const shown = { subject: clean(email.subject, 300), excerpt: clean(text, 500) }
  await updateInbound(work.tx, inbound.id, {
    from_address: fromAddress ?? null,
    ...shown,
    header_id: headerId ?? null,
    facts: json({ silence: classified.silence, kind: classified.class.kind }),
    ...(authenticity === undefined
      ? {}
      : {
          sender_check: authenticity.result,
          sender_domain: authenticity.domain.slice(0, 255),
          sender_signature: authenticity.signature,
          sender_delivery: authenticity.delivery,
        }),
  })
  const trusted = authenticity?.result !== 'fail'
  if (
    trusted &&
    headerId !== undefined &&
    fromAddress !== undefined &&
    (await isKnownCopy(work.tx, inbound, { headerId, fromAddress, ...shown }))
  )
    return setAside(work, inbound, 'duplicate')
  switch (classified.class.kind) {
    case 'own-loop':
    case 'delivery-notice':
      return setAside(work, inbound, classified.class.kind)
    case 'bounce':
      return noteBounce(work, { office: tools.office, inbound, bounce: classified.class.bounce })
    case 'bulk':
    case 'abuse-report':
      return holdInbound(work, { inbound, reason: classified.class.kind })
    case 'automatic':
    case 'person':
      return thread(work, { tools, inbound, email, text, automatic: classified.class.kind === 'automatic', check: authenticity?.result })
  }
}

interface Threading {
  tools: ReadingTools
  inbound: InboundEmail
  email: ParsedEmail
  text: string
  automatic: boolean
  check: SenderCheck | undefined
}

async function thread(work: Work, { tools, inbound, email, text, automatic, check }: Threading): Promise<void> {
  const decision = await decideThread({ email, authenticity: check ?? 'not-checked' }, marksOf(tools.office), threadsOf(work))
  if (decision.decision === 'attach') {
    const request = await findRequest(work.tx, { reference: decision.reference })
    if (request !== undefined) return attachInbound(work, { tools, inbound, email, text, requestId: request.id, automatic })
  }
  const candidateIds = await candidates(work, decision)
  if (automatic) return holdInbound(work, { inbound, reason: 'automatic-reply', candidateIds })
  if (decision.decision === 'possible') return holdInbound(work, { inbound, reason: decision.doubt, candidateIds })
  return registerInbound(work, { tools, inbound, email, text, candidateIds })
}

async function candidates(work: Work, decision: ThreadDecision): Promise<string[]> {
  const named = decision.decision === 'possible' ? decision.candidates : decision.decision === 'new' ? decision.perhaps : []
  const found = await Promise.all(named.map((candidate) => findRequest(work.tx, { reference: candidate.reference })))
  return found.flatMap((request) => (request === undefined ? [] : [request.id]))
}

function marksOf(office: MailOffice): OwnMarks {
  return {
    referenceOfAddress: (address) => verifySignedAddress(office.keys, address)?.reference,
    referenceOfMessageId: (id) => verifySignedMessageId(office.keys, id)?.reference,
    referencesInText: findReferences,
  }
}

function threadsOf(work: Work): KnownThreads {
  const known = async (key: { id: string } | { reference: string }) => {
    const request = await findRequest(work.tx, key)
    return request === undefined ? undefined : { reference: request.reference, participants: await participantsOf(work.tx, request.id) }
  }
  return {
    byReference: (reference) => known({ reference }),
    byMessageIds: async (ids) => {
      const threads = []
      for (const id of await requestsOfMessageIds(work.tx, ids)) threads.push(await known({ id }))
      return threads.filter((found) => found !== undefined)
    },
  }
}

async function setAside(work: Work, inbound: InboundEmail, reason: string): Promise<void> {
  await updateInbound(work.tx, inbound.id, { state: 'ignored', reason, decided_at: work.at })
  work.publish({ name: 'email.set-aside', subject: { kind: 'email', id: inbound.id }, data: { reason } })
}

/** Text that PostgreSQL and pages can hold: no NUL, no lone half of a character. */
function clean(text: string, most: number): string {
  return text.replaceAll('\0', '').toWellFormed().slice(0, most).toWellFormed()
}
