import { permitted } from '#modules/accounts'
import { districtOfLine } from '#modules/organisation'
import type { Work } from '#platform/database'
import { type Outcome, type Refused, done, refuse } from '#platform/outcome'
import type { Citizen, PreferredChannel } from './citizen.ts'
import {
  deleteAddress,
  deleteContactPoint,
  findCitizen,
  hasContactPoint,
  insertAddress,
  insertContactPoint,
  markVerified,
  updateCitizen,
} from './citizens-store.ts'
import { normaliseReach } from './search-citizens.ts'

/** What an agent may correct in a file; absent fields are emptied, the kind of a file never changes. */
export interface CitizenEdit {
  civility?: 'madam' | 'sir' | undefined
  givenNames?: string | undefined
  familyName?: string | undefined
  usageName?: string | undefined
  organisationName?: string | undefined
  birthDate?: string | undefined
  language: string
  preferredChannel?: PreferredChannel | undefined
  notice?: string | undefined
}

/** Corrects a file, if nobody did since `version`. */
export async function editCitizen(work: Work, input: { id: string; version: number; edit: CitizenEdit }): Promise<Outcome<Citizen>> {
  const citizen = await editable(work, input.id)
  if ('ok' in citizen) return citizen
  const { edit } = input
  const isPerson = citizen.kind === 'person'
  if (isPerson && edit.familyName === undefined) return refuse('invalid', 'citizens.refusal.name-missing', { field: 'familyName' })
  if (!isPerson && edit.organisationName === undefined)
    return refuse('invalid', 'citizens.refusal.name-missing', { field: 'organisationName' })
  const changed = await updateCitizen(work.tx, citizen.id, input.version, {
    civility: isPerson ? (edit.civility ?? null) : null,
    given_names: isPerson ? (edit.givenNames ?? null) : null,
    family_name: isPerson ? (edit.familyName ?? null) : null,
    usage_name: isPerson ? (edit.usageName ?? null) : null,
    organisation_name: isPerson ? null : (edit.organisationName ?? null),
    birth_date: isPerson ? (edit.birthDate ?? null) : null,
    language: edit.language,
    preferred_channel: edit.preferredChannel ?? null,
    notice: edit.notice ?? null,
  })
  if (changed === undefined) return refuse('conflict', 'citizens.refusal.stale')
  work.publish({ name: 'citizen.edited', subject: { kind: 'citizen', id: citizen.id }, data: {} })
  return done(changed)
}

/** Adds an e-mail or a telephone; which of the two is read from what was typed. */
export async function addContactPoint(work: Work, input: { id: string; reach: string }): Promise<Outcome<void>> {
  const citizen = await editable(work, input.id)
  if ('ok' in citizen) return citizen
  const read = normaliseReach(input.reach)
  if (read === undefined)
    return refuse('invalid', input.reach.includes('@') ? 'citizens.refusal.wrong-email' : 'citizens.refusal.wrong-phone', {
      field: 'reach',
    })
  const point = { citizenId: citizen.id, ...read }
  if (await hasContactPoint(work.tx, point)) return refuse('conflict', 'citizens.refusal.same-reach', { field: 'reach' })
  await insertContactPoint(work.tx, { ...point, value: input.reach.trim(), preferred: false, at: work.at })
  work.publish({ name: 'citizen.reach-added', subject: { kind: 'citizen', id: citizen.id }, data: { kind: read.kind } })
  return done(undefined)
}

export async function removeContactPoint(work: Work, input: { id: string; pointId: string }): Promise<Outcome<void>> {
  const citizen = await editable(work, input.id)
  if ('ok' in citizen) return citizen
  if (!(await deleteContactPoint(work.tx, { citizenId: citizen.id, id: input.pointId })))
    return refuse('not-found', 'citizens.refusal.unknown')
  work.publish({ name: 'citizen.reach-removed', subject: { kind: 'citizen', id: citizen.id }, data: {} })
  return done(undefined)
}

/** The person confirmed it before the agent: by a call back, or by word of mouth with a document seen. */
export async function verifyContactPoint(work: Work, input: { id: string; pointId: string }): Promise<Outcome<void>> {
  const citizen = await editable(work, input.id)
  if ('ok' in citizen) return citizen
  if (!(await markVerified(work.tx, { citizenId: citizen.id, id: input.pointId, at: work.at })))
    return refuse('not-found', 'citizens.refusal.unknown')
  work.publish({ name: 'citizen.reach-verified', subject: { kind: 'citizen', id: citizen.id }, data: {} })
  return done(undefined)
}

export interface NewAddress {
  line: string
  complement?: string | undefined
  postcode: string
  town: string
}

/** Adds an address; its district is read from the street table. */
export async function addAddress(
  work: Work,
  input: { id: string; address: NewAddress },
): Promise<Outcome<{ districtCode: string | undefined }>> {
  const citizen = await editable(work, input.id)
  if ('ok' in citizen) return citizen
  const { line, complement, postcode, town } = input.address
  const districtCode = await districtOfLine(work.tx, line)
  await insertAddress(work.tx, {
    citizen_id: citizen.id,
    line,
    complement: complement ?? null,
    postcode,
    town,
    district_code: districtCode ?? null,
    created_at: work.at,
  })
  work.publish({
    name: 'citizen.address-added',
    subject: { kind: 'citizen', id: citizen.id },
    data: districtCode === undefined ? {} : { district: districtCode },
  })
  return done({ districtCode })
}

export async function removeAddress(work: Work, input: { id: string; addressId: string }): Promise<Outcome<void>> {
  const citizen = await editable(work, input.id)
  if ('ok' in citizen) return citizen
  if (!(await deleteAddress(work.tx, { citizenId: citizen.id, id: input.addressId })))
    return refuse('not-found', 'citizens.refusal.unknown')
  work.publish({ name: 'citizen.address-removed', subject: { kind: 'citizen', id: citizen.id }, data: {} })
  return done(undefined)
}

async function editable(work: Work, id: string): Promise<Citizen | Refused> {
  if ((work.actor.kind === 'agent' || work.actor.kind === 'token') && !permitted(work.actor, 'citizen.edit'))
    return refuse('not-allowed', 'citizens.refusal.may-not-register')
  return (await findCitizen(work.tx, id)) ?? refuse('not-found', 'citizens.refusal.unknown')
}
