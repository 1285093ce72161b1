import { catalogueOf, suggestTypes } from '#modules/catalogue'
import { identifyCitizen, citizensAt, normaliseEmail } from '#modules/citizens'
import { recordContact } from '#modules/contacts'
import { registerRequest } from '#modules/requests'
import type { Work } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { earlier } from './attach-inbound.ts'
import { type ParsedEmail, guessLanguage } from './email/index.ts'
import { keepAttachments } from './inbound-attachments.ts'
import { type InboundEmail, updateInbound } from './inbound-store.ts'
import type { ReadingTools } from './read-inbound.ts'

/** What a message is about when nothing in it says so: a question, sorted by the contact centre. */
export const QUESTION_TYPE = 'GE-INF'

/** Makes a request of a message (CRPA L112-8: an e-mail at a public address is a request and starts the clocks). */
export async function registerInbound(
  work: Work,
  input: {
    tools: Pick<ReadingTools, 'files'>
    inbound: InboundEmail
    email: ParsedEmail
    text: string
    candidateIds: readonly string[]
    typeCode?: string | undefined
  },
): Promise<void> {
  const { inbound, email, text } = input
  const catalogue = await catalogueOf(work)
  const subject = subjectOf(email, text)
  const [suggestion] = suggestTypes(catalogue.types, { subject: email.subject, text })
  const known = input.typeCode ?? suggestion?.code ?? QUESTION_TYPE
  const typeCode = catalogue.byCode.has(known) ? known : (catalogue.types[0]?.code ?? QUESTION_TYPE)
  const language = guessLanguage(text)
  const citizenId = await senderOf(work, email, language)
  const at = earlier(inbound.arrivedAt, work.at)
  const contact = await recordContact(work, {
    channel: 'email',
    startedAt: at,
    citizenId,
    declaredName: email.from?.name === undefined || email.from.name === '' ? undefined : plain(email.from.name).slice(0, 200),
    declaredReach: email.from?.address.slice(0, 254),
    language: language === 'other' ? 'fr' : language,
    summary: plain(text).slice(0, 20_000),
    result: 'request-registered',
    topics: [{ typeCode }],
  })
  const contactId = contact.ok ? contact.value.contactId : undefined
  await updateInbound(work.tx, inbound.id, { candidate_ids: [...input.candidateIds] })
  const registered = await registerRequest(work, {
    typeCode,
    subject,
    text: plain(text).slice(0, 100_000),
    channel: 'email',
    receivedOn: civilDate(at),
    requesterId: citizenId,
    contactId,
    language: language === 'other' ? 'fr' : language,
    notify: email.from !== undefined,
    typeWords: input.typeCode === undefined ? suggestion?.words : undefined,
    source: { inboundId: inbound.id },
  })
  if (!registered.ok) throw new Error(`a message cannot be registered: ${registered.refusal.message}`)
  const { request } = registered.value
  await keepAttachments(work, { files: input.tools.files, email, requestId: request.id, contactId })
  await updateInbound(work.tx, inbound.id, {
    state: 'registered',
    reason: 'new-matter',
    request_id: request.id,
    contact_id: contactId ?? null,
    decided_at: work.at,
  })
}

/** The file of the sender: the one that has this address and name; a new one when the name tells who it is; else nobody yet. */
async function senderOf(work: Work, email: ParsedEmail, language: string): Promise<string | undefined> {
  const address = normaliseEmail(email.from?.address ?? '')
  if (address === undefined) return undefined
  const name = plain(email.from?.name ?? '')
    .replace(/["<>]/g, '')
    .trim()
  const words = name.split(/\s+/).filter(Boolean)
  if (words.length < 2 || words.length > 6 || name.includes('@') || !/^[\p{L}'’ .-]+$/u.test(name)) {
    const owners = await citizensAt(work.tx, 'email', address)
    return owners.length === 1 ? owners[0] : undefined
  }
  const found = await identifyCitizen(work, {
    kind: 'person',
    givenNames: words.slice(0, -1).join(' '),
    familyName: words.at(-1),
    email: address,
    language: language === 'other' ? 'fr' : language,
  })
  return found.ok ? found.value.citizen.id : undefined
}

/** The subject as people wrote it, without "Re:"; the first words of the text when there is none. */
function subjectOf(email: ParsedEmail, text: string): string {
  const subject = plain(email.subject)
    .replace(/^(?:\s*(?:re|rép|tr|fwd?|fw|aw|wg|i)\s*:\s*)+/i, '')
    .trim()
  const chosen =
    subject === ''
      ? (
          plain(text)
            .split('\n')
            .find((line) => line.trim() !== '') ?? ''
        ).trim()
      : subject
  return chosen === '' ? '(sans objet)' : chosen.slice(0, 200)
}

function plain(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}
