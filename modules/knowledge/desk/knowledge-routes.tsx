import { z } from 'zod'
import { type Catalogue, catalogueOf, inLanguage } from '#modules/catalogue'
import { type Directory, directoryOf } from '#modules/organisation'
import { type Route, notFound, page, route } from '#platform/http'
import { type Locale, civilDate, formatDate } from '#platform/i18n'
import { Breadcrumb, DataList, SearchBox, StatusTag, Table } from '#platform/ui'
import { type Article, isOverdue } from '../article.ts'
import { articleUrl } from '../find-answers.ts'
import { findArticle, listArticles, searchArticles } from '../knowledge-store.ts'
import { type Messages, messagesFor } from '../messages/index.ts'
import { ArticleBody } from './article-view.tsx'

const PATH = '/desk/knowledge'
const FOUND = 50

interface Tools {
  t: Messages
  locale: Locale
  today: Temporal.PlainDate
  directory: Directory
  catalogue: Catalogue
}

/** What agents may answer: the list with its search, and each article. Every agent reads them. */
export function knowledgeDeskRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: PATH,
      audience: 'agent',
      access: 'signed-in',
      query: z.object({ q: z.string().trim().max(200).optional().catch(undefined) }),
      handle: async (call) => {
        const query = call.query.q ?? ''
        const [directory, catalogue] = await Promise.all([directoryOf(call.house), catalogueOf(call.house)])
        const tools: Tools = { t: messagesFor(call.locale), locale: call.locale, today: civilDate(call.at), directory, catalogue }
        const articles = await call.house.read(call.actor, (tx) =>
          query === '' ? listArticles(tx) : searchArticles(tx, { query, match: 'all', limit: FOUND }),
        )
        return page(tools.t.title, <ListPage articles={articles} query={query} tools={tools} />, { current: PATH })
      },
    }),
    route({
      method: 'GET',
      path: `${PATH}/:id`,
      audience: 'agent',
      access: 'signed-in',
      params: z.object({ id: z.uuid() }),
      handle: async (call) => {
        const article = await call.house.read(call.actor, (tx) => findArticle(tx, call.params.id))
        if (article === undefined) return notFound()
        const [directory, catalogue] = await Promise.all([directoryOf(call.house), catalogueOf(call.house)])
        const tools: Tools = { t: messagesFor(call.locale), locale: call.locale, today: civilDate(call.at), directory, catalogue }
        return page(article.title, <ArticlePage article={article} tools={tools} />, { current: PATH })
      },
    }),
  ]
}

function ListPage({ articles, query, tools }: { articles: readonly Article[]; query: string; tools: Tools }) {
  const { t, locale, today, directory } = tools
  return (
    <div class="column">
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <SearchBox action={PATH} id="article-search" value={query} label={t.searchLabel} />
      <Table
        caption={t.list}
        captionHidden
        rows={articles}
        rowKey={(article) => article.id}
        empty={query === '' ? t.empty : t.none}
        columns={[
          {
            key: 'title',
            title: t.columns.title,
            header: true,
            cell: (article) => (
              <a href={articleUrl(article.id)} data-row>
                {article.title}
              </a>
            ),
          },
          { key: 'unit', title: t.columns.unit, cell: (article) => directory.units.get(article.unitId)?.name ?? '' },
          {
            key: 'review',
            title: t.columns.review,
            cell: (article) => (
              <>
                {formatDate(locale, article.reviewOn, 'medium')}{' '}
                {isOverdue(article, today) && <StatusTag tone="late">{t.overdue}</StatusTag>}
              </>
            ),
          },
        ]}
      />
    </div>
  )
}

function ArticlePage({ article, tools }: { article: Article; tools: Tools }) {
  const { t, locale, today, directory, catalogue } = tools
  const type = article.typeCode === undefined ? undefined : catalogue.byCode.get(article.typeCode)
  return (
    <div class="column">
      <Breadcrumb items={[{ href: PATH, text: t.title }]} />
      <h1>{article.title}</h1>
      <ArticleBody article={article} today={today} t={t} level="h2" />
      <DataList
        rows={[
          { term: t.about, value: type === undefined ? undefined : inLanguage(type.definition.title, locale) },
          { term: t.owner, value: directory.units.get(article.unitId)?.name },
          { term: t.review, value: formatDate(locale, article.reviewOn) },
          { term: t.code, value: article.code },
        ]}
      />
    </div>
  )
}
