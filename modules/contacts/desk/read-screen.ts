import { type FoundCitizen, describeCitizens, likelyDuplicates, searchCitizens } from '#modules/citizens'
import { type TypeSuggestion, suggestTypes } from '#modules/catalogue'
import type { Tx } from '#platform/database'
import type { Contact } from '../contact.ts'
import { listContacts } from '../contacts-store.ts'
import type { ContactTools } from './contact-tools.ts'
import type { ContactDeskParts, HelpAnswer, KnownRequest } from './parts.ts'
import type { ReadContact } from './read-contact.ts'
import { textOf } from './sent.ts'
import type { Sent } from './sent.ts'

const CONTACTS_SHOWN = 5
const PEOPLE_FOUND = 10

/** The person the contact is with: file, requests the agent may see, last contacts. */
export interface PersonBeside {
  found: FoundCitizen
  requests: readonly KnownRequest[]
  contacts: readonly Contact[]
}

/** What the screen shows beside the form. */
export interface Screen {
  person: PersonBeside | undefined
  /** Files found for what was typed; absent when nothing was asked. */
  people: readonly FoundCitizen[] | undefined
  duplicates: readonly FoundCitizen[]
  suggestions: readonly TypeSuggestion[] | undefined
  answer: HelpAnswer | undefined
}

export const EMPTY_SCREEN: Screen = { person: undefined, people: undefined, duplicates: [], suggestions: undefined, answer: undefined }

/** The person's file with its history; nothing when there is none, or the agent may not search the registry. */
export async function readPerson(
  tx: Tx,
  about: { citizenId: string; tools: ContactTools; parts: ContactDeskParts },
): Promise<PersonBeside | undefined> {
  const { citizenId, tools, parts } = about
  if (!tools.may.search) return undefined
  const [found] = await describeCitizens(tx, [citizenId])
  if (found === undefined) return undefined
  return {
    found,
    requests: await parts.requestsOf(tx, { citizenId, tools }),
    contacts: await listContacts(tx, { citizenId, limit: CONTACTS_SHOWN }),
  }
}

/** Everything a page that comes back with its values needs. */
export async function readScreen(
  tx: Tx,
  about: { read: ReadContact; sent: Sent; tools: ContactTools; parts: ContactDeskParts },
): Promise<Screen> {
  const { read, sent, tools, parts } = about
  const who = textOf(sent, 'who')
  return {
    person: read.citizenId === undefined ? undefined : await readPerson(tx, { citizenId: read.citizenId, tools, parts }),
    people:
      read.doing === 'find' && tools.may.search && who.length > 1 && read.faults.length === 0
        ? await searchCitizens(tx, who, PEOPLE_FOUND)
        : undefined,
    duplicates: await alike(tx, read),
    suggestions: read.doing === 'suggest' ? suggestionsFor(tools, read.summary) : undefined,
    answer: read.type === undefined ? undefined : await parts.answerFor(tx, { typeCode: read.type.code, tools }),
  }
}

/** Files like the one about to be made; none when a file was chosen. */
export async function alike(tx: Tx, read: ReadContact): Promise<FoundCitizen[]> {
  return read.newPerson === undefined || read.citizenId !== undefined || read.faults.length > 0
    ? []
    : likelyDuplicates({ tx }, read.newPerson)
}

export function suggestionsFor(tools: ContactTools, summary: string): TypeSuggestion[] {
  return suggestTypes(tools.catalogue.types, { subject: '', text: summary })
}
