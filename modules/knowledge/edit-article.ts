import { permitted } from '#modules/accounts'
import { catalogueOf } from '#modules/catalogue'
import { directoryOf } from '#modules/organisation'
import { type Work, newId } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type Outcome, done, refuse } from '#platform/outcome'
import type { Article } from './article.ts'
import { type ArticleDraft, type Known, problemsOf, tidied } from './article-draft.ts'
import { type VersionAct, insertArticle, insertVersion, lockArticle, nextArticleNumber, updateArticle } from './article-versions-store.ts'

/** What a draft is judged by. */
async function knownTo(work: Work): Promise<Known> {
  const [directory, catalogue] = [await directoryOf(work), await catalogueOf(work)]
  return {
    isUnit: (id) => directory.units.has(id),
    isType: (code) => catalogue.byCode.has(code),
    today: civilDate(work.at),
  }
}

/** Writes a new article; every agent reads it at once. */
export async function writeArticle(work: Work, input: ArticleDraft): Promise<Outcome<Article>> {
  if (!permitted(work.actor, 'knowledge.edit')) return refuse('not-allowed', 'knowledge.refusal.may-not-edit')
  const draft = tidied(input)
  const [problem] = problemsOf(draft, await knownTo(work))
  if (problem !== undefined || draft.reviewOn === undefined)
    return refuse('invalid', `knowledge.refusal.${problem?.problem ?? 'review-missing'}`, { field: problem?.field ?? 'reviewOn' })
  const id = newId(work.at.epochMilliseconds)
  const code = `K-${await nextArticleNumber(work.tx)}`
  const article = await insertArticle(work.tx, { id, code, draft: { ...draft, reviewOn: draft.reviewOn } })
  await kept(work, article, 'written')
  return done(article)
}

/** Changes an article. A colleague who was faster is told about; the words typed stay in the form. */
export async function editArticle(
  work: Work,
  input: { id: string; expectedVersion: number; draft: ArticleDraft },
): Promise<Outcome<Article>> {
  const opened = await open(work, input)
  if (!opened.ok) return opened
  const draft = tidied(input.draft)
  const [problem] = problemsOf(draft, await knownTo(work))
  if (problem !== undefined || draft.reviewOn === undefined)
    return refuse('invalid', `knowledge.refusal.${problem?.problem ?? 'review-missing'}`, { field: problem?.field ?? 'reviewOn' })
  const article = await updateArticle(work.tx, input.id, {
    title: draft.title,
    type_code: draft.typeCode ?? null,
    lines: [...draft.lines],
    script: draft.script,
    unit_id: draft.unitId,
    review_on: draft.reviewOn,
  })
  await kept(work, article, 'edited')
  return done(article)
}

/** Takes an article out of what agents are shown; it stays readable at its address, which says so. Twice is as once. */
export async function withdrawArticle(work: Work, input: { id: string; expectedVersion: number }): Promise<Outcome<Article>> {
  return setWithdrawn(work, input, true)
}

/** Shows a withdrawn article again. */
export async function restoreArticle(work: Work, input: { id: string; expectedVersion: number }): Promise<Outcome<Article>> {
  return setWithdrawn(work, input, false)
}

async function setWithdrawn(work: Work, input: { id: string; expectedVersion: number }, withdrawn: boolean): Promise<Outcome<Article>> {
  const opened = await open(work, input)
  if (!opened.ok) return opened
  if ((opened.value.withdrawnOn !== undefined) === withdrawn) return opened
  const article = await updateArticle(work.tx, input.id, { withdrawn_on: withdrawn ? civilDate(work.at) : null })
  await kept(work, article, withdrawn ? 'withdrawn' : 'restored')
  return done(article)
}

/** Find, permit, and see that nobody changed it since; what came before the first change at the desk is kept as it was loaded. */
async function open(work: Work, input: { id: string; expectedVersion: number }): Promise<Outcome<Article>> {
  if (!permitted(work.actor, 'knowledge.edit')) return refuse('not-allowed', 'knowledge.refusal.may-not-edit')
  const article = await lockArticle(work.tx, input.id)
  if (article === undefined) return refuse('not-found', 'knowledge.refusal.unknown')
  if (article.version !== input.expectedVersion) return refuse('conflict', 'knowledge.refusal.stale')
  await insertVersion(work.tx, { article, act: 'loaded', at: work.at, agentId: undefined })
  return done(article)
}

async function kept(work: Work, article: Article, act: VersionAct): Promise<void> {
  const agentId = work.actor.kind === 'agent' ? work.actor.id : undefined
  await insertVersion(work.tx, { article, act, at: work.at, agentId })
  work.publish({
    name: `article.${act}`,
    subject: { kind: 'article', id: article.id },
    unitId: article.unitId,
    data: { version: article.version },
  })
}
