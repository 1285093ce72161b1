import { z } from 'zod'
import { permitted } from '#modules/accounts'
import { type FoundCitizen, displayName, searchCitizens } from '#modules/citizens'
import type { Tx } from '#platform/database'
import { type Reply, type Route, json, notFound, page, route, seeOther } from '#platform/http'
import { type FoundRequests, findRequests } from '../find-requests.ts'
import { parseReference } from '../reference.ts'
import { visibility } from '../request-access.ts'
import type { RequestSummary } from '../request.ts'
import { citizenUrl, requestUrl } from './addresses.ts'
import { type DeskTools, deskToolsOf } from './desk-call.ts'
import type { FoundLetter, RequestPageParts } from './parts.ts'
import { SearchPage } from './search-page.tsx'

const PATH = '/desk/search'
const PEOPLE = 20
const PEOPLE_SUGGESTED = 5
const REQUESTS_SUGGESTED = 6
const SEARCH_KINDS = ['requests', 'people', 'letters'] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

const words = z.string().max(200).default('')

/** One box for everything: a reference opens its request, a name finds a person, other words look into requests and letters. */
export function searchRoutes(parts: RequestPageParts): Route[] {
  return [
    route({
      method: 'GET',
      path: PATH,
      audience: 'agent',
      access: 'signed-in',
      query: z.object({
        q: words,
        kind: z.enum(SEARCH_KINDS).optional().catch(undefined),
        after: z.string().max(200).optional().catch(undefined),
      }),
      handle: async (call) => {
        const tools = await deskToolsOf(call)
        if (tools === undefined) return notFound()
        const { q, kind, after } = call.query
        const found = await call.house.read(tools.actor, (tx) => search(tx, { query: q.trim(), kind, after, tools, parts }))
        return answer(found, { query: q.trim(), kind, tools, continued: after !== undefined })
      },
    }),
    route({
      method: 'GET',
      path: `${PATH}/suggestions`,
      audience: 'agent',
      access: 'signed-in',
      query: z.object({ q: words }),
      handle: async (call) => {
        const tools = await deskToolsOf(call)
        if (tools === undefined) return notFound()
        return json(await call.house.read(tools.actor, (tx) => suggest(tx, call.query.q.trim(), tools)))
      },
    }),
  ]
}

export interface Found {
  requests: FoundRequests
  people: readonly FoundCitizen[]
  /** Absent when this house reads no letters. */
  letters: readonly FoundLetter[] | undefined
  /** The agent may look for people at all. */
  mayFindPeople: boolean
}

async function search(
  tx: Tx,
  about: { query: string; kind: SearchKind | undefined; after: string | undefined; tools: DeskTools; parts: RequestPageParts },
): Promise<Found> {
  const { query, kind, after, tools, parts } = about
  const mayFindPeople = findsPeople(tools)
  if (query === '')
    return {
      requests: { rows: [], next: undefined },
      people: [],
      letters: parts.searchLetters === undefined ? undefined : [],
      mayFindPeople,
    }
  const looksForPeople = mayFindPeople && parseReference(query) === undefined
  const [requests, named, letters] = await Promise.all([
    findRequests(tx, { query, cursor: after }),
    looksForPeople ? searchCitizens(tx, query, PEOPLE, { forgiving: kind === 'people' }) : [],
    parts.searchLetters?.(tx, query, tools.locale),
  ])
  // Names that only come near are looked for when nothing else was found, or when people are what is asked for.
  const nothing = requests.rows.length === 0 && named.length === 0 && (letters?.length ?? 0) === 0
  const people = looksForPeople && nothing && kind !== 'people' ? await searchCitizens(tx, query, PEOPLE) : named
  return { requests: { ...requests, rows: requests.rows.flatMap((row) => seen(row, tools)) }, people, letters, mayFindPeople }
}

function answer(found: Found, about: { query: string; kind: SearchKind | undefined; tools: DeskTools; continued: boolean }): Reply {
  const { query, tools } = about
  const [only] = found.requests.rows
  if (parseReference(query) !== undefined && only !== undefined) return seeOther(requestUrl(only.reference))
  const kind = about.kind ?? firstKind(found, about.continued)
  return page(
    query === '' ? tools.t.search.title : tools.t.search.titleFor(query),
    <SearchPage found={found} query={query} kind={kind} tools={tools} />,
  )
}

/** The kind with an answer, people first: a name is what agents type most. Names that are only near give way to words found as they are. */
function firstKind(found: Found, continued: boolean): SearchKind {
  if (continued) return 'requests'
  if (found.people.some((person) => person.isClose !== true)) return 'people'
  if (found.requests.rows.length > 0) return 'requests'
  if ((found.letters?.length ?? 0) > 0) return 'letters'
  return found.people.length > 0 ? 'people' : 'requests'
}

interface Suggestion {
  value: string
  text: string
  hint: string
  href: string
}

async function suggest(tx: Tx, query: string, tools: DeskTools): Promise<Suggestion[]> {
  if (query.length < 2) return []
  const { t, words: w } = tools
  const [people, requests] = await Promise.all([
    findsPeople(tools) && parseReference(query) === undefined ? searchCitizens(tx, query, PEOPLE_SUGGESTED) : [],
    findRequests(tx, { query, limit: REQUESTS_SUGGESTED }),
  ])
  return [
    ...people.map((found) => ({
      value: found.citizen.id,
      text: displayName(found.citizen),
      hint: [t.search.person, found.contactPoints[0]?.value, found.address?.town].filter(Boolean).join(' · '),
      href: citizenUrl(found.citizen.id),
    })),
    ...requests.rows
      .flatMap((row) => seen(row, tools))
      .map((row) => ({
        value: row.reference,
        text: row.subject,
        hint: [row.reference, w.states[row.state]].join(' · '),
        href: requestUrl(row.reference),
      })),
  ]
}

function findsPeople({ actor }: DeskTools): boolean {
  return actor.sight.citizens && permitted(actor, 'citizen.search')
}

/** A row as the reader may see it: of a limited sight, not who asked. */
function seen(row: RequestSummary, { actor }: DeskTools): RequestSummary[] {
  const sight = visibility(actor, { ...row, sharedUnits: [], registeredBy: undefined })
  // Shared with one of the agent's services: the database let it through, the page itself decides.
  return [sight === 'full' ? row : { ...row, requesterName: '' }]
}
