import type { Messages } from './fr.ts'

export const en = {
  work: 'Reception',
  contact: 'New contact',
  citizens: 'Citizens',
  knowledge: 'Helpful answers',
} satisfies Messages
