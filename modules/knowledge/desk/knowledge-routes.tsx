import { z } from 'zod'
import { inLanguage } from '#modules/catalogue'
import { type Route, notFound, page, route } from '#platform/http'
import { formatDate } from '#platform/i18n'
import { Actions, Breadcrumb, Button, ButtonLink, DataList, Form, Notice, SearchBox, StatusTag, Table, Tabs } from '#platform/ui'
import { type Article, isOverdue } from '../article.ts'
import { articleUrl } from '../find-answers.ts'
import { ARTICLE_LISTS, type ArticleList, findArticle, listArticles, searchArticles } from '../knowledge-store.ts'
import { ArticleBody } from './article-view.tsx'
import { editArticleRoutes } from './edit-routes.tsx'
import { KNOWLEDGE_PATH, type KnowledgeTools, knowledgeToolsOf } from './knowledge-tools.ts'
import { versionsRoute } from './versions-route.tsx'

const PATH = KNOWLEDGE_PATH
const FOUND = 50

/** What agents may answer: the list with its search, and each article. Every agent reads them. */
export function knowledgeDeskRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: PATH,
      audience: 'agent',
      access: 'signed-in',
      query: z.object({
        q: z.string().trim().max(200).optional().catch(undefined),
        list: z.enum(ARTICLE_LISTS).catch('shown'),
      }),
      handle: async (call) => {
        const query = call.query.q ?? ''
        const tools = await knowledgeToolsOf(call)
        // What was withdrawn is read by who writes; for everybody else it is not there.
        const list = tools.mayEdit ? call.query.list : 'shown'
        const articles = await call.house.read(call.actor, (tx) =>
          query === '' ? listArticles(tx, { list, today: tools.today }) : searchArticles(tx, { query, match: 'all', limit: FOUND }),
        )
        return page(tools.t.title, <ListPage articles={articles} query={query} list={list} tools={tools} />, { current: PATH })
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
        return page(article.title, <ArticlePage article={article} tools={await knowledgeToolsOf(call)} />, { current: PATH })
      },
    }),
    ...editArticleRoutes(),
    versionsRoute(),
  ]
}

interface ListProps {
  articles: readonly Article[]
  query: string
  list: ArticleList
  tools: KnowledgeTools
}

function ListPage({ articles, query, list, tools }: ListProps) {
  const { t, locale, today, directory, mayEdit } = tools
  return (
    <div class="column">
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      {mayEdit && (
        <>
          <Actions>
            <ButtonLink href={`${PATH}/new`}>{t.edit.newTitle}</ButtonLink>
          </Actions>
          <Tabs
            label={t.list}
            tabs={ARTICLE_LISTS.map((each) => ({ href: `${PATH}?list=${each}`, text: t.lists[each], current: each === list }))}
          />
        </>
      )}
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

function ArticlePage({ article, tools }: { article: Article; tools: KnowledgeTools }) {
  const { t, locale, today, directory, catalogue } = tools
  const type = article.typeCode === undefined ? undefined : catalogue.byCode.get(article.typeCode)
  return (
    <div class="column">
      <Breadcrumb items={[{ href: PATH, text: t.title }]} />
      <h1>{article.title}</h1>
      {article.withdrawnOn !== undefined && <Notice tone="warning">{t.withdrawnSince(article.withdrawnOn)}</Notice>}
      <ArticleBody article={article} today={today} t={t} level="h2" />
      <DataList
        rows={[
          { term: t.about, value: type === undefined ? undefined : inLanguage(type.definition.title, locale) },
          { term: t.owner, value: directory.units.get(article.unitId)?.name },
          { term: t.review, value: formatDate(locale, article.reviewOn) },
          { term: t.code, value: article.code },
        ]}
      />
      {tools.mayEdit && <EditTools article={article} t={t} />}
    </div>
  )
}

function EditTools({ article, t }: { article: Article; t: KnowledgeTools['t'] }) {
  const here = articleUrl(article.id)
  const isShown = article.withdrawnOn === undefined
  return (
    <>
      <Actions>
        <ButtonLink href={`${here}/edit`}>{t.edit.change}</ButtonLink>
        <ButtonLink href={`${here}/versions`} variant="second">
          {t.versions.link}
        </ButtonLink>
      </Actions>
      <Form action={`${here}/${isShown ? 'withdraw' : 'restore'}`} hidden={{ version: String(article.version) }}>
        <Button variant={isShown ? 'quiet' : 'second'}>{isShown ? t.edit.withdraw : t.edit.restore}</Button>
      </Form>
    </>
  )
}
