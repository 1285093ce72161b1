import type { TypeTexts } from './type-texts.ts'

export const PUBLIC_SPACE: Readonly<Record<string, TypeTexts>> = {
  'EP-TER': {
    subjects: ['Terrasse {shop}', 'Demande de terrasse'],
    asks: [
      '{shop} demande une terrasse de {smallsurface} m² du 1er avril au 31 octobre, {place}.',
      'Je souhaite installer un étalage devant mon commerce, {place}.',
      'Nous voudrions agrandir notre terrasse de {smallsurface} m² pour la saison.',
    ],
    details: ['Le plan coté est joint.', 'Nous laissons 1,60 m pour le passage.', 'Le mobilier sera rentré chaque soir.'],
    notes: ['Restaurateur {shop}, veut {smallsurface} m², plan à fournir.'],
    done: ['Votre terrasse est autorisée pour la saison. L’arrêté et le montant de la redevance sont joints.'],
    refused: ['le passage laissé aux piétons est trop étroit'],
  },
  'EP-CHA': {
    subjects: ['Benne devant le {place}', 'Échafaudage', 'Occupation de la rue pour travaux'],
    asks: [
      'Nous devons poser une benne devant le {place} du {date} au {date2}.',
      "L'entreprise {company} installe un échafaudage de {smallsurface} m² au {place} à partir du {date}.",
      "Besoin d'une nacelle {place} le {date}, une demi-journée.",
      "Demande d'emprise de chantier pour {months} mois, {place}.",
    ],
    details: ['La déclaration préalable est accordée.', 'On laisse le passage des piétons.', 'Merci de faire vite.'],
    notes: ['Benne {place} le {date}, délai court, voir Ludivine.'],
    done: ['Votre occupation est autorisée aux dates demandées. L’arrêté est joint ; affichez-le sur place. Montant : {amount}.'],
    refused: ['le délai de dépôt ne permet pas de modifier la circulation'],
  },
  'EP-DEM': {
    subjects: ['Déménagement le {date}', 'Réserver une place pour un camion'],
    asks: [
      "Je déménage le {date} au {place} et j'ai besoin de {count} places pour un camion.",
      'Est-il possible de réserver le stationnement devant le {place} le {date} de 8 h à 18 h ?',
      'Nous emménageons le {date}, il faudrait un monte-meuble au 4e étage, {place}.',
      "J'ai oublié de demander dix jours avant, est-ce encore possible pour le {date} ?",
    ],
    details: ['Camion de 20 m3.', 'La rue est étroite.', 'On est étudiants, y a-t-il un tarif ?'],
    notes: ['Déménagement {date} {place}, {count} places, panneaux expliqués.', 'Étudiante, camion 20 m3, {place}.'],
    done: ['R30', 'Votre réservation est acceptée. Retirez les panneaux au Faubourg d’Amont et posez-les 48 heures avant.'],
    refused: ['un chantier occupe déjà la rue à cette date'],
  },
  'EP-ARB': {
    subjects: ['Branche dangereuse', 'Arbre tombé {street}', 'Haie qui déborde'],
    asks: [
      'Une grosse branche menace de tomber au-dessus du trottoir, {place}.',
      'Un arbre est tombé {street} et bloque la moitié du passage.',
      'La haie du square déborde, on ne peut plus passer avec une poussette {place}.',
      'Les racines soulèvent le trottoir devant le {place}.',
      'La pelouse du parc près {destreet} est défoncée par des voitures.',
    ],
    details: [
      "C'est juste à la sortie de l'école.",
      'Depuis le coup de vent de {weekday}.',
      "Je l'ai déjà signalé il y a {weeks} semaines.",
    ],
    notes: ["Branche cassée {place}, danger à la sortie de l'école, équipe prévenue.", 'Arbre penché {street}, à voir par Agnès.'],
    done: [
      'L’équipe des parcs est passée le {past} : la branche est coupée et le trottoir est dégagé.',
      'Notre jardinier a examiné l’arbre. Il est sain ; un élagage est prévu en {month}.',
    ],
  },
  'EP-JEU': {
    subjects: ['Jeu cassé', 'Banc abîmé'],
    asks: [
      'Le toboggan du square {street} est fendu, un enfant peut se couper.',
      "Le banc devant le {place} n'a plus de dossier.",
      'Une balançoire ne tient plus que par une chaîne, aire de jeux {street}.',
      'Un potelet arraché {place}, les voitures montent sur le trottoir.',
    ],
    details: ['Ma fille a failli tomber.', "C'est comme ça depuis {weeks} semaines."],
    notes: ['Jeu cassé {street}, mis en sécurité demandé.'],
    done: [
      'Le jeu est réparé et rouvert depuis le {past}. Merci de nous avoir prévenus.',
      'Le banc est remplacé. L’équipe est passée le {past}.',
    ],
  },
  'EP-VOI': {
    subjects: ['Trou dans la chaussée', 'Trottoir dangereux {street}', 'Avaloir bouché'],
    asks: [
      'Il y a un gros trou dans la chaussée devant le {place}.',
      'Le trottoir {street} est complètement déformé, ma mère est tombée.',
      "L'avaloir est bouché {place}, ça inonde à chaque pluie.",
      'Une plaque claque toute la nuit au passage des voitures, {place}.',
      "Des pavés manquent {place}, j'ai crevé un pneu de vélo.",
    ],
    details: [
      "{count} voisins l'ont déjà signalé.",
      "C'est dangereux pour les vélos le soir.",
      "J'ai joint une photo.",
      'Qui rembourse la réparation ?',
    ],
    notes: [
      'Nid-de-poule {place}, transmis Métropole, référence donnée.',
      "Chute d'une dame âgée {street}, pas blessée, trottoir déformé.",
    ],
    done: [
      'R31',
      'Nous avons transmis votre signalement à la Métropole, qui entretient les rues. Elle nous a indiqué une réparation avant le {date}.',
      'La Métropole nous a confirmé que le trou est rebouché depuis le {past}.',
    ],
  },
  'EP-ECL': {
    subjects: ['Lampadaire éteint', "Panne d'éclairage {street}", 'Feu en panne'],
    asks: [
      'Le lampadaire numéro {lamp} est éteint depuis {days} jours, {place}.',
      'Toute la rue est dans le noir, {street}, depuis {weekday}.',
      'Le feu piéton ne marche plus au croisement {destreet}.',
      'Un lampadaire clignote sans arrêt devant nos fenêtres, {place}.',
    ],
    details: ['On ne voit rien en rentrant le soir.', "Des gens n'osent plus sortir.", 'Le poteau penche aussi.'],
    notes: ['Lampadaire {lamp} éteint {street}, transmis Métropole.', 'Rue dans le noir {street}, dame âgée inquiète.'],
    done: ['R32', 'La lumière est revenue le {past}, la Métropole vient de nous le confirmer. Merci de votre signalement.'],
  },
}
