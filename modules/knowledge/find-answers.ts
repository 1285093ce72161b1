import type { Tx } from '#platform/database'
import type { Article } from './article.ts'
import { listArticlesOfType, searchArticles } from './knowledge-store.ts'

const SHOWN = 3
/** Words of asking: every subject has them, and they say nothing of what is asked. */
const OF_ASKING = /\b(?:demand|obten|renseign|informat|questio|probl[eè]m|dossier|urgen|place|bonjour|madame|monsieur)\p{L}*/giu

/** The article an agent needs for a request type; nothing when nobody wrote one. */
export async function articleForType(tx: Tx, typeCode: string): Promise<Article | undefined> {
  return (await listArticlesOfType(tx, typeCode, 1))[0]
}

/** Articles that may help with a request: those of its type, then those near its subject; three at most, best first. */
export async function helpfulArticles(tx: Tx, about: { typeCode: string; subject: string }): Promise<Article[]> {
  const [ofType, near] = await Promise.all([
    listArticlesOfType(tx, about.typeCode, SHOWN),
    searchArticles(tx, { query: about.subject.replace(OF_ASKING, ' '), match: 'any', limit: SHOWN }),
  ])
  const known = new Set(ofType.map((article) => article.id))
  return [...ofType, ...near.filter((article) => !known.has(article.id))].slice(0, SHOWN)
}

/** What the request page lists under "helpful": links to articles. */
export async function helpful(
  tx: Tx,
  { request }: { request: { typeCode: string; subject: string } },
): Promise<readonly { href: string; title: string }[]> {
  const articles = await helpfulArticles(tx, request)
  return articles.map((article) => ({ href: articleUrl(article.id), title: article.title }))
}

export function articleUrl(id: string): string {
  return `/desk/knowledge/${id}`
}
