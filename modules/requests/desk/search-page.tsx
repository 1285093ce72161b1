import { type FoundCitizen, birthText, displayName } from '#modules/citizens'
import { EmptyState, Pagination, Tabs } from '#platform/ui'
import { citizenUrl, searchOf } from './addresses.ts'
import type { DeskTools } from './desk-call.ts'
import { QueueRows } from './queue-rows.tsx'
import type { Found, SearchKind } from './search-routes.tsx'

interface SearchPageProps {
  found: Found
  query: string
  kind: SearchKind
  tools: DeskTools
}

/** What was found, one kind at a time; each count is of what the reader may see. */
export function SearchPage({ found, query, kind, tools }: SearchPageProps) {
  const { t } = tools
  const address = (wanted: SearchKind) => `/desk/search?${searchOf({ q: query, kind: wanted })}`
  const tab = (wanted: SearchKind, text: string, count: number | string | undefined) => ({
    href: address(wanted),
    text,
    count,
    current: kind === wanted,
  })
  return (
    <div class="column search-page">
      <h1>{query === '' ? t.search.title : t.search.titleFor(query)}</h1>
      {query === '' ? (
        <EmptyState title={t.search.empty} icon="search">
          {t.search.emptyText}
        </EmptyState>
      ) : (
        <>
          <Tabs
            label={t.search.kinds}
            tabs={[
              ...(found.mayFindPeople
                ? [tab('people', t.search.people, found.people.length === 0 && kind !== 'people' ? undefined : found.people.length)]
                : []),
              tab('requests', t.search.requests, requestCount(found, tools)),
              ...(found.letters === undefined ? [] : [tab('letters', t.search.letters, found.letters.length)]),
            ]}
          />
          <Results found={found} query={query} kind={kind} tools={tools} />
        </>
      )}
    </div>
  )
}

/** How many requests: of more than a page, that there are more. */
function requestCount({ requests: { rows, next } }: Found, { t }: DeskTools): number | string {
  return next === undefined ? rows.length : t.search.moreThan(rows.length)
}

function Results({ found, query, kind, tools }: SearchPageProps) {
  if (kind === 'people') return found.people.length === 0 ? <Nothing tools={tools} /> : <People people={found.people} tools={tools} />
  if (kind === 'letters') return (found.letters ?? []).length === 0 ? <Nothing tools={tools} /> : <Letters found={found} tools={tools} />
  if (found.requests.rows.length === 0) return <Nothing tools={tools} />
  const next =
    found.requests.next === undefined ? undefined : `/desk/search?${searchOf({ q: query, kind: 'requests', after: found.requests.next })}`
  return (
    <div class="sheet">
      <QueueRows rows={found.requests.rows} tools={tools} showsUnit label={tools.t.search.requests} />
      <Pagination next={next} />
    </div>
  )
}

function People({ people, tools: { t, locale } }: { people: readonly FoundCitizen[]; tools: DeskTools }) {
  return (
    <>
      {people.every((found) => found.isClose === true) && <p class="muted">{t.search.onlyClose}</p>}
      <ul class="rows sheet" aria-label={t.search.people}>
        {people.map(({ citizen, contactPoints, address }) => (
          <li key={citizen.id}>
            <a class="title" href={citizenUrl(citizen.id)} data-row>
              {displayName(citizen)}
            </a>
            <span class="side">{address === undefined ? undefined : `${address.postcode} ${address.town}`}</span>
            <span class="under">{contactPoints.map((point) => point.value).join(' · ')}</span>
            <span class="reference">
              {citizen.birthDate === undefined ? undefined : t.search.bornOn(birthText(citizen.birthDate, locale))}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Letters({ found, tools: { t } }: { found: Found; tools: DeskTools }) {
  return (
    <ul class="rows sheet" aria-label={t.search.letters}>
      {(found.letters ?? []).map((letter) => (
        <li key={letter.href}>
          <a class="title" href={letter.href} data-row>
            {letter.title}
          </a>
          <span class="under">{letter.under}</span>
        </li>
      ))}
    </ul>
  )
}

function Nothing({ tools: { t } }: { tools: DeskTools }) {
  return (
    <EmptyState title={t.search.none} icon="search">
      {t.search.noneText}
    </EmptyState>
  )
}
