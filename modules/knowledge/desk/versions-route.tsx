import { z } from 'zod'
import { type Route, notFound, page, route } from '#platform/http'
import { formatDate, formatDateTime } from '#platform/i18n'
import { Breadcrumb, DataList, Disclosure } from '#platform/ui'
import type { Article } from '../article.ts'
import { type ArticleVersion, listVersions } from '../article-versions-store.ts'
import { articleUrl } from '../find-answers.ts'
import { findArticle } from '../knowledge-store.ts'
import { KNOWLEDGE_PATH, type KnowledgeTools, knowledgeToolsOf } from './knowledge-tools.ts'

/** How an article came to say what it says: who changed it, when, and what it said then. */
export function versionsRoute(): Route {
  return route({
    method: 'GET',
    path: `${KNOWLEDGE_PATH}/:id/versions`,
    audience: 'agent',
    access: 'knowledge.edit',
    params: z.object({ id: z.uuid() }),
    handle: async (call) => {
      const found = await call.house.read(call.actor, async (tx) => {
        const article = await findArticle(tx, call.params.id)
        return article === undefined ? undefined : { article, versions: await listVersions(tx, article.id) }
      })
      if (found === undefined) return notFound()
      const tools = await knowledgeToolsOf(call)
      return page(tools.t.versions.title(found.article.title), <Versions {...found} tools={tools} />, { current: KNOWLEDGE_PATH })
    },
  })
}

function Versions({ article, versions, tools }: { article: Article; versions: readonly ArticleVersion[]; tools: KnowledgeTools }) {
  const { t, locale, directory } = tools
  return (
    <div class="column stack">
      <Breadcrumb
        items={[
          { href: KNOWLEDGE_PATH, text: t.title },
          { href: articleUrl(article.id), text: article.title },
        ]}
      />
      <h1>{t.versions.title(article.title)}</h1>
      {versions.length === 0 && <p>{t.versions.none}</p>}
      {versions.map((version) => {
        const by = version.agentId === undefined ? undefined : directory.agents.get(version.agentId)?.name
        const head = [t.versions.acts[version.act], by, formatDateTime(locale, version.writtenAt)].filter((part) => part !== undefined)
        return (
          <Disclosure key={version.version} id={`v${version.version}`} summary={`${version.version} · ${head.join(', ')}`}>
            <DataList
              rows={[
                { term: t.columns.title, value: version.title },
                {
                  term: t.toKnow,
                  value: (
                    <ul>
                      {version.lines.map((line) => (
                        <li key={line}>{line}</li>
                      ))}
                    </ul>
                  ),
                },
                { term: t.script, value: version.script === '' ? undefined : <p class="said">{version.script}</p> },
                { term: t.owner, value: directory.units.get(version.unitId)?.name },
                { term: t.review, value: formatDate(locale, version.reviewOn) },
              ]}
            />
          </Disclosure>
        )
      })}
    </div>
  )
}
