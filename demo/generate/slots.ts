import { FRENCH_FAMILY_NAMES } from './people/family-names.ts'
import { FRENCH_GIVEN_NAMES } from './people/given-names.ts'
import { organisationOf } from './people/organisation-profile.ts'
import { phoneOf } from './people/profile.ts'
import type { Scene } from './scene.ts'
import { DISTRICT_CODES, gradeOf, schoolOf } from './school-names.ts'
import { monthName } from './time-table.ts'

type Slot = (scene: Scene) => string

/** Every slot that a text may hold. A test reads all texts against this list. */
export const SLOTS: Readonly<Record<string, Slot>> = {
  child: (s) => s.child.name,
  child2: (s) => s.secondChild.name,
  mychild: (s) => `${s.child.isGirl ? 'ma fille' : 'mon fils'} ${s.child.name}`,
  il: (s) => (s.child.isGirl ? 'elle' : 'il'),
  Il: (s) => (s.child.isGirl ? 'Elle' : 'Il'),
  le: (s) => (s.child.isGirl ? 'la' : 'le'),
  e: (s) => (s.child.isGirl ? 'e' : ''),
  age: (s) => String(Math.max(3, s.child.age)),
  age2: (s) => String(s.random.between(19, 58)),
  old: (s) => String(s.random.between(78, 95)),
  grade: (s) => gradeOf(s.child),
  school: (s) => schoolOf(s.home.street.districtCode, s.child),
  school2: (s) => schoolOf(s.random.pick(DISTRICT_CODES), s.child),
  address: (s) => s.home.line,
  place: (s) => s.place.line,
  street: (s) => s.place.street.name,
  destreet: (s) => ofStreet(s.place.street.name),
  streetname: (s) => s.place.street.name.replace(/^\S+ /, ''),
  date: (s) => s.time.longDay(s.day + s.random.between(5, 40)),
  date2: (s) => s.time.dayAndMonth(s.day + s.random.between(41, 60)),
  dmy: (s) => dayMonthYear(s, s.day + s.random.between(5, 40)),
  past: (s) => s.time.dayAndMonth(s.day - s.random.between(3, 45)),
  wednesday: (s) => s.time.longDay(nextWednesday(s)),
  weekday: (s) => s.random.pick(['lundi', 'mardi', 'jeudi', 'vendredi']),
  month: (s) => monthName((s.time.month[s.day - s.time.first] ?? 1) + s.random.between(1, 3)),
  month2: (s) => monthName((s.time.month[s.day - s.time.first] ?? 1) + s.random.between(5, 8)),
  year: (s) => String(yearOf(s) - s.random.between(3, 25)),
  year2: (s) => String(yearOf(s) - s.random.between(1, 6)),
  birth: (s) => `${s.random.between(1, 28)} ${monthName(s.random.between(1, 12))} ${s.random.between(1948, 2005)}`,
  hour: (s) => s.random.pick(['21 h', '22 h', '23 h', '1 h du matin', '15 h', '11 h']),
  days: (s) => String(s.random.between(2, 9)),
  weeks: (s) => String(s.random.between(2, 7)),
  months: (s) => String(s.random.between(2, 8)),
  minutes: (s) => String(s.random.pick([35, 40, 45, 50, 55, 70, 80, 90])),
  count: (s) => String(s.random.between(2, 5)),
  people: (s) => String(s.random.pick([15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 150])),
  surface: (s) => String(s.random.between(28, 120)),
  smallsurface: (s) => String(s.random.between(4, 24)),
  amount: (s) => euros(s.random.between(900, 31_000)),
  smallamount: (s) => euros(s.random.between(410, 980)),
  bigamount: (s) => `${s.random.between(8, 80) * 100} €`.replace(/(\d)(\d{3}) €/, '$1 $2 €'),
  price: (s) => `${s.random.between(90, 480)} ${s.random.pick(['000', '500'])} €`,
  qf: (s) => String(s.random.between(180, 1450)),
  phone: (s) => phoneOf(s.random, false),
  me: (s) => nameOf(s),
  person: (s) => `${s.random.chance(0.5) ? 'Mme' : 'M.'} ${s.random.pick(FRENCH_FAMILY_NAMES)}`,
  man: (s) => `M. ${s.random.pick(FRENCH_GIVEN_NAMES.sir.old)} ${s.random.pick(FRENCH_FAMILY_NAMES)}`,
  woman: (s) => `Mme ${s.random.pick(FRENCH_GIVEN_NAMES.madam.old)} ${s.random.pick(FRENCH_FAMILY_NAMES)}`,
  firstname: (s) => s.random.pick(FRENCH_GIVEN_NAMES[s.random.chance(0.5) ? 'madam' : 'sir'].young),
  family2: (s) => s.random.pick(FRENCH_FAMILY_NAMES),
  plate: (s) => plateOf(s),
  invoice: (s) =>
    `F${String(yearOf(s)).slice(2)}-${two(s.time.month[s.day - s.time.first] ?? 1)}-${String(s.random.between(1, 9999)).padStart(6, '0')}`,
  plot: (s) => `${s.random.pick(['AB', 'AC', 'AD', 'BK', 'CE', 'DH', 'KD', 'KH'])} ${s.random.between(3, 420)}`,
  unique: (s) => `099${s.random.between(10, 99)}2${s.random.between(10_000, 99_999)}21099${s.random.between(0, 9)}`,
  fps: (s) => `2176099080001${s.random.between(1000, 9999)}${s.random.between(10_000, 99_999)}${s.random.between(1000, 9999)}`,
  allowance: (s) => `09${s.random.between(10_000, 99_999)}`,
  bignum: (s) => String(s.random.between(110, 2900)),
  letter: (s) => s.random.pick(['A', 'B', 'C', 'D', 'E', 'F']),
  lamp: (s) => String(s.random.between(1001, 9800)),
  country: (s) =>
    s.random.pick([
      'Maroc',
      'Algérie',
      'Tunisie',
      'Sénégal',
      'Mali',
      'Turquie',
      'Italie',
      'Portugal',
      'Canada',
      'Vietnam',
      'Espagne',
      'Ukraine',
    ]),
  town: (s) => s.random.pick(['Hautbourg', 'Saint-Evrard', 'Montreval-sur-Risle', 'Villers-l’Estuaire', 'Le Mesnil-Aubry', 'Port-Sauveur']),
  org: (s) => s.organisation?.name ?? organisationOf({ seed: 1, group: 'association', index: s.random.below(200) }).name,
  shop: (s) => s.organisation?.name ?? organisationOf({ seed: 1, group: 'business', index: s.random.below(200) }).name,
  company: (s) =>
    `${s.random.pick(['Duval', 'Leroux', 'Picard', 'Morel'])} ${s.random.pick(['Couverture', 'Maçonnerie', 'Façades', 'Bâtiment'])}`,
  sport: (s) => s.random.pick(['judo', 'natation', 'gymnastique', 'escalade', 'handball', 'volley']),
  instrument: (s) => s.random.pick(['piano', 'violon', 'violoncelle', 'trompette', 'saxophone', 'chant']),
  room: (s) =>
    s.random.pick([
      'la salle des Quatre-Tours',
      'la salle Olga-Bertin',
      'la salle de la Corderie',
      'la salle du Belvédère',
      'la salle Rive-Neuve',
      'la salle du Gué',
    ]),
  centre: (s) =>
    s.random.pick(['Les Vergers', 'Les Quatre-Tours', 'L’Alouette', 'Le Faubourg', 'La Corderie', 'Rive-Neuve', 'Le Grand-Pré']),
  nursery: (s) => s.random.pick(['Les Petits Beffrois', 'Bois-Canon', 'Les Mariniers', 'La Haltinette']),
}

