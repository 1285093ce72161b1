import { formatDate } from '#platform/i18n'
import type { Messages } from './fr.ts'

export const en = {
  title: 'Helpful answers',
  lead: 'What we know and what we say, by subject. Each article has a service that owns it and a date of review.',
  searchLabel: 'Search an answer',
  list: 'Articles',
  columns: { title: 'Article', unit: 'Service', review: 'Review on' },
  none: 'No article holds these words. Try a simpler word.',
  empty: 'No article has been written yet.',
  all: 'All articles',
  toKnow: 'To know',
  script: 'To say on the telephone',
  overdue: 'To review',
  overdueSince: (on: Temporal.PlainDate) => `This article was to be reviewed on ${formatDate('en', on)}. Check before you rely on it.`,
  reviewOn: (on: Temporal.PlainDate) => `Review on ${formatDate('en', on)}`,
  ownedBy: (unit: string) => `Article of ${unit}`,
  about: 'Subject',
  owner: 'Service',
  review: 'Review',
  code: 'Code',
} satisfies Messages
