import { z } from 'zod'
import { type Route, json, notFound, page, route } from '#platform/http'
import { ButtonLink, EmptyState, SearchBox } from '#platform/ui'
import { displayName } from '../citizen.ts'
import { type FoundCitizen, searchCitizens } from '../search-citizens.ts'
import { type CitizenTools, citizenToolsOf } from './citizen-tools.ts'
import { PeopleList, citizenUrl, personHint } from './people-list.tsx'

export const CITIZENS_PATH = '/desk/citizens'
const FOUND = 50
const SUGGESTED = 8
const query = z.object({ q: z.string().trim().max(200).catch('').default('') })

/** Finding people: the page, and the suggestions while one types. */
export function searchRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: CITIZENS_PATH,
      audience: 'agent',
      access: 'citizen.search',
      query,
      handle: async (call) => {
        const tools = await citizenToolsOf(call)
        if (tools === undefined) return notFound()
        const { q } = call.query
        const people = q.length < 2 ? [] : await call.house.read(tools.actor, (tx) => searchCitizens(tx, q, FOUND))
        return page(tools.t.title, <SearchPage people={people} query={q} tools={tools} />, { current: CITIZENS_PATH })
      },
    }),
    route({
      method: 'GET',
      path: `${CITIZENS_PATH}/suggestions`,
      audience: 'agent',
      access: 'citizen.search',
      query,
      handle: async (call) => {
        const { q } = call.query
        if (q.length < 2) return json([])
        const people = await call.house.read(call.actor, (tx) => searchCitizens(tx, q, SUGGESTED))
        return json(
          people.map((found) => ({
            value: found.citizen.id,
            text: displayName(found.citizen),
            hint: personHint(found, call.locale),
            href: citizenUrl(found.citizen.id),
          })),
        )
      },
    }),
  ]
}

function SearchPage({ people, query: text, tools }: { people: readonly FoundCitizen[]; query: string; tools: CitizenTools }) {
  const { t } = tools
  return (
    <div class="column">
      <div class="page-head">
        <h1>{t.title}</h1>
        {tools.mayEdit && (
          <ButtonLink href={`${CITIZENS_PATH}/new`} variant="second" icon="add" shortcut="n">
            {t.create}
          </ButtonLink>
        )}
      </div>
      <SearchBox action={CITIZENS_PATH} id="citizen-search" value={text} label={t.searchLabel} />
      <p class="hint">{t.searchHint}</p>
      {text === '' && <EmptyState title={t.start} icon="people" />}
      {text !== '' && people.length === 0 && (
        <EmptyState title={t.none} icon="search">
          {t.noneText}
        </EmptyState>
      )}
      {people.length > 0 && (
        <>
          <p role="status">{t.count(people.length)}</p>
          <PeopleList people={people} label={t.list} tools={tools} />
        </>
      )}
    </div>
  )
}
