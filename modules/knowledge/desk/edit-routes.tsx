import { z } from 'zod'
import { type Reply, type Route, notFound, page, refused, route, seeOther, statusOf } from '#platform/http'
import type { Locale } from '#platform/i18n'
import type { Outcome, Refusal } from '#platform/outcome'
import type { Article } from '../article.ts'
import { type ArticleDraft, problemsOf, tidied } from '../article-draft.ts'
import { editArticle, restoreArticle, withdrawArticle, writeArticle } from '../edit-article.ts'
import { articleUrl } from '../find-answers.ts'
import { findArticle } from '../knowledge-store.ts'
import { messagesFor, refusalSentence } from '../messages/index.ts'
import { type ArticleFault, ArticleFormPage, type ArticleValues } from './article-form.tsx'
import { KNOWLEDGE_PATH, type KnowledgeTools, knowledgeToolsOf } from './knowledge-tools.ts'

const ACCESS = 'knowledge.edit'
const params = z.object({ id: z.uuid() })
// Lengths are told by their own sentences; these only keep a form from being a book.
const values = z.object({
  title: z.string().max(2_000).default(''),
  typeCode: z.string().max(40).default(''),
  lines: z.string().max(10_000).default(''),
  script: z.string().max(20_000).default(''),
  unitId: z.string().max(40).default(''),
  reviewOn: z.string().max(40).default(''),
})
const version = z.coerce.number().int().min(1).max(2_000_000_000)
const EMPTY: ArticleValues = { title: '', typeCode: '', lines: '', script: '', unitId: '', reviewOn: '' }
const USUAL_REVIEW_MONTHS = 12

/** Writing, correcting, withdrawing articles; only for who edits them. */
export function editArticleRoutes(): Route[] {
  return [...newRoutes(), ...changeRoutes(), withdrawal('withdraw', withdrawArticle), withdrawal('restore', restoreArticle)]
}

function newRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: `${KNOWLEDGE_PATH}/new`,
      audience: 'agent',
      access: ACCESS,
      handle: async (call) => {
        const tools = await knowledgeToolsOf(call)
        return draw(tools, {
          article: undefined,
          values: { ...EMPTY, reviewOn: tools.today.add({ months: USUAL_REVIEW_MONTHS }).toString() },
        })
      },
    }),
    route({
      method: 'POST',
      path: `${KNOWLEDGE_PATH}/new`,
      audience: 'agent',
      access: ACCESS,
      body: values,
      labels,
      handle: async (call) => {
        const tools = await knowledgeToolsOf(call)
        const outcome = await call.house.act(call.actor, (work) => writeArticle(work, draftOf(call.body)))
        return outcome.ok ? saved(outcome.value, tools) : fault(outcome.refusal, { article: undefined, values: call.body, tools })
      },
    }),
  ]
}

function changeRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: `${KNOWLEDGE_PATH}/:id/edit`,
      audience: 'agent',
      access: ACCESS,
      params,
      handle: async (call) => {
        const article = await call.house.read(call.actor, (tx) => findArticle(tx, call.params.id))
        return article === undefined ? notFound() : draw(await knowledgeToolsOf(call), { article, values: valuesOf(article) })
      },
    }),
    route({
      method: 'POST',
      path: `${KNOWLEDGE_PATH}/:id/edit`,
      audience: 'agent',
      access: ACCESS,
      params,
      body: values.extend({ version }),
      labels,
      handle: async (call) => {
        const tools = await knowledgeToolsOf(call)
        const { version: expectedVersion, ...sent } = call.body
        const outcome = await call.house.act(call.actor, (work) =>
          editArticle(work, { id: call.params.id, expectedVersion, draft: draftOf(sent) }),
        )
        if (outcome.ok) return saved(outcome.value, tools)
        const article = await call.house.read(call.actor, (tx) => findArticle(tx, call.params.id))
        return article === undefined ? notFound() : fault(outcome.refusal, { article, values: sent, tools })
      },
    }),
  ]
}

function withdrawal(name: 'withdraw' | 'restore', act: typeof withdrawArticle): Route {
  return route({
    method: 'POST',
    path: `${KNOWLEDGE_PATH}/:id/${name}`,
    audience: 'agent',
    access: ACCESS,
    params,
    body: z.object({ version }),
    handle: async (call) => {
      const outcome: Outcome<Article> = await call.house.act(call.actor, (work) =>
        act(work, { id: call.params.id, expectedVersion: call.body.version }),
      )
      if (outcome.ok) return saved(outcome.value, await knowledgeToolsOf(call))
      return outcome.refusal.kind === 'not-found' ? notFound() : refused(outcome.refusal, refusalSentence(outcome.refusal, call.locale))
    },
  })
}

/** What the form calls its fields, by the names that they send. */
function labels(locale: Locale): Readonly<Record<string, string>> {
  const t = messagesFor(locale)
  return { title: t.edit.title, typeCode: t.about, lines: t.toKnow, script: t.script, unitId: t.owner, reviewOn: t.columns.review }
}

function saved(article: Article, { t }: KnowledgeTools): Reply {
  const done = article.withdrawnOn === undefined ? t.edit.saved : t.edit.withdrawn
  return seeOther(articleUrl(article.id), [{ name: 'flash', value: done }])
}

interface Drawn {
  article: Article | undefined
  values: ArticleValues
}

function draw(tools: KnowledgeTools, about: Drawn, wrong?: { faults: readonly ArticleFault[]; status: number }): Reply {
  const title = about.article === undefined ? tools.t.edit.newTitle : tools.t.edit.editTitle(about.article.title)
  return page(title, <ArticleFormPage {...about} faults={wrong?.faults ?? []} isStale={wrong?.status === 409} tools={tools} />, {
    current: KNOWLEDGE_PATH,
    status: wrong?.status ?? 200,
  })
}

/** The form again with its words and everything that is wrong with it, not only the first fault. */
function fault(refusal: Refusal, about: Drawn & { tools: KnowledgeTools }): Reply {
  const { tools } = about
  if (refusal.kind === 'not-found') return notFound()
  if (refusal.kind !== 'invalid') {
    const message = refusalSentence(refusal, tools.locale) ?? refusal.message
    return draw(tools, about, { faults: [{ field: undefined, message }], status: statusOf(refusal) })
  }
  const problems = problemsOf(tidied(draftOf(about.values)), {
    isUnit: (id) => tools.directory.units.has(id),
    isType: (code) => tools.catalogue.byCode.has(code),
    today: tools.today,
  })
  const faults = problems.map(({ field, problem }) => ({ field, message: tools.t.problems[problem] }))
  return draw(tools, about, { faults, status: statusOf(refusal) })
}

function draftOf(sent: ArticleValues): ArticleDraft {
  return {
    title: sent.title,
    typeCode: sent.typeCode === '' ? undefined : sent.typeCode,
    lines: sent.lines.split(/\r?\n/).filter((line) => line.trim() !== ''),
    script: sent.script,
    unitId: sent.unitId,
    reviewOn: dateOf(sent.reviewOn),
  }
}

function dateOf(text: string): Temporal.PlainDate | undefined {
  return z.iso.date().safeParse(text).success ? Temporal.PlainDate.from(text) : undefined
}

function valuesOf(article: Article): ArticleValues {
  return {
    title: article.title,
    typeCode: article.typeCode ?? '',
    lines: article.lines.join('\n'),
    script: article.script,
    unitId: article.unitId,
    reviewOn: article.reviewOn.toString(),
  }
}
