import type { TypeTexts } from './type-texts.ts'

export const LEISURE: Readonly<Record<string, TypeTexts>> = {
  'SP-EMS': {
    subjects: ['École municipale des sports', 'Inscription judo'],
    asks: [
      'Reste-t-il de la place en {sport} pour {child}, {age} ans ?',
      "J'inscris {mychild} à l'école des sports le mercredi après-midi.",
      '{child} voudrait changer de {sport} pour la natation.',
    ],
    details: ['Le questionnaire de santé est joint.', 'Notre quotient est de {qf}.'],
    notes: ['EMS {sport} pour {child}, {age} ans, créneau mercredi.'],
    done: ['{child} est inscrit{e} en {sport}. La première séance est le {date}. Pensez à la gourde et aux baskets.'],
  },
  'SP-CRE': {
    subjects: ['Créneau de gymnase', 'Demande de créneau {sport}'],
    asks: [
      '{org} demande le gymnase des Forges le {weekday} de 20 h à 22 h pour {people} licenciés.',
      "Notre club de {sport} a besoin d'un créneau de plus le {weekday}.",
      'Peut-on avoir le stade du Grand-Pré le {date} pour un tournoi ?',
    ],
    details: ["Nous étions déjà là l'an dernier.", "L'assurance est à jour."],
    notes: ['Club de {sport}, veut un créneau {weekday} soir, planning plein.'],
    done: ['Le créneau du {weekday} vous est attribué à partir du {date}. La convention est jointe.'],
    refused: ['le créneau est déjà attribué à un autre club'],
  },
  'CU-CON': {
    subjects: ['Inscription au conservatoire', 'Cours de {instrument}'],
    asks: [
      '{mychild} voudrait commencer le {instrument}, reste-t-il de la place ?',
      "J'ai {age2} ans et je voudrais reprendre le {instrument}, est-ce possible ?",
      'Prêtez-vous un {instrument} la première année ?',
      'Nous voulons inscrire {child} en danse.',
    ],
    details: ["{Il} a déjà fait un an d'éveil.", 'Notre quotient est de {qf}.'],
    notes: ["Conservatoire, {instrument}, débutant, liste d'attente."],
    done: [
      '{child} est inscrit{e} en {instrument}. Le professeur vous appelle pour fixer l’heure du cours.',
      'La classe de {instrument} est complète. Vous êtes sur la liste d’attente et nous proposons le chant choral en attendant.',
    ],
  },
  'CU-BIB': {
    subjects: ['Carte de bibliothèque', 'Livres en retard'],
    asks: [
      "Je voudrais m'inscrire à la médiathèque, quels papiers faut-il ?",
      "J'ai perdu ma carte de bibliothèque, puis-je en avoir une autre ?",
      "J'ai {count} livres en retard depuis {month}, est-ce que je dois payer ?",
      'Inscription de {mychild} à la bibliothèque de Rive-Neuve.',
    ],
    details: ['On habite au {address}.', 'La boîte de retour est-elle ouverte la nuit ?'],
    notes: ['Carte bibliothèque faite, famille de {count}.', "Livres en retard, pas d'amende, prolongés."],
    done: [
      'Votre carte est prête à la bibliothèque que vous avez choisie. Elle est gratuite.',
      'Il n’y a pas d’amende. Rapportez les livres quand vous pouvez, la boîte de retour est ouverte jour et nuit.',
    ],
  },
  'VA-SUB': {
    subjects: ['Demande de subvention', 'Subvention {org}'],
    asks: [
      "{org} demande une subvention de {bigamount} pour l'année prochaine.",
      'Nous déposons un dossier de subvention pour notre festival du {date}.',
      'Où en est la demande de subvention de {org} déposée en {month} ?',
    ],
    details: ['Budget et bilan joints.', 'Nous avons {people} adhérents.'],
    notes: ['Président de {org}, demande le calendrier du vote.'],
    done: ['Le conseil municipal a voté une subvention de {bigamount} pour {org}. Le versement se fait sous trente jours.'],
    refused: ['le projet n’entre pas dans les priorités votées cette année'],
  },
  'VA-SAL': {
    subjects: ['Location de salle', 'Salle pour un anniversaire', 'Réservation de salle'],
    asks: [
      'Je cherche une salle pour {people} personnes le {date}, avec cuisine.',
      '{room} est-elle libre le {date} pour un anniversaire ?',
      'Nous voudrions réserver une salle de réunion le {weekday} de 18 h à 20 h.',
      'Assemblée générale de notre association le {date}, {people} personnes.',
    ],
    details: ['Plutôt rive gauche.', 'Faut-il une assurance ?', 'Pas trop cher si possible.'],
    notes: ['Salle {date}, {people} pers., option posée sur {room}.', 'Demande tarif habitant, envoyé. Caution expliquée.'],
    done: ['R38', '{room} est réservée pour vous le {date}. La convention est jointe ; renvoyez-la signée avec l’attestation d’assurance.'],
    refused: ['la salle est déjà réservée ce jour-là'],
  },
  'VA-EVT': {
    subjects: ['Vide-grenier', 'Repas de quartier', 'Course à pied'],
    asks: [
      '{org} souhaite organiser un vide-grenier le {date}, {street}.',
      'Les habitants {destreet} voudraient fermer la rue le {date} pour un repas de quartier, {people} personnes.',
      'Nous préparons une course à pied le {date}, environ {people} coureurs.',
      'Concert en plein air le {date}, {place}, {people} personnes attendues.',
    ],
    details: ['Il nous faudrait des barrières et des tables.', 'Le plan est joint.'],
    notes: ['Repas de rue {street} {date}, {people} pers., dossier remis.'],
    done: ['Votre événement du {date} est autorisé. L’arrêté de circulation et le bon de prêt du matériel sont joints.'],
    refused: ['le dossier de sécurité est arrivé trop tard'],
  },
}
