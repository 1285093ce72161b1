import type { Locale } from '#platform/i18n'
import { Breadcrumb, ButtonLink, LinkList, SearchBox } from '#platform/ui'
import { LIFE_MOMENTS, type RequestType, inLanguage } from '../request-type.ts'
import { formUrl, momentUrl, typeUrl } from './addresses.ts'
import { messagesFor } from './messages/index.ts'
import type { TypeSearch } from './search-types.ts'

/** The request type of a question that fits no other. */
const QUESTION = 'GE-INF'

/** The life moments that hold at least one service, each with examples. */
export function momentItems(types: readonly RequestType[], locale: Locale) {
  const t = messagesFor(locale)
  return LIFE_MOMENTS.filter((moment) => types.some((type) => type.active && type.definition.lifeMoment === moment)).map((moment) => ({
    href: momentUrl(moment),
    text: t.moments[moment].title,
    hint: t.moments[moment].hint,
  }))
}

/** All services: moments first, then the whole list in its sections. */
export function CataloguePage({ types, locale }: { types: readonly RequestType[]; locale: Locale }) {
  const t = messagesFor(locale)
  return (
    <>
      <h1>{t.services}</h1>
      <p class="lead">{t.lead}</p>
      <SearchBox action="/demarches" label={t.searchLabel} big />
      <h2 class="ruled">{t.byMoment}</h2>
      <LinkList items={momentItems(types, locale)} />
      <h2 class="ruled">{t.all}</h2>
      {LIFE_MOMENTS.map((moment) => {
        const held = typesOf(types, moment)
        if (held.length === 0) return null
        return (
          <section key={moment}>
            <h3>{t.moments[moment].title}</h3>
            <ul>
              {held.map((type) => (
                <li key={type.code}>
                  <a href={typeUrl(type.code)}>{inLanguage(type.definition.title, locale)}</a>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

/** What was found for a citizen's words. */
export function ResultsPage({ query, search, locale }: { query: string; search: TypeSearch; locale: Locale }) {
  const t = messagesFor(locale)
  return (
    <>
      <Breadcrumb
        items={[
          { href: '/', text: t.home },
          { href: '/demarches', text: t.services },
        ]}
      />
      <h1>{t.results(search.types.length, query)}</h1>
      <SearchBox action="/demarches" value={query} label={t.searchLabel} big />
      {search.guessed && <p class="hint">{t.guessed}</p>}
      {search.types.length > 0 && <LinkList items={search.types.map((type) => itemOf(type, locale))} />}
      {search.types.length === 0 && (
        <>
          <p>{t.nothing}</p>
          <p>
            <ButtonLink variant="second" href={formUrl(QUESTION)}>
              {t.writeToUs}
            </ButtonLink>
          </p>
          <h2 class="ruled">{t.byMoment}</h2>
        </>
      )}
    </>
  )
}

/** A moment of life with its services. */
export function MomentPage({
  moment,
  types,
  locale,
}: {
  moment: (typeof LIFE_MOMENTS)[number]
  types: readonly RequestType[]
  locale: Locale
}) {
  const t = messagesFor(locale)
  return (
    <>
      <Breadcrumb
        items={[
          { href: '/', text: t.home },
          { href: '/demarches', text: t.services },
        ]}
      />
      <div>
        <h1>{t.moments[moment].title}</h1>
        <p class="lead">{t.moments[moment].hint}</p>
      </div>
      <LinkList items={typesOf(types, moment).map((type) => itemOf(type, locale))} />
    </>
  )
}

function typesOf(types: readonly RequestType[], moment: string): RequestType[] {
  return types.filter((type) => type.active && type.definition.lifeMoment === moment)
}

function itemOf(type: RequestType, locale: Locale) {
  return {
    href: typeUrl(type.code),
    text: inLanguage(type.definition.title, locale),
    hint: inLanguage(type.definition.description, locale),
  }
}
