import { locateAddress } from '../city/locate.ts'
import { STREETS, type DemoStreet } from '../city/streets.ts'
import type { OrganisationProfile } from './people/organisation-profile.ts'
import type { Child, Profile } from './people/profile.ts'
import { type Random, cumulate } from './random.ts'
import type { TimeTable } from './time-table.ts'

export interface Place {
  street: DemoStreet
  number: number
  /** « 12 bis rue de la Corderie » */
  line: string
  latitude: number
  longitude: number
}

/** What a text may speak of: one request, its time, its requester, its place. Two uses of a slot in one scene say the same thing. */
export interface Scene {
  random: Random
  time: TimeTable
  /** Day of registration. */
  day: number
  typeCode: string
  profile: Profile | undefined
  organisation: OrganisationProfile | undefined
  home: Place
  place: Place
  child: Child
  secondChild: Child
  /** Slots already filled. */
  said: Map<string, string>
}

const SOME_CHILDREN: readonly Child[] = [
  { name: 'Enzo', isGirl: false, age: 8 },
  { name: 'Lina', isGirl: true, age: 6 },
  { name: 'Adam', isGirl: false, age: 4 },
  { name: 'Manon', isGirl: true, age: 9 },
]

export function childrenFor(profile: Profile | undefined, random: Random): readonly [Child, Child] {
  const own = profile?.children ?? []
  const first = own.length === 0 ? random.pick(SOME_CHILDREN) : random.pick(own)
  return [first, own.find((child) => child !== first) ?? random.pick(SOME_CHILDREN)]
}

export function placeOf({ street, number, suffix = '' }: { street: DemoStreet; number: number; suffix?: string }): Place {
  return { street, number, line: `${number}${suffix} ${street.name}`, ...locateAddress(street, number) }
}

/** A place in the city; some streets are spoken of more than others. */
export function somePlace(random: Random): Place {
  const street = STREETS[random.cell(STREET_WEIGHTS)] ?? random.pick(STREETS)
  return placeOf({ street, number: random.between(street.firstNumber, street.lastNumber) })
}

const BUSY = new Set([
  'place des Quatre-Tours',
  'avenue du Grand-Pré',
  'rue du Faubourg-d’Amont',
  'boulevard de la Rive-Neuve',
  'rue de la Corderie',
])
const STREET_WEIGHTS = cumulate(STREETS.map((street) => (street.lastNumber - street.firstNumber + 40) * (BUSY.has(street.name) ? 2.2 : 1)))
