import { CITY } from '../city/identity.ts'
import { districtOf } from '../city/locate.ts'
import { MOST_REQUESTS_OF_ONE_PERSON, PEOPLE_SHARES } from '../city/volumes.ts'
import type { DemoContactPoint, DemoOrganisation, DemoPerson } from '../records.ts'
import { idAt } from './ids.ts'
import { ORGANISATION_CLASSES, type OrganisationClass, type OrganisationProfile, organisationOf } from './people/organisation-profile.ts'
import { PERSON_CLASSES, type PersonClass, type Profile, profileOf } from './people/profile.ts'
import { Random, cumulate } from './random.ts'
import { type Place, placeOf } from './scene.ts'
import type { TimeTable } from './time-table.ts'

export const REQUESTER_CLASSES = [...PERSON_CLASSES, ...ORGANISATION_CLASSES] as const
export type RequesterClass = (typeof REQUESTER_CLASSES)[number]

export interface Requester {
  id: string
  profile: Profile | undefined
  organisation: OrganisationProfile | undefined
  home: Place
}

/** New people and organisations of the chunk under way. */
export interface Newcomers {
  persons: DemoPerson[]
  organisations: DemoOrganisation[]
}

interface Pool {
  /** Who makes the n-th request of the class; shuffled. */
  tickets: Uint32Array
  used: number
  people: number
  /** When each was first seen, in milliseconds; 0: never. */
  seenAt: Float64Array
}

const FEW = cumulate([50, 30, 20])
const SHARES = cumulate([PEOPLE_SHARES.one, PEOPLE_SHARES.few, PEOPLE_SHARES.many, PEOPLE_SHARES.twentyAndMore])

/** The people of the generated years. Only a few bytes a person are kept: the rest of a person is computed again when needed. */
export class Registry {
  readonly #seed: number
  readonly #time: TimeTable
  readonly #year: number
  readonly #pools = new Map<RequesterClass, Pool>()
  readonly #random = new Random(0)

  /** `wanted`: about how many requests each class will make. */
  constructor({
    seed,
    time,
    year,
    wanted,
  }: {
    seed: number
    time: TimeTable
    year: number
    wanted: Readonly<Record<RequesterClass, number>>
  }) {
    this.#seed = seed
    this.#time = time
    this.#year = year
    for (const group of REQUESTER_CLASSES) this.#pools.set(group, makePool({ seed, group, wanted: wanted[group] }))
  }

  /** Who makes the next request of a class; a person never seen before joins the newcomers. */
  next(group: RequesterClass, milliseconds: number, newcomers: Newcomers): Requester {
    const pool = this.#poolOf(group)
    const ticket = pool.tickets[pool.used % pool.tickets.length] ?? 0
    pool.used += 1
    return this.#meet({ group, index: ticket, milliseconds, newcomers })
  }

  /** Anybody of a class, also people who never make a request. */
  anybody(group: PersonClass, milliseconds: number, { random, newcomers }: { random: Random; newcomers: Newcomers }): Requester {
    const pool = this.#poolOf(group)
    return this.#meet({ group, index: random.below(pool.seenAt.length), milliseconds, newcomers })
  }

