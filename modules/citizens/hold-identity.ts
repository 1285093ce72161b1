import { type Work, sql } from '#platform/database'
import { fold } from '#platform/search'
import { normaliseEmail, normalisePhone } from './normalise.ts'
import type { NewCitizen } from './register-citizen.ts'

/**
 * Lets one transaction at a time look whether a person has a file and make one: until it ends, another about the same
 * e-mail, telephone or name waits, and then sees the file that was made. A unique index would be wrong here:
 * spouses share a telephone, and homonyms exist.
 */
export async function holdIdentity(work: Pick<Work, 'tx'>, input: NewCitizen): Promise<void> {
  const email = input.email === undefined ? undefined : normaliseEmail(input.email)
  const phone = input.phone === undefined ? undefined : normalisePhone(input.phone)
  const name = fold([input.familyName, input.givenNames, input.organisationName].filter(Boolean).join(' ')).trim()
  const keys = [
    ...(email === undefined ? [] : [`email ${email}`]),
    ...(phone === undefined ? [] : [`phone ${phone}`]),
    ...(name === '' ? [] : [`name ${name}`]),
  ]
  // One after the other in one order for everybody: two that want the same two never wait for each other.
  for (const key of keys.toSorted()) await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`citizen ${key}`}, 0))`.execute(work.tx)
}
