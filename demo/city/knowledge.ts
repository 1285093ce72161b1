import { french } from './french.ts'

/** What an agent reads and says: five lines and a script for the telephone. */
export interface DemoArticle {
  code: string
  typeCode: string
  /** Its owner. */
  unitCode: string
  title: string
  lines: readonly string[]
  script: string
  /** For agents only, never said. */
  instruction?: string
  /** Days from the anchor to the review; one article is overdue on purpose. */
  reviewInDays: number
}

const TEXTS: readonly DemoArticle[] = [
  {
    code: 'KA01',
    typeCode: 'EC-ACT',
    unitCode: 'ECV',
    title: 'Obtenir un acte de naissance, de mariage ou de décès',
    lines: [
      'La demande est gratuite, en ligne, par courrier, à la borne ou au guichet de toute mairie.',
      'L’acte est détenu par la commune où l’événement a eu lieu.',
      'Une copie intégrale ou un extrait avec filiation est réservé à la personne, ses parents, enfants, conjoint ou à un professionnel habilité.',
      'Un acte de décès est communicable à tous.',
      'Délai : 2 jours ouvrés, plus l’acheminement.',
    ],
    script:
      'L’événement a-t-il eu lieu à Rochambeau ? – Si oui : je prends la demande avec vous, il me faut la date et le nom des parents. – Si non : je vous donne la mairie compétente ; méfiez-vous des sites payants.',
    reviewInDays: 181,
  },
  {
    code: 'KA02',
    typeCode: 'EC-TIT',
    unitCode: 'TIT',
    title: 'Carte d’identité et passeport : avoir un rendez-vous',
    lines: [
      'Quatre sites reçoivent : Hôtel de Ville, Bois-Canon, Rive-Neuve, Grand-Pré.',
      'Toute personne peut choisir n’importe quelle mairie équipée en France.',
      'Faire la pré-demande en ligne et noter son numéro.',
      'Présence obligatoire, y compris de l’enfant mineur.',
      'Des places se libèrent chaque matin : proposer la liste d’attente.',
    ],
    script:
      'Quand partez-vous ? – Moins de 15 jours avec preuve de décès, maladie ou mission : je transmets en urgence. – Sinon je regarde la première date sur les quatre sites.',
    reviewInDays: 181,
  },
  {
    code: 'KA03',
    typeCode: 'EC-ELE',
    unitCode: 'ELE',
    title: 'S’inscrire pour voter',
    lines: [
      'Inscription toute l’année ; pour un scrutin, jusqu’au sixième vendredi qui le précède.',
      'Les citoyens de l’Union européenne votent aux municipales et aux européennes sur des listes complémentaires.',
      'Deux pièces : identité et attache.',
      'Vérifier son inscription en ligne avant de refaire.',
      'La procuration se fait en ligne puis se valide auprès de la police ou de la gendarmerie.',
    ],
    script:
      'Avez-vous déménagé ? – Dans la ville : je change votre bureau. – D’une autre commune : nouvelle inscription, la radiation est automatique.',
    reviewInDays: 181,
  },
  {
    code: 'KA04',
    typeCode: 'FA-SCO',
    unitCode: 'SCO',
    title: 'École de mon enfant : secteur et inscription',
    lines: [
      'L’adresse donne l’école ; la carte est sur le portail.',
      'Trois preuves seulement : identité de l’enfant, des responsables, domicile.',
      'En cours d’année, l’inscription se fait en 5 jours.',
      'L’admission se fait ensuite à l’école, avec les vaccins.',
      'La cantine se demande dans le même écran.',
    ],
    script: 'Votre adresse exacte ? – L’école est {école}. – Je peux ouvrir le dossier pour vous, vous recevrez un lien pour le finir.',
    reviewInDays: 181,
  },
  {
    code: 'KA05',
    typeCode: 'FA-DER',
    unitCode: 'SCO',
    title: 'Dérogation scolaire',
    lines: [
      'Demande avant le 31 mars ; commission le 12 mai.',
      'Critères : fratrie, santé, handicap, garde, travail d’un parent dans le quartier.',
      'Les places restantes décident : aucune promesse.',
      'Hors calendrier : emménagement ou fait nouveau seulement.',
      'Réponse écrite et motivée.',
    ],
    script: 'Je ne peux pas vous dire oui ou non, mais je vérifie que votre dossier a tous les éléments.',
    reviewInDays: 181,
  },
  {
    code: 'KA06',
    typeCode: 'FA-CAN',
    unitCode: 'FAM',
    title: 'Cantine : réserver, annuler, payer',
    lines: [
      'Réserver ou annuler jusqu’à deux jours ouvrés avant, 10 heures.',
      'Prix : quotient × 0,55 %, entre 0,80 € et 6,50 €.',
      'Un enfant non prévu mange toujours ; le repas est majoré.',
      'Maladie : prévenir avant 9 h.',
      'Grève ou classe fermée : rien à payer.',
    ],
    script: 'Pour jeudi, la limite était mardi 10 heures (lundi s’il y a un jour férié). Je regarde ensemble ce qui est encore possible.',
    reviewInDays: 181,
  },
  {
    code: 'KA07',
    typeCode: 'FA-QF',
    unitCode: 'FAM',
    title: 'Quotient familial',
    lines: [
      'Récupéré auprès de la CAF ou de la MSA avec l’accord du parent.',
      'Sans réponse : tarif maximum et rappel.',
      'Une baisse compte à partir du mois où la preuve arrive.',
      'Chaque parent séparé a son propre quotient.',
      'Les agents voient le chiffre, jamais le détail des revenus.',
    ],
    script: 'M’autorisez-vous à interroger la CAF maintenant ? – C’est immédiat et vous verrez le nouveau prix.',
    reviewInDays: 181,
  },
  {
    code: 'KA08',
    typeCode: 'FA-FAC',
    unitCode: 'FAM',
    title: 'Parents séparés',
    lines: [
      'Chaque parent a son compte, ses jours et ses factures.',
      'Le calendrier se pose sur deux semaines avec un lundi de départ.',
      'Un acte courant peut être fait par un seul parent.',
      'Un désaccord écrit bloque les changements jusqu’à un rendez-vous.',
      'Une adresse protégée ne s’affiche jamais à l’autre parent : ne rien dire au téléphone.',
    ],
    script: 'Je ne peux vous parler que de vos jours et de vos factures.',
    instruction: 'ne jamais confirmer où se trouve l’enfant.',
    reviewInDays: 181,
  },
  {
    code: 'KA09',
    typeCode: 'SO-AID',
    unitCode: 'ASO',
    title: 'Aide d’urgence',
    lines: [
      'Coupure, faim, expulsion : entretien sous 48 h, ou le jour même à Rive-Neuve.',
      'Aucun papier n’est indispensable pour être reçu.',
      'Bons alimentaires : le jour même.',
      'Pour l’énergie, appeler le fournisseur avec la personne.',
      'Violences : 3919 ; enfants en danger : 119 ; sans abri : 115.',
    ],
    script: 'Êtes-vous en sécurité maintenant ? Avez-vous de quoi manger ce soir ? – Je vous donne un rendez-vous avant de raccrocher.',
    reviewInDays: 181,
  },
  {
    code: 'KA10',
    typeCode: 'UR-DP',
    unitCode: 'ADS',
    title: 'Travaux : faut-il une autorisation ?',
    lines: [
      'Façade, fenêtres, clôture, piscine, extension jusqu’à 20 m² (40 m² en zone urbaine du plan) : déclaration préalable.',
      'Au-delà : permis.',
      'Sainte-Aubierge et une partie du Centre sont en abords protégés : un mois de plus.',
      'Dépôt en ligne ; un récépissé donne la date.',
      'Sans réponse à la date du récépissé : accord tacite, certificat sur demande.',
    ],
    script: 'Que changez-vous, et à quelle adresse ? – Je ne donne pas d’accord oral ; je vous dis quel dossier déposer.',
    reviewInDays: 181,
  },
  {
    code: 'KA11',
    typeCode: 'EP-DEM',
    unitCode: 'ODP',
    title: 'Réserver la rue pour un déménagement',
    lines: [
      'Demande 10 jours ouvrés avant.',
      '24 € par jour pour 10 mètres.',
      'Panneaux à poser 48 h avant, prêtés au Faubourg d’Amont et à Rive-Neuve.',
      'Voiture restée là : appeler la police municipale.',
      'Rue piétonne : accès avant 11 h.',
    ],
    script: 'Quelle date, quelle longueur de camion ? – Je calcule et j’enregistre.',
    reviewInDays: 181,
  },
  {
    code: 'KA12',
    typeCode: 'EP-VOI',
    unitCode: 'IMT',
    title: 'Signaler un problème dans la rue',
    lines: [
      'Un seul formulaire, sans compte, avec photo.',
      'Ville : propreté, parcs, mobilier.',
      'Métropole : chaussée, trottoir, éclairage, feux ; nous transmettons.',
      'Danger : appeler, ne pas écrire ; astreinte jour et nuit 02 61 91 10 99.',
      'Le suivi se fait avec la référence.',
    ],
    script: 'Y a-t-il un danger tout de suite ? – Si oui : je préviens l’astreinte pendant que vous êtes en ligne.',
    reviewInDays: 181,
  },
  {
    code: 'KA13',
    typeCode: 'PM-BRU',
    unitCode: 'TRA',
    title: 'Bruit de voisinage, bar, chantier',
    lines: [
      'La nuit : 17 si trouble en cours.',
      'Le nom du plaignant n’est jamais donné.',
      'Bars : contrôle, rappel, puis arrêté.',
      'Voisins : médiation gratuite.',
      'Chantiers : 7 h – 20 h, samedi 8 h – 19 h, jamais le dimanche sans dérogation.',
    ],
    script: 'Est-ce en train de se produire ? Depuis quand, à quelles heures ? – Un médiateur vous rappelle sous 10 jours.',
    reviewInDays: 181,
  },
  {
    code: 'KA14',
    typeCode: 'VA-SAL',
    unitCode: 'SAL',
    title: 'Louer une salle',
    lines: [
      '20 salles, calendrier en ligne.',
      'Associations : quatre réservations gratuites par an.',
      'Caution et assurance avant la remise de la clé ou du code.',
      'Fin du bruit à 23 h du dimanche au jeudi.',
      'Annulation libre jusqu’à 30 jours.',
    ],
    script: 'Combien de personnes, quel quartier, avec cuisine ? – J’ai ces trois salles libres ; je pose une option de 7 jours.',
    reviewInDays: 181,
  },
  {
    code: 'KA15',
    typeCode: 'PM-FPS',
    unitCode: 'STA',
    title: 'Contester un forfait de stationnement',
    lines: [
      'Recours obligatoire dans le mois de l’avis, en ligne ou par courrier.',
      'Joindre l’avis et le certificat d’immatriculation.',
      'Pas de réponse en un mois : rejet.',
      'Ensuite, un mois pour saisir le tribunal du stationnement payant.',
      'Une amende (verte, radars, stationnement gênant) n’est pas un forfait : c’est l’État.',
    ],
    script: 'Le papier porte-t-il FPS et un numéro à 26 chiffres ? – Alors c’est chez nous ; je vous ouvre le recours.',
    reviewInDays: -12,
  },
]

export const ARTICLES: readonly DemoArticle[] = TEXTS.map((article) => ({
  ...article,
  title: french(article.title),
  lines: article.lines.map(french),
  script: french(article.script),
  ...(article.instruction === undefined ? {} : { instruction: french(article.instruction) }),
}))