  #poolOf(group: RequesterClass): Pool {
    const pool = this.#pools.get(group)
    if (pool === undefined) throw new RangeError(`No pool ${group}`)
    return pool
  }

  #meet({
    group,
    index,
    milliseconds,
    newcomers,
  }: {
    group: RequesterClass
    index: number
    milliseconds: number
    newcomers: Newcomers
  }): Requester {
    const pool = this.#poolOf(group)
    const seenAt = pool.seenAt[index] ?? 0
    const since = seenAt === 0 ? milliseconds : seenAt
    const random = this.#random.reseed(this.#seed, 31 + REQUESTER_CLASSES.indexOf(group), index)
    const id = idAt(since, random)
    if (isOrganisationClass(group)) {
      const organisation = organisationOf({ seed: this.#seed, group, index })
      const home = placeOf(organisation)
      if (seenAt === 0) newcomers.organisations.push(organisationRecord({ id, organisation, home, since, time: this.#time, random }))
      pool.seenAt[index] = since
      return { id, profile: undefined, organisation, home }
    }
    const profile = profileOf({ seed: this.#seed, group, index, year: this.#year })
    const home = placeOf(profile)
    if (seenAt === 0) newcomers.persons.push(personRecord({ id, profile, home, since, time: this.#time, random }))
    pool.seenAt[index] = since
    return { id, profile, organisation: undefined, home }
  }
}

export function isOrganisationClass(group: RequesterClass): group is OrganisationClass {
  return group === 'association' || group === 'business' || group === 'notary'
}

/** A heavy tail: most people ask once, some all the time, one far more than anybody. */
function makePool({ seed, group, wanted }: { seed: number; group: RequesterClass; wanted: number }): Pool {
  const random = new Random(seed, 41, REQUESTER_CLASSES.indexOf(group))
  const size = Math.ceil(wanted * 1.03) + 60
  const tickets = new Uint32Array(size)
  let filled = 0
  let people = 0
  while (filled < size) {
    const requests =
      group === 'adult' && people === 0 ? Math.min(MOST_REQUESTS_OF_ONE_PERSON, Math.ceil(size / 60)) : requestsOf(group, random)
    for (let turn = 0; turn < requests && filled < size; turn += 1) {
      tickets[filled] = people
      filled += 1
    }
    people += 1
  }
  for (let last = size - 1; last > 0; last -= 1) {
    const other = random.below(last + 1)
    const kept = tickets[last] ?? 0
    tickets[last] = tickets[other] ?? 0
    tickets[other] = kept
  }
  return { tickets, used: 0, people, seenAt: new Float64Array(Math.ceil(people * 1.6)) }
}

function requestsOf(group: RequesterClass, random: Random): number {
  if (group === 'notary') return 3 + Math.floor(40 * random.unit() ** 2)
  const cell = random.cell(SHARES)
  if (cell === 0) return 1
  if (cell === 1) return 2 + random.cell(FEW)
  if (cell === 2) return 5 + Math.floor(15 * random.unit() ** 2.2)
  return 20 + Math.floor(40 * random.unit() ** 2)
}

interface RecordQuestion {
  id: string
  home: Place
  since: number
  time: TimeTable
  random: Random
}

function personRecord({ id, profile, home, since, time, random }: RecordQuestion & { profile: Profile }): DemoPerson {
  return {
    id,
    civility: profile.civility,
    givenNames: profile.givenName,
    familyName: profile.familyName,
    ...(profile.usageName === undefined ? {} : { usageName: profile.usageName }),
    birthDate: profile.birthDate,
    language: profile.language,
    ...(profile.preferredChannel === undefined ? {} : { preferredChannel: profile.preferredChannel }),
    ...(profile.notice === undefined ? {} : { notice: profile.notice }),
    createdAt: time.iso(since),
    contactPoints: contactPoints({ email: profile.email, phone: profile.phone, since, random }),
    addresses: [address({ home, since, random, complement: profile.complement })],
  }
}

function organisationRecord({
  id,
  organisation,
  home,
  since,
  time,
  random,
}: RecordQuestion & { organisation: OrganisationProfile }): DemoOrganisation {
  return {
    id,
    name: organisation.name,
    ...(organisation.rna === undefined ? {} : { rna: organisation.rna }),
    ...(organisation.siret === undefined ? {} : { siret: organisation.siret }),
    language: 'fr',
    createdAt: time.iso(since),
    contactPoints: contactPoints({ email: organisation.email, phone: organisation.phone, since, random }),
    addresses: [address({ home, since, random, complement: undefined })],
  }
}

export function contactPoints({
  email,
  phone,
  since,
  random,
}: {
  email: string | undefined
  phone: string | undefined
  since: number
  random: Random
}): DemoContactPoint[] {
  const points: DemoContactPoint[] = []
  if (email !== undefined) points.push({ id: idAt(since, random), kind: 'email', value: email, preferred: true })
  if (phone !== undefined) points.push({ id: idAt(since, random), kind: 'phone', value: phone, preferred: email === undefined })
  return points
}

export function address({
  home,
  since,
  random,
  complement,
}: {
  home: Place
  since: number
  random: Random
  complement: string | undefined
}): DemoPerson['addresses'][number] {
  return {
    id: idAt(since, random),
    line: home.line,
    ...(complement === undefined ? {} : { complement }),
    postcode: CITY.postcodes[districtOf(home.street.districtCode).bank],
    town: CITY.town,
    districtCode: home.street.districtCode,
    latitude: home.latitude,
    longitude: home.longitude,
  }
}
