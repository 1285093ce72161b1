/** What the form of an article says, before it is known to be right. */
export interface ArticleDraft {
  title: string
  typeCode: string | undefined
  /** One fact each. */
  lines: readonly string[]
  script: string
  unitId: string
  reviewOn: Temporal.PlainDate | undefined
}

/** Limits in characters and lines: an article is read while somebody waits. */
export const ARTICLE_LIMITS = { title: 200, lines: 5, line: 300, script: 4_000, reviewYears: 3 } as const

export const ARTICLE_PROBLEMS = [
  'title-missing',
  'title-long',
  'lines-missing',
  'lines-many',
  'line-long',
  'script-long',
  'unknown-unit',
  'unknown-type',
  'review-missing',
  'review-past',
  'review-far',
] as const
export type ArticleProblem = (typeof ARTICLE_PROBLEMS)[number]

/** Where the article belongs and what it is about, as the city knows them. */
export interface Known {
  isUnit(id: string): boolean
  isType(code: string): boolean
  today: Temporal.PlainDate
}

/** All that keeps a draft from being published, by field; an empty list for a good one. */
export function problemsOf(draft: ArticleDraft, known: Known): { field: keyof ArticleDraft; problem: ArticleProblem }[] {
  const found: { field: keyof ArticleDraft; problem: ArticleProblem | undefined }[] = [
    { field: 'title', problem: titleProblem(draft.title) },
    { field: 'typeCode', problem: draft.typeCode !== undefined && !known.isType(draft.typeCode) ? 'unknown-type' : undefined },
    { field: 'lines', problem: linesProblem(draft.lines) },
    { field: 'script', problem: draft.script.length > ARTICLE_LIMITS.script ? 'script-long' : undefined },
    { field: 'unitId', problem: known.isUnit(draft.unitId) ? undefined : 'unknown-unit' },
    { field: 'reviewOn', problem: reviewProblem(draft.reviewOn, known.today) },
  ]
  return found.flatMap(({ field, problem }) => (problem === undefined ? [] : [{ field, problem }]))
}

function titleProblem(title: string): ArticleProblem | undefined {
  if (title === '') return 'title-missing'
  return title.length > ARTICLE_LIMITS.title ? 'title-long' : undefined
}

function linesProblem(lines: readonly string[]): ArticleProblem | undefined {
  if (lines.length === 0) return 'lines-missing'
  if (lines.length > ARTICLE_LIMITS.lines) return 'lines-many'
  return lines.some((line) => line.length > ARTICLE_LIMITS.line) ? 'line-long' : undefined
}

/** A date to come, and not so far that nobody would look again. */
function reviewProblem(on: Temporal.PlainDate | undefined, today: Temporal.PlainDate): ArticleProblem | undefined {
  if (on === undefined) return 'review-missing'
  if (Temporal.PlainDate.compare(on, today) <= 0) return 'review-past'
  return Temporal.PlainDate.compare(on, today.add({ years: ARTICLE_LIMITS.reviewYears })) > 0 ? 'review-far' : undefined
}

/** The words as they are kept: no control characters, no empty line, one space between words. */
export function tidied(draft: ArticleDraft): ArticleDraft {
  return {
    ...draft,
    title: oneLine(draft.title),
    lines: draft.lines.map(oneLine).filter((line) => line !== ''),
    script: draft.script
      .replaceAll('\r\n', '\n')
      .replaceAll(/[^\P{C}\n]/gu, '')
      .trim(),
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\p{C}/gu, ' ').replaceAll(/\s+/g, ' ').trim()
}