/** Texts cut at their slots, once. */
const cut = new Map<string, readonly string[]>()

/** Fills the slots of a text. A slot of no name in the list is a mistake in the texts and throws. */
export function fill(text: string, scene: Scene): string {
  let parts = cut.get(text)
  if (parts === undefined) {
    parts = text.split(/\{(\w+)\}/)
    cut.set(text, parts)
  }
  let filled = parts[0] ?? ''
  for (let place = 1; place < parts.length; place += 2) filled += say(parts[place] ?? '', scene) + (parts[place + 1] ?? '')
  return filled
}

/** What a slot says in a scene: the same each time, except other people. */
export function say(name: string, scene: Scene): string {
  const known = scene.said.get(name)
  if (known !== undefined) return known
  const slot = SLOTS[name]
  if (slot === undefined) throw new RangeError(`No slot ${name}`)
  const said = slot(scene)
  if (name !== 'person') scene.said.set(name, said)
  return said
}

function nameOf(scene: Scene): string {
  if (scene.profile !== undefined) return `${scene.profile.givenName} ${scene.profile.usageName ?? scene.profile.familyName}`
  return scene.organisation?.name ?? ''
}

/** « de la rue », « du quai », « de l’avenue ». */
function ofStreet(name: string): string {
  if (/^[aeiou]/i.test(name)) return `de l’${name}`
  return `${/^(?:rue|place)/.test(name) ? 'de la' : 'du'} ${name}`
}

function nextWednesday(scene: Scene): number {
  let day = scene.day + scene.random.between(2, 20)
  while (scene.time.weekday[day - scene.time.first] !== 3) day += 1
  return day
}

function yearOf(scene: Scene): number {
  return scene.time.year[scene.day - scene.time.first] ?? 2026
}

function dayMonthYear(scene: Scene, day: number): string {
  const [year, month, date] = scene.time.isoDay(day).split('-')
  return `${date}/${month}/${year}`
}

/** Plates that cannot exist: the real ones never hold I, O or U. */
function plateOf(scene: Scene): string {
  const letter = (): string => scene.random.pick(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'K', 'T', 'V'])
  return `${letter()}${scene.random.pick(['I', 'O', 'U'])}-${String(scene.random.between(101, 989))}-${scene.random.pick(['O', 'U'])}${letter()}`
}

export function euros(cents: number): string {
  return `${Math.floor(cents / 100)},${two(cents % 100)} €`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
