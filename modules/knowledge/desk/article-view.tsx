import { Notice } from '#platform/ui'
import { type Article, isOverdue } from '../article.ts'
import type { Messages } from '../messages/index.ts'

/** What to know and what to say; a warning when nobody reviewed it in time. */
export function ArticleBody({
  article,
  today,
  t,
  level,
}: {
  article: Article
  today: Temporal.PlainDate
  t: Messages
  level: 'h2' | 'h3' | 'h4'
}) {
  const Title = level
  return (
    <>
      {isOverdue(article, today) && <Notice tone="warning">{t.overdueSince(article.reviewOn)}</Notice>}
      <Title>{t.toKnow}</Title>
      <ul>
        {article.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {article.script !== '' && (
        <>
          <Title>{t.script}</Title>
          <p class="said">{article.script}</p>
        </>
      )}
    </>
  )
}
