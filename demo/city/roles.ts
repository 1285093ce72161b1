export interface DemoRole {
  code: string
  name: string
  /** What it may do, in the words of the city's note on rights. */
  may: string
  mayNot: string
}

export const ROLES: readonly DemoRole[] = [
  {
    code: 'R-ACC',
    name: 'Agent d’accueil (guichet)',
    may: 'appeler un ticket, enregistrer un contact, répondre au simple, créer une demande pour l’usager, prendre un rendez-vous, remettre un reçu, encaisser si sous-régisseur',
    mayNot: 'lire le contenu social, police, cabinet ; décider',
  },
  {
    code: 'R-TEL',
    name: 'Conseiller téléphonique',
    may: 'prendre un appel, qualifier, répondre avec fiche, créer une demande ou un rappel, suivre par référence ou code de suivi',
    mayNot: 'ouvrir des pièces ; modifier une identité vérifiée',
  },
  {
    code: 'R-COU',
    name: 'Agent courrier',
    may: 'numériser, découper, enregistrer, orienter, imprimer l’AR, gérer le recommandé',
    mayNot: 'lire les plis « cabinet – confidentiel » et « médical » (enregistrés fermés)',
  },
  {
    code: 'R-INS',
    name: 'Agent instructeur',
    may: 'tout sur les demandes de son service : instruire, demander des pièces, suspendre, consulter, proposer une décision, clore',
    mayNot: 'signer une décision sans délégation',
  },
  {
    code: 'R-RES',
    name: 'Responsable de service',
    may: 'affecter, réaffecter, valider, voir les délais et la charge, gérer absences et suppléances, approuver les réponses types',
    mayNot: 'voir d’autres services de secteur clos',
  },
  {
    code: 'R-DIR',
    name: 'Directeur',
    may: 'tableau de bord de sa direction, lecture des dossiers, arbitrage, export agrégé',
    mayNot: 'modifier une pièce ou une date de réception',
  },
  {
    code: 'R-SIG',
    name: 'Signataire (délégation)',
    may: 'viser et signer les décisions de sa délégation, refuser avec motif',
    mayNot: 'signer hors périmètre ou hors dates de délégation',
  },
  {
    code: 'R-REG',
    name: 'Régisseur, sous-régisseur',
    may: 'caisse, reçus, versement, remboursement à deux',
    mayNot: 'changer un tarif ; supprimer une opération',
  },
  {
    code: 'R-FAM',
    name: 'Agent famille',
    may: 'dossiers famille, réservations au nom de, factures, avoirs sous 30 €',
    mayNot: 'lire les données de santé sans besoin déclaré',
  },
  {
    code: 'R-ANI',
    name: 'Animateur, responsable de site',
    may: 'liste du jour, pointage, pictogramme santé, remise à une personne autorisée',
    mayNot: 'voir revenus, factures, adresses protégées',
  },
  {
    code: 'R-TER',
    name: 'Agent de terrain',
    may: 'ordres d’intervention, photo avant-après, clôture sur place',
    mayNot: 'voir l’identité du signalant',
  },
  {
    code: 'R-SAL',
    name: 'Gestionnaire de salles',
    may: 'calendrier, options, conventions, clés et codes, état des lieux',
    mayNot: 'accorder une gratuité hors règlement',
  },
  {
    code: 'R-CAB',
    name: 'Cabinet, secrétariat d’élu',
    may: 'courrier du maire, suivi des demandes confiées aux services (état et dates)',
    mayNot: 'contenu social et police',
  },
  { code: 'R-MED', name: 'Médiateur', may: 'lire un dossier avec accord écrit de l’usager, recommander', mayNot: 'instruire, décider' },
  { code: 'R-RED', name: 'Rédacteur de fiches', may: 'écrire, traduire, proposer une fiche', mayNot: 'publier seul (relecture par R-RES)' },
  {
    code: 'R-ADF',
    name: 'Administrateur fonctionnel',
    may: 'catalogue, circuits, modèles, calendriers, files, droits par rôle (brouillon → aperçu → publication)',
    mayNot: 'lire le contenu des dossiers',
  },
  {
    code: 'R-ADT',
    name: 'Administrateur technique',
    may: 'santé du système, tâches, connecteurs, sauvegardes',
    mayNot: 'lire le contenu des dossiers ; attribuer un rôle métier',
  },
  {
    code: 'R-DPO',
    name: 'Délégué à la protection des données',
    may: 'journal d’accès, droits des personnes, durées, éliminations',
    mayNot: 'modifier un dossier',
  },
  { code: 'R-ARC', name: 'Archiviste', may: 'bordereaux d’élimination et de versement, visa, tri', mayNot: 'élimination sans visa' },
  { code: 'R-AUD', name: 'Auditeur (lecture)', may: 'statistiques, journaux scellés, échantillons anonymes', mayNot: 'toute écriture' },
]
