/** What an agent reads and says about a subject: at most five lines and a script for the telephone, owned by a service, reviewed at a date. */
export interface Article {
  id: string
  code: string
  typeCode: string | undefined
  title: string
  lines: readonly string[]
  script: string
  unitId: string
  reviewOn: Temporal.PlainDate
  /** No longer shown to agents since then. */
  withdrawnOn: Temporal.PlainDate | undefined
  version: number
}

/** Past its review date: still shown, with the warning that it may not hold any more. */
export function isOverdue(article: Pick<Article, 'reviewOn'>, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(article.reviewOn, today) < 0
}
