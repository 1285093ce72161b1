import type { Messages } from './fr.ts'

export const en = {
  work: 'Reception',
  administration: 'Administration',
  contact: 'New contact',
  citizens: 'Citizens',
  knowledge: 'Helpful answers',
  organisation: 'Organisation',
  catalogue: 'Catalogue',
  routing: 'Routing',
  health: 'System health',
  journal: 'Journal',
} satisfies Messages
