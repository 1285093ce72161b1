import type { Messages } from './fr.ts'

export const en = {
  work: 'Reception',
  contact: 'New contact',
  citizens: 'Citizens',
  knowledge: 'Helpful answers',
  toReview: 'Articles to review',
  letters: 'Letters to post',
  uncertain: 'Uncertain e-mails',
  administration: 'Administration',
  catalogue: 'Services',
  routing: 'Routing',
  agents: 'Agents',
  organisation: 'Services',
  sites: 'Sites and hours',
  closedDays: 'Closed days',
  importing: 'Import of files',
  absences: 'Absences',
  myAbsences: 'My absences',
} satisfies Messages
