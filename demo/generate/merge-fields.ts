import type { Scene } from './scene.ts'
import { euros, say } from './slots.ts'
import { schoolOf } from './school-names.ts'

/** In a text, where the loader puts the reference that it gives to the request. */
export const REFERENCE_TOKEN = '{{reference}}'

export const REMEDIES =
  'Si vous n’êtes pas d’accord, vous pouvez demander à la Ville de revoir sa décision, saisir le médiateur municipal (mediateur@rochambeau.example), ou saisir le tribunal administratif dans un délai de deux mois.'

type Merge = (scene: Scene) => string

const day = (s: Scene, least: number, most: number): string => s.time.longDay(s.day + s.random.between(least, most))
const before = (s: Scene, least: number, most: number): string => s.time.dayAndMonth(s.day - s.random.between(least, most))

/** Answers whose date is not one to come. */
const DATE_OF_ANSWER: Readonly<Record<string, Merge>> = {
  R16: (s) => before(s, 1, 4),
  R17: (s) => before(s, 1, 4),
  R25: (s) => before(s, 1, 4),
  R30: (s) => say('date', s),
  R33: (s) => say('past', s),
  R38: (s) => say('date', s),
  R40: (s) => s.time.dayAndMonth(s.day - 8),
}

/** The value of a field in an answer; nothing when the field is not one that can be invented. */
export function mergeField(field: string, code: string, scene: Scene): string | undefined {
  if (field === 'date') return (DATE_OF_ANSWER[code] ?? MERGE['date'])?.(scene)
  return MERGE[field]?.(scene)
}

/** What the fields of the city's ready answers become. A test reads every answer against this list. */
export const MERGE: Readonly<Record<string, Merge>> = {
  acces: (s) =>
    s.random.pick(['La clé est à retirer à Port-Vieux.', 'Le code d’accès arrive par SMS une heure avant.', 'Un gardien vous ouvre.']),
  action: (s) => s.random.pick(['vérifier sur place', 'reprendre votre dossier', 'vous rappeler']),
  adresse: (s) => s.place.line,
  adresse_ecole: (s) =>
    s.random.pick(['60 rue Paul-Ansquer', '41 rue des Mariniers', '150 rue du Faubourg-d’Amont', '96 avenue du Bois-Canon']),
  ancien: (s) => euros(s.random.between(300, 650)),
  autre_centre: (s) => s.random.pick(['La Corderie', 'Le Faubourg', 'L’Alouette']),
  bureau: (s) => String(s.random.between(1, 62)),
  caution: (s) => s.random.pick(['300 €', '500 €', '600 €', '1 000 €']),
  centre: (s) => say('centre', s),
  commune: (s) => say('town', s),
  contact_mediateur: () => 'mediateur@rochambeau.example',
  d1: (s) => s.time.dayAndMonth(s.day + 4),
  d2: (s) => s.time.dayAndMonth(s.day + 18),
  date: (s) => day(s, 3, 25),
  date1: (s) => before(s, 20, 30),
  date2: (s) => before(s, 6, 15),
  date_permanence: (s) => day(s, 10, 30),
  date_promise: (s) => before(s, 1, 4),
  date_rdv: (s) => day(s, 1, 3),
  dates: (s) => `le ${s.time.longDay(s.day)}`,
  delais: (s) => `${s.random.between(2, 6)} ans`,
  ecole: (s) => schoolOf(s.home.street.districtCode, s.child),
  effet_prix: (s) => s.random.pick(['Rien ne sera facturé.', 'Le premier jour reste dû si le certificat n’arrive pas sous cinq jours.']),
  explication: (s) =>
    s.random.pick([
      'l’école était fermée ce jour-là',
      'les présences ont été saisies deux fois',
      'la réduction pour le deuxième enfant manquait',
      'le certificat était bien arrivé',
    ]),
  faits: (s) =>
    s.random.pick([
      'votre message est arrivé le jour dit et n’a pas été ouvert',
      'l’attente a dépassé une heure ce jour-là',
      'le dossier était complet',
    ]),
  fin: (s) => s.time.dayAndMonth(s.day + 320),
  h1: () => '8 h',
  h2: () => '18 h',
  heure: (s) => s.random.pick(['9 h', '10 h 20', '11 h 40', '14 h', '15 h 20', '16 h 40', '18 h 20']),
  jour: (s) => s.random.pick(['5', '10', '15']),
  lien: () => 'www.rochambeau.example/actes',
  lieu: (s) => `école ${schoolOf(s.home.street.districtCode, s.child)}`,
  liste: () => 'votre pièce d’identité, une photo et la pré-demande',
  maire: () => 'Marianne Delestre',
  mois: (s) => s.time.monthName(s.day),
  montant: (s) => say('amount', s),
  motif: (s) =>
    s.random.pick([
      'le niveau demandé est complet',
      'le ticket présenté couvre une autre heure',
      'le motif n’est pas prévu par le règlement',
    ]),
  motif_droit: () => 'article L313-5 du CESEDA',
  motif_fait: (s) => s.random.pick(['la surface du logement est insuffisante', 'les ressources déclarées sont insuffisantes']),
  n: (s) => String(s.random.between(2, 5)),
  nature_acte: (s) => s.random.pick(['copie intégrale de l’acte', 'extrait avec filiation', 'extrait sans filiation']),
  nombre: (s) => s.random.pick(['une', 'deux', 'trois']),
  nouveau: (s) => euros(s.random.between(80, 290)),
  nouvelle_date: (s) => day(s, 8, 25),
  numero: (s) => say('bignum', s),
  numero_unique: (s) => say('unique', s),
  p15: () => '220 €',
  p30: () => '480 €',
  p50: () => '980 €',
  points: (s) => String(s.random.between(12, 60)),
  prenom_enfant: (s) => s.child.name,
  prochaine: (s) => s.time.longDay(s.day + 62),
  qf: (s) => say('qf', s),
  raison: (s) =>
    s.random.pick(['l’avis d’un autre service n’est pas encore arrivé', 'l’entreprise a reporté son passage', 'un agent est absent']),
  rang: (s) => String(s.random.between(2, 14)),
  ref_metropole: (s) => `SA-${s.random.between(100_000, 999_999)}`,
  reformulation: (s) =>
    s.random.pick(['vous attendez une réponse depuis trop longtemps', 'on vous a fait revenir pour rien', 'votre appel n’a pas été pris']),
  reponse: (s) =>
    s.random.pick(['les travaux sont inscrits au prochain programme', 'un comptage sera fait avant de décider', 'le service vous recevra']),
  salle: (s) => say('room', s).replace(/^la salle /, ''),
  seuil: (s) => String(s.random.between(45, 80)),
  site: (s) => s.random.pick(['Hôtel de Ville', 'Bois-Canon', 'Rive-Neuve', 'Grand-Pré']),
  tel: () => '02 61 91 43 18',
  typologie: (s) => s.random.pick(['T2', 'T3', 'T4']),
  voies_recours: () => REMEDIES,
}
