import { french } from './french.ts'

/** Who answers for what. `handled`: the city; `referred`: passed on for the citizen (L114-2 CRPA); `directed`: the citizen is told where to go. */
export interface DemoCompetence {
  code: string
  subject: string
  /** Absent: the city itself. */
  partnerCode?: string
  act: 'handled' | 'referred' | 'directed'
  /** What the agent says and what the notice prints; {ref} and {date} are filled. */
  sentence: string
  typeCodes: readonly string[]
}

const SUBJECTS: readonly DemoCompetence[] = [
  {
    code: 'K01',
    subject: 'Trou, trottoir, chaussée, avaloir',
    partnerCode: 'METROPOLE',
    act: 'referred',
    sentence:
      'L’entretien des rues relève de la Métropole Seine-Aval. Nous lui transmettons votre signalement aujourd’hui ; vous n’avez rien à refaire et vous suivez son avancée avec la référence {ref}.',
    typeCodes: ['EP-VOI'],
  },
  {
    code: 'K02',
    subject: 'Éclairage public, feux',
    partnerCode: 'METROPOLE',
    act: 'referred',
    sentence:
      'L’éclairage et les feux sont gérés par la Métropole. Nous l’avons prévenue le {date} ; un danger immédiat part dans l’heure à l’astreinte.',
    typeCodes: ['EP-ECL'],
  },
  {
    code: 'K03',
    subject: 'Eau potable, fuite sur la rue',
    partnerCode: 'METROPOLE',
    act: 'referred',
    sentence:
      'L’eau est un service de la Métropole. En cas de fuite importante, son numéro d’urgence répond jour et nuit ; nous transmettons aussi votre message.',
    typeCodes: [],
  },
  {
    code: 'K04',
    subject: 'Assainissement, égout',
    partnerCode: 'METROPOLE',
    act: 'referred',
    sentence: 'Le réseau d’assainissement est celui de la Métropole, à qui nous adressons votre demande.',
    typeCodes: [],
  },
  {
    code: 'K05',
    subject: 'Collecte des ordures, bacs, déchèteries',
    partnerCode: 'METROPOLE',
    act: 'referred',
    sentence:
      'La collecte et les déchèteries dépendent de la Métropole. Nous lui envoyons votre demande ; pour un bac cassé, le remplacement se demande aussi sur son site.',
    typeCodes: [],
  },
  {
    code: 'K06',
    subject: 'Encombrants à domicile',
    partnerCode: 'METROPOLE',
    act: 'directed',
    sentence: 'L’enlèvement à domicile se réserve auprès de la Métropole. Nous pouvons prendre le rendez-vous avec vous maintenant.',
    typeCodes: [],
  },
  {
    code: 'K07',
    subject: 'Bus, métro, vélos en libre-service',
    partnerCode: 'METROPOLE',
    act: 'referred',
    sentence: 'Les transports sont organisés par la Métropole. Votre remarque lui est transmise avec la ligne et l’heure.',
    typeCodes: [],
  },
  {
    code: 'K08',
    subject: 'Plan local d’urbanisme (règles)',
    partnerCode: 'METROPOLE',
    act: 'directed',
    sentence:
      'Le plan local d’urbanisme est métropolitain ; nos agents vous expliquent les règles de votre parcelle, mais toute modification relève de la Métropole.',
    typeCodes: [],
  },
  {
    code: 'K09',
    subject: 'Autorisation d’urbanisme',
    act: 'handled',
    sentence: 'C’est bien la Ville qui instruit votre dossier, au nom de la commune.',
    typeCodes: ['UR-DP', 'UR-PC', 'UR-CU', 'UR-DIA', 'UR-ENS'],
  },
  {
    code: 'K10',
    subject: 'Propreté des rues, dépôts, graffitis',
    act: 'handled',
    sentence: 'La propreté des rues est assurée par la Ville : l’équipe de votre quartier est prévenue.',
    typeCodes: ['PR-DEP', 'PR-TAG', 'PR-NET'],
  },
  {
    code: 'K11',
    subject: 'Parcs, arbres, jeux',
    act: 'handled',
    sentence: 'Les parcs et les arbres de la Ville sont suivis par nos jardiniers.',
    typeCodes: ['EP-ARB', 'EP-JEU'],
  },
  {
    code: 'K12',
    subject: 'Écoles maternelles et élémentaires (bâtiment, cantine)',
    act: 'handled',
    sentence: 'L’école publique est à la charge de la Ville pour les locaux, la cantine et l’accueil périscolaire.',
    typeCodes: ['FA-SCO', 'FA-DER', 'FA-CAN', 'FA-LOI'],
  },
  {
    code: 'K13',
    subject: 'Enseignants, remplacements, programmes',
    partnerCode: 'EDUCATION',
    act: 'directed',
    sentence:
      'L’enseignement dépend de l’Éducation nationale. Voici les coordonnées de l’inspection ; nous pouvons transmettre votre courrier.',
    typeCodes: [],
  },
  {
    code: 'K14',
    subject: 'Collège',
    partnerCode: 'DEPARTEMENT',
    act: 'referred',
    sentence: 'Les collèges relèvent du Département de l’Estuaire, à qui nous transmettons votre demande.',
    typeCodes: [],
  },
  {
    code: 'K15',
    subject: 'Lycée, formation, trains régionaux',
    partnerCode: 'REGION',
    act: 'referred',
    sentence: 'Les lycées relèvent de la Région. Nous lui adressons votre demande.',
    typeCodes: [],
  },
  {
    code: 'K16',
    subject: 'RSA, APA, aide sociale à l’enfance, protection maternelle',
    partnerCode: 'DEPARTEMENT',
    act: 'directed',
    sentence: 'Cette aide est versée par le Département. Le CCAS peut vous aider à remplir le dossier, sur rendez-vous.',
    typeCodes: [],
  },
  {
    code: 'K17',
    subject: 'Aides d’urgence, repas, domiciliation',
    act: 'handled',
    sentence: 'Le centre communal d’action sociale de la Ville vous reçoit.',
    typeCodes: ['SO-AID', 'SO-POR', 'SO-DOM'],
  },
  {
    code: 'K18',
    subject: 'Allocations familiales',
    partnerCode: 'CAF',
    act: 'directed',
    sentence: 'Votre allocation dépend de la CAF. Nous ne voyons que votre quotient familial, et seulement avec votre accord.',
    typeCodes: [],
  },
  {
    code: 'K19',
    subject: 'Titre de séjour, naturalisation',
    partnerCode: 'PREFECTURE',
    act: 'directed',
    sentence: 'Les titres de séjour sont délivrés par la préfecture de l’Estuaire. La mairie ne peut ni les instruire ni les accélérer.',
    typeCodes: [],
  },
  {
    code: 'K20',
    subject: 'Carte grise, permis de conduire',
    partnerCode: 'ETAT',
    act: 'directed',
    sentence: 'Cette démarche se fait en ligne auprès de l’État. Un poste et un agent peuvent vous aider à l’accueil.',
    typeCodes: [],
  },
  {
    code: 'K21',
    subject: 'Délinquance, trafic, violences',
    partnerCode: 'POLICE',
    act: 'directed',
    sentence:
      'En cas d’urgence, appelez le 17 ou le 114 par SMS. Pour un dépôt de plainte, la police nationale vous reçoit ; notre police municipale est informée.',
    typeCodes: [],
  },
  {
    code: 'K22',
    subject: 'Ascenseur, chauffage, parties communes HLM',
    partnerCode: 'HABITAT',
    act: 'directed',
    sentence:
      'Ces travaux sont à la charge de votre bailleur. S’il ne répond pas sous 15 jours, revenez vers nous : le service d’hygiène peut intervenir.',
    typeCodes: [],
  },
  {
    code: 'K23',
    subject: 'Logement dangereux ou indigne',
    act: 'handled',
    sentence: 'Notre service d’hygiène visite le logement ; selon le danger, le maire ou le préfet prend un arrêté.',
    typeCodes: ['SO-HAB'],
  },
  {
    code: 'K24',
    subject: 'Conflit entre voisins, mitoyenneté, haie privée',
    partnerCode: 'CONCILIATEUR',
    act: 'directed',
    sentence:
      'Il s’agit d’un litige entre particuliers. Un conciliateur de justice vous reçoit gratuitement à la mairie du Faubourg d’Amont, le mardi.',
    typeCodes: [],
  },
  {
    code: 'K25',
    subject: 'Réseau de téléphone, fibre, poteau privé',
    partnerCode: 'OPERATEUR',
    act: 'directed',
    sentence:
      'Ce réseau appartient à un opérateur privé. Voici comment signaler le dommage ; si un câble menace la rue, nous sécurisons les lieux.',
    typeCodes: [],
  },
]

export const COMPETENCES: readonly DemoCompetence[] = SUBJECTS.map((subject) => ({ ...subject, sentence: french(subject.sentence) }))
