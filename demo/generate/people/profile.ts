import { CITY } from '../../city/identity.ts'
import { DISTRICTS } from '../../city/districts.ts'
import { STREETS, type DemoStreet } from '../../city/streets.ts'
import { LANGUAGE_SHARES, type WrittenLanguage } from '../../city/volumes.ts'
import { Random, cumulate } from '../random.ts'
import { FRENCH_FAMILY_NAMES } from './family-names.ts'
import { FRENCH_GIVEN_NAMES, ORIGINS, type Origin } from './given-names.ts'

/** People are drawn by class, so that a grandmother does not ask for a nursery. */
export const PERSON_CLASSES = ['family', 'elder', 'adult'] as const
export type PersonClass = (typeof PERSON_CLASSES)[number]

export interface Child {
  name: string
  isGirl: boolean
  age: number
}

/** All that is invented about a person. It is a pure function of seed, class and number: nobody is kept in memory. */
export interface Profile {
  civility: 'madam' | 'sir'
  givenName: string
  familyName: string
  usageName: string | undefined
  birthDate: string
  language: WrittenLanguage
  email: string | undefined
  phone: string | undefined
  street: DemoStreet
  number: number
  suffix: string
  complement: string | undefined
  children: readonly Child[]
  preferredChannel: 'email' | 'post' | 'phone' | 'portal' | undefined
  notice: string | undefined
}

const LANGUAGES = ['fr', 'en', 'ar', 'tr', 'it', 'pt', 'uk', 'es'] as const
const LANGUAGE_WEIGHTS = cumulate(LANGUAGES.map((language) => LANGUAGE_SHARES[language]))
const ORIGIN_OF_LANGUAGE: Record<Exclude<WrittenLanguage, 'fr'>, Origin> = {
  en: 'britain',
  ar: 'maghreb',
  tr: 'turkey',
  it: 'italy',
  pt: 'portugal',
  uk: 'ukraine',
  es: 'spain',
}
/** Origins of the names of those who write in French; the rest is French. */
const FRENCH_SPEAKERS = ['maghreb', 'westAfrica', 'portugal', 'turkey', 'asia', 'italy', 'spain'] as const
const SPEAKER_WEIGHTS = cumulate([9, 6, 3.5, 1.5, 1.5, 1, 1, 76.5])
const DISTRICT_WEIGHTS = cumulate(DISTRICTS.map((district) => district.inhabitants))
const STREETS_BY_DISTRICT = DISTRICTS.map((district) => STREETS.filter((street) => street.districtCode === district.code))
const CLASS_STREAM: Record<PersonClass, number> = { family: 11, elder: 12, adult: 13 }
const random = new Random(0)

/** The person of that number in its class. `year` is the anchor's, from which ages are counted. */
export function profileOf({ seed, group, index, year }: { seed: number; group: PersonClass; index: number; year: number }): Profile {
  random.reseed(seed, CLASS_STREAM[group], index)
  const civility = random.chance(group === 'family' ? 0.68 : 0.56) ? 'madam' : 'sir'
  const language = LANGUAGES[random.cell(LANGUAGE_WEIGHTS)] ?? 'fr'
  const origin = language === 'fr' ? FRENCH_SPEAKERS[random.cell(SPEAKER_WEIGHTS)] : ORIGIN_OF_LANGUAGE[language]
  const age = ageOf(group)
  const givenName = givenNameOf({ civility, origin, age })
  const familyName = (origin === undefined ? random.pick(FRENCH_FAMILY_NAMES) : random.pick(ORIGINS[origin].family)).replace(
    'Da-Silva',
    'Da Silva',
  )
  const usageName = civility === 'madam' && age > 28 && random.chance(0.42) ? random.pick(FRENCH_FAMILY_NAMES) : undefined
  const birthDate = `${year - age}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`
  const hasEmail = random.chance(group === 'elder' ? 0.38 : 0.91)
  const home = homeOf()
  return {
    civility,
    givenName,
    familyName,
    usageName: usageName === familyName ? undefined : usageName,
    birthDate,
    language,
    email: hasEmail ? emailOf({ givenName, familyName, number: index * 3 + CLASS_STREAM[group] - 11 }) : undefined,
    phone: random.chance(0.93) ? phoneOf(random, group === 'elder' && random.chance(0.7)) : undefined,
    ...home,
    children: group === 'family' ? childrenOf(origin) : [],
    preferredChannel: hasEmail ? (random.chance(0.4) ? 'email' : undefined) : random.chance(0.5) ? 'post' : 'phone',
    notice: noticeOf(group),
  }
}

