import { z } from 'zod'
import type { Updateable } from 'kysely'
import { type Database, type Tx, sql } from '#platform/database'
import type { Article } from './article.ts'
import type { ArticleDraft } from './article-draft.ts'
import { ARTICLE_COLUMNS, articleOf } from './knowledge-store.ts'

export const VERSION_ACTS = ['loaded', 'written', 'edited', 'withdrawn', 'restored'] as const
export type VersionAct = (typeof VERSION_ACTS)[number]

/** An article as it stood after a change. */
export interface ArticleVersion {
  version: number
  act: VersionAct
  title: string
  lines: readonly string[]
  script: string
  unitId: string
  reviewOn: Temporal.PlainDate
  writtenAt: Temporal.Instant
  /** Absent: loaded with the house. */
  agentId: string | undefined
}

const MOST_VERSIONS = 200

export async function nextArticleNumber(tx: Tx): Promise<number> {
  const { rows } = await sql<{ number: number }>`SELECT nextval('knowledge.article_number')::int AS number`.execute(tx)
  return rows[0]?.number ?? 0
}

export async function insertArticle(
  tx: Tx,
  { id, code, draft }: { id: string; code: string; draft: ArticleDraft & { reviewOn: Temporal.PlainDate } },
): Promise<Article> {
  const row = await tx
    .insertInto('knowledge.article')
    .values({
      id,
      code,
      title: draft.title,
      type_code: draft.typeCode ?? null,
      lines: [...draft.lines],
      script: draft.script,
      unit_id: draft.unitId,
      review_on: draft.reviewOn,
    })
    .returning(ARTICLE_COLUMNS)
    .executeTakeFirstOrThrow()
  return articleOf(row)
}

/** The article, and nobody else changes it until the transaction ends. */
export async function lockArticle(tx: Tx, id: string): Promise<Article | undefined> {
  const row = await tx.selectFrom('knowledge.article').select(ARTICLE_COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? undefined : articleOf(row)
}

export async function updateArticle(tx: Tx, id: string, patch: Updateable<Database['knowledge.article']>): Promise<Article> {
  const row = await tx
    .updateTable('knowledge.article')
    .set((eb) => ({ ...patch, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning(ARTICLE_COLUMNS)
    .executeTakeFirstOrThrow()
  return articleOf(row)
}

/** Keeps the article as it stands; a version that is kept already stays as it is. */
export async function insertVersion(
  tx: Tx,
  { article, act, at, agentId }: { article: Article; act: VersionAct; at: Temporal.Instant; agentId: string | undefined },
): Promise<void> {
  await tx
    .insertInto('knowledge.article_version')
    .values({
      article_id: article.id,
      version: article.version,
      act,
      title: article.title,
      type_code: article.typeCode ?? null,
      lines: [...article.lines],
      script: article.script,
      unit_id: article.unitId,
      review_on: article.reviewOn,
      written_at: at,
      written_by: agentId ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const act = z.enum(VERSION_ACTS)

/** How an article came to say what it says, the present version first. */
export async function listVersions(tx: Tx, articleId: string): Promise<ArticleVersion[]> {
  const rows = await tx
    .selectFrom('knowledge.article_version')
    .select(['version', 'act', 'title', 'lines', 'script', 'unit_id', 'review_on', 'written_at', 'written_by'])
    .where('article_id', '=', articleId)
    .orderBy('version', 'desc')
    .limit(MOST_VERSIONS)
    .execute()
  return rows.map((row) => ({
    version: row.version,
    act: act.parse(row.act),
    title: row.title,
    lines: row.lines,
    script: row.script,
    unitId: row.unit_id,
    reviewOn: row.review_on,
    writtenAt: row.written_at,
    agentId: row.written_by ?? undefined,
  }))
}
