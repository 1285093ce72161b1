import { permitted } from '#modules/accounts'
import { fold } from '#platform/search'
import { type Work, newId } from '#platform/database'
import { type Outcome, done, refuse } from '#platform/outcome'
import { isBirthDate } from './birth-date.ts'
import type { Citizen, CitizenKind, PreferredChannel } from './citizen.ts'
import { citizensAt, findCitizens, insertAddress, insertCitizen, insertContactPoint, siretTaken } from './citizens-store.ts'
import { holdIdentity } from './hold-identity.ts'
import { normaliseEmail, normalisePhone } from './normalise.ts'
import { type FoundCitizen, describe, searchCitizens } from './search-citizens.ts'

export interface NewCitizen {
  kind: CitizenKind
  civility?: 'madam' | 'sir' | undefined
  givenNames?: string | undefined
  familyName?: string | undefined
  usageName?: string | undefined
  birthDate?: string | undefined
  organisationName?: string | undefined
  rna?: string | undefined
  siret?: string | undefined
  email?: string | undefined
  phone?: string | undefined
  address?: { line: string; postcode: string; town: string; complement?: string | undefined; districtCode?: string | undefined } | undefined
  language?: string | undefined
  preferredChannel?: PreferredChannel | undefined
}

/** Files that might be the same person: same e-mail or telephone, or a close name. Shown before a new one is made. */
export async function likelyDuplicates(work: Pick<Work, 'tx'>, input: NewCitizen): Promise<FoundCitizen[]> {
  const reached = [
    ...(input.email === undefined ? [] : await citizensAt(work.tx, 'email', normaliseEmail(input.email) ?? '')),
    ...(input.phone === undefined ? [] : await citizensAt(work.tx, 'phone', normalisePhone(input.phone) ?? '')),
  ]
  const byReach = await describe(work.tx, [...new Set(reached)])
  const byName = await searchCitizens(work.tx, nameOf(input), 5)
  return [...byReach, ...byName.filter((found) => !reached.includes(found.citizen.id) && found.citizen.kind === input.kind)].slice(0, 8)
}

/** Makes a file for a person or an organisation. */
export async function registerCitizen(work: Work, input: NewCitizen): Promise<Outcome<Citizen>> {
  if ((work.actor.kind === 'agent' || work.actor.kind === 'token') && !permitted(work.actor, 'citizen.edit'))
    return refuse('not-allowed', 'citizens.refusal.may-not-register')
  const email = input.email === undefined ? undefined : normaliseEmail(input.email)
  if (input.email !== undefined && email === undefined) return refuse('invalid', 'citizens.refusal.wrong-email', { field: 'email' })
  const phone = input.phone === undefined ? undefined : normalisePhone(input.phone)
  if (input.phone !== undefined && phone === undefined) return refuse('invalid', 'citizens.refusal.wrong-phone', { field: 'phone' })
  if (input.kind === 'person' && blank(input.familyName)) return refuse('invalid', 'citizens.refusal.name-missing', { field: 'familyName' })
  if (input.kind === 'organisation' && blank(input.organisationName))
    return refuse('invalid', 'citizens.refusal.name-missing', { field: 'organisationName' })
  if (input.siret !== undefined && !isSiret(input.siret)) return refuse('invalid', 'citizens.refusal.wrong-siret', { field: 'siret' })
  if (input.birthDate !== undefined && !isBirthDate(input.birthDate))
    return refuse('invalid', 'citizens.refusal.wrong-birth-date', { field: 'birthDate' })
  if (input.siret !== undefined && (await siretTaken(work.tx, input.siret)))
    return refuse('conflict', 'citizens.refusal.same-siret', { field: 'siret' })
  const person = input.kind === 'person'
  const citizen = await insertCitizen(work.tx, {
    id: newId(work.at.epochMilliseconds),
    kind: input.kind,
    civility: input.civility ?? null,
    given_names: person ? (clean(input.givenNames) ?? null) : null,
    family_name: person ? (clean(input.familyName) ?? null) : null,
    usage_name: person ? (clean(input.usageName) ?? null) : null,
    birth_date: input.birthDate ?? null,
    organisation_name: person ? null : (clean(input.organisationName) ?? null),
    rna: input.rna ?? null,
    siret: input.siret ?? null,
    language: input.language ?? 'fr',
    preferred_channel: input.preferredChannel ?? null,
    created_at: work.at,
  })
  if (email !== undefined)
    await insertContactPoint(work.tx, {
      citizenId: citizen.id,
      kind: 'email',
      value: (input.email ?? '').trim(),
      normalised: email,
      preferred: true,
      at: work.at,
    })
  if (phone !== undefined)
    await insertContactPoint(work.tx, {
      citizenId: citizen.id,
      kind: 'phone',
      value: (input.phone ?? '').trim(),
      normalised: phone,
      preferred: email === undefined,
      at: work.at,
    })
  if (input.address !== undefined) {
    const { line, postcode, town, complement, districtCode } = input.address
    await insertAddress(work.tx, {
      citizen_id: citizen.id,
      line,
      complement: complement ?? null,
      postcode,
      town,
      district_code: districtCode ?? null,
      created_at: work.at,
    })
  }
  work.publish({ name: 'citizen.registered', subject: { kind: 'citizen', id: citizen.id }, data: { kind: citizen.kind } })
  return done(citizen)
}

