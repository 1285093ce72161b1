import { formatDate } from '#platform/i18n'
import type { Messages } from './fr.ts'

export const it = {
  title: 'Risposte utili',
  lead: 'Ciò che si sa e ciò che si dice, per argomento. Ogni scheda ha un servizio responsabile e una data di revisione.',
  searchLabel: 'Cercare una risposta',
  list: 'Schede',
  columns: { title: 'Scheda', unit: 'Servizio', review: 'Da rivedere il' },
  none: 'Nessuna scheda contiene queste parole. Provi una parola più semplice.',
  empty: 'Nessuna scheda è ancora scritta.',
  all: 'Tutte le schede',
  toKnow: 'Da sapere',
  script: 'Da dire al telefono',
  overdue: 'Da rivedere',
  overdueSince: (on: Temporal.PlainDate) =>
    `Questa scheda doveva essere rivista il ${formatDate('it', on)}. Verifichi prima di affermarlo.`,
  reviewOn: (on: Temporal.PlainDate) => `Da rivedere il ${formatDate('it', on)}`,
  ownedBy: (unit: string) => `Scheda del servizio ${unit}`,
  about: 'Oggetto',
  owner: 'Servizio',
  review: 'Revisione',
  code: 'Codice',
} satisfies Messages
