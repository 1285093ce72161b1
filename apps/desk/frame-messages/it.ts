import type { Messages } from './fr.ts'

export const it = {
  work: 'Accoglienza',
  contact: 'Nuovo contatto',
  citizens: 'Cittadini',
  knowledge: 'Risposte utili',
} satisfies Messages