/**
 * Whose file a message belongs to: the one file with this e-mail or telephone whose name agrees; else a new one.
 * Never by name alone: homonyms exist (see docs/decisions). Two files with one address and no name to tell: a new one, an agent will merge.
 */
export async function identifyCitizen(work: Work, input: NewCitizen): Promise<Outcome<{ citizen: Citizen; isNew: boolean }>> {
  await holdIdentity(work, input)
  const email = input.email === undefined ? undefined : normaliseEmail(input.email)
  const phone = input.phone === undefined ? undefined : normalisePhone(input.phone)
  const ids = new Set([
    ...(email === undefined ? [] : await citizensAt(work.tx, 'email', email)),
    ...(phone === undefined ? [] : await citizensAt(work.tx, 'phone', phone)),
  ])
  const known = await findCitizens(work.tx, [...ids])
  const agreeing = known.filter((citizen) => namesAgree(citizen, input))
  const [only] = agreeing
  if (only !== undefined && agreeing.length === 1) return done({ citizen: only, isNew: false })
  const made = await registerCitizen(work, input)
  return made.ok ? done({ citizen: made.value, isNew: true }) : made
}

/** Every word of the shorter name is in the longer one: "C. Aubry", "AUBRY Claire" and "Claire Aubry-Saïdi" agree; "Mehdi Saïdi" does not. */
function namesAgree(citizen: Citizen, input: NewCitizen): boolean {
  const mine = words([citizen.givenNames, citizen.familyName, citizen.usageName, citizen.organisationName].filter(Boolean).join(' '))
  const theirs = words(nameOf(input))
  if (theirs.length === 0) return true
  const [fewer, more] = mine.length < theirs.length ? [mine, theirs] : [theirs, mine]
  return fewer.length > 0 && fewer.every((word) => more.includes(word))
}

/** The words that tell people apart: an initial does not. */
function words(text: string): string[] {
  return fold(text)
    .split(' ')
    .filter((word) => word.length > 1)
}

function nameOf(input: NewCitizen): string {
  return [input.givenNames, input.familyName, input.usageName, input.organisationName].filter(Boolean).join(' ')
}

function blank(text: string | undefined): boolean {
  return clean(text) === undefined
}

/** Names as they are kept: one space between words, no control characters. */
function clean(text: string | undefined): string | undefined {
  const cleaned = text?.replace(/\p{C}/gu, '').replace(/\s+/g, ' ').trim().slice(0, 200)
  return cleaned === undefined || cleaned === '' ? undefined : cleaned
}

/** 14 digits whose Luhn sum is a multiple of ten (INSEE). */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text)) return false
  let sum = 0
  for (const [index, digit] of [...text].entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}
