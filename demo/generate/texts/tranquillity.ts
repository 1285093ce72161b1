import type { TypeTexts } from './type-texts.ts'

export const TRANQUILLITY: Readonly<Record<string, TypeTexts>> = {
  'PM-BRU': {
    subjects: ['Bruit la nuit', 'Nuisances sonores', 'Voisin bruyant {street}'],
    asks: [
      "Mon voisin du dessus met la musique jusqu'à {hour} presque tous les soirs, {place}.",
      "Le bar {shop} laisse sa porte ouverte jusqu'à 2 h du matin, {place}.",
      "Le chantier commence à 6 h tous les matins {street}, c'est interdit non ?",
      'Un chien aboie toute la journée au {place}.',
      'Des rassemblements sous nos fenêtres tous les {weekday} soir, {street}.',
    ],
    details: [
      "Je suis infirmière de nuit, je n'en peux plus.",
      "Ne donnez pas mon nom s'il vous plaît.",
      'Je lui ai déjà parlé, sans résultat.',
      "J'ai noté les dates.",
    ],
    notes: ['Bruit bar {place}, plaignante veut rester anonyme.', 'Voisin bruyant {street}, médiation proposée.'],
    done: [
      'R35',
      'Un médiateur a rencontré votre voisin le {past}. Il s’est engagé à ne plus faire de bruit après 22 h. Rappelez-nous si cela recommence.',
      'Le gérant a reçu un rappel écrit. Un nouveau contrôle aura lieu avant le {date}.',
    ],
  },
  'PM-VEH': {
    subjects: ['Voiture ventouse', 'Véhicule abandonné {street}', 'Garage bloqué'],
    asks: [
      'Une voiture grise, plaque {plate}, ne bouge plus depuis {weeks} semaines devant le {place}.',
      'Un véhicule est garé devant mon garage, {place}, je ne peux pas sortir.',
      'Une épave sans roues {street}, les vitres sont cassées.',
      'Des voitures se garent sur le trottoir tous les soirs {place}.',
    ],
    details: ['Les pneus sont à plat.', "C'est dangereux pour les enfants.", 'Plaque {plate}.'],
    notes: ['Véhicule {plate} devant garage {place}, patrouille prévenue.', 'Épave {street}, à vérifier.'],
    done: ['Une équipe est passée le {past}. Le véhicule a été enlevé.', 'Le propriétaire a été averti et a déplacé son véhicule.'],
  },
  'PM-OTV': {
    subjects: ['Surveillance pendant les vacances', 'Opération tranquillité'],
    asks: [
      'Nous sommes absents du {date} au {date2}, pouvez-vous surveiller la maison au {address} ?',
      "Je souhaite m'inscrire à l'opération tranquillité vacances du {date} au {date2}.",
      'Nous partons {weeks} semaines, la maison du {address} sera vide.',
    ],
    details: ['Il y a une alarme.', 'Le voisin, {man}, a les clés : {phone}.'],
    notes: ['OTV {address}, du {date} au {date2}, fiche remplie.'],
    done: ['Votre logement est inscrit aux dates demandées. Nos agents passent à des heures différentes et laissent un avis de passage.'],
  },
  'PM-STA': {
    subjects: ['Abonnement résident', 'Macaron stationnement', 'Renouvellement abonnement'],
    asks: [
      "Je viens d'emménager au {address}, comment avoir le macaron résident ?",
      'Mon abonnement se termine en {month}, je voudrais le renouveler pour un an.',
      "J'ai changé de voiture, la nouvelle plaque est {plate}.",
      "Ma carte grise est encore à l'ancienne adresse, est-ce bloquant ?",
    ],
    details: ["C'est une voiture électrique.", 'Zone Gare.', "J'ai déjà payé en ligne."],
    notes: ['Macaron résident {plate}, justificatif vu, carte grise ancienne adresse.', 'Changement de plaque, nouvelle {plate}.'],
    done: ['Votre abonnement est ouvert pour la plaque {plate}. Il n’y a rien à coller sur le pare-brise.'],
    refused: ['votre adresse n’est pas dans une zone payante'],
  },
  'PM-FPS': {
    subjects: ['Contestation FPS', 'Recours forfait post-stationnement'],
    asks: [
      "Je conteste le FPS reçu le {past} : j'avais payé à l'horodateur.",
      "J'ai reçu un forfait de 35 € alors que j'ai l'abonnement résident, plaque {plate}.",
      'Ce véhicule a été vendu le {past}, je ne suis plus propriétaire.',
      "J'ai tapé un O au lieu d'un zéro sur la plaque, le ticket est joint.",
      "J'ai une carte de stationnement pour personne handicapée, le forfait n'est pas dû.",
    ],
    details: ["L'avis porte le numéro {fps}.", 'Le ticket est en photo.', "Merci d'annuler."],
    notes: ['Recours FPS déposé, ticket montré, plaque {plate}.'],
    done: ['R36'],
    refused: ['R37', 'le ticket présenté couvre une autre heure'],
  },
  'PM-BUV': {
    subjects: ['Buvette', 'Autorisation de buvette'],
    asks: [
      '{org} souhaite tenir une buvette le {date}, {place}.',
      'Nous organisons un tournoi le {date} et demandons une buvette (bière et cidre).',
      'Demande de débit temporaire pour la kermesse du {date}.',
    ],
    details: ['De 10 h à 20 h.', "C'est notre deuxième demande de l'année."],
    notes: ['Buvette {date}, {org}, formulaire remis.'],
    done: ['La buvette est autorisée le {date}. L’arrêté est joint ; affichez-le sur place.'],
    refused: ['le lieu est dans une zone protégée autour d’une école'],
  },
}
