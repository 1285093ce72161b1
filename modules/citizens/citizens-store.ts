import { z } from 'zod'
import type { Insertable, Selectable, Updateable } from 'kysely'
import { type Database, type Tx, newId, sql } from '#platform/database'
import { type Address, CITIZEN_KINDS, type Citizen, type ContactPoint, PREFERRED_CHANNELS } from './citizen.ts'

type Row = Omit<Selectable<Database['citizens.citizen']>, 'name_key' | 'merged_into'>

const COLUMNS = [
  'id',
  'kind',
  'civility',
  'given_names',
  'family_name',
  'usage_name',
  'birth_date',
  'organisation_name',
  'rna',
  'siret',
  'language',
  'preferred_channel',
  'notice',
  'created_at',
  'version',
] as const satisfies readonly (keyof Row)[]

/** A citizen by id; one that was merged answers under the id it was merged into. */
export async function findCitizen(tx: Tx, id: string): Promise<Citizen | undefined> {
  const row = await tx
    .selectFrom('citizens.citizen')
    .select([...COLUMNS, 'merged_into'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  if (row.merged_into !== null) return findCitizen(tx, row.merged_into)
  return citizenOf(row)
}

export async function findCitizens(tx: Tx, ids: readonly string[]): Promise<Citizen[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('citizens.citizen')
    .select(COLUMNS)
    .where('id', '=', (eb) => eb.fn.any(eb.val([...ids])))
    .where('merged_into', 'is', null)
    .limit(200)
    .execute()
  const found = new Map(rows.map((row) => [row.id, citizenOf(row)]))
  return ids.map((id) => found.get(id)).filter((citizen) => citizen !== undefined)
}

export async function insertCitizen(tx: Tx, row: Insertable<Database['citizens.citizen']>): Promise<Citizen> {
  return citizenOf(await tx.insertInto('citizens.citizen').values(row).returning(COLUMNS).executeTakeFirstOrThrow())
}

/** Writes if nobody else did since `version`; nothing when somebody did. */
export async function updateCitizen(
  tx: Tx,
  id: string,
  version: number,
  patch: Updateable<Database['citizens.citizen']>,
): Promise<Citizen | undefined> {
  const row = await tx
    .updateTable('citizens.citizen')
    .set((eb) => ({ ...patch, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(COLUMNS)
    .executeTakeFirst()
  return row === undefined ? undefined : citizenOf(row)
}

/** Adds a way to reach somebody; the same one twice stays once. */
export async function insertContactPoint(
  tx: Tx,
  point: { citizenId: string; kind: 'email' | 'phone'; value: string; normalised: string; preferred: boolean; at: Temporal.Instant },
): Promise<void> {
  await tx
    .insertInto('citizens.contact_point')
    .values({
      id: newId(),
      citizen_id: point.citizenId,
      kind: point.kind,
      value: point.value,
      normalised: point.normalised,
      preferred: point.preferred,
      created_at: point.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function insertAddress(tx: Tx, row: Omit<Insertable<Database['citizens.address']>, 'id'>): Promise<void> {
  await tx
    .insertInto('citizens.address')
    .values({ id: newId(), ...row })
    .execute()
}

export async function listContactPoints(tx: Tx, citizenIds: readonly string[]): Promise<Map<string, ContactPoint[]>> {
  if (citizenIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('citizens.contact_point')
    .select(['id', 'citizen_id', 'kind', 'value', 'normalised', 'preferred', 'verified_at', 'bounced_at'])
    .where('citizen_id', '=', (eb) => eb.fn.any(eb.val([...citizenIds])))
    .orderBy('preferred', 'desc')
    .orderBy('created_at')
    .limit(2_000)
    .execute()
  return Map.groupBy(
    rows.map((row) => ({
      citizenId: row.citizen_id,
      id: row.id,
      kind: row.kind === 'phone' ? ('phone' as const) : ('email' as const),
      value: row.value,
      normalised: row.normalised,
      preferred: row.preferred,
      verifiedAt: row.verified_at ?? undefined,
      bouncedAt: row.bounced_at ?? undefined,
    })),
    (point) => point.citizenId,
  )
}

export async function listAddresses(tx: Tx, citizenIds: readonly string[]): Promise<Map<string, Address[]>> {
  if (citizenIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('citizens.address')
    .select(['id', 'citizen_id', 'line', 'complement', 'postcode', 'town', 'country', 'district_code'])
    .where('citizen_id', '=', (eb) => eb.fn.any(eb.val([...citizenIds])))
    .where('valid_until', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(2_000)
    .execute()
  return Map.groupBy(
    rows.map((row) => ({
      citizenId: row.citizen_id,
      id: row.id,
      line: row.line,
      complement: row.complement ?? undefined,
      postcode: row.postcode,
      town: row.town,
      country: row.country,
      districtCode: row.district_code ?? undefined,
    })),
    (address) => address.citizenId,
  )
}

/** Who has this very e-mail or number. */
export async function citizensAt(tx: Tx, kind: 'email' | 'phone', normalised: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('citizens.contact_point as point')
    .innerJoin('citizens.citizen as citizen', 'citizen.id', 'point.citizen_id')
    .select('citizen.id')
    .where('point.kind', '=', kind)
    .where('point.normalised', '=', normalised)
    .where('citizen.merged_into', 'is', null)
    .orderBy('citizen.id')
    .limit(20)
    .execute()
  return rows.map((row) => row.id)
}

/** Ids by name words, best first. `fuzzy` also forgives slips of the pen. */
export async function searchNames(
  tx: Tx,
  words: readonly string[],
  fuzzy: boolean,
  most: number,
): Promise<{ id: string; score: number }[]> {
  const { rows } = await sql<{
    id: string
    score: number
  }>`SELECT id, score FROM citizens.search_names(${words}::text[], ${fuzzy}, ${most})`.execute(tx)
  return rows
}

export async function searchContactPoints(tx: Tx, kind: 'email' | 'phone', beginning: string, most: number): Promise<string[]> {
  const { rows } = await sql<{
    citizen_id: string
  }>`SELECT citizen_id FROM citizens.search_contact_points(${kind}, ${beginning}, ${most})`.execute(tx)
  return rows.map((row) => row.citizen_id)
}

const kind = z.enum(CITIZEN_KINDS)
const civility = z.enum(['madam', 'sir'])
const preferred = z.enum(PREFERRED_CHANNELS)

function citizenOf(row: Row): Citizen {
  return {
    id: row.id,
    kind: kind.parse(row.kind),
    civility: row.civility === null ? undefined : civility.parse(row.civility),
    givenNames: row.given_names ?? undefined,
    familyName: row.family_name ?? undefined,
    usageName: row.usage_name ?? undefined,
    birthDate: row.birth_date ?? undefined,
    organisationName: row.organisation_name ?? undefined,
    rna: row.rna ?? undefined,
    siret: row.siret ?? undefined,
    language: row.language,
    preferredChannel: row.preferred_channel === null ? undefined : preferred.parse(row.preferred_channel),
    notice: row.notice ?? undefined,
    createdAt: row.created_at,
    version: row.version,
  }
}

/** Notes that an address does not work any more: nobody writes to it until it is corrected. */
export async function markEmailBounced(tx: Tx, normalised: string, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('citizens.contact_point')
    .set({ bounced_at: at })
    .where('kind', '=', sql.lit('email'))
    .where('normalised', '=', normalised)
    .where('bounced_at', 'is', null)
    .execute()
}

/** Whether somebody already has this very e-mail or number. */
export async function hasContactPoint(tx: Tx, point: { citizenId: string; kind: 'email' | 'phone'; normalised: string }): Promise<boolean> {
  const row = await tx
    .selectFrom('citizens.contact_point')
    .select('id')
    .where('citizen_id', '=', point.citizenId)
    .where('kind', '=', point.kind)
    .where('normalised', '=', point.normalised)
    .executeTakeFirst()
  return row !== undefined
}

/** True when there was one to take away. */
export async function deleteContactPoint(tx: Tx, point: { citizenId: string; id: string }): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('citizens.contact_point')
    .where('citizen_id', '=', point.citizenId)
    .where('id', '=', point.id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Notes that the person was reached there; a bounce before that no longer counts. True when there was one. */
export async function markVerified(tx: Tx, point: { citizenId: string; id: string; at: Temporal.Instant }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('citizens.contact_point')
    .set({ verified_at: point.at, bounced_at: null })
    .where('citizen_id', '=', point.citizenId)
    .where('id', '=', point.id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** True when there was one to take away. */
export async function deleteAddress(tx: Tx, address: { citizenId: string; id: string }): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('citizens.address')
    .where('citizen_id', '=', address.citizenId)
    .where('id', '=', address.id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Whether a file has this number already; two who register it at once wait for each other, so that the second is told. */
export async function siretTaken(tx: Tx, siret: string): Promise<boolean> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${siret}, 11))`.execute(tx)
  const found = await tx
    .selectFrom('citizens.citizen')
    .select('id')
    .where('siret', '=', siret)
    .where('merged_into', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}
