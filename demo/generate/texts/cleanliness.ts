import type { TypeTexts } from './type-texts.ts'

export const CLEANLINESS: Readonly<Record<string, TypeTexts>> = {
  'PR-DEP': {
    subjects: ['Dépôt sauvage {street}', 'Matelas sur le trottoir', 'Encombrants abandonnés'],
    asks: [
      'Un canapé et deux matelas traînent devant le {place} depuis {days} jours.',
      'Des gravats ont été déversés cette nuit {street}.',
      "Un frigo et des sacs d'ordures au pied de l'immeuble, {place}.",
      "C'est encore la décharge au coin {destreet}, toutes les semaines pareil.",
      "Quelqu'un a laissé des pots de peinture et des pneus {place}.",
    ],
    details: ["J'ai vu une camionnette blanche vers {hour}.", 'Ça attire les rats.', 'Les enfants jouent dedans.', 'Photo jointe.'],
    notes: [
      'Canapé + matelas {place}, équipe prévenue.',
      'Gravats {street}, volume camionnette, à enlever avant samedi.',
      'Dépôt récurrent {place}, demande une caméra.',
    ],
    done: ['R33', 'Le dépôt {street} a été enlevé le {past}. Nous gardons ce lieu sous surveillance.'],
  },
  'PR-TAG': {
    subjects: ['Graffiti à effacer', 'Tags sur ma façade'],
    asks: [
      'Ma façade du {place} a été taguée dans la nuit, pouvez-vous nettoyer ?',
      'Il y a des tags sur toute la palissa{destreet}.',
      "Des insultes ont été peintes sur le mur de l'école {street}.",
      'Le tag effacé le mois dernier est revenu, {place}.',
    ],
    details: ['Environ {smallsurface} m².', 'Je suis propriétaire et je donne mon accord.', 'La peinture est fraîche.'],
    notes: ['Tag façade privée {place}, accord du propriétaire reçu.', 'Inscription injurieuse {street}, à effacer sous un jour.'],
    done: ['L’équipe a effacé le graffiti le {past}. Si un fantôme reste visible, dites-le nous.', 'R34'],
  },
  'PR-NET': {
    subjects: ['Corbeille pleine', 'Rue sale', 'Verre cassé {street}'],
    asks: [
      'La corbeille {place} déborde depuis {days} jours.',
      'Il y a des crottes de chien partout {street}, on ne peut plus marcher.',
      "Du verre cassé sur le trottoir {place}, près de l'école.",
      'Les feuilles ne sont plus ramassées {street}, ça glisse.',
      'Le marché laisse des cartons {street} chaque {weekday}.',
    ],
    details: [
      'Depuis que le balayage ne passe plus.',
      "Merci à l'équipe, d'habitude c'est propre.",
      'Peut-on avoir une corbeille de plus ?',
    ],
    notes: ['Corbeille pleine {place}, passage demandé.', 'Déjections {street}, demande des sacs.'],
    done: [
      'L’équipe est passée ce matin {street}. Nous ajoutons un passage chaque {weekday}.',
      'La corbeille est vidée et remise en état. Merci de votre message.',
    ],
  },
  'PR-NUI': {
    subjects: ['Rats {street}', 'Nid de frelons', 'Pigeons'],
    asks: [
      'On voit des rats tous les soirs près des poubelles, {place}.',
      "Il y a un nid de frelons dans un arbre {street}, à hauteur d'enfant.",
      'Les pigeons salissent tout le balcon, {place}.',
      "Des cafards dans tout l'immeuble, {place}, le syndic ne fait rien.",
    ],
    details: ["Depuis les travaux d'à côté.", 'Il y a des enfants en bas âge.', 'Ça dure depuis {months} mois.'],
    notes: ['Rats {place}, espace public, dératisation demandée.', 'Cafards dans immeuble privé, renvoyé vers le syndic, fiche envoyée.'],
    done: [
      'Des boîtes ont été posées le {past} dans l’espace public. Un second passage est prévu dans trois semaines.',
      'Le nid a été détruit le {past}. Le passage est rouvert.',
    ],
  },
}
