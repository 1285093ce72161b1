import { permitted } from '#modules/accounts'
import { findRequest, mayAct } from '#modules/requests'
import type { Work } from '#platform/database'
import { type Outcome, done, refuse } from '#platform/outcome'
import { attachInbound } from './attach-inbound.ts'
import { type EmailReading, foldQuotedText, shownText } from './email/index.ts'
import { type InboundEmail, lockInbound, updateInbound } from './inbound-store.ts'
import type { ReadingTools } from './read-inbound.ts'
import { registerInbound } from './register-inbound.ts'

export type Sorting = { to: 'new'; typeCode?: string | undefined } | { to: 'request'; reference: string } | { to: 'aside' }

/** What a person decides of a held message: a new request with its original date, its thread, or nothing. The first decision holds. */
export async function sortInbound(
  work: Work,
  input: { tools: Pick<ReadingTools, 'files'>; inboundId: string; reading: EmailReading; sorting: Sorting },
): Promise<Outcome<InboundEmail>> {
  if (!permitted(work.actor, 'mail.sort')) return refuse('not-allowed', 'correspondence.refusal.may-not-sort')
  const inbound = await lockInbound(work.tx, input.inboundId)
  if (inbound === undefined) return refuse('not-found', 'correspondence.refusal.unknown')
  if (inbound.state !== 'held') return refuse('conflict', 'correspondence.refusal.already-decided')
  const sorted = await apply(work, { ...input, inbound })
  if (!sorted.ok) return sorted
  await updateInbound(work.tx, inbound.id, { decided_by: work.actor.kind === 'agent' ? work.actor.id : null })
  work.publish({ name: 'email.sorted', subject: { kind: 'email', id: inbound.id }, data: { to: input.sorting.to } })
  return done((await lockInbound(work.tx, inbound.id)) ?? inbound)
}

async function apply(
  work: Work,
  input: { tools: Pick<ReadingTools, 'files'>; inbound: InboundEmail; reading: EmailReading; sorting: Sorting },
): Promise<Outcome<undefined>> {
  const { sorting, inbound, reading } = input
  if (sorting.to === 'aside') {
    await updateInbound(work.tx, inbound.id, { state: 'ignored', decided_at: work.at })
    return done(undefined)
  }
  const email = reading.ok ? reading.email : emptyEmail(inbound)
  const text = shownText(foldQuotedText(email.text)).trim()
  if (sorting.to === 'new') {
    await registerInbound(work, {
      tools: input.tools,
      inbound,
      email,
      text,
      candidateIds: inbound.candidateIds,
      typeCode: sorting.typeCode,
    })
    return done(undefined)
  }
  const request = await findRequest(work.tx, { reference: sorting.reference })
  if (request === undefined || !mayAct(work.actor, 'read', request))
    return refuse('not-found', 'requests.refusal.unknown', { field: 'reference' })
  await attachInbound(work, { tools: input.tools, inbound, email, text, requestId: request.id, automatic: false })
  return done(undefined)
}

/** A message that cannot be read is registered with what its head said; its bytes stay with it. */
function emptyEmail(inbound: InboundEmail): Extract<EmailReading, { ok: true }>['email'] {
  return {
    from: inbound.fromAddress === undefined ? undefined : { name: '', address: inbound.fromAddress },
    sender: undefined,
    to: [],
    cc: [],
    replyTo: [],
    deliveredTo: [],
    returnPath: undefined,
    subject: inbound.subject ?? '',
    messageId: inbound.headerId,
    inReplyTo: [],
    references: [],
    date: undefined,
    headers: [],
    contentType: '',
    text: '',
    textSource: 'none',
    html: undefined,
    attachments: [],
    signed: undefined,
    encrypted: undefined,
    repairs: [],
  }
}
