import { formatDate } from '#platform/i18n'

export const fr = {
  title: 'Réponses utiles',
  lead: 'Ce que l’on sait et ce que l’on dit, par sujet. Chaque fiche a un service responsable et une date de relecture.',
  searchLabel: 'Chercher une réponse',
  list: 'Fiches',
  columns: { title: 'Fiche', unit: 'Service', review: 'À relire le' },
  none: 'Aucune fiche ne contient ces mots. Essayez un mot plus simple.',
  empty: 'Aucune fiche n’est encore écrite.',
  all: 'Toutes les fiches',
  toKnow: 'À savoir',
  script: 'À dire au téléphone',
  overdue: 'À relire',
  overdueSince: (on: Temporal.PlainDate) => `Cette fiche devait être relue le ${formatDate('fr', on)}. Vérifiez avant de l’affirmer.`,
  reviewOn: (on: Temporal.PlainDate) => `À relire le ${formatDate('fr', on)}`,
  ownedBy: (unit: string) => `Fiche du service ${unit}`,
  about: 'Objet',
  owner: 'Service',
  review: 'Relecture',
  code: 'Code',
}
export type Messages = typeof fr
