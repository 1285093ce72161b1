import type { SenderCheck } from './authenticate-email.ts'
import type { ParsedEmail } from './parsed-email.ts'
import { readSubject } from './subject-line.ts'

/** What ties a message to a thread, in the order the rules are tried (rule E3). */
export const THREAD_LINKS = ['signed-address', 'signed-message-id', 'known-message', 'reference-in-subject'] as const
export type ThreadLink = (typeof THREAD_LINKS)[number]

/** Why a tie was not trusted. */
export const THREAD_DOUBTS = ['sender-not-participant', 'sender-not-authentic', 'several-threads', 'forwarded'] as const
export type ThreadDoubt = (typeof THREAD_DOUBTS)[number]

export interface ThreadCandidate {
  readonly reference: string
  readonly link: ThreadLink
}

export type ThreadDecision =
  /** `certain`: our signature and a known sender; `high`: it answers a message we know; `medium`: it names the reference. */
  | {
      readonly decision: 'attach'
      readonly reference: string
      readonly link: ThreadLink
      readonly confidence: 'certain' | 'high' | 'medium'
    }
  /** Held: somebody chooses between these and a new matter. */
  | { readonly decision: 'possible'; readonly candidates: readonly ThreadCandidate[]; readonly doubt: ThreadDoubt }
  /** A new matter, perhaps linked to these. */
  | { readonly decision: 'new'; readonly perhaps: readonly ThreadCandidate[]; readonly doubt: ThreadDoubt | undefined }

export interface KnownThread {
  readonly reference: string
  /** Addresses of everyone who takes part, in lower case. */
  readonly participants: ReadonlySet<string>
}

/** What the caller knows; the store answers, this module decides. */
export interface KnownThreads {
  byReference(reference: string): Promise<KnownThread | undefined>
  /** Threads that hold one of these messages, whoever wrote it; the thread of the first one known comes first. */
  byMessageIds(messageIds: readonly string[]): Promise<readonly KnownThread[]>
}

/** Our own marks, as far as their signature or check letter is right. */
export interface OwnMarks {
  referenceOfAddress(address: string): string | undefined
  referenceOfMessageId(messageId: string): string | undefined
  referencesInText(text: string): readonly string[]
}

export interface ThreadInput {
  readonly email: Pick<ParsedEmail, 'from' | 'to' | 'cc' | 'deliveredTo' | 'subject' | 'inReplyTo' | 'references'>
  /** DMARC as computed by our side. Only `fail` counts against a sender. */
  readonly authenticity: SenderCheck
}

/**
 * Decides where a message belongs (rules E3 and E4). The subject alone never ties. A signed mark ties when its sender takes part and is not
 * shown to be false, else somebody chooses (TRUST, mail in); weaker ties to a stranger open a new matter that shows the possible link.
 * A message passed on is a new matter, unless it was sent to a signed address on purpose.
 */
export async function decideThread(input: ThreadInput, marks: OwnMarks, threads: KnownThreads): Promise<ThreadDecision> {
  const signed = await signedThreads(input.email, marks, threads)
  const forwarded = readSubject(input.email.subject).isForward
  const addressed = signed.filter((found) => found.candidate.link === 'signed-address')
  if (addressed.length > 0) return decideSigned(addressed, input)
  if (signed.length > 0) return forwarded ? asNew(signed, 'forwarded') : decideSigned(signed, input)

  const weak = await weakThreads(input.email, marks, threads)
  const [first] = weak
  if (!first) return { decision: 'new', perhaps: [], doubt: undefined }
  if (forwarded) return asNew(weak, 'forwarded')
  if (input.authenticity === 'fail') return asNew(weak, 'sender-not-authentic')
  const own = weak.find((found) => takesPart(found.thread, input))
  if (!own) return asNew(weak, 'sender-not-participant')
  return {
    decision: 'attach',
    reference: own.thread.reference,
    link: own.candidate.link,
    confidence: own.candidate.link === 'known-message' ? 'high' : 'medium',
  }
}

interface Found {
  readonly thread: KnownThread
  readonly candidate: ThreadCandidate
}

function decideSigned(found: readonly Found[], input: ThreadInput): ThreadDecision {
  const candidates = found.map((entry) => entry.candidate)
  const [first] = found
  if (!first) return { decision: 'new', perhaps: [], doubt: undefined }
  if (found.length > 1) return { decision: 'possible', candidates, doubt: 'several-threads' }
  if (input.authenticity === 'fail') return { decision: 'possible', candidates, doubt: 'sender-not-authentic' }
  if (!takesPart(first.thread, input)) return { decision: 'possible', candidates, doubt: 'sender-not-participant' }
  return { decision: 'attach', reference: first.thread.reference, link: first.candidate.link, confidence: 'certain' }
}

function asNew(found: readonly Found[], doubt: ThreadDoubt): ThreadDecision {
  return { decision: 'new', perhaps: found.map((entry) => entry.candidate), doubt }
}

function takesPart(thread: KnownThread, input: ThreadInput): boolean {
  const sender = input.email.from?.address.toLowerCase() ?? ''
  return sender !== '' && thread.participants.has(sender)
}

/** Threads named by a mark of ours with the right signature: where the message was sent, then what it answers; an answer to several matters keeps the latest. */
async function signedThreads(email: ThreadInput['email'], marks: OwnMarks, threads: KnownThreads): Promise<Found[]> {
  const addresses = [...email.deliveredTo, ...email.to.map((entry) => entry.address), ...email.cc.map((entry) => entry.address)]
  const byAddress = addresses.flatMap((address) => marks.referenceOfAddress(address) ?? [])
  const answered = [...email.inReplyTo, ...email.references.toReversed()].flatMap((id) => marks.referenceOfMessageId(id) ?? [])
  const addressed = await threadsNamed(byAddress, 'signed-address', threads)
  return addressed.length > 0 ? addressed : (await threadsNamed(answered, 'signed-message-id', threads)).slice(0, 1)
}

async function weakThreads(email: ThreadInput['email'], marks: OwnMarks, threads: KnownThreads): Promise<Found[]> {
  const ids = [...new Set([...email.inReplyTo, ...email.references.toReversed()])]
  const byMessage = ids.length === 0 ? [] : await threads.byMessageIds(ids)
  const known = byMessage.map((thread): Found => ({ thread, candidate: { reference: thread.reference, link: 'known-message' } }))
  const named = await threadsNamed(marks.referencesInText(email.subject), 'reference-in-subject', threads)
  return [...known, ...named.filter((entry) => !known.some((other) => other.thread.reference === entry.thread.reference))].slice(0, 10)
}

async function threadsNamed(references: readonly string[], link: ThreadLink, threads: KnownThreads): Promise<Found[]> {
  const threadsFound: Found[] = []
  for (const reference of [...new Set(references)].slice(0, 10)) {
    const thread = await threads.byReference(reference)
    if (thread && !threadsFound.some((other) => other.thread.reference === thread.reference))
      threadsFound.push({ thread, candidate: { reference: thread.reference, link } })
  }
  return threadsFound
}
