import { CITY } from '../../city/identity.ts'
import { STREETS, type DemoStreet } from '../../city/streets.ts'
import { Random } from '../random.ts'
import { FRENCH_FAMILY_NAMES } from './family-names.ts'
import { plain } from './profile.ts'

export const ORGANISATION_CLASSES = ['association', 'business', 'notary'] as const
export type OrganisationClass = (typeof ORGANISATION_CLASSES)[number]

export interface OrganisationProfile {
  name: string
  rna: string | undefined
  siret: string | undefined
  email: string
  phone: string
  street: DemoStreet
  number: number
}

const CLASS_STREAM: Record<OrganisationClass, number> = { association: 21, business: 22, notary: 23 }
const PLACES = [
  'du Port-Vieux',
  'de Bois-Canon',
  'de Sainte-Aubierge',
  'du Grand-Pré',
  'de la Saulaie',
  'des Hauts-Vergers',
  'de Rive-Neuve',
  'du Faubourg',
  'des Chantiers',
  'du Belvédère',
]
const CLUBS = [
  'Volley',
  'Judo',
  'Football',
  'Handball',
  'Gymnastique',
  'Aviron',
  'Escrime',
  'Tennis de table',
  'Basket',
  'Pétanque',
  'Athlétisme',
  'Roller',
]
const CULTURES = [
  'Chorale',
  'Théâtre',
  'Harmonie',
  'Atelier d’arts',
  'Ciné-club',
  'Danses',
  'Jardin partagé',
  'Jeux',
  'Café des parents',
  'Comité de quartier',
  'Amicale des locataires',
  'Amis du patrimoine',
]
const TRADES = [
  'Café',
  'Brasserie',
  'Boulangerie',
  'Restaurant',
  'Salon de thé',
  'Librairie',
  'Fleuriste',
  'Coiffure',
  'Pharmacie',
  'Épicerie',
  'Couverture',
  'Maçonnerie',
  'Peinture',
  'Déménagements',
]
const random = new Random(0)

/** The organisation of that number in its class: a pure function. */
export function organisationOf({ seed, group, index }: { seed: number; group: OrganisationClass; index: number }): OrganisationProfile {
  random.reseed(seed, CLASS_STREAM[group], index)
  const name = nameOf(group)
  const street = random.pick(STREETS)
  return {
    name,
    rna: group === 'association' ? `W76990${String(1000 + (index % 9000))}` : undefined,
    siret: group === 'association' ? undefined : siretOf(index * 2 + (group === 'notary' ? 1 : 0)),
    email: `${plain(name).slice(0, 40)}${index}@${CITY.citizenMailDomain}`,
    phone: `02 61 91 4${random.below(10)} ${String(random.below(100)).padStart(2, '0')}`,
    street,
    number: random.between(street.firstNumber, street.lastNumber),
  }
}

function nameOf(group: OrganisationClass): string {
  const family = random.pick(FRENCH_FAMILY_NAMES)
  if (group === 'notary')
    return random.chance(0.5) ? `Étude de Me ${family}` : `Office notarial ${family} et ${random.pick(FRENCH_FAMILY_NAMES)}`
  if (group === 'business') return random.chance(0.6) ? `${random.pick(TRADES)} ${random.pick(PLACES)}` : `${random.pick(TRADES)} ${family}`
  const drawn = random.unit()
  if (drawn < 0.35) return `${random.pick(CLUBS)} ${random.pick(PLACES)}`
  if (drawn < 0.8) return `${random.pick(CULTURES)} ${random.pick(PLACES)}`
  return `Association ${random.pick(['Les Amis', 'Les Voisins', 'Les Parents d’élèves', 'Les Anciens'])} ${random.pick(PLACES)}`
}

/** A SIRET of an invented range that passes the usual check (Luhn). */
function siretOf(number: number): string {
  const siren = withLuhnKey(`976${String(number % 100_000).padStart(5, '0')}`)
  return withLuhnKey(`${siren}0001`)
}

function withLuhnKey(digits: string): string {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place])
    const doubled = place % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return digits + String((10 - (sum % 10)) % 10)
}
