import {
  automaticHeaders,
  type AutomaticKind,
  type MailAddress,
  type MailKeys,
  type OutgoingAttachment,
  type OutgoingMail,
  signedAddress,
  signedMessageId,
} from '#platform/mail'

export interface OutgoingInput {
  readonly keys: MailKeys
  readonly domain: string
  readonly reference: string
  /** 8 to 32 letters or digits, new for each message and kept with it: a second try to send is the same message (rule E21). */
  readonly random: string
  readonly at: Temporal.Instant
  readonly from: MailAddress
  readonly to: readonly MailAddress[]
  readonly cc?: readonly MailAddress[]
  readonly subject: string
  readonly text: string
  readonly html?: string
  /** Our address for bounces, such as `retours@ville.fr`; ignored for automatic mail, whose envelope sender is null. */
  readonly bounceAddress: string
  /** Local part of the signed reply address; `suivi` if absent. */
  readonly replyLocalPart?: string
  /** Set for every mail no person wrote. */
  readonly automatic?: AutomaticKind
  /** What this message answers. */
  readonly answers?: { readonly messageId: string | undefined; readonly references: readonly string[] }
  readonly attachments?: readonly OutgoingAttachment[]
  /** A sentence such as "Répondez au-dessus de cette ligne", put on top so that what is answered below is known to be old. */
  readonly replyAbove?: string
}

const MAX_REFERENCES = 30

/**
 * Builds a message of ours about one request: signed Message-ID and reply address, threading fields, and for automatic mail the fields that keep
 * machines silent. The reference is put in the subject once, in brackets, for people and for rule E3 (3).
 */
export function buildOutgoing(input: OutgoingInput): OutgoingMail {
  const signed = { domain: input.domain, reference: input.reference }
  const references = input.answers ? threadReferences(input.answers) : []
  return {
    messageId: signedMessageId(input.keys, { ...signed, random: input.random }),
    envelopeFrom: input.automatic ? '' : input.bounceAddress,
    from: input.from,
    replyTo: {
      ...(input.from.name ? { name: input.from.name } : {}),
      address: signedAddress(input.keys, { ...signed, localPart: input.replyLocalPart ?? 'suivi' }),
    },
    to: input.to,
    ...(input.cc ? { cc: input.cc } : {}),
    subject: withReference(input.subject, input.reference),
    date: input.at,
    text: input.replyAbove ? `-=- ${input.replyAbove} -=-\n\n${input.text}` : input.text,
    ...(input.html === undefined ? {} : { html: input.html }),
    ...(input.answers?.messageId ? { inReplyTo: input.answers.messageId } : {}),
    ...(references.length > 0 ? { references } : {}),
    headers: input.automatic ? automaticHeaders(input.automatic) : {},
    ...(input.attachments ? { attachments: input.attachments } : {}),
  }
}

function withReference(subject: string, reference: string): string {
  const oneLine = subject.replace(/\s+/g, ' ').trim().slice(0, 200)
  return oneLine.includes(reference) ? oneLine : `${oneLine} [${reference}]`
}

/** What the answered message named, then itself; the first one and the latest when there are too many (RFC 5322 section 3.6.4). */
function threadReferences(answers: { messageId: string | undefined; references: readonly string[] }): string[] {
  const all = [...new Set([...answers.references, ...(answers.messageId ? [answers.messageId] : [])])].filter((id) =>
    /^<[^<>\s]{1,900}>$/.test(id),
  )
  return all.length <= MAX_REFERENCES ? all : [...all.slice(0, 1), ...all.slice(-(MAX_REFERENCES - 1))]
}
