import type { Messages } from './fr.ts'

export const it = {
  work: 'Accoglienza',
  contact: 'Nuovo contatto',
  citizens: 'Cittadini',
  knowledge: 'Risposte utili',
  toReview: 'Schede da rivedere',
  letters: 'Lettere da spedire',
  uncertain: 'E-mail incerte',
  administration: 'Amministrazione',
  catalogue: 'Servizi',
  routing: 'Smistamento',
  agents: 'Agenti',
  organisation: 'Servizi',
  sites: 'Sedi e orari',
  closedDays: 'Giorni di chiusura',
  importing: 'Importazione di file',
  absences: 'Assenze',
  myAbsences: 'Le mie assenze',
} satisfies Messages
