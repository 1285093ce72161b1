import { type Address, listAddresses } from '#modules/citizens'
import type { Request } from '#modules/requests'
import type { Work } from '#platform/database'
import { formatDate } from '#platform/i18n'
import { type Letter, type LetterBlock, renderLetter } from '#platform/pdf'
import { type LetterParts, agentSignature, letterParts } from './letter-text.ts'
import type { Message } from './message.ts'

/** A letter that opens with its own words needs no other salutation. */
const GREETING = /^(bonjour|madame|monsieur|mesdames|cher|chère|dear|gentile|egregi)/i

/** What a message says when it goes out on paper: the recipient's window, the words, how to follow the request. */
export async function letterOf(work: Work, input: { message: Message; request: Request; origin: string }): Promise<Letter> {
  const { message, request } = input
  const parts = await letterParts(work, request, input.origin)
  const { requesterId } = request
  const address = requesterId === undefined ? undefined : (await listAddresses(work.tx, [requesterId])).get(requesterId)?.[0]
  const { t, facts, directory, locale } = parts
  const { city } = directory
  const unit = directory.units.get(request.unitId)
  const agent = message.authorId === undefined ? undefined : directory.agents.get(message.authorId)
  const words = wordsOf(message, parts, request)
  return {
    locale,
    title: `${message.subject} – ${request.reference}`,
    author: { name: city.name },
    office: {
      name: unit?.name ?? city.name,
      lines: [city.postalAddress, unit?.phone ?? city.phone, unit?.email ?? city.email].filter((line) => line !== ''),
    },
    recipient: recipientOf(parts.name, address),
    placeAndDate: t.letter.placeAndDate(city.town, formatDate(locale, message.writtenAt)),
    references: [{ label: t.letter.reference, value: request.reference }],
    subject: { label: t.letter.subject, value: message.subject === '' ? request.subject : message.subject },
    salutation: GREETING.test(words[0] ?? '') ? '' : t.mail.greeting(parts.name),
    body: [
      ...words.map((text): LetterBlock => ({ kind: 'paragraph', text })),
      // An automatic letter says so in its own words.
      ...(message.automatic ? [] : [{ kind: 'paragraph' as const, text: t.mail.follow(facts) }]),
    ],
    closing: '',
    signature: { firstName: '', lastName: agent?.name ?? '', capacity: agent?.title ?? '', service: unit?.name ?? city.name },
    legal: [],
    pageLabel: t.letter.page,
  }
}

export function printLetter(letter: Letter, at: Temporal.Instant): Promise<Buffer> {
  return renderLetter(letter, { at })
}

/** The paragraphs, without the signature that the letter draws at its own place. */
function wordsOf(message: Message, parts: LetterParts, request: Request): string[] {
  const signatures = new Set([
    agentSignature(parts, message.authorId, request.unitId),
    agentSignature(parts, request.assigneeId, request.unitId),
    agentSignature(parts, undefined, request.unitId),
  ])
  return message.body
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '' && !signatures.has(paragraph))
}

/** In the order of the postal standard (NF Z10-011): name, line, complement, postcode and town. */
function recipientOf(name: string, address: Address | undefined): string[] {
  const place = address === undefined ? [] : [address.complement ?? '', address.line, `${address.postcode} ${address.town.toUpperCase()}`]
  return [name, ...place].filter((line) => line.trim() !== '')
}
