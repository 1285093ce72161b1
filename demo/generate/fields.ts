import type { FormField } from '#modules/catalogue'
import { nameOfSomeone } from './people/someone.ts'
import { type Scene, placeOf } from './scene.ts'
import { say } from './slots.ts'
import { typeOf } from './agent-messages.ts'

type Maker = (scene: Scene) => string

/** Answers to fields of free text and number, by the field's name. A test asks that every such field has one. */
export const FIELD_MAKERS: Readonly<Record<string, Maker>> = {
  'access-note': (s) => s.random.pick(['3e étage, interphone 12', 'Rez-de-chaussée', 'Clé chez la voisine']),
  'account-email': (s) => s.profile?.email ?? 'compte@habitants.rochambeau.example',
  'allowance-number': (s) => say('allowance', s),
  amount: (s) => String(s.random.between(20, 900)),
  architect: nameOfSomeone,
  'area-school': (s) => say('school', s),
  'away-dates': (s) => `du ${say('date', s)} au ${say('date2', s)}`,
  budget: (s) => String(s.random.between(20, 300) * 100),
  buyer: nameOfSomeone,
  child: (s) => `${s.child.name} ${s.profile?.familyName ?? ''}`.trim(),
  'children-count': (s) => String(s.random.between(1, 4)),
  company: (s) => say('company', s),
  'concession-number': (s) => say('bignum', s),
  copies: (s) => String(s.random.between(1, 3)),
  country: (s) => say('country', s),
  'current-name': (s) => s.profile?.givenName ?? 'Camille',
  'data-scope': (s) => s.random.pick(['Toutes les données de mon compte', 'Mon adresse et mon téléphone', 'Mes factures de cantine']),
  days: (s) => s.random.pick(['tous les mercredis', 'première semaine', 'lundi, mardi et jeudi', 'deux semaines complètes']),
  deceased: nameOfSomeone,
  dimensions: () => '220 × 60 cm',
  discipline: (s) => say('sport', s),
  'document-date': (s) => say('year2', s),
  'document-name': (s) =>
    s.random.pick([
      'Délibération sur les tarifs',
      'Arrêté de circulation',
      'Permis de construire affiché',
      'Rapport de la commission de sécurité',
    ]),
  'drink-hours': () => 'de 10 h à 20 h',
  'event-name': (s) => s.random.pick(['Kermesse', 'Tournoi', 'Fête de quartier', 'Vide-grenier']),
  'event-town': (s) => (s.random.chance(0.88) ? 'Rochambeau-sur-Seine' : say('town', s)),
  expected: (s) => s.random.pick(['Une réponse écrite', 'Des excuses', 'Que cela ne se reproduise pas']),
  explanation: (s) =>
    s.random.pick(['Voir mon message.', 'C’est la deuxième fois.', 'Je peux fournir des preuves.', 'Situation difficile en ce moment.']),
  facts: (s) => `Attente de ${say('minutes', s)} minutes puis renvoi vers un autre guichet.`,
  'former-domiciliation': (s) => say('town', s),
  'former-school': (s) => say('school2', s),
  'former-town': (s) => say('town', s),
  furniture: (s) => `${s.random.between(3, 12)} tables, ${s.random.between(6, 30)} chaises, ${s.random.between(1, 5)} parasols`,
  'grant-object': (s) => s.random.pick(['Fonctionnement annuel', 'Festival', 'Achat de matériel', 'Sorties pour les enfants']),
  'home-surface': (s) => say('surface', s),
  hours: (s) => s.random.pick(['8 h – 12 h', '8 h – 18 h', '13 h – 18 h', '14 h – 23 h']),
  'household-size': (s) => String(s.random.between(1, 6)),
  instalments: (s) => say('count', s),
  'invoice-number': (s) => say('invoice', s),
  'isolated-person': nameOfSomeone,
  'lamp-number': (s) => say('lamp', s),
  landlord: (s) => s.random.pick(['Habitat Seine-Aval', 'Foyer de l’Estuaire', 'Agence du Centre', 'Propriétaire privé']),
  length: (s) => String(s.random.pick([5, 10, 10, 15, 20])),
  'letter-object': (s) => s.random.pick(['Stationnement', 'Demande de rendez-vous', 'Sécurité de la rue', 'Remerciements']),
  'lines-disputed': (s) => `${say('count', s)} repas`,
  members: (s) => String(s.random.between(12, 60)),
  'name-reason': (s) => `J’utilise ce prénom depuis ${say('count', s)} ans.`,
  nationality: (s) => s.random.pick(['française', 'française', 'française et marocaine', 'française et italienne']),
  'noise-times': (s) =>
    s.random.pick(['du jeudi au samedi, après minuit', 'tous les jours dès 6 h', 'le week-end', 'chaque soir vers 23 h']),
  notary: (s) => `Étude de Me ${say('family2', s)}`,
  'notice-number': (s) => say('fps', s),
  'nursery-days': (s) => s.random.pick(['du lundi au vendredi, 8 h – 18 h', 'trois jours, 8 h 30 – 17 h', 'deux matinées']),
  'parents-names': (s) => `${say('man', s)} et ${say('woman', s)}`,
  people: (s) => say('people', s),
  'pick-up': nameOfSomeone,
  plate: (s) => say('plate', s),
  plot: (s) => say('plot', s),
  'pre-application': (s) => `W${s.random.between(10_000_000, 99_999_999)}`,
  price: (s) => String(s.random.between(90, 480) * 1000),
  project: (s) => s.random.pick(['Maison individuelle', 'Garage', 'Division en deux lots', 'Changement d’usage']),
  'project-dates': (s) => say('date', s),
  public: (s) => s.random.pick(['Enfants', 'Tous les habitants', 'Adhérents', 'Personnes âgées']),
  pupil: (s) => `${s.child.name} ${s.profile?.familyName ?? ''}`.trim(),
  question: (s) => s.random.pick(['Voir mon message.', 'Quels sont les horaires ?', 'Où faut-il aller ?']),
  room: (s) => say('room', s),
  safety: (s) => s.random.pick(['Deux bénévoles secouristes', 'Barrières aux deux bouts de la rue', 'Poste de secours sur place']),
  'school-name': (s) => s.random.pick(['Lycée de la Gare', 'Lycée du Plateau', 'Lycée professionnel des Chantiers']),
  'service-concerned': (s) => s.random.pick(['Accueil de l’Hôtel de Ville', 'Guichet famille', 'Téléphone', 'Urbanisme']),
  'shop-name': (s) => say('shop', s),
  since: (s) => `depuis ${say('days', s)} jours`,
  siret: (s) => s.organisation?.siret ?? '97600000000014',
  'slot-times': (s) => `le ${say('weekday', s)} de 20 h à 22 h`,
  'spouse-name': nameOfSomeone,
  surface: (s) => say('smallsurface', s),
  'tag-surface': (s) => String(s.random.between(1, 12)),
  'town-link': (s) =>
    s.random.pick(['Je travaille en intérim à Rochambeau.', 'Mes enfants y vont à l’école.', 'J’y vis depuis plus d’un an.']),
  'trusted-person': nameOfSomeone,
  'trusted-phone': (s) => say('phone', s),
  'unique-number': (s) => say('unique', s),
  'visitor-link': (s) => s.random.pick(['ma mère', 'mon frère', 'une amie', 'mes beaux-parents']),
  'visitor-name': nameOfSomeone,
  'wished-district': (s) => s.random.pick(['Rive-Neuve', 'Grand-Pré', 'Gare', 'indifférent']),
  'wished-name': (s) => say('firstname', s),
  'wished-school': (s) => say('school2', s),
  witnesses: (s) => String(s.random.between(2, 4)),
  'young-name': (s) => `${s.child.name} ${s.profile?.familyName ?? ''}`.trim(),
}

