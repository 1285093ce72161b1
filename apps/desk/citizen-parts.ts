import { z } from 'zod'
import type { CitizenDeskParts, CitizenEntry, CitizenTools } from '#modules/citizens/desk'
import { type Contact, contactMessagesFor, listContacts } from '#modules/contacts'
import { type RequestSummary, listRequestsOf, requestMessagesFor } from '#modules/requests'
import { knownRequest } from './contact-parts.tsx'

const SHOWN = 30
const TITLE_LENGTH = 160

interface Place {
  at: Temporal.Instant
  id: string
}

/** One line of time of contacts and requests. Both lists come through the agent's own sight: what is sealed is neither shown nor counted. */
export function citizenParts(): CitizenDeskParts {
  return {
    async timeline(tx, { citizenId, kind, after, tools }) {
      const place = readPlace(after)
      const contacts =
        kind === 'requests'
          ? []
          : await listContacts(tx, {
              citizenId,
              before: place === undefined ? undefined : { startedAt: place.at, id: place.id },
              limit: SHOWN + 1,
            })
      const requests = kind === 'contacts' ? [] : (await listRequestsOf(tx, { citizenId, cursor: after, limit: SHOWN + 1 })).rows
      const lines = [
        ...contacts.map((contact) => ({ at: contact.startedAt, id: contact.id, entry: contactEntry(contact, tools) })),
        ...requests.map((request) => ({ at: request.registeredAt, id: request.id, entry: requestEntry(request, tools) })),
      ].sort(latestFirst)
      const shown = lines.slice(0, SHOWN)
      const last = shown.at(-1)
      return { entries: shown.map((line) => line.entry), next: lines.length > SHOWN && last !== undefined ? writePlace(last) : undefined }
    },
  }
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
  const summary = contact.summary.length > TITLE_LENGTH ? `${contact.summary.slice(0, TITLE_LENGTH).toWellFormed()}…` : contact.summary
  return {
    key: contact.id,
    at: contact.startedAt,
    kind: words.channels[contact.channel],
    title: summary,
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
