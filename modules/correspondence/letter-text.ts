import { findCitizen, formalName } from '#modules/citizens'
import { type RequestType, versionOf } from '#modules/catalogue'
import { publicPromise, renderPromise, renderSilence, silenceSentence } from '#modules/deadlines'
import { type Directory, directoryOf } from '#modules/organisation'
import { type Request, readRequestFile, spacedCode, trackingCode } from '#modules/requests'
import type { Work } from '#platform/database'
import { type Locale, formatDate } from '#platform/i18n'
import { type LetterFacts, type Messages, mailLocale, messagesFor } from './messages/index.ts'

/** What every letter of the city about a request is made of. */
export interface LetterParts {
  locale: Locale
  t: Messages
  facts: LetterFacts
  name: string
  directory: Directory
  type: RequestType
}

/** Gathers the facts of a request's letters: names, dates, the tracking code. */
export async function letterParts(work: Work, request: Request, origin: string): Promise<LetterParts> {
  const locale = mailLocale(request.language)
  const directory = await directoryOf(work)
  const type = await versionOf(work, request.typeVersionId)
  if (type === undefined) throw new Error('a request without its type version')
  const citizen = request.requesterId === undefined ? undefined : await findCitizen(work.tx, request.requesterId)
  return {
    locale,
    t: messagesFor(locale),
    directory,
    type,
    name: citizen === undefined ? '' : formalName(citizen),
    facts: {
      city: directory.city.name,
      reference: request.reference,
      subject: request.subject,
      receivedOn: formatDate(locale, request.receivedOn),
      code: spacedCode(trackingCode(work.keys, request.id, request.trackingKey).code),
      followUrl: `${origin}/suivi?reference=${request.reference}`,
    },
  }
}

/**
 * The acknowledgement of R112-5 and R112-11-1 CRPA: when the request was received, who answers for it and how to reach them,
 * when we answer, what silence means and the remedies, how to follow it.
 */
export async function acknowledgementText(work: Work, request: Request, parts: LetterParts & { byMail: boolean }): Promise<string> {
  const { t, facts, directory, locale } = parts
  const file = await readRequestFile(work.tx, { request, type: parts.type, directory, at: work.at })
  const unit = directory.units.get(request.unitId)
  const promise = publicPromise(file.report)
  const silence = silenceSentence(file.report)
  return paragraphs([
    t.mail.greeting(parts.name),
    `${t.mail.received(facts)} ${t.mail.handledBy(unit?.name ?? '', directory.city.postalAddress, unit?.phone ?? directory.city.phone, unit?.email ?? directory.city.email)}`,
    promise === undefined ? '' : sentence(renderPromise(locale, promise)),
    silence === undefined ? '' : renderSilence(locale, silence).join('\n'),
    t.mail.follow(facts),
    parts.byMail ? t.mail.replyByMail : '',
    t.mail.signature('', '', unit?.name ?? '', directory.city.name),
  ])
}

/** Titles of pages have no full stop; in a letter the same words are a sentence. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

/** Paragraphs with an empty line between them; empty ones fall out. */
export function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== '').join('\n\n')
}

/** The name, capacity and service of the agent who signs (L111-2 CRPA). */
export function agentSignature(parts: LetterParts, agentId: string | undefined, unitId: string): string {
  const agent = agentId === undefined ? undefined : parts.directory.agents.get(agentId)
  return parts.t.mail.signature(
    agent?.name ?? '',
    agent?.title ?? '',
    parts.directory.units.get(unitId)?.name ?? '',
    parts.directory.city.name,
  )
}