/** Answers to the form of the scene's type: all that is required, and two in three of the rest. Files and photographs stay empty. */
export function answerForm(scene: Scene, share = 1): Record<string, string> {
  const answers: Record<string, string> = {}
  for (const field of typeOf(scene.typeCode).definition.fields) {
    if (field.kind === 'file' || field.kind === 'photo') continue
    if (!scene.random.chance(field.required ? share : share * 0.66)) continue
    answers[field.name] = answerField(field, scene)
  }
  return answers
}

export function answerField(field: FormField, scene: Scene): string {
  const { random } = scene
  switch (field.kind) {
    case 'choice':
      return random.pick(field.choices ?? []).value
    case 'choices':
      return severalOf(field, scene)
    case 'yes-no':
      return random.chance(yesOf(field.name)) ? 'yes' : 'no'
    case 'date':
      return scene.time.isoDay(dateOf(field.name, scene))
    case 'place':
      return field.name === 'home-address' || field.name === 'common-address' ? scene.home.line : placeLine(scene)
    default:
      return FIELD_MAKERS[field.name]?.(scene) ?? ''
  }
}

function severalOf(field: FormField, scene: Scene): string {
  const choices = field.choices ?? []
  const kept = choices.filter(() => scene.random.chance(0.5))
  return (kept.length === 0 ? [scene.random.pick(choices)] : kept).map((choice) => choice.value).join(',')
}

function yesOf(name: string): number {
  if (name === 'danger' || name === 'injured' || name === 'hateful' || name === 'demolition') return 0.09
  return name === 'consent' ? 0.86 : 0.4
}

const PAST_DATES = new Set(['event-date', 'change-date', 'facts-date', 'notice-date'])
const END_DATES = new Set(['absence-end', 'end-date', 'leaving-date'])

function dateOf(name: string, scene: Scene): number {
  if (name === 'birth-date') return scene.day - 365 * Math.max(3, scene.child.age) - scene.random.below(300)
  if (PAST_DATES.has(name)) return scene.day - scene.random.between(2, 60)
  if (name === 'absence-start') return scene.day + scene.random.below(3)
  return scene.day + (END_DATES.has(name) ? scene.random.between(12, 30) : scene.random.between(4, 11))
}

function placeLine({ place }: Scene): string {
  return placeOf({ street: place.street, number: place.number }).line
}
