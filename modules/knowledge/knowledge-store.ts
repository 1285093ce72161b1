import type { Selectable } from 'kysely'
import { type Database, type Tx, sql } from '#platform/database'
import type { Article } from './article.ts'

type Row = Omit<Selectable<Database['knowledge.article']>, 'search'>

export const ARTICLE_COLUMNS = [
  'id',
  'code',
  'type_code',
  'title',
  'lines',
  'script',
  'unit_id',
  'review_on',
  'withdrawn_on',
  'version',
] as const satisfies readonly (keyof Row)[]
const MOST = 200
const MOST_WORDS = 8

export async function findArticle(tx: Tx, id: string): Promise<Article | undefined> {
  const row = await tx.selectFrom('knowledge.article').select(ARTICLE_COLUMNS).where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : articleOf(row)
}

/** The articles about a request type, the freshest review first. */
export async function listArticlesOfType(tx: Tx, typeCode: string, limit: number): Promise<Article[]> {
  const rows = await tx
    .selectFrom('knowledge.article')
    .select(ARTICLE_COLUMNS)
    .where('type_code', '=', typeCode)
    .where('withdrawn_on', 'is', null)
    .orderBy('review_on', 'desc')
    .orderBy('code')
    .limit(Math.min(limit, MOST))
    .execute()
  return rows.map(articleOf)
}

export const ARTICLE_LISTS = ['shown', 'overdue', 'withdrawn'] as const
export type ArticleList = (typeof ARTICLE_LISTS)[number]

/** The articles that are shown, those among them whose review is due (the oldest first), or the withdrawn ones: a city has some dozens. */
export async function listArticles(tx: Tx, wanted: { list: ArticleList; today: Temporal.PlainDate }): Promise<Article[]> {
  let query = tx.selectFrom('knowledge.article').select(ARTICLE_COLUMNS)
  query = query.where('withdrawn_on', wanted.list === 'withdrawn' ? 'is not' : 'is', null)
  if (wanted.list === 'overdue') query = query.where('review_on', '<', wanted.today).orderBy('review_on')
  return (await query.orderBy('title').orderBy('code').limit(MOST).execute()).map(articleOf)
}

/** Articles that hold the words (`all`) or any of them, best first. What is typed is never query syntax. */
export async function searchArticles(tx: Tx, input: { query: string; match: 'all' | 'any'; limit: number }): Promise<Article[]> {
  const words = wordsOf(input.query)
  if (words.length === 0) return []
  const query = words.map((word) => `${word}:*`).join(input.match === 'all' ? ' & ' : ' | ')
  const rows = await tx
    .selectFrom('knowledge.article')
    .select(ARTICLE_COLUMNS)
    .where('withdrawn_on', 'is', null)
    .where(sql<boolean>`search @@ to_tsquery('public.parvis_fr', ${query})`)
    .orderBy(sql`ts_rank(search, to_tsquery('public.parvis_fr', ${query}))`, 'desc')
    .orderBy('code')
    .limit(Math.min(input.limit, MOST))
    .execute()
  return rows.map(articleOf)
}

/** Letters and digits only. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2)
    .slice(0, MOST_WORDS)
}

export function articleOf(row: Row): Article {
  return {
    id: row.id,
    code: row.code,
    typeCode: row.type_code ?? undefined,
    title: row.title,
    lines: row.lines,
    script: row.script,
    unitId: row.unit_id,
    reviewOn: row.review_on,
    withdrawnOn: row.withdrawn_on ?? undefined,
    version: row.version,
  }
}
