export const fr = {
  channels: {
    portal: 'Portail',
    email: 'Courriel',
    post: 'Courrier',
    phone: 'Téléphone',
    counter: 'Guichet',
    kiosk: 'Borne',
    api: 'Programme',
    partner: 'Autre administration',
  },
  results: {
    answered: 'Répondu sur place',
    'request-registered': 'Demande enregistrée',
    'request-followed': 'Demande suivie',
    redirected: 'Orienté ailleurs',
    abandoned: 'Abandonné',
    'to-sort': 'À trier',
  },
  demands: {
    'new-need': 'Besoin nouveau',
    chasing: 'Relance',
    'not-understood': 'N’a pas compris',
    'our-error': 'Erreur de notre part',
    'wrong-door': 'Pas la bonne porte',
  },
  identityChecks: { none: 'Non vérifiée', 'document-seen': 'Pièce vue', known: 'Personne connue', questions: 'Questions posées' },
  refusal: {
    'contacts.refusal.may-not-record': 'Votre rôle ne permet pas d’enregistrer un contact.',
    'contacts.refusal.future-start': 'L’heure du contact est dans le futur.',
    'contacts.refusal.unknown-person': 'Cette fiche n’existe plus, ou vous n’y avez pas accès. Cherchez la personne à nouveau.',
    'contacts.refusal.unknown-topic': 'Ce type de demande n’est pas au catalogue.',
    'contacts.refusal.no-sector': 'La ville n’a pas encore de secteur : complétez l’organisation.',
  },
}
export type Messages = typeof fr
