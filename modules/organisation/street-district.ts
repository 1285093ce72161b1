import { type Tx, sql } from '#platform/database'

const NUMBER = /^\s*(\d{1,5})\s*(?:bis|ter|quater|[a-d])?\b[\s,]*/i
const MOST_STREETS = 20

/** The district of an address line ("14 bis rue des Alouettes"), by the city's own street table; nothing when the street is not the city's. */
export async function districtOfLine(tx: Tx, line: string): Promise<string | undefined> {
  const number = Number(NUMBER.exec(line)?.[1] ?? Number.NaN)
  const name = line.replace(NUMBER, '').trim().slice(0, 200)
  if (name === '') return undefined
  const streets = await tx
    .selectFrom('organisation.street')
    .select(['district_code', 'first_number', 'last_number'])
    .where('name_key', '=', sql<string>`access.fold(${name})`)
    .orderBy('district_code')
    .orderBy('first_number')
    .limit(MOST_STREETS)
    .execute()
  // A long street crosses districts: its number decides; without one, only a street of a single district is sure.
  const holding = streets.filter((street) => number >= street.first_number && number <= street.last_number)
  const districts = new Set((holding.length > 0 ? holding : streets).map((street) => street.district_code))
  const [only] = districts
  return districts.size === 1 ? only : undefined
}
