import { STREETS, type DemoStreet } from '../../city/streets.ts'
import { CITY } from '../../city/identity.ts'
import { idAt } from '../ids.ts'
import { LANGUAGE_SHARES, type WrittenLanguage } from '../../city/volumes.ts'
import { type Profile, plain } from '../people/profile.ts'
import { Random } from '../random.ts'
import { type Newcomers, type Requester, address, contactPoints } from '../registry.ts'
import { placeOf } from '../scene.ts'
import type { TimeTable } from '../time-table.ts'
import { STORY_ORGANISATIONS, STORY_PEOPLE } from './people.ts'
import type { StoryOrganisation, StoryPerson } from './story.ts'

const PEOPLE = new Map(STORY_PEOPLE.map((person) => [person.key, person]))
const ORGANISATIONS = new Map(STORY_ORGANISATIONS.map((item) => [item.key, item]))
/** Children of the story people, for the texts that are drawn. */
const NO_CHILDREN: Profile['children'] = []

/** The people of the stories: each comes in with their first request. */
export class Cast {
  readonly #seed: number
  readonly #time: TimeTable
  readonly #met = new Map<string, Requester>()

  constructor(seed: number, time: TimeTable) {
    this.#seed = seed
    this.#time = time
  }

  meet(key: string, milliseconds: number, newcomers: Newcomers): Requester {
    const known = this.#met.get(key)
    if (known !== undefined) return known
    const person = PEOPLE.get(key)
    const organisation = ORGANISATIONS.get(key)
    const random = new Random(this.#seed, 81, hashOf(key))
    const requester =
      person === undefined
        ? this.#enrol(organisation, key, { milliseconds, random, newcomers })
        : this.#introduce(person, { milliseconds, random, newcomers })
    this.#met.set(key, requester)
    return requester
  }

  /** Those of the cast who have not asked for anything are known all the same. */
  introduceAll(milliseconds: number, newcomers: Newcomers): void {
    for (const key of PEOPLE.keys()) this.meet(key, milliseconds, newcomers)
  }

  #introduce(person: StoryPerson, { milliseconds, random, newcomers }: Entrance): Requester {
    const id = idAt(milliseconds, random)
    const street = streetOf(person.street)
    const home = placeOf({ street, number: person.number })
    const email = person.mailbox === undefined ? undefined : mailboxOf(person.mailbox)
    newcomers.persons.push({
      id,
      civility: person.civility,
      givenNames: person.givenNames,
      familyName: person.familyName,
      ...(person.birthDate === undefined ? {} : { birthDate: person.birthDate }),
      language: person.language ?? 'fr',
      ...(person.preferredChannel === undefined ? {} : { preferredChannel: person.preferredChannel }),
      ...(person.notice === undefined ? {} : { notice: person.notice }),
      createdAt: this.#time.iso(milliseconds),
      contactPoints: contactPoints({ email, phone: person.phone, since: milliseconds, random }),
      addresses: [address({ home, since: milliseconds, random, complement: person.complement })],
    })
    return { id, profile: profileFrom(person, { street, email }), organisation: undefined, home }
  }

  #enrol(organisation: StoryOrganisation | undefined, key: string, { milliseconds, random, newcomers }: Entrance): Requester {
    if (organisation === undefined) throw new RangeError(`Nobody called ${key}`)
    const id = idAt(milliseconds, random)
    const street = streetOf(organisation.street)
    const home = placeOf({ street, number: organisation.number })
    const email = mailboxOf(organisation.mailbox)
    newcomers.organisations.push({
      id,
      name: organisation.organisation,
      ...(organisation.rna === undefined ? {} : { rna: organisation.rna }),
      ...(organisation.siret === undefined ? {} : { siret: organisation.siret }),
      language: 'fr',
      createdAt: this.#time.iso(milliseconds),
      contactPoints: contactPoints({ email, phone: organisation.phone, since: milliseconds, random }),
      addresses: [address({ home, since: milliseconds, random, complement: undefined })],
    })
    const profile = {
      name: organisation.organisation,
      rna: organisation.rna,
      siret: organisation.siret,
      email,
      phone: organisation.phone ?? '02 61 91 40 00',
      street,
      number: organisation.number,
    }
    return { id, profile: undefined, organisation: profile, home }
  }
}

interface Entrance {
  milliseconds: number
  random: Random
  newcomers: Newcomers
}

function profileFrom(person: StoryPerson, { street, email }: { street: DemoStreet; email: string | undefined }): Profile {
  return {
    civility: person.civility,
    givenName: person.givenNames,
    familyName: person.familyName,
    usageName: undefined,
    birthDate: person.birthDate ?? '1980-01-01',
    language: writtenLanguage(person.language),
    email,
    phone: person.phone,
    street,
    number: person.number,
    suffix: '',
    complement: person.complement,
    children: NO_CHILDREN,
    preferredChannel: person.preferredChannel,
    notice: person.notice,
  }
}

function writtenLanguage(language: string | undefined): WrittenLanguage {
  const known = Object.keys(LANGUAGE_SHARES).find((item) => item === language)
  return known === 'it' || known === 'en' || known === 'ar' || known === 'tr' || known === 'pt' || known === 'uk' || known === 'es'
    ? known
    : 'fr'
}

function mailboxOf(name: string): string {
  return `${name.split('.').map(plain).join('.')}@${CITY.citizenMailDomain}`
}

export function streetOf(name: string): DemoStreet {
  const street = STREETS.find((item) => item.name === name)
  if (street === undefined) throw new RangeError(`No street ${name}`)
  return street
}

/** A number for a key, to name its stream. */
export function hashOf(key: string): number {
  let hash = 5381
  for (let place = 0; place < key.length; place += 1) hash = (Math.imul(hash, 33) ^ key.charCodeAt(place)) | 0
  return hash
}
