import { z } from 'zod'
import type { CitizenDeskParts, CitizenEntry, CitizenTools } from '#modules/citizens/desk'
import { type Contact, contactMessagesFor, listContacts } from '#modules/contacts'
import { type CitizenMessage, correspondenceMessagesFor, listMessagesOfCitizen } from '#modules/correspondence'
import { type RequestSummary, listRequestsById, listRequestsOf, requestMessagesFor, visibility } from '#modules/requests'
import type { Tx } from '#platform/database'
import { knownRequest } from './contact-parts.tsx'

const SHOWN = 30
const TITLE_LENGTH = 160

interface Place {
  at: Temporal.Instant
  id: string
}

/**
 * One line of time of contacts, requests and messages. All three lists come through the agent's own sight: what is sealed is neither
 * shown nor counted, and of a request seen in part the words said about it are left out.
 */
export function citizenParts(): CitizenDeskParts {
  return {
    async timeline(tx, { citizenId, kind, after, tools }) {
      const place = readPlace(after)
      const wants = (each: typeof kind) => kind === 'all' || kind === each
      const limit = SHOWN + 1
      // None waits for another: they reach the database in one go.
      const [contacts, requests, messages] = await Promise.all([
        wants('contacts')
          ? listContacts(tx, { citizenId, before: place === undefined ? undefined : { startedAt: place.at, id: place.id }, limit })
          : [],
        wants('requests') ? listRequestsOf(tx, { citizenId, cursor: after, limit }).then((page) => page.rows) : [],
        wants('messages') ? listMessagesOfCitizen(tx, { citizenId, before: place, limit }) : [],
      ])
      const about = await requestsOfMessages(tx, messages, requests)
      const lines = [
        ...contacts.map((contact) => ({ at: contact.startedAt, id: contact.id, entry: contactEntry(contact, tools) })),
        ...requests.map((request) => ({ at: request.registeredAt, id: request.id, entry: requestEntry(request, tools) })),
        ...messages.map((message) => ({ at: message.writtenAt, id: message.id, entry: messageEntry(message, about, tools) })),
      ].sort(latestFirst)
      const shown = lines.slice(0, SHOWN)
      const last = shown.at(-1)
      return { entries: shown.map((line) => line.entry), next: lines.length > SHOWN && last !== undefined ? writePlace(last) : undefined }
    },
  }
}

/** The requests that messages are about: those of the page, and the others in one question. */
async function requestsOfMessages(
  tx: Tx,
  messages: readonly CitizenMessage[],
  known: readonly RequestSummary[],
): Promise<Map<string, RequestSummary>> {
  const found = new Map(known.map((request) => [request.id, request]))
  const missing = [...new Set(messages.map((message) => message.requestId))].filter((id) => !found.has(id))
  for (const request of await listRequestsById(tx, missing)) found.set(request.id, request)
  return found
}

function latestFirst(a: Place, b: Place): number {
  return Temporal.Instant.compare(b.at, a.at) || (a.id < b.id ? 1 : -1)
}

// The same key as the lists of requests use: one place in time holds for both lists.
function writePlace({ at, id }: Place): string {
  return Buffer.from(`${at.toString()}|${id}`).toString('base64url')
}

const placeShape = z.tuple([z.iso.datetime(), z.uuid()])

function readPlace(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  const parsed = placeShape.safeParse(Buffer.from(cursor, 'base64url').toString().split('|'))
  return parsed.success ? { at: Temporal.Instant.from(parsed.data[0]), id: parsed.data[1] } : undefined
}

function contactEntry(contact: Contact, { locale, directory }: CitizenTools): CitizenEntry {
  const words = contactMessagesFor(locale)
  const agent = contact.agentId === undefined ? undefined : directory.agents.get(contact.agentId)?.name
  return {
    key: contact.id,
    at: contact.startedAt,
    kind: words.channels[contact.channel],
    title: shortened(contact.summary),
    href: undefined,
    under: [words.results[contact.result], contact.demand === undefined ? undefined : words.demands[contact.demand], agent]
      .filter((part) => part !== undefined)
      .join(' · '),
    tag: undefined,
  }
}

function requestEntry(row: RequestSummary, tools: CitizenTools): CitizenEntry {
  const known = knownRequest(row, tools)
  const words = requestMessagesFor(tools.locale)
  return {
    key: row.id,
    at: row.registeredAt,
    kind: row.reference,
    title: row.subject,
    href: known.href,
    under: [
      known.due.text === known.state ? undefined : known.state,
      words.channels[row.channel],
      tools.directory.units.get(row.unitId)?.name,
    ]
      .filter((part) => part !== undefined)
      .join(' · '),
    tag: known.due,
  }
}

function messageEntry(message: CitizenMessage, about: ReadonlyMap<string, RequestSummary>, tools: CitizenTools): CitizenEntry {
  const { locale, directory, actor } = tools
  const request = about.get(message.requestId)
  const words = requestMessagesFor(locale)
  const t = correspondenceMessagesFor(locale).line
  const channels: Readonly<Record<string, string>> = words.channels
  const known = request === undefined ? undefined : knownRequest(request, tools)
  // Who it was shared with does not stand in a row: such a request shows its words on its own page.
  const inFull = request !== undefined && visibility(actor, { ...request, sharedUnits: [], registeredBy: undefined }) === 'full'
  const said = message.automatic && message.subject !== '' ? message.subject : message.body
  const author = message.authorId === undefined ? undefined : directory.agents.get(message.authorId)?.name
  return {
    key: message.id,
    at: message.writtenAt,
    kind: message.direction === 'in' ? t.in : message.automatic ? t.automatic : t.out,
    title: inFull ? shortened(said.replaceAll(/\s+/g, ' ')) : t.hidden,
    href: known?.href,
    under: [request?.reference, channels[message.channel], author].filter((part) => part !== undefined).join(' · '),
    tag: undefined,
  }
}

function shortened(text: string): string {
  return text.length > TITLE_LENGTH ? `${text.slice(0, TITLE_LENGTH).toWellFormed()}…` : text
}