function ageOf(group: PersonClass): number {
  if (group === 'family') return random.between(25, 47)
  if (group === 'elder') return random.between(68, 95)
  return 18 + Math.floor(52 * random.unit() ** 0.9)
}

function givenNameOf({ civility, origin, age }: { civility: 'madam' | 'sir'; origin: Origin | undefined; age: number }): string {
  if (origin !== undefined) return random.pick(ORIGINS[origin][civility])
  const names = FRENCH_GIVEN_NAMES[civility]
  if (age >= 64) return random.pick(names.old)
  if (age >= 42) return random.pick(names.middle)
  return random.pick(names.young)
}

function homeOf(): Pick<Profile, 'street' | 'number' | 'suffix' | 'complement'> {
  const street = random.pick(STREETS_BY_DISTRICT[random.cell(DISTRICT_WEIGHTS)] ?? STREETS)
  const number = random.between(street.firstNumber, street.lastNumber)
  const suffix =
    street.name === 'rue de la Corderie' && number === 12 ? random.pick(['', ' bis', ' ter']) : random.chance(0.03) ? ' bis' : ''
  const complement = random.chance(0.34) ? random.pick(COMPLEMENTS) : undefined
  return { street, number, suffix, complement }
}

const COMPLEMENTS = [
  '1er étage',
  '2e étage gauche',
  '3e étage droite',
  'Appartement 4',
  'Appartement 12',
  'Appartement 31',
  'Bâtiment A',
  'Bâtiment C, 5e étage',
  'Escalier B',
  'Tour Nord, 8e étage',
  'Résidence des Mariniers',
  'Chez M. et Mme Leroy',
]

function childrenOf(origin: Origin | undefined): readonly Child[] {
  const count = random.cell(CHILDREN_WEIGHTS) + 1
  const children: Child[] = []
  for (let rank = 0; rank < count; rank += 1) {
    const isGirl = random.chance(0.49)
    const sex = isGirl ? 'madam' : 'sir'
    const fromElsewhere = origin !== undefined && random.chance(0.6)
    const name = fromElsewhere ? random.pick(ORIGINS[origin][sex]) : random.pick(FRENCH_GIVEN_NAMES[sex].child)
    if (!children.some((child) => child.name === name)) children.push({ name, isGirl, age: random.between(2, 11) })
  }
  return children
}
const CHILDREN_WEIGHTS = cumulate([42, 40, 14, 4])

function noticeOf(group: PersonClass): string | undefined {
  const probability = group === 'elder' ? 0.06 : 0.008
  if (!random.chance(probability)) return undefined
  return random.pick([
    'Entend mal : écrire plutôt qu’appeler.',
    'Parler lentement.',
    'Appeler après 17 h.',
    'Lit difficilement : préférer le téléphone.',
  ])
}

/** Number blocks kept for fiction: mobiles 06 39 98, land lines 02 61 91 4x. */
export function phoneOf(draw: Random, isLandLine: boolean): string {
  const pair = two(draw.below(100))
  return isLandLine ? `02 61 91 4${draw.below(10)} ${pair}` : `06 39 98 ${pair} ${two(draw.below(100))}`
}

function emailOf({ givenName, familyName, number }: { givenName: string; familyName: string; number: number }): string {
  return `${plain(givenName)}.${plain(familyName)}${number}@${CITY.citizenMailDomain}`
}

const plainCache = new Map<string, string>()

/** Letters of an address: no accent, small, hyphens kept. */
export function plain(name: string): string {
  const known = plainCache.get(name)
  if (known !== undefined) return known
  const made = name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/ı/g, 'i')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  plainCache.set(name, made)
  return made
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
